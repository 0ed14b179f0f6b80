"""Reused text that no longer says who said it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._passages import apart, changes, place, text_of
from claimcheck.lexicon import Lexicon
from claimcheck.model import Severity, Span
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.words import WORD, folded_words

SENTENCE = re.compile(r"[.!?][\"”’)]*(?=\s+[\"“‘(]?[A-Z]|\s*$)")
NEAR = 5  # words between the two halves of a caveat
SHORTEST = 4  # words of a sentence


class LostSource(Check):
    """Report a statement that was credited to somebody and, used again, is credited to nobody.

    Bad:  "the body has said the true number cannot be checked" became "the true toll is feared
          to be higher"; "..., the ministry said" left off a sentence used again.
    Good: a shorter caveat that still says whose it is.

    Looked at are the sentences of a passage, and the caveats about a figure that follow it on both
    sides. Source: CHECKS C11.
    """

    over: ClassVar[Over] = Over.PASSAGES
    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("credit", "apart")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per credit that fell off, in the order of the passages."""
        seen: set[tuple[str, ...]] = set()
        for passage in group.passages:
            for here, there, credit in (*_dropped(passage, group), *_caveats(passage, group)):
                exact = text_of(passage.later, group)[there.start : there.end]
                signature = tuple(folded_words(exact))
                if signature not in seen:
                    seen.add(signature)
                    yield _conflict(passage, here, there, credit, group)


Found = tuple[Span, Span, str]


def _dropped(passage: Passage, group: Group) -> Iterator[Found]:
    """Yield the sentences of a passage from which the credit was cut."""
    known = lists(group.lexicon)
    for change in changes(passage, group):
        for edit in change.edits:
            if edit.slot != "source" or not _credits(edit.earlier, known):
                continue
            there = _around(passage.later, edit.later_span, group)
            if not _credits(text_of(passage.later, group)[there.start : there.end], known):
                yield _around(passage.earlier, edit.earlier_span, group), there, edit.earlier


def _caveats(passage: Passage, group: Group) -> Iterator[Found]:
    """Yield the caveats behind a passage of which only the earlier one names its source."""
    known = lists(group.lexicon)
    before = _following(passage.earlier, group)
    after = _following(passage.later, group)
    if before is None or after is None:
        return
    old = text_of(passage.earlier, group)[before.start : before.end]
    new = text_of(passage.later, group)[after.start : after.end]
    if not (_is_caveat(old, group.lexicon) and _is_caveat(new, group.lexicon)):
        return
    hedged = any(word in known.hedges for word in folded_words(new))
    if hedged and _credits(old, known) and not _credits(new, known):
        yield before, after, old


def _credits(words: str, known: Lists) -> bool:
    """Whether words name a source: "according to", or a verb of saying that is no passive."""
    folded = folded_words(words)
    return any(
        word in known.crediting or (known.says(word) and not (at and folded[at - 1] in known.being))
        for at, word in enumerate(folded)
    )


def _is_caveat(words: str, lexicon: Lexicon) -> bool:
    """Whether a sentence casts doubt on a figure: "the true toll", "the real number of dead"."""
    caveats = lexicon.entries("reuse")["caveats"]
    folded = folded_words(words)
    places = [at for at, word in enumerate(folded) if word in caveats["doubting"]]
    return any(
        word in caveats["doubted"] for at in places for word in folded[at + 1 : at + 1 + NEAR]
    )


def _ends(side: Side, group: Group) -> list[int]:
    """Return the offsets at which the sentences of a side's block end."""
    block = _block(side, group)
    text = text_of(side, group)
    return [m.end() for m in SENTENCE.finditer(text, block.start, block.end)] + [block.end]


def _block(side: Side, group: Group) -> Span:
    for block in group.extractions[side.article].article.blocks:
        if block.field == side.field and block.span.holds(side.span):
            return block.span
    return side.span


def _around(side: Side, span: Span, group: Group) -> Span:
    """Return the sentence that an edit stands in or at the end of."""
    start, text = _block(side, group).start, text_of(side, group)
    for end in _ends(side, group):
        if end >= span.end and WORD.search(text, start, end):
            break
        start = end
    first = WORD.search(text, start, max(end, start))
    return Span(first.start() if first else start, end)


def _following(side: Side, group: Group) -> Span | None:
    """Return the sentence behind a passage in the same block."""
    text = text_of(side, group)
    start = side.span.end
    end = next((end for end in _ends(side, group) if end > start + 1), start)
    words = list(WORD.finditer(text, start, end))
    return Span(words[0].start(), end) if len(words) >= SHORTEST else None


def _conflict(passage: Passage, here: Span, there: Span, credit: str, group: Group) -> Conflict:
    return Conflict(
        places=(
            place(passage.earlier, here, group, "first"),
            place(passage.later, there, group, "again"),
        ),
        severity=Severity.WARNING,
        relation="LOST_SOURCE",
        arithmetic=f"“{credit}” has no counterpart; {apart(passage.earlier, passage.later)}",
        tried=("a shorter credit in the same sentence",),
        words={"credit": credit, "apart": apart(passage.earlier, passage.later)},
    )


CHECK = LostSource
