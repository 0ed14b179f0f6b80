"""Sentences that cast doubt on a figure, and whether they say whose doubt it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks import Place
from claimcheck.checks._words import has_cue
from claimcheck.lexicon import Lexicon
from claimcheck.model import BlockKind, Extraction, Span
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.sides import sentence_starts
from claimcheck.reuse.words import folded_words, read

NEAR = 5  # words between the two halves of a caveat


def credits(words: str, known: Lists) -> bool:
    """Whether words name a source: "according to", or a verb of saying that is no passive."""
    folded = folded_words(words)
    return any(
        word in known.crediting or (known.says(word) and not (at and folded[at - 1] in known.being))
        for at, word in enumerate(folded)
    )


def is_caveat(words: str, lexicon: Lexicon) -> bool:
    """Whether a sentence casts doubt on a figure: "the true toll", "the real number of dead"."""
    caveats = lexicon.entries("reuse")["caveats"]
    folded = folded_words(words)
    places = [at for at, word in enumerate(folded) if word in caveats["doubting"]]
    return any(
        word in caveats["doubted"] for at in places for word in folded[at + 1 : at + 1 + NEAR]
    )


def may_doubt(words: str, lexicon: Lexicon) -> bool:
    """Whether a caveat can stand in words: one of those that cast doubt is among them."""
    doubting = lexicon.entries("reuse")["caveats"]["doubting"]
    return any(word in doubting for word in folded_words(words))


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences of a block's text, without the blanks behind them."""
    words = read(text)
    starts = [words.spans[at][0] for at in sentence_starts(text, words)] if len(words) else []
    for start, end in pairwise((*starts, len(text))):
        yield Span(start, start + len(text[start:end].rstrip()))


def doubts(extraction: Extraction, lexicon: Lexicon) -> Iterator[Place]:
    """Yield the sentences of a body in which a count is feared higher, and nobody fears it."""
    for block in extraction.article.blocks:
        text = extraction.article.string(block.field)[block.span.start : block.span.end]
        if block.kind is not BlockKind.BODY or not has_cue("feared", text, lexicon):
            continue
        for span in sentences(text):
            told = text[span.start : span.end]
            unowned = has_cue("feared", told, lexicon) and is_caveat(told, lexicon)
            if unowned and not credits(told, lists(lexicon)):
                start = block.span.start + span.start
                place = Span(start, start + len(told))
                yield Place(extraction.article.id, block.field, place, told, "figure")
