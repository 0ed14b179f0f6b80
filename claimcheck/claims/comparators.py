"""What the words around a number promise."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.phrases import Phrases
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon
from claimcheck.model import Comparator

BOUNDS = frozenset(
    {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN}
)
HEDGES = frozenset({Comparator.ABOUT, Comparator.NEARLY})
FARTHEST = 6  # tokens of comparator phrases and fillers before a number
LONGEST_SHARED = 7  # tokens between two coordinated numbers


@dataclass(frozen=True, slots=True)
class Words:
    """`comparators.yaml`, compiled."""

    before: Phrases[Comparator]
    after: Phrases[Comparator]
    fillers: frozenset[str]
    increments: frozenset[str]
    increments_after: frozenset[str]


def comparator_words(lexicon: Lexicon) -> Words:
    """Return the comparator phrases, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Words:
    given = lexicon.entries("comparators")

    def phrases(name: str, backwards: bool) -> Phrases[Comparator]:
        entries = [(p, Comparator(sign)) for sign, listed in given[name].items() for p in listed]
        return Phrases(entries, backwards)

    return Words(
        before=phrases("before", True),
        after=phrases("after", False),
        fillers=frozenset(given["fillers"]),
        increments=frozenset(w.split()[-1] for w in given["increments"]),
        increments_after=frozenset(given["increments_after"]),
    )


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set comparator and increment of each number, and let its span grow over the words."""
    if not drafts:
        return
    known = comparator_words(reading.lexicon)
    floor = 0
    for draft in drafts:
        if not draft.dropped:
            first = max(scan.sentence_of(draft.first)[0], floor)
            _before(scan, draft, first, known)
            _after(scan, draft, known)
            _hedged(draft)
        floor = draft.last
    for one, other in zip(drafts, drafts[1:], strict=False):
        _share(scan, one, other)


def _before(scan: Scan, draft: Draft, first: int, known: Words) -> None:
    """Read the comparator before a number, over words such as "another" or "the"."""
    lower, at = scan.lower, draft.left
    limit = max(first, at - FARTHEST)
    while at > limit:
        found = known.before.before(lower, at, limit)
        if found is not None and not scan.taken[at - 1]:
            start, comparator = found
            if _outranks(comparator, draft.comparator) and _means_it(scan, draft, start, at):
                draft.comparator = comparator
                draft.comparator_words = scan.words_of(start, at)
                draft.because("comparator", "comparators", draft.comparator_words)
            if comparator is not Comparator.EXACT or lower[at - 1] != "at":
                draft.left = start
            at = start
        elif lower[at - 1] in known.fillers and not scan.taken[at - 1]:
            if lower[at - 1] in known.increments:
                draft.increment = True
                draft.left = at - 1
            at -= 1
        else:
            return


def _outranks(new: Comparator, old: Comparator) -> bool:
    """Whether a phrase farther out replaces what nearer words said."""
    if old in (Comparator.EXACT, Comparator.VAGUE):
        return new is not Comparator.EXACT or old is Comparator.EXACT
    return new in BOUNDS and old not in BOUNDS and old is not Comparator.BETWEEN


def _means_it(scan: Scan, draft: Draft, start: int, end: int) -> bool:
    """Whether an ambiguous word is a comparator here."""
    words = scan.lower[start:end]
    if words == ["within"]:
        return draft.unit_type in {"duration", "measure"}
    if words == ["over"] and draft.unit_type == "duration":
        before = scan.lower[start - 1] if start else ""
        return before in {
            "for",
            "well",
            "just",
            "of",
            "is",
            "was",
            "after",
            "took",
            "lasted",
            "in",
            "by",
        }
    if words == ["at"]:
        return False
    return True


def _after(scan: Scan, draft: Draft, known: Words) -> None:
    """Read "or more", "-plus", "or so" behind a number or its unit."""
    for at in sorted({draft.last, draft.right}):
        found = known.after.at(scan.lower, at, len(scan))
        if found is None or scan.taken[at]:
            continue
        end, comparator = found
        if scan.lower[at] == "+" and not scan.glued(at):
            continue
        if draft.comparator in (Comparator.EXACT, Comparator.VAGUE):
            draft.comparator = comparator
            draft.comparator_words = scan.words_of(at, end)
            draft.because("comparator", "comparators", draft.comparator_words)
        draft.right = max(draft.right, end)
        break
    else:
        at = draft.last
        if (
            at < len(scan)
            and scan.lower[at] in known.increments_after
            and draft.unit_type != "percent"
        ):
            after = scan.lower[at + 1] if at + 1 < len(scan) else ""
            draft.increment = draft.increment or after != "than"


def _hedged(draft: Draft) -> None:
    """Read one trailing zero as rounding where a hedge stands (CLAIM-MODEL section 4)."""
    if draft.comparator in HEDGES and draft.granularity == 1 and draft.value:
        if draft.value % 10 == 0:
            draft.granularity *= 10


def _share(scan: Scan, one: Draft, other: Draft) -> None:
    """Take a comparator over to a coordinated number of the same measure."""
    if one.dropped or other.dropped or other.comparator_words:
        return
    if one.comparator not in BOUNDS | HEDGES | {Comparator.UP_TO} or not one.comparator_words:
        return
    if other.comparator is not Comparator.EXACT or other.left - one.right > LONGEST_SHARED:
        return
    if other.left < one.right or not _coordinated(scan, one, other):
        return
    other.comparator = one.comparator
    other.comparator_words = one.comparator_words
    other.shares_comparator = True
    other.because("comparator", "comparators", f"{one.comparator_words} (shared)")
    _hedged(other)


def _coordinated(scan: Scan, one: Draft, other: Draft) -> bool:
    """Whether two numbers are joined by "and", or one is the other's conversion in brackets."""
    gap = scan.lower[one.right : other.left]
    if gap == ["("]:
        return one.unit_type == other.unit_type and one.unit != other.unit
    if (
        not gap
        or gap[-1] not in {"and", "or"}
        or one.unit_type in {"money", "percent"} != (other.unit_type in {"money", "percent"})
    ):
        return False
    if len(gap) == 1 or gap == [",", "and"]:
        return one.unit_type == other.unit_type or other.unit is None or one.unit is None
    return other.unit is None and all(_predicate(word) for word in gap[:-1])


def _predicate(word: str) -> bool:
    return word in _AUXILIARY or word.endswith(("ed", "en", "ing")) or word == ","


_AUXILIARY = frozenset(
    "have has had been be was were are is being left dead hurt people killed shot missing others".split()
)
