"""Reused text that no longer says who said it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.checks import Conflict, Group
from claimcheck.checks._doubts import credits, is_caveat, may_doubt, sentences
from claimcheck.checks._edits import OverProse, weighed
from claimcheck.checks._passages import apart, days, place, text_of
from claimcheck.model import Severity, Span
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.words import folded_words

LONGEST_CREDIT = 8  # words


class LostSource(OverProse):
    """Report a statement that was credited to somebody and, used again, is credited to nobody.

    Bad:  "the body has said the true number cannot be checked" became "the true toll is feared
          to be higher"; "..., the ministry said" left off a sentence used again.
    Good: a shorter caveat that still says whose it is.

    Looked at are the sentences of a passage that were otherwise left alone, and the caveats about
    a figure that follow it on both sides. On one day, an info. Source: CHECKS C11.
    """

    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("credit", "apart")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per credit that fell off, in the order of the passages."""
        seen: set[tuple[str, ...]] = set()
        for passage in group.passages:
            if passage.earlier.published is None or passage.later.published is None:
                continue  # nobody can tell which of the two came first
            for here, there, credit in (*_dropped(passage, group, self), *_caveats(passage, group)):
                exact = text_of(passage.later, group)[there.start : there.end]
                signature = tuple(folded_words(exact))
                if signature not in seen:
                    seen.add(signature)
                    yield _conflict(passage, here, there, credit, group)


Found = tuple[Span, Span, str]


def _dropped(passage: Passage, group: Group, check: OverProse) -> Iterator[Found]:
    """Yield the sentences, otherwise left alone, from which the credit was cut."""
    known = lists(group.lexicon)
    for one in weighed(passage, group, check):
        for edit in one.change.edits if one.quiet else ():
            if edit.slot != "source" or edit.later or not _is_credit(edit.earlier, known):
                continue
            there = _sentence(passage.later, edit.later_span, group)
            if not credits(text_of(passage.later, group)[there.start : there.end], known):
                here = _sentence(passage.earlier, edit.earlier_span, group)
                yield here, there, edit.earlier


def _is_credit(words: str, known: Lists) -> bool:
    """Whether a few words are a credit and no more: "the ministry said", "according to him"."""
    folded = folded_words(words)
    told = [w for w in folded if w not in known.function and w not in known.crediting]
    said = sum(known.says(word) for word in told)
    subject = len(told) - said
    named = subject > 0 and (said == 1 or "according" in folded)
    return named and len(folded) <= LONGEST_CREDIT and known.verb(folded[0]) not in known.saying


def _caveats(passage: Passage, group: Group) -> Iterator[Found]:
    """Yield the caveats behind a passage of which only the earlier one names its source."""
    known = lists(group.lexicon)
    before = _following(passage.earlier, group)
    after = _following(passage.later, group) if before else None
    if before is None or after is None:
        return
    old = text_of(passage.earlier, group)[before.start : before.end]
    new = text_of(passage.later, group)[after.start : after.end]
    if not (is_caveat(old, group.lexicon) and is_caveat(new, group.lexicon)):
        return
    hedged = any(word in known.hedges for word in folded_words(new))
    if hedged and credits(old, known) and not credits(new, known):
        yield before, after, old


def _block(side: Side, group: Group) -> Span:
    """Return the span of the block that a side stands in."""
    blocks = group.extractions[side.article].article.blocks
    around = (b.span for b in blocks if b.field == side.field and b.span.holds(side.span))
    return next(around, side.span)


def _sentences(side: Side, group: Group) -> Iterator[Span]:
    """Yield the sentences of a side's block, in order."""
    block = _block(side, group)
    for found in sentences(text_of(side, group)[block.start : block.end]):
        yield Span(block.start + found.start, block.start + found.end)


def _sentence(side: Side, span: Span, group: Group) -> Span:
    """Return the sentence that an edit stands in, or behind whose last word it would stand."""
    found = [s for s in _sentences(side, group) if s.start <= span.start]
    return found[-1] if found else span


def _following(side: Side, group: Group) -> Span | None:
    """Return the sentence behind a passage in the same block, if a caveat can stand there."""
    behind = text_of(side, group)[side.span.end : _block(side, group).end]
    if not may_doubt(behind, group.lexicon):
        return None
    for sentence in _sentences(side, group):
        if sentence.start >= side.span.end:
            return sentence
    return None


def _conflict(passage: Passage, here: Span, there: Span, credit: str, group: Group) -> Conflict:
    return Conflict(
        places=(
            place(passage.earlier, here, group, "first"),
            place(passage.later, there, group, "again"),
        ),
        severity=Severity.INFO if days(passage.earlier, passage.later) == 0 else Severity.WARNING,
        relation="LOST_SOURCE",
        arithmetic=f"“{credit}” has no counterpart; {apart(passage.earlier, passage.later)}",
        tried=("a shorter credit in the same sentence",),
        words={"credit": credit, "apart": apart(passage.earlier, passage.later)},
    )


CHECK = LostSource
