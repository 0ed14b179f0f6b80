"""The words of a place with as much of their sentence as there is room for."""

from __future__ import annotations

import re

from claimcheck.checks import Place
from claimcheck.model import Article, Span
from claimcheck.report.layout import columns, safe, shortened
from claimcheck.wire import LINE_END

SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"'A-ZÀ-Þ])")
BEFORE, AFTER = re.compile(r"\S+\s*"), re.compile(r"\s*\S+")


def excerpt(article: Article, place: Place, room: int) -> str:
    """Return the words of a place, and of its sentence what fits into `room` columns."""
    words = safe(place.exact).strip()
    if columns(words) > room:
        return shortened(words, room)
    text, around = article.string(place.field), paragraph(article, place)
    before, after = (
        safe(text[around.start : place.span.start]),
        safe(text[place.span.end : around.end]),
    )
    left = BEFORE.findall(SENTENCE.split(before + words[:1])[-1][:-1])
    right = AFTER.findall(SENTENCE.split(words[-1:] + after)[0][1:])
    first, last = _grown(left, right, room - columns(words) - 2)  # 2 for the marks of what is cut
    begun = "".join(left[len(left) - first :])
    said = f"{begun}{words}{''.join(right[:last])}".strip()
    return f"{'…' if first < len(left) else ''}{said}{'…' if last < len(right) else ''}"


def _grown(left: list[str], right: list[str], spare: int) -> tuple[int, int]:
    """Return how many pieces before and after the words fit, two after for one before."""
    first, last = 0, 0
    open_left, open_right = bool(left), bool(right)
    while open_left or open_right:
        grows_right = open_right and (last < 2 * first + 2 or not open_left)
        piece = right[last] if grows_right else left[-1 - first]
        if columns(piece) > spare:
            open_left, open_right = open_left and grows_right, open_right and not grows_right
            continue
        spare -= columns(piece)
        first, last = first + (not grows_right), last + grows_right
        open_left, open_right = open_left and first < len(left), open_right and last < len(right)
    return first, last


def paragraph(article: Article, place: Place) -> Span:
    """Return the block around the words, else the line they begin on."""
    for block in article.blocks:
        if block.field == place.field and block.span.holds(place.span):
            return block.span
    text = article.string(place.field)
    ends = [m.end() for m in LINE_END.finditer(text, 0, place.span.start)]
    stop = LINE_END.search(text, place.span.end)
    return Span(ends[-1] if ends else 0, stop.start() if stop else len(text))
