"""Markdown -> blocks whose offsets count in the file as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.articles.input import Input
from claimcheck.articles.markdown import read
from claimcheck.errors import ClaimcheckError
from claimcheck.model import Article, DayBasis

CASES = {
    "first heading is the headline": (
        "# Bridge opens\n\nIt is **new**.\n\n## Traffic\n\nIt carries 40 buses.\n",
        [
            ("headline", "Bridge opens"),
            ("body", "It is   new  ."),
            ("body", "Traffic"),
            ("body", "It carries 40 buses."),
        ],
    ),
    "title of the front matter": (
        "---\ntitle: 'Bridge opens'\n---\n\n# Bridge opens\n\nIt is new.\n",
        [("headline", "Bridge opens"), ("body", "It is new.")],
    ),
    "a heading that is not the title": (
        "---\ntitle: Bridge opens\n---\n# The first day\n\nIt is new.\n",
        [("headline", "Bridge opens"), ("body", "The first day"), ("body", "It is new.")],
    ),
    "lines of a paragraph are joined": (
        "It is\nnew and\nlong.\n",
        [("body", "It is\nnew and\nlong.")],
    ),
    "items and their second paragraphs": (
        "- 40 buses\n- 12 trams\n\n  and a boat\n\n1. one\n",
        [("list", "40 buses"), ("list", "12 trams"), ("list", "and a boat"), ("list", "one")],
    ),
    "rows of a table": (
        "| year | buses |\n|---|---|\n| 2020 | 40 |\n",
        [("table", "| year | buses |"), ("table", "| 2020 | 40 |")],
    ),
    "a picture's words are a caption": (
        "![The bridge at noon](bridge-2020.jpg)\n\nIt is new.\n",
        [("caption", "The bridge at noon"), ("body", "It is new.")],
    ),
    "a link's address is no text": (
        "See [40 buses](https://example.org/2020/40) <br> now.\n",
        [("body", f"See  40 buses{' ' * 36}now.")],
    ),
    "code and comments are no text": (
        "<!-- 40 -->\n\n```\n40\n```\n\nIt is new.\n",
        [("body", "It is new.")],
    ),
    "quotation": ("> It is new.\n", [("body", "It is new.")]),
    "line ends of Windows": (
        "---\r\ntitle: Bridge opens\r\n---\r\n\r\nIt is new.\r\n",
        [("headline", "Bridge opens"), ("body", "It is new.")],
    ),
    "words with underscores and stars": (
        "snake_case and 5 \\* 3 and _new_.\n",
        [("body", "snake_case and 5    3 and  new .")],
    ),
}


def reading(text: str) -> Article:
    return next(read(Input("a.md", content=text.encode())))


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_blocks(text: str, wanted: list[tuple[str, str]]) -> None:
    article = reading(text)
    assert [(block.kind.value, block.text) for block in article.blocks] == wanted
    assert len(article.text) == len(text)
    for block in article.blocks:
        assert article.text[block.span.start : block.span.end] == block.text


def test_front_matter_gives_day_identity_and_metadata() -> None:
    article = reading(
        "---\nid: bridge\ntitle: Bridge opens\ndate: 2022-03-10\noutlet: Courier\n"
        "desk: region\nbyline: null\ntags: [a, b]\n---\n\nIt is new.\n"
    )
    assert (article.id, article.published, article.published_basis) == (
        "bridge",
        date(2022, 3, 10),
        DayBasis.FRONT_MATTER,
    )
    assert article.outlet == "Courier"
    assert article.metadata == (("desk", "region"), ("tags", "['a', 'b']"))


@pytest.mark.parametrize(
    ("front", "day"),
    [
        ("published: 2022-03-10", date(2022, 3, 10)),
        ("datePublished: 2022-03-10T08:00:00Z", date(2022, 3, 10)),
        ("published: 2022-03-10\ndate: 2022-03-11", date(2022, 3, 11)),
        ("published: true", None),
    ],
)
def test_the_day_goes_by_other_names_too(front: str, day: date | None) -> None:
    assert reading(f"---\n{front}\n---\n\nIt is new.\n").published == day


@pytest.mark.parametrize(
    ("front", "place", "problem"),
    [
        ("date: March", "a.md:2:7", "`date` is 'March', which is no day"),
        ("- a\n- b", "a.md:2", "the front matter is no map of keys"),
        ("id: a\nid: b", "a.md:3:1", "'id' was already set on line 2"),
        ("title: [", "a.md:3:1", "this is not YAML"),
    ],
)
def test_wrong_front_matter_is_refused_where_it_stands(
    front: str, place: str, problem: str
) -> None:
    with pytest.raises(ClaimcheckError) as caught:
        reading(f"---\n{front}\n---\n\nIt is new.\n")
    assert (caught.value.place, problem in caught.value.problem) == (place, True)
