"""Units, money and the counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claimcheck.claims import ages
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.money import MINOR, Money, after, before, money
from claimcheck.claims.nouns import Nouns, counted, nouns, singular
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match, unit_words
from claimcheck.lexicon import Lexicon

ANAPHORS = frozenset({"the", "these", "those", "other", "both"})
LENT = frozenset({"money", "percent", "points", "measure", "duration"})
RESTATED = frozenset({"percent", "points"})
LENDING = (
    ["and"],
    ["or"],
    [","],
    ["to"],
    [",", "and"],
    [",", "or"],
    ["of", "the"],
    ["of", "its"],
    ["of", "a"],
)
LONGEST_WHOLE = 3  # tokens of "of" and an owner: "9 of the city's 30 schools"
SUSPENDED = (["-", ","], ["-", "and"], ["-", "or"], ["-", "to"])  # "four-, five- and six-cylinder"
AND = (["and"], ["or"], [","], [",", "and"])
SHORTEST_CODE = 5  # digits of a bare number without separators, from which it is read as a code
OLDEST = ages.OLDEST
VOTE_WIDTH = 25  # tokens each side in which "vote" shows itself
LONGEST_ECHO = 12  # tokens between "five basis points" and "a margin of ten"


@dataclass(frozen=True, slots=True)
class Words:
    """What reading units looks up."""

    coins: Money
    units: UnitWords
    nouns: Nouns


def words(lexicon: Lexicon) -> Words:
    """Return what reading units looks up, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Words:
    return Words(money(lexicon), unit_words(lexicon), nouns(lexicon))


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set unit, unit type and counted noun of each number, and let its span grow over them."""
    if not drafts:
        return
    known = words(reading.lexicon)
    for draft in drafts:
        if draft.dropped or draft.unit is not None or draft.unit_type == "ratio":
            continue
        if not (
            _money(scan, draft, reading, known)
            or _measure(scan, draft, known)
            or ages.read(scan, draft)
        ):
            _noun(scan, draft, known.nouns)
    for place in range(len(drafts) - 2, -1, -1):
        _lend(scan, drafts[place], drafts[place + 1])
    for one, other in pairwise(drafts):
        _echo(scan, one, other, known.units)
    for draft in drafts:
        _drop(scan, draft)


def _behind(scan: Scan, draft: Draft) -> int:
    """Return where the words behind a number begin; "of" after a vague number is passed over."""
    at = draft.last
    if draft.shape == "vague" and at < len(scan) and scan.lower[at] == "of":
        at += 1
    return at


def _money(scan: Scan, draft: Draft, reading: Reading, known: Words) -> bool:
    """Read money before or behind a number; return whether there is any."""
    coin = before(scan, draft, reading, known.coins)
    if coin is None:
        coin = after(scan, draft, _behind(scan, draft), reading, known.coins)
    else:
        draft.left = min(draft.left, coin.first)
        behind = after(scan, draft, draft.last, reading, known.coins)
        if behind is not None and behind.code == coin.code:
            coin = behind
    if coin is None:
        return False
    draft.right = max(draft.right, coin.last)
    if coin.minor:
        draft.value *= MINOR
        draft.granularity *= MINOR
        if draft.value_high is not None:
            draft.value_high *= MINOR
    draft.unit, draft.unit_type = coin.code, "money"
    draft.because("unit", "money", scan.words_of(coin.first, coin.last))
    _per(scan, draft, known)
    return True


def _measure(scan: Scan, draft: Draft, known: Words) -> bool:
    """Read a measure, share or points behind a number; return whether there is any."""
    start = _behind(scan, draft)
    found = match(scan, start, known.units)
    if found is None:
        return False
    draft.right, draft.unit, draft.unit_type = found
    draft.because("unit", "units", scan.words_of(start, draft.right))
    if draft.unit == "year":
        ages.old(scan, draft, known.units.old)
        ages.of_people(scan, draft)
    if draft.unit_type == "measure":
        _per(scan, draft, known)
    return True


def _per(scan: Scan, draft: Draft, known: Words) -> None:
    """Add "per barrel" to a unit of money or measure; "a share" only to the span."""
    mark, at = draft.right, draft.right + 1
    if at >= len(scan) or scan.taken[at] or not scan.lower[at][0].isalpha():
        return
    sign, word = scan.lower[mark], scan.lower[at]
    if sign in {"a", "an"}:
        if word not in known.units.per_a:
            return
    elif sign not in {"per", "/"}:
        return
    draft.right = at + 1
    if word in known.units.per_nothing:
        return
    base = singular(scan.words[at], known.nouns)
    if (found := match(scan, at, known.units)) is not None:
        draft.right = found[0]
        base = known.units.names.get(found[1], found[1])
    draft.unit = f"{draft.unit} per {base}"


def _noun(scan: Scan, draft: Draft, known: Nouns) -> None:
    """Read the counted noun behind a number."""
    at = draft.last
    hyphen = at < len(scan) and joined(scan, at)
    single = draft.value == 1 and draft.value_high is None
    found = counted(scan, at + hyphen, known, single, hyphen)
    if found is None:
        return
    draft.unit, draft.unit_type = found.singular, "count"
    draft.noun = (found.first, found.last)
    draft.right = max(draft.right, found.last)
    draft.because("unit", "nouns", scan.words_of(found.first, found.last))


def _lend(scan: Scan, low: Draft, high: Draft) -> None:
    """Give a number the unit printed once for both: "5 and 6 kg", "3 of the 5 billion yen"."""
    if low.unit is not None or low.dropped or high.dropped or low.unit_type == "ratio":
        return
    gap = scan.lower[low.right : high.left]
    suspended = gap in SUSPENDED and high.unit is not None
    partial = gap[:1] == ["of"] and len(gap) <= LONGEST_WHOLE and high.unit is not None
    if not suspended and not partial and (high.unit_type not in LENT or gap not in LENDING):
        return
    if high.unit_type == "money" and high.left < high.first and high.first == high.right:
        return
    low.unit, low.unit_type = high.unit, high.unit_type
    low.because("unit", "units", f"{scan.words_of(high.first, high.right)} (shared)")


def _echo(scan: Scan, one: Draft, other: Draft, known: UnitWords) -> None:
    """Give a bare number at the end of a clause the per cent or points of the number before.

    As in "a fee of five basis points and a margin of ten"; to the second of two ages its year, and
    to the counts of a vote their votes.
    """
    if other.dropped or one.dropped or other.unit is not None or other.unit_type == "ratio":
        return
    if _votes(scan, one, other, known):
        for draft in (one, other):
            draft.unit, draft.unit_type = "vote", "count"
            draft.because("unit", "units", "vote")
        return
    if (
        one.unit_type == "age"
        and scan.lower[one.right : other.left] in AND
        and other.value < OLDEST
    ):
        other.unit, other.unit_type = "year", "age"
        other.because("unit", "units", scan.words_of(one.first, other.last))
        return
    ends = other.last >= len(scan) or scan.words[other.last] in ".;,)"
    led = other.left > 0 and scan.lower[other.left - 1] in {"of", "by"}
    near = other.first - one.right <= LONGEST_ECHO and scan.sentence_of(
        one.first
    ) == scan.sentence_of(other.first)
    if one.unit_type in RESTATED and ends and led and near:
        other.unit, other.unit_type = one.unit, one.unit_type
        other.because("unit", "units", f"{scan.words_of(one.first, one.right)} (elided)")


def _votes(scan: Scan, one: Draft, other: Draft, known: UnitWords) -> bool:
    """Whether two numbers are the sides of a vote: "52-35", "52 to 35"."""
    if other.first - one.last != 1 or one.unit is not None or one.shape != "digits":
        return False
    if scan.lower[one.last] not in {"-", "–", "to"}:
        return False
    first, last = scan.sentence_of(one.first)
    near = scan.lower[max(first, one.first - VOTE_WIDTH) : min(last, one.first + VOTE_WIDTH)]
    return not known.votes.isdisjoint(near)


def _drop(scan: Scan, draft: Draft) -> None:
    """Drop "the two" that stand for things named before, and long codes that count nothing."""
    if draft.unit is not None or draft.dropped or draft.left != draft.first:
        return
    word = scan.words[draft.first]
    if draft.last == draft.first + 1 and word.isdecimal() and len(word) >= SHORTEST_CODE:
        draft.dropped = "a code" if int(word) % 100 else ""
        return
    if draft.shape != "words":
        return
    before = scan.lower[draft.first - 1] if draft.first else ""
    after = scan.lower[draft.last] if draft.last < len(scan) else "."
    if before in ANAPHORS and after not in {
        "dead",
        "others",
        "other",
        "killed",
        "injured",
        "wounded",
    }:
        draft.dropped = "stands for things named before"
