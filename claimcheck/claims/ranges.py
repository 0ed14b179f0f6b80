"""Two numbers that are one range: "between 5 and 7", "5 to 7", "$1.5-2 million", "two or three"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.money import Money, money
from claimcheck.claims.number_words import number_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.unit_words import UnitWords, match, unit_words
from claimcheck.lexicon import Lexicon
from claimcheck.model import Comparator

DASHES = frozenset("-–—−‐‑")
MAGNITUDES = (1000, 10**6, 10**9, 10**12)
# Behind these "from A to B" and "A to B" are a change of level, not a range.
MOVES = frozenset(
    "rose rise rises rising risen fell fall falls falling fallen grew grow grown growing climbed "
    "climb climbing increased increase increases increasing dropped drop drops dropping declined "
    "decline declining cut cuts cutting raised raise raising lowered lower lowering reduced reduce "
    "reducing jumped jump went go gone going slipped slid up down moved changed narrowed widened "
    "soared surged plunged tumbled shrank improved doubled tripled upgraded expanded revised "
    "boosted hiked lifted trimmed slashed eased swung promoted shifted".split()
)


def join(scan: Scan, drafts: list[Draft], lexicon: Lexicon) -> list[Draft]:
    """Return the drafts of a block with those that make a range joined into one."""
    coins, units = money(lexicon), unit_words(lexicon)
    magnitudes = number_words(lexicon).magnitudes
    done: list[Draft] = []
    for draft in drafts:
        if done and not draft.dropped and not done[-1].dropped:
            low = done[-1]
            comparator = _joins(scan, low, draft, coins, units)
            if comparator is not None:
                _spread(scan, low, draft, magnitudes)
                if comparator is Comparator.ABOUT or low.value < draft.value:
                    done[-1] = _joined(scan, low, draft, comparator)
                    continue
        done.append(draft)
    return done


def _joins(
    scan: Scan, low: Draft, high: Draft, coins: Money, units: UnitWords
) -> Comparator | None:
    """Return BETWEEN or ABOUT where two neighbours are one range, else None."""
    if high.left - low.last > 5 or low.value_high is not None or low.shape in {"share", "vague"}:
        return None
    if scan.sentence_of(low.first) != scan.sentence_of(high.first) or high.shape == "multiple":
        return None
    if low.value < 0 or high.value < 0:
        return None
    gap = _after_unit(scan, low, high.left, coins, units)
    words = scan.lower[gap : high.left]
    before = scan.lower[low.left - 1] if low.left else ""
    if words == ["and"]:
        return Comparator.BETWEEN if _between(scan, low) else None
    if words in (["to"], ["up", "to"]) or (words == ["and"] and before == "between"):
        return None if _moves(scan, low, before) else Comparator.BETWEEN
    if len(words) == 1 and words[0] in DASHES:
        return Comparator.BETWEEN if _dashed(scan, low, high, gap) else None
    if words == ["or"] and gap == low.last and high.value - low.value == 1 and low.value > 0:
        return Comparator.ABOUT
    return None


def _between(scan: Scan, low: Draft) -> bool:
    """Whether "between" stands before the first number, "the ages of" and the like allowed."""
    start = max(scan.sentence_of(low.first)[0], low.left - 4)
    return "between" in scan.lower[start : low.left]


def _moves(scan: Scan, low: Draft, before: str) -> bool:
    """Whether "from A to B" or "A to B" tells a level moving rather than a range."""
    start = max(scan.sentence_of(low.first)[0], low.left - 8)
    near = scan.lower[start : low.left]
    if before == "from":
        return not MOVES.isdisjoint(near)
    return False


def _after_unit(scan: Scan, low: Draft, limit: int, coins: Money, units: UnitWords) -> int:
    """Return the first token behind the unit of the lower end."""
    at = low.last
    if at >= limit:
        return at
    word = scan.lower[at]
    if word in coins.words or word in coins.minor or word in coins.symbols:
        return at + 1
    found = match(scan, at, units)
    return found[0] if found and found[0] <= limit else at


def _dashed(scan: Scan, low: Draft, high: Draft, gap: int) -> bool:
    """Whether a dash between two numbers makes a range: rising, and glued or spaced alike."""
    rising = low.value < high.value or high.value % 1000 == 0
    return rising and scan.glued(gap) == scan.glued(high.left)


def _spread(scan: Scan, low: Draft, high: Draft, magnitudes: dict[str, int]) -> None:
    """Give the lower end the magnitude printed at the upper one ("1.5 to 2 million")."""
    factor = _magnitude(scan, high, magnitudes)
    if factor and not _magnitude(scan, low, magnitudes) and low.value < high.value / factor:
        low.value *= factor
        low.granularity *= factor


def _magnitude(scan: Scan, draft: Draft, magnitudes: dict[str, int]) -> int:
    """Return the magnitude a number's own words end in, 0 if there is none."""
    word = scan.lower[draft.last - 1]
    if draft.last - draft.first < 2 and draft.shape == "digits":
        return 0
    if word in magnitudes and magnitudes[word] in MAGNITUDES:
        return magnitudes[word]
    short = {"m": 10**6, "b": 10**9, "k": 1000, "mil": 10**6}
    return short.get(word, 0)


def _joined(scan: Scan, low: Draft, high: Draft, comparator: Comparator) -> Draft:
    low.value_high = high.value
    low.last, low.right = high.last, high.right
    low.granularity = min(low.granularity, high.granularity)
    low.comparator = comparator
    for index in range(low.first, low.last):
        scan.taken[index] = "number"
    words = scan.words_of(low.first, low.last)
    low.why = [f"value: ranges: {words}"]
    if (
        comparator is Comparator.BETWEEN
        and low.left
        and scan.lower[low.left - 1] in {"between", "from"}
    ):
        low.left -= 1
        low.comparator_words = scan.words_of(low.left, low.left + 1)
    return low


def widest(low: Decimal, high: Decimal) -> Decimal:
    """Return how far apart two ends are, in their unit."""
    return high - low
