"""What the words around a number promise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.phrases import Phrases
from claimcheck.claims.scan import Scan
from claimcheck.claims.sharing import share
from claimcheck.lexicon import Lexicon
from claimcheck.model import Comparator

BOUNDS = frozenset(
    {Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN}
)
HEDGES = frozenset({Comparator.ABOUT, Comparator.NEARLY})
PLAIN = frozenset({Comparator.EXACT, Comparator.VAGUE})
UNDER_AGE = tuple([word, "the", "age", "of"] for word in ("under", "below", "over", "above"))
FARTHEST = 7  # tokens of comparator phrases and fillers before a number
FARTHEST_ESTIMATE = 5  # tokens from "estimated" to "of" in "an estimated average life of 21"


@dataclass(frozen=True, slots=True)
class Words:
    """`comparators.yaml`, compiled. `sets` are its plain lists."""

    before: Phrases[Comparator]
    after: Phrases[Comparator]
    estimating: Mapping[str, Comparator]
    increments: Phrases[Comparator]
    sets: Mapping[str, frozenset[str]]


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
        estimating={word: Comparator(sign) for word, sign in given["estimating"].items()},
        increments=Phrases([(p, Comparator.EXACT) for p in given["increments"]], True),
        sets={name: frozenset(part) for name, part in given.items() if isinstance(part, list)},
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
            _estimated(scan, draft, first, known)
            _hedged(draft)
        floor = draft.last
    for one, other in pairwise(drafts):
        if share(scan, one, other):
            _hedged(other)
        _exact_company(scan, one, other)
        _exact_company(scan, other, one)


def _before(scan: Scan, draft: Draft, first: int, known: Words) -> None:
    """Read the comparator before a number, over words such as "another" or "the"."""
    lower, at = scan.lower, draft.left
    limit = max(first, at - FARTHEST)
    reach = at
    while at > limit and not scan.taken[at - 1]:
        found = known.before.before(lower, at, limit)
        if found is not None and _means_it(scan, draft, (found[0], at, reach), known):
            start, comparator = found
            if _outranks(comparator, draft.comparator):
                draft.comparator = comparator
                draft.comparator_words = scan.words_of(start, at)
                draft.because("comparator", "comparators", draft.comparator_words)
            at = reach = start
        elif (found := known.increments.before(lower, at, limit)) is not None:
            draft.increment = True
            at = reach = found[0]
        elif lower[at - 1] in known.sets["fillers"]:
            at -= 1
        else:
            break
    draft.left = reach


def _outranks(new: Comparator, old: Comparator) -> bool:
    """Whether a phrase farther out replaces what nearer words said."""
    if old in PLAIN:
        return new is not Comparator.EXACT or old is Comparator.EXACT
    return new in BOUNDS and old not in BOUNDS and old is not Comparator.BETWEEN


def _means_it(scan: Scan, draft: Draft, place: tuple[int, int, int], known: Words) -> bool:
    """Whether a phrase is a comparator here. `place`: its start, its end, the number's left."""
    start, end, reach = place
    phrase = scan.lower[start:end]
    if len(phrase) > 1:
        return True
    if phrase[0] in known.sets["adjacent"] and not _ARTICLES.isdisjoint(scan.lower[end:reach]):
        return False  # "over the 5 years", "under a 10-year contract"
    before = scan.lower[start - 1] if start else ""
    if phrase[0] == "within":
        return draft.unit_type in {"duration", "measure"}
    if phrase[0] == "over" and draft.unit_type == "duration":
        return before in _LASTING
    if phrase[0] in {"near", "inside", "beyond"}:
        return draft.unit_type in {"money", "percent", "measure"}
    return True


_ARTICLES = frozenset({"the", "a", "an"})
_LASTING = frozenset(
    {"for", "well", "just", "of", "is", "was", "after", "took", "lasted", "in", "aged"}
)


def _after(scan: Scan, draft: Draft, known: Words) -> None:
    """Read "or more", "-plus", "or so" behind a number or its unit; and "more" as an increment."""
    for at in sorted({draft.last, draft.right}):
        if at >= len(scan) or scan.taken[at]:
            continue
        found = known.after.at(scan.lower, at, len(scan))
        if found is None or not _bound(scan, draft, at, found[0]):
            continue
        end, comparator = found
        if draft.comparator in PLAIN:
            draft.comparator = comparator
            draft.comparator_words = scan.words_of(at, end)
            draft.because("comparator", "comparators", draft.comparator_words)
        draft.right = max(draft.right, end)
        return
    at = draft.last
    if draft.unit_type in {"percent", "points", "age"} or at + 1 >= len(scan):
        return
    if scan.lower[at] in known.sets["increments_after"] and scan.lower[at + 1] != "than":
        draft.increment = True


def _bound(scan: Scan, draft: Draft, at: int, end: int) -> bool:
    """Whether a word behind a number belongs to it: "500-plus", not "290 passengers plus cargo"."""
    if end > at + 1:
        return True
    word = scan.words[at]
    if word == "+":
        return scan.glued(at)
    return word.islower() and (word != "plus" or at == draft.last)


def _estimated(scan: Scan, draft: Draft, first: int, known: Words) -> None:
    """Read "an estimated cost of 5" and "a minimum age of 18"."""
    of = draft.left - 1
    if draft.unit_type == "age" and scan.lower[max(first, of - 3) : of + 1] in UNDER_AGE:
        draft.left = of - 3
        words = scan.lower[draft.left]
        draft.comparator = (
            Comparator.LESS_THAN if words in {"under", "below"} else Comparator.MORE_THAN
        )
        draft.comparator_words = words
        return
    if draft.comparator is not Comparator.EXACT or of < first or scan.lower[of] != "of":
        return
    for at in range(of - 1, max(first, of - FARTHEST_ESTIMATE) - 1, -1):
        word = scan.lower[at]
        if word in known.estimating:
            draft.comparator = known.estimating[word]
            draft.comparator_words = scan.words[at]
            draft.because("comparator", "comparators", scan.words_of(at, draft.last))
            return
        if not word[0].isalpha() or scan.taken[at]:
            return


def _hedged(draft: Draft) -> None:
    """Read one trailing zero as rounded where a hedge stands (CLAIM-MODEL section 4)."""
    rounded = draft.granularity == 1 and draft.value and draft.value % 10 == 0
    if rounded and draft.comparator in HEDGES:
        draft.granularity *= 10


def _exact_company(scan: Scan, draft: Draft, other: Draft) -> None:
    """Read a round numeral as exact beside an exact one of its kind in the same sentence.

    Source: CLAIM-MODEL section 4, context overrides.
    """
    if draft.granularity <= 1 or draft.comparator is not Comparator.EXACT:
        return
    if draft.unit_type != other.unit_type or not (_numeral(draft) and _numeral(other)):
        return
    exact = other.granularity == 1 and other.value > 100 and other.comparator is Comparator.EXACT
    if exact and scan.sentence_of(draft.first) == scan.sentence_of(other.first):
        draft.granularity = Decimal(1)


def _numeral(draft: Draft) -> bool:
    return draft.shape == "digits" and draft.last == draft.first + 1 and not draft.dropped
