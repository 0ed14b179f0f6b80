"""Numbers written in words, and the magnitude words after numerals."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

ONE = Decimal(1)
HALF = Decimal("0.5")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`numbers.yaml`, compiled: every value is exact, every word lower case."""

    counting: dict[str, int]
    magnitudes: dict[str, int]
    after_digits: dict[str, int]
    glued: dict[str, int]
    plurals: dict[str, int]
    vague: dict[str, int]
    before_magnitude: dict[str, int]
    parts: dict[str, int]
    after_part: frozenset[str]
    multiples: dict[str, int]
    halving: frozenset[str]
    doubling: dict[str, int]
    after_doubling: frozenset[str]
    nothing_of: frozenset[str]
    nothing_was: frozenset[str]
    one_counts: frozenset[str]
    one_happens: frozenset[str]
    never_one: frozenset[str]
    starters: frozenset[str]


def number_words(lexicon: Lexicon) -> NumberWords:
    """Return the number words, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> NumberWords:
    given = lexicon.entries("numbers")

    def values(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in given[name].items()}

    counting, plurals, multiples = (
        values("counting"),
        values("plural_magnitudes"),
        values("multiples"),
    )
    doubling, parts = values("doubling_words"), values("parts")
    halving = frozenset(given["halving"])
    starters = {*counting, *plurals, *multiples, *doubling, *halving}
    starters |= {"a", "an", "half", "several", "few", "couple", "no", "none", "nobody", "quarter"}
    return NumberWords(
        counting=counting,
        magnitudes=values("magnitudes"),
        after_digits=values("after_digits"),
        glued=values("glued"),
        plurals=plurals,
        vague=values("vague_counts"),
        before_magnitude=values("vague_before_magnitude"),
        parts=parts,
        after_part=frozenset(given["after_part"]),
        multiples=multiples,
        halving=halving,
        doubling=doubling,
        after_doubling=frozenset(given["after_doubling"]),
        nothing_of=frozenset(given["nothing_of"]),
        nothing_was=frozenset(given["nothing_was"]),
        one_counts=frozenset(given["one_counts"]),
        one_happens=frozenset(given["one_happens"]),
        never_one=frozenset(given["never_one"]),
        starters=frozenset(starters),
    )


def joined(scan: Scan, index: int) -> bool:
    """Whether token `index` is a hyphen that joins the words on both its sides."""
    return (
        0 < index < len(scan) - 1
        and scan.words[index] in "-‐‑"
        and scan.glued(index)
        and scan.glued(index + 1)
    )


def magnitude(scan: Scan, index: int, known: NumberWords) -> tuple[int, int] | None:
    """Return (end, factor) of the magnitude words at `index`, "-million" included."""
    at = index + 1 if joined(scan, index) else index
    factor, end = 1, index
    while at < len(scan) and not scan.taken[at]:
        found = known.magnitudes.get(scan.lower[at])
        if found is None or (factor > 1 and found == HUNDRED) or factor > 10**6:
            break
        factor *= found
        at += 1
        end = at
    return (end, factor) if end > index else None


def granularity(value: Decimal, factor: int) -> Decimal:
    """Return the last digit that counts of a number with its magnitude applied.

    Source: CLAIM-MODEL section 4: decimals count, trailing zeros of a plain number only from two
    on, those before a magnitude word always.
    """
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < 0:
        return ONE.scaleb(exponent) * factor
    zeros, rest = 0, int(value)
    while rest and rest % 10 == 0:
        zeros, rest = zeros + 1, rest // 10
    if factor == 1 and zeros < 2:
        return ONE
    return Decimal(10**zeros * factor)


def cardinal(scan: Scan, index: int, known: NumberWords) -> tuple[int, Decimal, Decimal] | None:
    """Return (end, value, granularity) of the number words at `index`, None if there are none."""
    lower = scan.lower
    at, current, total, last = index, 0, 0, 0
    size = len(lower)
    if lower[at] in {"a", "an"}:
        if at + 1 >= size or lower[at + 1] not in known.magnitudes:
            return None
        at, current = at + 1, 1
    end = index
    while at < size and not scan.taken[at]:
        word = lower[at]
        small = known.counting.get(word)
        if small is not None:
            if end > index and not _may_follow(current, small):
                break
            current += small
        elif (factor := known.magnitudes.get(word)) is not None and (current or total):
            if current == 0 or (last and factor >= last) or current % HUNDRED == 0 == factor % 11:
                break
            if factor in (HUNDRED, 12):
                if current >= HUNDRED:
                    break
                current *= factor
            else:
                total, current, last = total + current * factor, 0, factor
        elif (step := _bridge(scan, at, current, total, known)) and end == at:
            at += step
            continue
        else:
            break
        at += 1
        end = at
    if end == index:
        return None
    return _with_half(scan, end, Decimal(total + current), last, known)


def _may_follow(current: int, small: int) -> bool:
    """Whether a word below a hundred may be added: after tens a unit, after hundreds anything."""
    if current == 0:
        return True
    if current % HUNDRED == 0:
        return 0 < small
    return current % 10 == 0 and 0 < small < 10 and current % HUNDRED >= 20


def _bridge(scan: Scan, at: int, current: int, total: int, known: NumberWords) -> int:
    """Return how many tokens of "and" or a hyphen join the number words around them, else 0."""
    lower = scan.lower
    if at + 1 >= len(lower):
        return 0
    after = lower[at + 1]
    if joined(scan, at):
        fits = after in known.counting and _may_follow(current, known.counting[after])
        return int(fits or after in known.magnitudes)
    whole = (current and current % HUNDRED == 0) or (current == 0 and total)
    if lower[at] == "and" and whole and after in known.counting:
        beyond = lower[at + 2] if at + 2 < len(lower) else ""
        return int(beyond not in known.magnitudes)
    return 0


def _with_half(
    scan: Scan, end: int, value: Decimal, last: int, known: NumberWords
) -> tuple[int, Decimal, Decimal]:
    """Return a finished number, with "and a half" and the magnitude after that added."""
    lower = scan.lower
    if lower[end : end + 3] in (["and", "a", "half"], ["and", "one", "half"]) or (
        lower[end : end + 3] == ["and", "a", "quarter"] and not last
    ):
        part = HALF if lower[end + 2] == "half" else HALF * HALF
        found = magnitude(scan, end + 3, known)
        if found and not last:
            return found[0], (value + part) * found[1], part * found[1]
        factor = last or 1
        return end + 3, value + part * factor, part * factor
    return end, value, _word_granularity(value)


def _word_granularity(value: Decimal) -> Decimal:
    return granularity(value, 1)
