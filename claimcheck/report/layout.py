"""How words are laid out on a screen: widths, wrapping, quotation, places and colour."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from wcwidth import wcwidth

from claimcheck.model import Article, Severity, Span
from claimcheck.wire import position

SPACE = re.compile(r"\s+")
BREAKABLE = re.compile(r"[^\s/]*/|\S+?(?<=[^\W\d_])-(?=\w)|\S+")
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "faint": "2"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be dressed.

    `width` is in columns; `shown` the least severity that is listed; `explain` adds to each claim
    which recogniser read what.
    """

    width: int = 80
    colour: bool = False
    shown: Severity = Severity.WARNING
    explain: bool = False

    def paint(self, words: str, style: str) -> str:
        """Return words in a style of STYLES, or as they are where colour is off."""
        return f"\033[{STYLES[style]}m{words}\033[0m" if self.colour and words else words


def plain(text: str) -> str:
    """Return text safe to print on one line, without the space around it."""
    return safe(text).strip()


def safe(text: str) -> str:
    """Return text with one space for any stretch of it, control and direction marks made visible.

    An escape sequence in an article must not reach the terminal.
    """
    spaced = SPACE.sub(" ", text)
    if spaced.isprintable() and not BIDI.intersection(spaced):
        return spaced
    return "".join("�" if _unsafe(letter) else letter for letter in spaced)


def _unsafe(letter: str) -> bool:
    return letter in BIDI or unicodedata.category(letter) in {"Cc", "Cs"}


def columns(text: str) -> int:
    """Return how many columns a terminal needs for text: two for wide letters, none for marks."""
    return len(text) if text.isascii() else sum(max(0, wcwidth(letter)) for letter in text)


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most `width` columns, later lines begun with `indent`.

    Lines break at spaces, after slashes and after hyphens; a longer word is cut.
    """
    lines: list[str] = []
    line = ""
    for word, spaced in _pieces(text):
        room = width - columns(line)
        if line and columns(word) + spaced > room:
            lines.append(line)
            line = indent
        line += " " * (spaced and line not in {"", indent}) + word
        while columns(line) > width:
            cut = _fitting(line, width)
            lines.append(line[:cut])
            line = indent + line[cut:]
    return [*lines, line] if line.strip() or not lines else lines


def hung(label: str, text: str, width: int) -> list[str]:
    """Return text in lines, the first after `label`, the others indented by the label's width."""
    indent = " " * columns(label)
    first, *more = wrapped(text, width - len(indent))
    return [label + first, *(indent + line for line in more)]


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each piece that may not be broken, and whether a space stands before it."""
    for word in text.split():
        for number, match in enumerate(BREAKABLE.finditer(word)):
            yield match.group(), number == 0


def _fitting(line: str, width: int) -> int:
    """Return how many letters of a line fit, at least one more than nothing."""
    used = 0
    for at, letter in enumerate(line):
        used += max(0, wcwidth(letter))
        if used > width:
            return max(at, 1)
    return len(line)


def shortened(text: str, width: int) -> str:
    """Return text in at most `width` columns, its middle replaced by "…" where it is longer."""
    if columns(text) <= width:
        return text
    head = text[: _fitting(text, (width - 1) * 2 // 3)]
    tail = text[len(text) - _fitting(text[::-1], width - 1 - columns(head)) :]
    if " " in head.strip() and " " in tail.strip():  # between words, where there are some
        head, tail = head.rpartition(" ")[0], tail.partition(" ")[2]
    return f"{head.rstrip()}…{tail.lstrip()}"


def quoted(words: str, width: int) -> str:
    """Return words in quotation marks, on one line of at most `width` columns."""
    return f"“{shortened(plain(words), width - 2)}”"


def located(article: Article, field: str, span: Span) -> str:
    """Return where words stand as an editor opens it: path:line, for a record with its id."""
    if article.record is None:
        return f"{article.path}:{position(article, field, span.start)[0]}"
    part = "" if field == "text" else f" {field}"
    return f"{article.path}:{article.record} {article.id}{part}"
