"""Two numbers that are one range: "between 5 and 7", "5 to 7", "$1.5-2 million", "two or three"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.money import Money, money, prefix_start
from claimcheck.claims.number_words import MILLION, NumberWords, number_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match, unit_words
from claimcheck.lexicon import Lexicon
from claimcheck.model import Comparator

DASHES = frozenset("-–—−‐‑")
LONGEST_GAP = 6  # tokens between the ends of a range, a unit included
FURTHEST_CUE = 8  # tokens before a number in which "rose" and "between" are looked for
STEEPEST = 4  # "up 5 to 40" is a change and a level; "up 5 to 7" a range
TO = (["to"], ["up", "to"], ["-", "to", "-"], ["to", "-"])
SHORT = {"m": MILLION, "b": 10**9, "k": 1000, "mil": MILLION, "bil": 10**9}


@dataclass(frozen=True, slots=True)
class Words:
    """What reading numbers and joining ranges looks up; `moves` are the verbs of moving."""

    coins: Money
    units: UnitWords
    numbers: NumberWords
    moves: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """Return what numbers and ranges look up, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Words:
    given = lexicon.entries("comparators")
    moves = frozenset({*given["up"], *given["down"], *given["moves"]} - {"+", "-", "−"})
    return Words(money(lexicon), unit_words(lexicon), number_words(lexicon), moves)


def join(scan: Scan, drafts: list[Draft], known: Words) -> list[Draft]:
    """Return the drafts of a block with those that make a range joined into one.

    From right to left, so that a magnitude at the end reaches every number before it.
    """
    done: list[Draft] = []
    for low in reversed(drafts):
        if done and not low.dropped and not done[-1].dropped:
            high = done[-1]
            if high.left - low.last <= LONGEST_GAP and _fit(scan, low, high):
                comparator = _joins(scan, low, high, known)
                if comparator is not None:
                    done[-1] = _joined(scan, low, high, comparator)
                    continue
        done.append(low)
    done.reverse()
    return done


def _fit(scan: Scan, low: Draft, high: Draft) -> bool:
    """Whether two numbers are of a sort that can make a range."""
    if low.shape in {"vague", "multiple"} or high.shape == "multiple" or low.value < 0:
        return False
    if low.shape == "share" or low.value_high is not None or high.value < 0:
        return False
    return scan.sentence_of(low.first) == scan.sentence_of(high.first)


def _joins(scan: Scan, low: Draft, high: Draft, known: Words) -> Comparator | None:
    """Return BETWEEN or ABOUT where two neighbours are one range, EXACT for odds, else None."""
    end, unit = _unit(scan, low, known)
    gap = scan.lower[end : high.left]
    start = max(scan.sentence_of(low.first)[0], low.left - FURTHEST_CUE)
    while "number" in scan.taken[start : low.left]:
        start += 1
    near = scan.lower[start : low.left]
    before = near[-1] if near else ""
    between = "between" in near[-4:]
    if gap in TO or (gap == ["and"] and between):
        if not _same(scan, unit, high, known):
            return None
        _spread(scan, low, high, known)
        if high.value_high is not None or low.value >= high.value:
            return None
        if near[-2:] == [",", "from"]:  # "rose 20 percent, from 45 to 54"
            near = scan.lower[
                max(scan.sentence_of(low.first)[0], low.left - FURTHEST_CUE) : low.left
            ]
        moving = gap in (["to"], ["up", "to"]) and not known.moves.isdisjoint(near)
        plain = not unit or unit in known.coins.symbols
        steep = plain and low.value * STEEPEST < high.value
        doubled = not unit and low.value * 2 < high.value and before == "by"
        if moving and (before in {"from", "to"} or steep or doubled):
            return None
        if steep and before.endswith("ed"):
            return None
        return Comparator.BETWEEN
    if len(gap) == 1 and gap[0] in DASHES and scan.glued(end) == scan.glued(high.left):
        return _dashed(scan, low, high, unit, known)
    if gap == ["/"] and scan.glued(end):
        _quote(scan, low, high)
    if gap == ["or"] and end == low.last and high.value_high is None:
        step = high.value - low.value
        _spread(scan, low, high, known)
        return Comparator.ABOUT if step == 1 and 0 < low.value < high.value else None
    return None


def _dashed(scan: Scan, low: Draft, high: Draft, unit: str, known: Words) -> Comparator | None:
    if not _same(scan, unit, high, known) or high.value_high is not None:
        return None
    if high.value == 1 < low.value and not unit and low.shape == high.shape == "digits":
        return Comparator.EXACT
    _spread(scan, low, high, known)
    return Comparator.BETWEEN if low.value < high.value else None


def _quote(scan: Scan, low: Draft, high: Draft) -> None:
    """Read the second of two quotes that prints its last digits only: "1.8350/60 marks"."""
    first, last = scan.words[low.first], scan.words[high.first]
    whole, point, decimals = first.partition(".")
    single = low.last - low.first == high.last - high.first == 1
    if single and point and last.isdecimal() and len(last) < len(decimals):
        high.value = Decimal(f"{whole}.{decimals[: -len(last)]}{last}")
        high.granularity = low.granularity


def _unit(scan: Scan, draft: Draft, known: Words) -> tuple[int, str]:
    """Return (end, unit) of a number with the unit right behind or before it; "" for none."""
    at = draft.last
    unit = scan.lower[draft.left] if draft.left < draft.first else ""
    if at >= len(scan) or scan.taken[at]:
        return at, unit
    word = scan.lower[at]
    family = known.coins.words.get(word) or known.coins.symbols.get(word)
    if family or word in known.coins.minor:
        return at + 1, unit or family or word
    if (found := match(scan, at, known.units)) is not None:
        return found[0], found[1]
    return at, unit


def _same(scan: Scan, unit: str, high: Draft, known: Words) -> bool:
    """Whether the upper end may share a lower end's unit: one of the two has none, or both one."""
    other = _unit(scan, high, known)[1]
    if prefix_start(scan, high.first, known.coins) < high.first and not unit:
        return False
    return not unit or unit == other or (not other and unit in known.coins.symbols)


def _spread(scan: Scan, low: Draft, high: Draft, known: Words) -> None:
    """Give the lower end the magnitude printed at the upper one ("1.5 to 2 million")."""
    factor = _magnitude(scan, high, known)
    if factor and not _magnitude(scan, low, known) and low.value < high.value / factor:
        low.value *= factor
        low.granularity *= factor


def _magnitude(scan: Scan, draft: Draft, known: Words) -> int:
    """Return the magnitude a number's own words end in, from a thousand up, 0 for none."""
    if draft.last - draft.first < 2 and draft.shape == "digits":
        return 0
    word = scan.lower[draft.last - 1]
    factor = known.numbers.magnitudes.get(word, 0) or SHORT.get(word, 0)
    return factor if factor >= 1000 else 0


def _joined(scan: Scan, low: Draft, high: Draft, comparator: Comparator) -> Draft:
    """Return the lower end grown into the range; its own words now run to the upper end."""
    if comparator is Comparator.EXACT:
        low.shape, low.unit_type = "multiple", "ratio"
    else:
        low.value_high = high.value
    low.last, low.right = high.last, high.right
    low.granularity = min(low.granularity, high.granularity)
    low.comparator = comparator
    for index in range(low.first, low.last):
        scan.taken[index] = "number"
    low.why = [f"value: ranges: {scan.words_of(low.first, low.last)}"]
    if comparator is Comparator.BETWEEN:
        before = scan.lower[low.left - 1] if low.left else ""
        if before in {"between", "from"}:
            low.left -= 1
            low.comparator_words = scan.words[low.left]
    return low
