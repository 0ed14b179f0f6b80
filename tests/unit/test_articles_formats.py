"""Pages, news formats, Word files and packed records -> articles."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from claimcheck.articles import formats
from claimcheck.articles.input import Input
from claimcheck.model import Article

HERE = Path(__file__).parent / "inputs"
RECORDS = b'{"id": "a", "text": "It carries 40 buses."}\n{"id": "b", "text": "Or 41."}\n'


def reading(name: str, content: bytes | str) -> list[Article]:
    given = Input(name, content=content.encode() if isinstance(content, str) else content)
    found = list(formats()[given.suffix].read(given))
    for article in found:
        for block in article.blocks:
            assert article.string(block.field)[block.span.start : block.span.end] == block.text
    return found


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def word(body: str, styles: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(
            "word/document.xml", f"<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>"
        )
        if styles:
            packed.writestr("word/styles.xml", f"<w:styles xmlns:w='w'>{styles}</w:styles>")
    return made.getvalue()


def test_a_page_gives_its_headline_caption_day_and_running_text() -> None:
    (article,) = reading("page.html", (HERE / "page.html").read_bytes())
    assert (article.id, article.title, article.record) == ("page.html", "Dam bursts, 41 dead", 1)
    assert (article.published, article.outlet) == (date(2023, 5, 3), "The Marn Post")
    assert article.caption == "Boats carry 12 people. (Photo: Desk)"
    kinds = blocks(article)[2:]
    assert (
        kinds[1][1]
        == "Another 120 were injured, and boats were still looking for 12 missing people, it said."
    )
    assert ("list", "The dam was built in 1998.") in kinds
    assert ("table", "Marn | 30") in kinds
    assert "Subscribe" not in article.text
    assert "Dam bursts" not in article.text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="date" content="2022-03-10">', date(2022, 3, 10)),
        ('<meta name="date" content="10 March">', None),
        (
            '<script type="application/ld+json">[{"@graph": [{"datePublished": '
            '"2022-03-10T23:00:00-05:00"}]}]</script>',
            date(2022, 3, 10),
        ),
        ('<script type="application/ld+json">{</script>', None),
        ("", None),
    ],
)
def test_the_day_of_a_page_is_one_that_it_states(head: str, day: date | None) -> None:
    page = f"<html><head>{head}</head><body><h1>Head</h1><p>{'Some words. ' * 40}</p></body></html>"
    (article,) = reading("page.htm", page)
    assert article.published == day


def test_nitf() -> None:
    (article,) = reading("a.xml", (HERE / "nitf.xml").read_bytes())
    assert (article.id, article.record) == ("marn-41", 3)
    assert article.published == date(2023, 5, 3)
    assert blocks(article) == [
        ("headline", "Dam bursts, 41 dead"),
        ("caption", "Boats carry 12 people."),
        ("standfirst", "Search goes on"),
        ("body", "At least 41 people were killed."),
        ("table", "Marn | 30"),
        ("body", "The dam was built in 1998."),
    ]


def test_newsml_has_an_article_for_each_item_that_says_something() -> None:
    text, picture = reading("a.xml", (HERE / "newsml.xml").read_bytes())
    assert (text.id, text.published, text.outlet) == ("urn:a", date(2023, 5, 3), "Marn Wire")
    assert text.metadata == (("version", "3"),)
    assert blocks(text) == [
        ("headline", "Dam bursts"),
        ("body", "At least 41 people were killed & 12 are missing."),
        ("list", "Some 4,000 live below it."),
    ]
    assert (picture.id, picture.text, picture.caption) == ("urn:b", "", "Boats carry 12 people.")


def test_feeds() -> None:
    rss, atom = (HERE / "feed.rss").read_bytes(), (HERE / "feed.atom").read_bytes()
    for article in (*reading("a.rss", rss), *reading("a.atom", atom), *reading("b.xml", rss)):
        assert (article.title, article.text) == ("Dam bursts", "41 people & more were killed.")
        assert (article.id, article.published) == ("urn:a", date(2023, 5, 3))
        assert article.outlet == "The Marn Post"


def test_ninjs_keeps_a_plain_body_as_it_stands() -> None:
    body = "At least 41  people\nwere killed.\n\nThe dam was built in 1998.\n"
    item = {
        "uri": "urn:a",
        "type": "text",
        "versioncreated": "2023-05-03T10:00:00Z",
        "headline": "Dam bursts",
        "body_text": body,
        "associations": {"main": {"type": "picture", "description_text": "Boats carry 12."}},
    }
    (article,) = reading("a.json", json.dumps(item))
    assert (article.text, article.title, article.caption) == (body, "Dam bursts", "Boats carry 12.")
    assert (article.id, article.published) == ("urn:a", date(2023, 5, 3))


def test_ninjs_of_both_versions_gives_up_a_marked_up_body() -> None:
    page = "<p>41 <b>people</b> &amp;<br>more.</p><script>7</script><ul><li>One<li>Two</ul>Three"
    first = {"uri": "u", "headline": "Head", "body_xhtml": page}
    second = {
        "uri": "u",
        "headlines": [{"value": "Head"}],
        "bodies": [{"contenttype": "text/html", "value": page}],
    }
    for item in (first, second):
        (article,) = reading("a.json", json.dumps(item))
        assert blocks(article) == [
            ("headline", "Head"),
            ("body", "41 people & more."),
            ("list", "One"),
            ("list", "Two"),
            ("body", "Three"),
        ]


def test_word() -> None:
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Titre'/></w:pPr><w:r><w:t>Dam bursts</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>At least 4</w:t></w:r><w:r><w:t>1</w:t><w:tab/><w:t>people.</w:t></w:r>"
        "<w:del><w:r><w:delText>12</w:delText></w:r></w:del></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Marn</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:r><w:t>30</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    styles = "<w:style w:styleId='Titre'><w:name w:val='Title'/></w:style>"
    (article,) = reading("a.docx", word(body, styles))
    assert blocks(article) == [
        ("headline", "Dam bursts"),
        ("body", "At least 41 people."),
        ("list", "One"),
        ("table", "Marn | 30"),
    ]
    assert article.published is None


def test_word_without_styles_has_a_short_first_paragraph_as_headline() -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    head, text = paragraph.format("Dam bursts"), paragraph.format("It holds 40 boats.")
    assert reading("a.docx", word(head + text))[0].title == "Dam bursts"
    assert reading("a.docx", word(text + text))[0].title == ""


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.NDJSON.GZ", "a.jsonl.zst"])
def test_packed_records_are_read_as_unpacked_ones(name: str) -> None:
    pack: Callable[[bytes], bytes] = zstandard.compress if name.endswith("zst") else gzip.compress
    found = reading(name, pack(RECORDS[:44]) + pack(RECORDS[44:]))  # two members, two frames
    assert [(article.id, article.record) for article in found] == [("a", 1), ("b", 2)]


def test_parquet_has_an_article_a_row(tmp_path: Path) -> None:
    rows = {"id": ["a", "b"], "text": ["One.", "Two."], "date": [date(2022, 3, 10), None]}
    parquet.write_table(pa.table(rows), tmp_path / "a.parquet")
    first, second = reading("a.parquet", (tmp_path / "a.parquet").read_bytes())
    assert (first.id, first.text, first.published) == ("a", "One.", date(2022, 3, 10))
    assert (second.record, second.published) == (2, None)
