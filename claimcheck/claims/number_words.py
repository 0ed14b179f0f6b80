"""Numbers written in words, and the magnitude words after numerals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

ONE = Decimal(1)
HALF = Decimal("0.5")
HUNDRED, MILLION = 100, 10**6
HALF_DOZEN = Decimal(6)  # the next step of people who count in dozens
HYPHENS = frozenset("-‐‑")
GLYPHS = {
    "½": "0.5",
    "¼": "0.25",
    "¾": "0.75",
    "⅓": "0.3333333333",
    "⅔": "0.6666666667",
    "⅛": "0.125",
    "⅜": "0.375",
    "⅝": "0.625",
    "⅞": "0.875",
    "⅕": "0.2",
}
OTHER_STARTERS = ("a", "an", "half", "several", "few", "couple", "no", "none", "nobody", "many")


@dataclass(frozen=True, slots=True)
class NumberWords:
    """`numbers.yaml`, compiled: values are exact, words lower case.

    `sets` are its plain lists; `starters` every word that a number can begin with, and
    `after_article` what can go on with one that begins with "a" or "an".
    """

    counting: Mapping[str, int]
    magnitudes: Mapping[str, int]
    after_digits: Mapping[str, int]
    glued: Mapping[str, int]
    plurals: Mapping[str, int]
    vague: Mapping[str, int]
    before_magnitude: Mapping[str, int]
    parts: Mapping[str, int]
    multiples: Mapping[str, int]
    doubling: Mapping[str, int]
    sets: Mapping[str, frozenset[str]]
    starters: frozenset[str]
    after_article: frozenset[str]


def number_words(lexicon: Lexicon) -> NumberWords:
    """Return the number words, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> NumberWords:
    given = lexicon.entries("numbers")

    def values(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in given[name].items()}

    counting, plurals = values("counting"), values("plural_magnitudes")
    multiples, doubling = values("multiples"), values("doubling")
    sets = {name: frozenset(part) for name, part in given.items() if isinstance(part, list)}
    starters = {*counting, *plurals, *multiples, *doubling, *sets["halving"]}
    return NumberWords(
        counting=counting,
        magnitudes=values("magnitudes"),
        after_digits=values("after_digits"),
        glued=values("glued"),
        plurals=plurals,
        vague=values("vague_counts"),
        before_magnitude=values("vague_before_magnitude"),
        parts=values("parts"),
        multiples=multiples,
        doubling=doubling,
        sets=sets,
        starters=frozenset(starters).union(OTHER_STARTERS, GLYPHS),
        after_article=frozenset().union(
            *(HYPHENS, ("in", "out"), given["magnitudes"], given["parts"]),
            (phrase.split()[-1] for phrase in given["vague_counts"]),
        ),
    )


def joined(scan: Scan, index: int) -> bool:
    """Whether token `index` is a hyphen that joins the words on both its sides."""
    return (
        0 < index < len(scan.words) - 1
        and scan.words[index] in HYPHENS
        and scan.glued(index)
        and scan.glued(index + 1)
    )


def magnitude(scan: Scan, index: int, known: NumberWords) -> tuple[int, int] | None:
    """Return (end, factor) of the magnitude words at `index`, "-million" included."""
    at = index + 1 if joined(scan, index) else index
    factor, end = 1, index
    while at < len(scan) and not scan.taken[at]:
        found = known.magnitudes.get(scan.lower[at])
        if found is None or (factor > 1 and found <= factor) or factor > MILLION:
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
    lower, size = scan.lower, len(scan)
    at = end = index
    current = total = last = 0
    if lower[at] in {"a", "an"}:
        if at + 1 >= size or lower[at + 1] not in known.magnitudes:
            return None
        at, current = at + 1, 1
    while at < size and not scan.taken[at]:
        word = lower[at]
        small, factor = known.counting.get(word), known.magnitudes.get(word)
        if small is not None:
            if end > index and not _may_follow(current, small):
                break
            current += small
        elif factor is not None and _may_multiply(current, factor, last):
            if factor <= HUNDRED:
                current *= factor
            else:
                total, current, last = total + current * factor, 0, factor
        elif end == at and (step := _bridge(scan, at, current, total, known)):
            at += step
            continue
        else:
            break
        at += 1
        end = at
    if end == index or (joined(scan, end) and lower[end + 1] in known.sets["ordinals"]):
        return None
    if scan.lower[end - 1] == "dozen":
        return end, Decimal(total + current), HALF_DOZEN
    whole = Decimal(total + current)
    spoken = None if last else _spoken(scan, index, end, whole, known)
    return spoken or _with_half(scan, end, whole, last, known)


def _spoken(
    scan: Scan, index: int, end: int, whole: Decimal, known: NumberWords
) -> tuple[int, Decimal, Decimal] | None:
    """Return a number whose decimals are spoken, "one point five"; "at one point" is none."""
    lower, at, digits = scan.lower, end + 1, ""
    if lower[end : end + 1] != ["point"] or (index and lower[index - 1] == "at"):
        return None
    while at < len(lower) and known.counting.get(lower[at], 10) < 10:
        digits, at = f"{digits}{known.counting[lower[at]]}", at + 1
    if not digits:
        return None
    value = Decimal(f"{whole}.{digits}")
    after, factor = magnitude(scan, at, known) or (at, 1)
    return after, value * factor, granularity(value, factor)


def _may_follow(current: int, small: int) -> bool:
    """Whether a word below a hundred may be added: after tens a unit, after hundreds anything."""
    if current == 0:
        return True
    if current % HUNDRED == 0:
        return small > 0
    return current % 10 == 0 and 0 < small < 10 and current % HUNDRED >= 20


def _may_multiply(current: int, factor: int, last: int) -> bool:
    """Whether a magnitude word may stand behind what was read so far."""
    if current == 0 or (last and factor >= last):
        return False
    return current < HUNDRED or factor > HUNDRED


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
        factor = known.magnitudes.get(beyond, 0)
        return int(factor == 0 or (current > 0 and total == 0 and factor > HUNDRED))
    return 0


def _with_half(
    scan: Scan, end: int, value: Decimal, last: int, known: NumberWords
) -> tuple[int, Decimal, Decimal]:
    """Return a finished number, with "and a half" and the magnitude after that added."""
    tail = scan.lower[end : end + 3]
    if len(tail) < 3 or tail[0] != "and" or tail[1] not in {"a", "one", "-"}:
        return end, value, granularity(value, 1)
    if tail[2] == "half":
        part = HALF
    elif tail[2] == "quarter" and not last:
        part = HALF * HALF
    else:
        return end, value, granularity(value, 1)
    found = None if last else magnitude(scan, end + 3, known)
    if found:
        return found[0], (value + part) * found[1], part * found[1]
    return end + 3, value + part * (last or 1), part * (last or 1)
