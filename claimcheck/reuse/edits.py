"""A stretch -> its edits: what stands between the equal runs, parted where a verb changed form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from claimcheck.reuse.alignment import Run, Stretch
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.moods import belongs
from claimcheck.reuse.passage import Edit
from claimcheck.reuse.sides import Pair
from claimcheck.reuse.slots import Range, slot


def edits(stretch: Stretch, pair: Pair) -> tuple[Edit, ...]:
    """Return the edits of a stretch in the order of the later text, each with its slot."""
    found = [
        _edit(pair, here, there)
        for before, after in _gaps(stretch)
        for here, there in _parted(pair, before, after)
    ]
    found += [_edit(pair, here, there, "quotation") for here, there in _requoted(stretch, pair)]
    return tuple(sorted(found, key=lambda edit: (edit.later_span, edit.earlier_span)))


def _edit(pair: Pair, here: Range, there: Range, name: str = "") -> Edit:
    found, exchanged = (name, False) if name else slot(pair, here, there)
    return Edit(
        earlier=pair.earlier.exact(*here),
        later=pair.later.exact(*there),
        earlier_span=pair.earlier.span(*here),
        later_span=pair.later.span(*there),
        slot=found,
        exchanged=exchanged,
    )


def _gaps(stretch: Stretch) -> Iterator[tuple[Range, Range]]:
    """Yield the ranges of words on both sides that lie between the equal runs."""
    first = Run(stretch.earlier[0], stretch.later[0], 0)
    last = Run(stretch.earlier[1], stretch.later[1], 0)
    for left, right in pairwise((first, *stretch.runs, last)):
        here = left.earlier + left.length, right.earlier
        there = left.later + left.length, right.later
        if here[0] < here[1] or there[0] < there[1]:
            yield here, there


def _parted(pair: Pair, here: Range, there: Range) -> Iterator[tuple[Range, Range]]:
    """Yield the parts of a gap: the forms of one verb face each other with what governs them.

    "its harbour to stop" against "both harbours last May, stopping" is two edits: the harbours,
    and "to stop" against "stopping".
    """
    before, after, known = pair.earlier.words.folded, pair.later.words.folded, pair.known
    at = here[0], there[0]
    for i, j in _same_verbs(before[slice(*here)], after[slice(*there)], known):
        left, right = here[0] + i, there[0] + j
        verb_here = _group_start(before, at[0], left, known)
        verb_there = _group_start(after, at[1], right, known)
        if at[0] < verb_here or at[1] < verb_there:
            yield (at[0], verb_here), (at[1], verb_there)
        yield (verb_here, left + 1), (verb_there, right + 1)
        at = left + 1, right + 1
    if at[0] < here[1] or at[1] < there[1]:
        yield (at[0], here[1]), (at[1], there[1])


def _same_verbs(old: Sequence[str], new: Sequence[str], known: Lists) -> Iterator[tuple[int, int]]:
    """Yield the places of one verb in two forms, in order on both sides."""
    if not old or not new:
        return
    verbs = [[known.verb(word) for word in words] for words in (old, new)]
    bases = [
        [base or word for base, word in zip(found, words, strict=True)]
        for found, words in zip(verbs, (old, new), strict=True)
    ]
    if not {*bases[0]} & {*bases[1]} & {*verbs[0], *verbs[1]}:
        return
    for code in LCSseq.opcodes(*bases):
        for step in range(code.src_end - code.src_start if code.tag == "equal" else 0):
            i, j = code.src_start + step, code.dest_start + step
            if (verbs[0][i] or verbs[1][j]) and old[i] != new[j]:
                yield i, j


def _group_start(folded: Sequence[str], first: int, verb: int, known: Lists) -> int:
    """Return where the words that govern a verb begin, no earlier than word `first`."""
    while verb > first and belongs(folded[verb - 1], known):
        verb -= 1
    return verb


def _requoted(stretch: Stretch, pair: Pair) -> Iterator[tuple[Range, Range]]:
    """Yield equal words that stand in quotation marks on one side only."""
    for run in stretch.runs:
        start = None
        for step in range(run.length + 1):
            moved = step < run.length and (
                pair.earlier.quoted[run.earlier + step] != pair.later.quoted[run.later + step]
            )
            if moved and start is None:
                start = step
            elif not moved and start is not None:
                yield (
                    (run.earlier + start, run.earlier + step),
                    (run.later + start, run.later + step),
                )
                start = None
