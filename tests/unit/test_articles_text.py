"""Plain text -> blocks: which lines are headline, caption, paragraph, item, row."""

from __future__ import annotations

import pytest

from claimcheck.articles.input import Input
from claimcheck.articles.text import read
from claimcheck.model import Article

LONG = "The council met on Tuesday evening. " * 8

CASES = {
    "headline, caption, body": (
        "Bridge opens\nThe bridge at noon. (Courier photo)\n\n\nIt carries 40 buses an hour.\n",
        [
            ("headline", "Bridge opens"),
            ("caption", "The bridge at noon. (Courier photo)"),
            ("body", "It carries 40 buses an hour."),
        ],
    ),
    "headline and body alone": (
        "Bridge opens\n\nIt is new.\n\nIt is long.",
        [("headline", "Bridge opens"), ("body", "It is new."), ("body", "It is long.")],
    ),
    "second line without a credit is a standfirst": (
        "Bridge opens\nThe city has waited 12 years for it\n\nIt is new.",
        [
            ("headline", "Bridge opens"),
            ("standfirst", "The city has waited 12 years for it"),
            ("body", "It is new."),
        ],
    ),
    "caption below a blank line needs a picture credit": (
        "Bridge opens\n\nThe bridge at noon. (Photo: A. Berg)\n\nIt is new. (See page 4)\n",
        [
            ("headline", "Bridge opens"),
            ("caption", "The bridge at noon. (Photo: A. Berg)"),
            ("body", "It is new. (See page 4)"),
        ],
    ),
    "line ends of Windows": (
        "Bridge opens\r\n\r\nIt is new.\r\n\r\nIt is long.\r\n",
        [("headline", "Bridge opens"), ("body", "It is new."), ("body", "It is long.")],
    ),
    "wrapped copy is joined": (
        "Bridge opens\n\nThe new bridge over the Sill was opened on Monday by the\n"
        "mayor, who said that 40 buses an hour would cross\nit from the first week.\n",
        [
            ("headline", "Bridge opens"),
            (
                "body",
                "The new bridge over the Sill was opened on Monday by the\n"
                "mayor, who said that 40 buses an hour would cross\nit from the first week.",
            ),
        ],
    ),
    "one paragraph a line": (
        f"Bridge opens\n\n{LONG}\nIt is new.\nIt is long.\n",
        [
            ("headline", "Bridge opens"),
            ("body", LONG.strip()),
            ("body", "It is new."),
            ("body", "It is long."),
        ],
    ),
    "an indented line begins a paragraph": (
        "Bridge opens\n\n    The new bridge over the Sill was opened on Monday by the\n"
        "mayor of Marn.\n    It is long.\n",
        [
            ("headline", "Bridge opens"),
            ("body", "The new bridge over the Sill was opened on Monday by the\nmayor of Marn."),
            ("body", "It is long."),
        ],
    ),
    "items": (
        "Bridge opens\n\n- 40 buses\n- 12 trams\n* 3 boats\n",
        [
            ("headline", "Bridge opens"),
            ("list", "- 40 buses"),
            ("list", "- 12 trams"),
            ("list", "* 3 boats"),
        ],
    ),
    "a dash alone is no item": (
        "Bridge opens\n\n— The bridge is new.\n",
        [("headline", "Bridge opens"), ("body", "— The bridge is new.")],
    ),
    "rows of cells": (
        "Bridge opens\n\nYear\tBuses\n2020\t40\n2021\t44\n",
        [
            ("headline", "Bridge opens"),
            ("table", "Year\tBuses"),
            ("table", "2020\t40"),
            ("table", "2021\t44"),
        ],
    ),
    "labelled values below a heading": (
        "Bridge opens\n\nTODAY:\nBuses: 40\nTrams: 12\n",
        [
            ("headline", "Bridge opens"),
            ("table", "TODAY:"),
            ("table", "Buses: 40"),
            ("table", "Trams: 12"),
        ],
    ),
    "a long first line is copy without a headline": (f"{LONG}\n", [("body", LONG.strip())]),
    "wrapped copy without a headline": (
        "The new bridge over the Sill was opened on Monday by the\n"
        "mayor, who said that 40 buses an hour would cross\nit from the first week.\n",
        [
            (
                "body",
                "The new bridge over the Sill was opened on Monday by the\n"
                "mayor, who said that 40 buses an hour would cross\nit from the first week.",
            )
        ],
    ),
    "blank lines first": (
        "\n\n  Bridge opens  \n\nNew.",
        [("headline", "Bridge opens"), ("body", "New.")],
    ),
}


def reading(text: str) -> Article:
    return next(read(Input("a.txt", content=text.encode())))


@pytest.mark.parametrize(("text", "wanted"), CASES.values(), ids=CASES)
def test_blocks(text: str, wanted: list[tuple[str, str]]) -> None:
    article = reading(text)
    assert [(block.kind.value, block.text) for block in article.blocks] == wanted
    for block in article.blocks:
        assert article.text[block.span.start : block.span.end] == block.text


def test_offsets_count_after_the_byte_order_mark_and_keep_windows_line_ends() -> None:
    article = next(read(Input("a.txt", content=b"\xef\xbb\xbfOne\r\n\r\nTwo")))
    assert article.text == "One\r\n\r\nTwo"
    assert [block.span.start for block in article.blocks] == [0, 7]


def test_a_file_has_no_day_of_its_own() -> None:
    article = reading("Bridge opens\n\nIt is new.")
    assert (article.id, article.path, article.published, article.record) == (
        "a.txt",
        "a.txt",
        None,
        None,
    )
