"""Words on a screen: width, wrapping, shortening, and nothing that a terminal would obey."""

from __future__ import annotations

import pytest

from claimcheck.report.layout import columns, plain, shortened, wrapped


@pytest.mark.parametrize(
    ("text", "width"),
    [("bridge", 6), ("Çağla", 5), ("C\u0327ag\u0306la", 5), ("漢字橋", 6), ("", 0), ("“a”", 3)],
)
def test_columns(text: str, width: int) -> None:
    assert columns(text) == width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("copy/march/bridge.txt:4", 12, ["copy/march/", "bridge.txt:4"]),
        ("weekday-without-a-date", 10, ["weekday-", "without-a-", "date"]),
        ("2022-03-10 to 2022-03-12", 12, ["2022-03-10", "to", "2022-03-12"]),
        ("abcdefghijkl", 5, ["abcde", "fghij", "kl"]),
        ("漢字橋漢字橋", 5, ["漢字", "橋漢", "字橋"]),
        ("and/or — both", 6, ["and/or", "— both"]),
    ],
)
def test_wrapped(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_later_lines_are_indented() -> None:
    assert wrapped("one two three four", 9, "  ") == ["one two", "  three", "  four"]


@pytest.mark.parametrize(
    ("text", "width", "left"),
    [
        ("one two", 7, "one two"),
        ("one two three four", 10, "one tw…our"),
        ("漢字橋漢字橋", 7, "漢字…橋"),
    ],
)
def test_shortened(text: str, width: int, left: str) -> None:
    assert shortened(text, width) == left
    assert columns(left) <= width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" one\n\n two\t3 ", "one two 3"),
        ("red \x1b[31mtext\x07", "red �[31mtext�"),
        ("a\u202eb\u2066c", "a�b�c"),
        ("soft\u00adhyphen and é", "soft\u00adhyphen and é"),
    ],
)
def test_what_a_terminal_would_obey_is_made_visible(text: str, shown: str) -> None:
    assert plain(text) == shown
