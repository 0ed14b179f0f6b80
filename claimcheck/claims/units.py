"""Units, money and the counted noun."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims import ages
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.money import MINOR, Coin, Money, after, before, money
from claimcheck.claims.nouns import Nouns, counted, nouns, singular
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match, unit_words
from claimcheck.model import Comparator

PER = frozenset({"a", "an", "per", "each", "every", "/"})
PER_NOTHING = frozenset({"share", "piece", "lot", "few", "year-on-year", "day-to-day"})
PERIODS = frozenset("second minute hour day night week month year quarter annum decade".split())


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set unit, unit type and counted noun of each number, and let its span grow over them."""
    if not drafts:
        return
    lexicon = reading.lexicon
    coins, known, heads = money(lexicon), unit_words(lexicon), nouns(lexicon)
    for draft in drafts:
        if draft.dropped or draft.unit is not None:
            continue
        if draft.unit_type == "ratio":
            continue
        if ages.read(scan, draft):
            continue
        if _money(scan, draft, reading, coins) or _measure(scan, draft, known, heads):
            continue
        _noun(scan, draft, heads)
    for low, high in zip(drafts, drafts[1:], strict=False):
        _borrow(scan, low, high)


def _behind(scan: Scan, draft: Draft) -> int:
    """Return where the words behind a number begin; "of" after a vague plural is passed over."""
    at = draft.last
    if draft.shape == "vague" and at < len(scan) and scan.lower[at] == "of":
        at += 1
    return at


def _money(scan: Scan, draft: Draft, reading: Reading, known: Money) -> bool:
    """Read money before or behind a number; return whether there is any."""
    coin: Coin | None = before(scan, draft, reading, known)
    if coin is None:
        coin = after(scan, draft, _behind(scan, draft), reading, known)
    else:
        draft.left = min(draft.left, coin.first)
        behind = after(scan, draft, draft.last, reading, known)
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
    _per(scan, draft, known_singular=None)
    return True


def _measure(scan: Scan, draft: Draft, known: UnitWords, heads: Nouns) -> bool:
    """Read a measure, share or points behind a number; return whether there is any."""
    start = _behind(scan, draft)
    found = match(scan, start, known)
    if found is None:
        return False
    end, unit, unit_type = found
    if start < len(scan) and scan.lower[start] == "m" and scan.glued(start):
        unit, unit_type = "m", "measure"
    draft.unit, draft.unit_type = unit, unit_type
    draft.right = end
    draft.because("unit", "units", scan.words_of(start, end))
    if unit == "year":
        ages.old(scan, draft, known.old)
    if unit_type == "measure":
        _per(scan, draft, heads)
    return True


def _per(scan: Scan, draft: Draft, known_singular: Nouns | None) -> None:
    """Add "per barrel" and the like to a unit of money or measure."""
    at = draft.right
    if at + 1 >= len(scan) or scan.lower[at] not in PER or scan.taken[at + 1]:
        return
    word = scan.lower[at + 1]
    if not word[0].isalpha() or word in PER_NOTHING:
        if word in PER_NOTHING:
            draft.right = at + 2
        return
    draft.right = at + 2
    draft.unit = f"{draft.unit} per {word}"


def _noun(scan: Scan, draft: Draft, known: Nouns) -> None:
    """Read the counted noun behind a number."""
    at = draft.last
    hyphen = at < len(scan) and joined(scan, at)
    one = draft.value == 1 and draft.value_high is None
    found = counted(scan, at + hyphen, known, one, hyphen)
    if found is None:
        return
    draft.unit, draft.unit_type = found.singular, "count"
    draft.noun = (found.first, found.last)
    draft.right = max(draft.right, found.last)
    draft.because("unit", "nouns", scan.words_of(found.first, found.last))


def _borrow(scan: Scan, low: Draft, high: Draft) -> None:
    """Give a number without a unit that of the next one: "5 and 6 kg", "3 of the 5 billion yen"."""
    if low.unit is not None or low.dropped or high.dropped or high.unit is None:
        return
    if high.unit_type not in {"money", "percent", "points", "measure", "duration"}:
        return
    gap = scan.lower[low.right : high.left]
    if gap in (["and"], ["or"], [","], ["to"], [",", "and"], ["of", "the"], ["of", "its"]) or (
        gap == [] and low.comparator is not Comparator.BETWEEN
    ):
        low.unit, low.unit_type = high.unit, high.unit_type
        low.because("unit", "units", scan.words_of(high.first, high.right))


__all__ = ["Decimal", "read", "singular"]
