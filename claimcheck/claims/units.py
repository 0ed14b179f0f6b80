"""Units, money and the counted noun."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims import ages, elision
from claimcheck.claims.counted_nouns import counted
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.money import MINOR, Money, after, before, money
from claimcheck.claims.nouns import Nouns, nouns, singular
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match, unit_words
from claimcheck.lexicon import Lexicon

YOUNG = frozenset({"month", "week", "day", "hour"})


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
            or ages.read(scan, draft, known.units.aged_people)
        ):
            _noun(scan, draft, known.nouns)
    elision.share(scan, drafts, known.units)


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
    if draft.unit == "year" or (draft.unit in YOUNG and _of_a_child(scan, draft, known)):
        ages.old(scan, draft, known.units.old)
        ages.of_people(scan, draft)
    if draft.unit_type == "measure":
        _per(scan, draft, known)
    return True


def _of_a_child(scan: Scan, draft: Draft, known: Words) -> bool:
    """Whether months or days "old" are somebody's age: "a 22-month-old boy", not "strike"."""
    at = draft.right + 1
    while at < len(scan) and scan.lower[at] in known.units.old | {"-"}:
        at += 1
    return not known.units.aged_people.isdisjoint(scan.lower[at : at + 2])


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
