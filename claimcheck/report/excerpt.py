"""The words of a place with as much of their sentence as there is room for."""

from __future__ import annotations

import re

from claimcheck.checks import Place
from claimcheck.model import Article, Span
from claimcheck.report.layout import columns, safe, shortened
from claimcheck.wire import LINE_END

SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[“\"'A-ZÀ-Þ])")
ELLIPSES = 2  # columns for the marks of what is left out before and after
BEFORE, AFTER = re.compile(r"\S+\s*"), re.compile(r"\s*\S+")


def excerpt(article: Article, place: Place, room: int) -> str:
    """Return the words of a place, and of its sentence what fits into `room` columns.

    Of words that are too long by themselves, what stands around their number is kept.
    """
    words = safe(place.exact).strip()
    if columns(words) > room:
        return _around_number(place, room)
    text, around = article.string(place.field), paragraph(article, place)
    before, after = (
        safe(text[around.start : place.span.start]),
        safe(text[place.span.end : around.end]),
    )
    left = BEFORE.findall(SENTENCE.split(before + words[:1])[-1][:-1])
    right = AFTER.findall(SENTENCE.split(words[-1:] + after)[0][1:])
    return _elided(left, words, right, room)


def _around_number(place: Place, room: int) -> str:
    """Return the words of a place in `room` columns, elided around its number."""
    mention = place.claim.mention if place.claim else None
    number = mention.number if mention else ""
    at = place.exact.find(number)
    if mention and place.exact.startswith(number, start := mention.number_start - place.span.start):
        at = start
    kept = safe(number).strip()
    if not kept or at < 0 or columns(kept) > room - ELLIPSES:
        return shortened(safe(place.exact).strip(), room)
    before, after = safe(place.exact[:at]), safe(place.exact[at + len(number) :])
    return _elided(BEFORE.findall(before.lstrip()), kept, AFTER.findall(after.rstrip()), room)


def _elided(left: list[str], words: str, right: list[str], room: int) -> str:
    """Return words with what fits of the pieces around them; "…" stands for what does not."""
    first, last = _grown(left, right, room - columns(words) - ELLIPSES)
    said = f"{''.join(left[len(left) - first :])}{words}{''.join(right[:last])}".strip()
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
