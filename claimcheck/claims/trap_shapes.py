"""Numbers that are no quantities by their look: times, phone numbers, codes, addresses."""

from __future__ import annotations

import re

from claimcheck.claims.number_words import joined, magnitude
from claimcheck.claims.numerals import DENOMINATORS, DOTTED
from claimcheck.claims.scan import Scan
from claimcheck.claims.trap_words import Found, TrapWords
from claimcheck.claims.unit_words import match

SHAPES = re.compile(
    r"(?P<time>\d{1,2}:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?![\w:]))"
    r"|(?P<phone>(?:1-)?\d{3}-\d{3}-(?:\d{4}|[A-Z]{4})(?!\w)"
    r"|\d{3}\) ?-? ?\d{3}-(?:\d{4}|[A-Z]{4})(?!\w)"
    r"|\d{3}\.\d{3}\.\d{4}(?!\w)|\d{3}-(?:\d{4}|[A-Z]{4})(?![\w-])|9-1-1(?!\w)"
    r"|(?:1-)?8(?:00|44|55|66|77|88)-\d?[A-Z][A-Z-]{3,9}(?!\w))"
    r"|(?P<date>\d{4}-\d\d-\d\d(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}(?!\w))"
    r"|(?P<code>\d+(?:-\d+){2,}(?!\w))"
    r"|(?P<pair>\d{1,4}/\d{1,4}(?!\w))"
    r"|(?P<model>\d+[xX×]\d+(?!\w))"
)
DAY_PARTS = frozenset({"morning", "afternoon", "evening"})
NOON = frozenset({"p.m.", "a.m.", "pm", "am", "p.m", "a.m"})
POSSESSIVES = frozenset({"his", "her", "their", "my", "your", "our"})
SCREENS = frozenset({"480", "720", "1080", "1440", "2160"})
ADDRESS_WIDTH = 6  # tokens from a house number to its "Street"
ADDRESS_BITS = frozenset({".", "st", "nd", "rd", "th", "of", "la", "de", "the"})


def shape(scan: Scan, index: int) -> Found | None:
    """Return (first, last, kind) of what the characters at a numeral spell, if no quantity."""
    found = SHAPES.match(scan.text, scan.starts[index])
    if found is not None:
        kind = str(found.lastgroup)
        last = scan.at(found.end() - 1) + 1
        if kind != "pair":
            return index, last, kind
        above, below = (int(side) for side in found.group().split("/"))
        if below not in DENOMINATORS or not 0 < above < below:
            return index, last, "pair"
    word = scan.words[index]
    if (last := split(scan, index)) > index:
        return index, last, "split"
    if word.count(".") > 1 and not DOTTED.fullmatch(word):
        return index, index + 1, "version"
    if index > 1 and scan.words[index - 1] == "(" and scan.taken[index - 2] == "trap:phone":
        return index, index + 1, "phone"
    if len(word) == 5 and word.isdecimal() and _zip(scan, index):
        return index, index + 1, "address"
    return None


def split(scan: Scan, index: int) -> int:
    """Return the end of "3-for-2", in which neither number counts, else `index`."""
    if not joined(scan, index + 1) or scan.lower[index + 2 : index + 4] != ["for", "-"]:
        return index
    return min(index + 5, len(scan))


def _zip(scan: Scan, index: int) -> bool:
    """Whether five digits are a ZIP code: "the 90049 ZIP code", "Springfield, IL 62704"."""
    if scan.lower[index + 1 : index + 2] == ["zip"]:
        return True
    state = scan.words[index - 1] if index > 1 else ""
    return len(state) == 2 and state.isupper() and scan.words[index - 2] == ","


def glued(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return what letters glued to a numeral make of it: a code, an ordinal, a decade."""
    if (found := _letters_before(scan, index, known)) is not None:
        return found
    after = index + 1
    if after >= len(scan) or not scan.glued(after):
        return None
    word, lower = scan.words[after], scan.lower[after]
    if lower in known.sets["ordinals"]:
        return index, after + 1, "ordinal"
    if lower in {"am", "pm"}:
        return index, after + 1, "time"
    tens = scan.words[index][-1] == "0"
    if tens and (lower == "s" or (word in "'’" and _plural_mark(scan, after + 1))):
        return None if _of_an_age(scan, index) else (index, after + (lower == "s" or 2), "decade")
    if (lower == "p" and scan.words[index] in SCREENS) or _resolution(scan, index):
        return index, after + 1, "model"
    if not word[0].isalpha() or _reads_on(scan, after, known):
        return None
    return index, _tail(scan, after), "model"


def _plural_mark(scan: Scan, at: int) -> bool:
    return at < len(scan) and scan.words[at] == "s" and scan.glued(at)


def _resolution(scan: Scan, index: int) -> bool:
    """Whether a numeral with a capital K is a screen's ("4K"), not thousands."""
    alone = index == 0 or not scan.glued(index)
    return scan.words[index + 1] == "K" and alone and scan.words[index] in {"2", "4", "5", "8"}


def _reads_on(scan: Scan, after: int, known: TrapWords) -> bool:
    """Whether glued letters are a magnitude, money, a unit or another word of a number."""
    lower, coins = scan.lower[after], known.coins
    if lower in known.sets["glued_after"] or lower in known.numbers.after_digits:
        return True
    if lower in coins.words or lower in coins.minor or lower in coins.prefixes:
        return True
    return bool(magnitude(scan, after, known.numbers) or match(scan, after, known.units))


def _of_an_age(scan: Scan, index: int) -> bool:
    """Whether "80s" is somebody's age ("in his 80s", "in her early 40s")."""
    word = scan.words[index]
    if len(word) != 2 or word[1] != "0":
        return False
    return not POSSESSIVES.isdisjoint(scan.lower[max(0, index - 4) : index])


def _letters_before(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return "A330", "Su-27" and "Covid-19" as codes; "RM50" and "sub-300" stay numbers."""
    if not scan.glued(index):
        return None
    first = index - 1
    before = scan.lower[first]
    if joined(scan, first):
        first -= 1
        before = scan.lower[first]
        if before in known.sets["number_prefixes"] or before in known.numbers.counting:
            return None
        code = before in known.coins.prefixes and len(before) == 3 and scan.words[first].isupper()
        if not before[0].isalpha() or scan.taken[first] == "date" or code:
            return None
    elif not before[-1].isalpha() or before in known.coins.prefixes or before in {"x", "c", "ca"}:
        return None
    return first, _tail(scan, index), "model"


def _tail(scan: Scan, index: int) -> int:
    """Return the end of a code: letters, digits and joining hyphens glued to one another."""
    at = index + 1
    while at < len(scan) and scan.glued(at):
        if scan.words[at][0].isalnum():
            at += 1
        elif joined(scan, at) and scan.words[at + 1][0].isalnum():
            at += 2
        else:
            break
    return at


def clock(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return "1 p.m.", "2100 GMT", "1500 hrs" and the 6 of "6 to 8 p.m." as times of day."""
    after, word = index + 1, scan.words[index]
    if after >= len(scan) or scan.taken[after] or len(word) > 5 or "," in word:
        return None
    if len(word) <= 2 and (_until_time(scan, after) or _of_day(scan, index)):
        return index, after, "time"
    if scan.lower[after] not in known.sets["clock_after"]:
        return None
    if scan.lower[after] in {"hrs", "noon", "midnight"} and len(word) != 4:
        return None
    return index, after + 1, "time"


def _of_day(scan: Scan, index: int) -> bool:
    """Whether a numeral is an hour: "at 4 in the morning"."""
    before = scan.lower[index - 1] if index else ""
    part = scan.lower[index + 1 : index + 4]
    return before == "at" and part[:2] == ["in", "the"] and part[-1] in DAY_PARTS


def _until_time(scan: Scan, after: int) -> bool:
    """Whether "to", a dash or "and" leads from a numeral to a time of day."""
    at = after + 1
    if at >= len(scan) or scan.lower[after] not in {"to", "-", "–", "and", "until"}:
        return False
    return scan.words[at][0].isdecimal() and not NOON.isdisjoint(scan.lower[at + 1 : at + 4])


def address(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return the house number of a street address, or of "the 1400 block of"."""
    word, after = scan.words[index], index + 1
    if len(word) > 5 or not word.isdecimal() or after + 1 >= len(scan):
        return None
    block = after + joined(scan, after)
    if scan.lower[block] == "block" and word.endswith("00"):
        return index, block + 1, "address"
    if len(word) > 2 and scan.lower[after] in known.sets["compass"] and scan.words[after].isupper():
        return index, after, "address"
    if scan.glued(after) and scan.words[after] in "-–" and scan.words[after + 1].isdecimal():
        after += 2
    house = scan.words[after] if after < len(scan) else ""
    if len(house) == 1 and house.isalpha() and scan.glued(after):
        after += 1
    placed = index > 0 and scan.lower[index - 1] == "at" and len(word) > 2
    if placed and after < len(scan) and scan.words[after].istitle() and not scan.taken[after]:
        return index, after, "address"
    for at in range(after, min(len(scan), after + ADDRESS_WIDTH)):
        token = scan.words[at]
        if not (token[0].isupper() or token[0].isdecimal() or scan.lower[at] in ADDRESS_BITS):
            return None
        if at > after and token[0].isupper() and scan.lower[at] in known.sets["streets"]:
            return index, after, "address"
    return None
