"""Numerals: separators, decimals, fractions, powers of ten and their magnitudes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.number_words import GLYPHS, NumberWords, granularity, joined, magnitude
from claimcheck.claims.scan import Scan

LONGEST = 24  # digits; beyond this a token is a code, and Decimal's cost is no longer bounded
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")
DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
PLAIN = re.compile(r"\d+(?:\.\d+)?")
SLASHES = frozenset("/⁄")
MINUS = frozenset("-−–")
THIN = frozenset("\u00a0\u202f\u2009")
# Denominators that make a fraction of prices, shares and measures; others are scores or dates.
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100, 128, 1000})
LARGEST_POWER = 60
TALLEST, MOST_INCHES, INCH = 9, 11, Decimal("0.0833")  # feet, inches, an inch in feet
PRIMES, FEET, INCHES = (
    frozenset("'’′"),
    frozenset({"foot", "feet", "ft"}),
    frozenset({"inch", "inches"}),
)
INCH_MARKS = (['"'], ["”"], ["″"], ["“"])
LARGEST_GROUPED = Decimal(10**15)
APART = frozenset("BMK")  # capitals that may stand apart from the numeral ("8 B people")
MONEY_JOINED = frozenset({"euro", "dollar", "pound", "yen"})


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral up to token `end`; `problem` says why it has no value, if it has none.

    `unit` is "ft" for feet and inches written as one.
    """

    end: int
    value: Decimal
    granularity: Decimal
    problem: str = ""
    unit: str = ""


def numeral(scan: Scan, index: int, known: NumberWords, priced: bool = False) -> Numeral:
    """Return the numeral at token `index`, whose first character is a digit.

    `priced` says that money stands before it, so that a glued "m" is a million.
    """
    value, problem = plain(scan.words[index])
    end = index + 1
    if problem:
        return Numeral(end, value, Decimal(1), problem)
    if (height := _feet(scan, end, value)) is not None:
        return height
    while value < LARGEST_GROUPED and spaced_group(scan, end):
        value, end = value * 1000 + int(scan.words[end]), end + 1
    if (found := _fraction(scan, index, end, value)) is not None:
        end, value, grain = found
        end, scale = magnitude(scan, end, known) or (end, 1)
        return Numeral(end, value * scale, grain * scale)
    if (power := _power(scan, end)) is not None:
        return Numeral(power[0], value * power[1], granularity(value, 1) * power[1])
    end, scale = magnitude(scan, end, known) or _short(scan, end, known, priced) or (end, 1)
    return Numeral(end, value * scale, granularity(value, scale))


def plain(word: str) -> tuple[Decimal, str]:
    """Return (value, "") of a numeral token, or (0, why it has none)."""
    if len(word) > LONGEST:
        return Decimal(0), "too long for a number"
    if GROUPED.fullmatch(word):
        return Decimal(word.replace(",", "")), ""
    if PLAIN.fullmatch(word):
        return Decimal(word), ""
    if DOTTED.fullmatch(word):
        return Decimal(word.replace(".", "")), ""
    return Decimal(0), "separators unclear"


def spaced_group(scan: Scan, index: int) -> bool:
    """Whether token `index` continues a numeral grouped by thin spaces ("13 719")."""
    if not 0 < index < len(scan) or len(scan.words[index]) != 3 or scan.taken[index]:
        return False
    start = scan.starts[index]
    return (
        scan.words[index].isdecimal()
        and scan.ends[index - 1] == start - 1
        and scan.text[start - 1] in THIN
        and len(scan.words[index - 1]) <= 3
    )


def _fraction(
    scan: Scan, index: int, end: int, value: Decimal
) -> tuple[int, Decimal, Decimal] | None:
    """Return (end, value, granularity) of "7-7/8", "8 3/4", "1/16" or "2½"."""
    words, size = scan.words, len(scan)
    if end < size and words[end] in GLYPHS:
        part = Decimal(GLYPHS[words[end]])
        return end + 1, value + part, Decimal("0.25")
    if value != value.to_integral_value():
        return None
    for start, whole in ((index, Decimal(0)), (end + joined(scan, end), value)):
        if start + 2 < size and words[start + 1] in SLASHES and scan.glued(start + 1):
            above, below = words[start], words[start + 2]
            if not (above.isdecimal() and below.isdecimal() and scan.glued(start + 2)):
                continue
            if len(above) > 4 or len(below) > 4 or int(below) not in DENOMINATORS:
                continue
            if 0 < int(above) < int(below):
                grain = Decimal(1) / int(below)
                return start + 3, whole + Decimal(int(above)) / int(below), grain
    return None


def _feet(scan: Scan, end: int, feet: Decimal) -> Numeral | None:
    """Return feet and inches written as one: 5'10", 5-foot-10, 5-feet-10-inches."""
    if feet > TALLEST or end + 1 >= len(scan):
        return None
    if scan.words[end] in PRIMES and scan.glued(end):
        at = end + 1
        last = at + 1 + (scan.words[at + 1 : at + 2] in INCH_MARKS)
    elif joined(scan, end) and scan.lower[end + 1] in FEET and joined(scan, end + 2):
        at = end + 3
        last = at + (3 if joined(scan, at + 1) and scan.lower[at + 2] in INCHES else 1)
    else:
        return None
    inches = scan.words[at]
    if not inches.isdecimal() or int(inches[:3]) > MOST_INCHES:
        return None
    return Numeral(last, feet + round(Decimal(inches) / 12, 4), INCH, unit="ft")


def _power(scan: Scan, end: int) -> tuple[int, Decimal] | None:
    """Return (end, factor) of "×10−30" behind a numeral."""
    words = scan.words
    if end + 2 >= len(words) or words[end] not in "×x" or words[end + 1] != "10":
        return None
    at = end + 2
    sign = 1
    if words[at] in MINUS and at + 1 < len(words):
        sign, at = -1, at + 1
    elif words[at] == "^" and at + 1 < len(words):
        at += 1
    if not words[at].isdecimal() or len(words[at]) > 2 or int(words[at]) > LARGEST_POWER:
        return None
    return at + 1, Decimal(1).scaleb(sign * int(words[at]))


def _short(scan: Scan, end: int, known: NumberWords, priced: bool) -> tuple[int, int] | None:
    """Return (end, factor) of "m", "bn", "k" or "mil" behind a numeral."""
    if end >= len(scan) or scan.taken[end]:
        return None
    word, lower = scan.words[end], scan.lower[end]
    after = scan.lower[end + 1] if end + 1 < len(scan) else "."
    if lower in known.after_digits and (scan.glued(end) or lower not in {"mil", "bil"}):
        return end + 1, known.after_digits[lower]
    if lower not in known.glued:
        return None
    glued_on = end + 1 < len(scan) and scan.glued(end + 1)
    if not scan.glued(end):
        apart = word in APART and not glued_on and after in known.sets["counted_by_letter"]
        return (end + 1, known.glued[lower]) if apart else None
    if glued_on and scan.words[end + 1][0].isdecimal():
        return None
    if word == "m" and not priced and not _millions(scan, end + 1, known):
        return None
    return end + 1, known.glued[lower]


def _millions(scan: Scan, after: int, known: NumberWords) -> bool:
    """Whether a lower-case "m" without money before it is a million: something is counted."""
    near = scan.lower[after : after + 3]
    if not near or near[0] in known.sets["metres_before"] or not near[0][0].isalpha():
        return bool(near) and joined(scan, after) and scan.lower[after + 1] in MONEY_JOINED
    for word in near:
        if not word[0].isalpha():
            return False
        if word in known.sets["counted_by_letter"]:
            return True
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            return True
    return False
