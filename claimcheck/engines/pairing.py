"""Between the passes: pieces of text with the earlier ones they may come from -> passages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from claimcheck.engines import rows
from claimcheck.engines.setup import Setup
from claimcheck.reuse.batches import aligned
from claimcheck.reuse.candidates import Candidates
from claimcheck.reuse.clusters import Found, Mark, Outline, outline, text_name
from claimcheck.reuse.lists import lists
from claimcheck.reuse.matching import Cut, Matching

Near = tuple[str, list[tuple[str, int]]]


def near(candidates: Candidates, place: Callable[[int], int]) -> Candidates | None:
    """Return candidates without those of the same article, None where none is left.

    `place` gives the place of a piece's article.
    """
    here = place(candidates.later)
    left = tuple(pair for pair in candidates.earlier if place(pair[0]) != here)
    return Candidates(candidates.later, left, candidates.identical) if left else None


def passages(
    found: Iterable[Candidates], cut: Callable[[int], Cut], setup: Setup
) -> Iterator[dict[str, Any]]:
    """Yield a row of PASSAGES for each passage of pieces and their candidates, in their order."""
    matching = Matching(cut, lists(setup.lexicon))
    for one in found:
        (runs,) = aligned([_texts(one, cut)])
        for turn, passage in enumerate(matching.found(one, runs)):
            yield _row(passage, turn)


def _texts(candidates: Candidates, cut: Callable[[int], Cut]) -> Near:
    """Return what must be aligned: a later text, and the earlier ones."""
    if candidates.identical:
        return "", []
    earlier = [(cut(other).text, shared) for other, shared in candidates.earlier]
    return cut(candidates.later).text, earlier


def _row(found: Found, turn: int) -> dict[str, Any]:
    outlined = outline(found)
    return {
        "later_number": found.later,
        "turn": turn,
        "earlier": _mark(outlined, 0),
        "later": _mark(outlined, 1),
        "matched": found.passage.matched,
        "name": text_name(found.passage.earlier.exact),
        "passage": rows.passage(found.passage),
    }


def _mark(found: Outline, side: int) -> dict[str, Any]:
    mark = found.later if side else found.earlier
    number, (place, block) = found.pieces[side], found.blocks[side]
    return {**mark._asdict(), "number": number, "place": place, "block": block}


def read_outline(earlier: dict[str, Any], later: dict[str, Any]) -> Outline:
    """Return the outline of a row of PASSAGES."""
    sides = [_read_mark(side) for side in (earlier, later)]
    blocks = [(side["place"], side["block"]) for side in (earlier, later)]
    numbers = earlier["number"], later["number"]
    return Outline(sides[0], sides[1], numbers, (blocks[0], blocks[1]))


def _read_mark(side: dict[str, Any]) -> Mark:
    return Mark(side["article"], side["field"], side["start"], side["end"], side["published"])
