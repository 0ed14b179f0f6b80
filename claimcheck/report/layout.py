"""How words are laid out on a screen: widths, wrapping, quotation, places and colour.

A letter is what a reader takes for one (a grapheme cluster): an accent, a flag or a family of
emoji is measured whole and never cut.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wcwidth import iter_graphemes, iter_graphemes_reverse
from wcwidth import width as _cells

from claimcheck.model import Article, Severity, Span
from claimcheck.wire import position

SPACE = re.compile(r"\s+")
BREAKABLE = re.compile(r"[^\s/]*/|\S+?(?<=[^\W\d_])-(?=\w)|\S+")
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# the blocks whose letters are written from right to left (Unicode, DerivedBidiClass, R and AL)
LEFTWARD = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
ISOLATE, POP = "\u2068", "\u2069"  # first strong isolate, and its end; neither takes a column
STYLES = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "faint": "2"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a report is to be dressed.

    `width` is in columns; `shown` the least severity that is listed; `explain` adds to each claim
    which recogniser read what; `links` makes places ones a terminal opens; `group` is what the
    findings are listed by, "article", "rule" or "series", and empty for by weight alone; `most`
    bounds the entries of a table of reused texts, and 0 lists all.
    """

    width: int = 80
    colour: bool = False
    shown: Severity = Severity.WARNING
    explain: bool = False
    links: bool = False
    group: str = ""
    most: int = 0

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
    return len(text) if text.isascii() else _cells(text, control_codes="ignore")


def isolated(line: str) -> str:
    """Return a line whose right-to-left letters cannot reorder what is printed beside it.

    Source: Unicode Standard Annex 9, 2.7 and 6.2: a terminal lays a line out as one paragraph.
    """
    if line.isascii() or not LEFTWARD.search(line):
        return line
    words = line.lstrip()
    return f"{line[: len(line) - len(words)]}{ISOLATE}{words}{POP}"


def letters(text: str, width: int) -> Iterator[str]:
    """Yield the letters of text; one that is wider than a whole line is taken apart."""
    for letter in iter_graphemes(text):
        yield from [letter] if columns(letter) <= width else letter


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Return text in lines of at most `width` columns, later lines begun with `indent`.

    Lines break at spaces, after slashes and after hyphens; a longer word is cut between letters.
    """
    lines: list[str] = []
    line, used = "", 0
    for word, spaced in _pieces(text):
        empty = line in {"", indent}
        gap, wide = int(spaced and not empty), columns(word)
        if not empty and used + gap + wide > width:
            lines.append(line)
            line, used, gap = indent, columns(indent), 0
        for part in [word] if used + gap + wide <= width else letters(word, width):
            wide = columns(part)
            if used + gap + wide > width:
                lines.append(line)
                line, used = indent, columns(indent)
            line, used, gap = line + " " * gap + part, used + gap + wide, 0
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


def _beginning(letters: Iterable[str], width: int) -> list[str]:
    """Return as many letters as fit."""
    fitting: list[str] = []
    for letter in letters:
        width -= columns(letter)
        if width < 0:
            break
        fitting.append(letter)
    return fitting


def shortened(text: str, width: int) -> str:
    """Return text in at most `width` columns, its middle replaced by "…" where it is longer."""
    if columns(text) <= width:
        return text
    head = "".join(_beginning(iter_graphemes(text), (width - 1) * 2 // 3))
    last = _beginning(iter_graphemes_reverse(text), width - 1 - columns(head))
    tail = "".join(reversed(last))
    if " " in head.strip() and " " in tail.strip():  # between words, where there are some
        head, tail = head.rpartition(" ")[0], tail.partition(" ")[2]
    return f"{head.rstrip()}…{tail.lstrip()}"


def quoted(words: str, width: int) -> str:
    """Return words in quotation marks, on one line of at most `width` columns."""
    return f"“{shortened(plain(words), width - 2)}”"


def located(article: Article, field: str, span: Span) -> str:
    """Return where words stand as an editor opens it: path:line, for a record with its id."""
    path = safe(article.path)
    if article.record is None:
        return f"{path}:{position(article, field, span.start)[0]}"
    part = "" if field == "text" else f" {field}"
    return f"{path}:{article.record} {plain(article.id)}{part}"
