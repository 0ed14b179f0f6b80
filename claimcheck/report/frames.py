"""One place of a finding as a frame: where it is, the line, its words underlined, a label."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks import Place
from claimcheck.model import Article
from claimcheck.report.excerpt import SENTENCE, paragraph
from claimcheck.report.layout import Look, columns, isolated, letters, located, plain, safe, wrapped
from claimcheck.report.links import linked
from claimcheck.report.summary import days
from claimcheck.series.outcome import Outcome
from claimcheck.wire import position

FIRST, NEXT = frozenset({"earlier", "first"}), frozenset({"later", "second"})
CONTRADICTS = frozenset({*(outcome.value for outcome in Outcome), "AGE"})
GUTTER = 3  # columns for the line number
AROUND = 150  # characters of the paragraph that are shown before and after the words
Marked = tuple[str, str]  # a letter and the mark below it
LONGEST = 220  # characters of the words that are shown; the middle of longer ones is left out


def label(role: str, relation: str) -> str:
    """Return what is written below the words of a place, by its role in the finding."""
    if role in FIRST:
        return "first stated here"
    if role in NEXT:
        return "contradicted here" if relation in CONTRADICTS else "stated otherwise here"
    return {"again": "used again here", "also": "stated here too"}.get(role, role)


def frame(place: Place, article: Article, told: str, severity: str, look: Look) -> Iterator[str]:
    """Yield the lines of one place's frame: `told` stands below its underlined words."""
    line, column = position(article, place.field, place.span.start)
    named = str(article.record or line)
    gutter = " " * max(GUTTER, len(named))
    bar = look.paint("|", "faint")
    where = located(article, place.field, place.span)
    where = where if article.record else f"{where}:{column}"
    yield from _whence(place, article, where, gutter, look)
    yield f"{gutter} {bar}"
    rows = list(_rows(place, article, look.width - len(gutter) - 3))
    last = max((at for at, (_, below) in enumerate(rows) if below), default=0)
    for at, (words, below) in enumerate(rows):
        yield f"{named if at == 0 else '':>{len(gutter)}} {bar} {isolated(words)}".rstrip()
        if below:
            tail = f" {told}" if at == last else ""
            yield from _labelled(gutter, below, tail, severity, look)
    yield f"{gutter} {bar}"


def _whence(place: Place, article: Article, where: str, gutter: str, look: Look) -> Iterator[str]:
    """Yield where a place stands and its day, on one line if there is room."""
    edge, when = " " * (len(gutter) + 3), plain(days(place, article))
    room = look.width - len(edge)
    beside = columns(where) + 2 + columns(when) <= room
    line = article.record or position(article, place.field, place.span.start)[0]
    lines = linked([isolated(part) for part in wrapped(where, room)], article, line, look)
    lines[-1] += f"  {isolated(when)}" if beside else ""
    lines += [] if beside else map(isolated, wrapped(when, room))
    yield f"{gutter[1:]}{look.paint('-->', 'faint')} {lines[0]}"
    yield from (edge + part for part in lines[1:])


def _labelled(gutter: str, below: str, tail: str, severity: str, look: Look) -> Iterator[str]:
    """Yield the underline with its label after it, or before or below it where there is no room."""
    edge = f"{gutter} {look.paint('|', 'faint')} "
    start = len(below) - len(below.lstrip())
    if len(gutter) + 3 + len(below) + len(tail) <= look.width:
        yield edge + look.paint(below + tail, severity)
    elif start > len(tail):
        marks = below.lstrip()
        yield edge + look.paint(f"{tail.strip():>{start - 1}} {marks}", severity)
    else:
        yield edge + look.paint(below, severity)
        yield edge + look.paint(" " * start + tail.strip(), severity)


def _rows(place: Place, article: Article, width: int) -> Iterator[tuple[str, str]]:
    """Yield each line of the excerpt with the marks below it."""
    before, words, after = surroundings(article, place)
    marked = range(len(before), len(before) + len(words))
    at = 0
    marked_letters = []
    for letter in letters(before + words + after, width):
        marked_letters.append((letter, "^" if at in marked else " "))
        at += len(letter)
    for line in _wrapped(marked_letters, width):
        below = "".join(mark * columns(letter) for letter, mark in line)
        yield "".join(letter for letter, _ in line), below.rstrip()


def surroundings(article: Article, place: Place) -> tuple[str, str, str]:
    """Return what stands before the words, the words, and what stands after, fit to print."""
    text, span = article.string(place.field), place.span
    around = paragraph(article, place)
    before, after = safe(text[around.start : span.start]), safe(text[span.end : around.end])
    whole = safe(text[span.start : span.end])
    words = whole.strip()
    before += " " * whole.startswith(" ")
    after = " " * whole.endswith(" ") + after
    if len(words) > LONGEST:
        half = LONGEST // 2
        head, tail = words[:half].rpartition(" ")[0], words[-half:].partition(" ")[2]
        words = f"{head} […] {tail}"
    if len(before) > AROUND:
        begun = SENTENCE.split(before + words[:1])[-1][:-1]
        begun = begun if len(begun) <= AROUND else before[-AROUND:].partition(" ")[2]
        before = f"… {begun}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]} …"
    return before.lstrip(), words, after.rstrip()


def _wrapped(letters: list[Marked], width: int) -> Iterator[list[Marked]]:
    """Yield the letters of each line, broken at spaces; a longer word is cut."""
    start, fits, used = 0, 0, 0
    for at, (letter, _) in enumerate(letters):
        used += columns(letter)
        if letter == " " and used <= width + 1:
            fits = at
        if used > width and letter != " ":
            end = fits if fits > start else at
            yield letters[start:end]
            start = end + (letters[end][0] == " ")
            used = sum(columns(one) for one, _ in letters[start : at + 1])
    yield letters[start:]
