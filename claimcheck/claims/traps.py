"""Tokens that are no quantities: years, times, scores, phone numbers, models, list markers."""

from __future__ import annotations

from claimcheck.claims.draft import Reading
from claimcheck.claims.labels import capital_word, counts, labelled, measured, named
from claimcheck.claims.money import prefix_start
from claimcheck.claims.nouns import is_plural
from claimcheck.claims.number_words import joined
from claimcheck.claims.pairs import pair
from claimcheck.claims.scan import Scan
from claimcheck.claims.trap_shapes import address, clock, glued, shape, split
from claimcheck.claims.trap_words import Found, TrapWords, trap_words

WEB = ("://", "www.", "@")
FIRST_YEAR, LAST_YEAR = 1000, 2099
OFTEN_FROM, OFTEN_TO = 1900, 2040  # bare numbers in here are years more often than counts
YEARS_JOINED = frozenset({"and", "to", "-", "–", "or", "/"})
ERAS = frozenset({"a.d.", "b.c.", "ad", "bc", "bce", "ce"})


def mask(scan: Scan, reading: Reading) -> None:
    """Mark tokens that are no quantities as "trap:<kind>" in `scan.taken`."""
    known = trap_words(reading.lexicon)
    if any(mark in scan.text for mark in WEB):
        _web(scan)
    taken = scan.taken
    labels = known.any_label
    for index in scan.among(known.any_word):
        word = scan.lower[index]
        if taken[index]:
            continue
        if word[0].isdecimal():
            found = _numeral(scan, index, known)
        elif word in labels:
            found = labelled(scan, index, known)
        else:
            found = _word(scan, index, known)
        if found is not None:
            first, last, kind = found
            taken[first:last] = [t or f"trap:{kind}" for t in taken[first:last]]


def _word(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return what a number word is, if it is no quantity."""
    if (last := split(scan, index)) > index:
        return index, last, "split"
    return capital_word(scan, index, known)


READERS = (glued, clock, pair, address, named)


def _numeral(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return what a numeral is, if it is no quantity."""
    if prefix_start(scan, index, known.coins) < index and scan.words[index - 1] != "#":
        return None  # money
    found = _exact(scan, index, known) or _list_marker(scan, index) or shape(scan, index)
    found = found or _era(scan, index)
    for read in READERS:
        found = found or read(scan, index, known)
    return found or _year(scan, index, known)


def _web(scan: Scan) -> None:
    """Mark web and mail addresses: every run of glued tokens that holds one of their marks."""
    first = 0
    for index in range(1, len(scan) + 1):
        if index < len(scan) and scan.glued(index):
            continue
        chunk = scan.text[scan.starts[first] : scan.ends[index - 1]]
        if any(mark in chunk for mark in WEB):
            scan.taken[first:index] = [t or "trap:web" for t in scan.taken[first:index]]
        first = index


def _exact(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return fixed expressions such as 24/7 and 911."""
    for words in known.exactly.get(scan.lower[index], ()):
        last = index + len(words)
        counting = is_plural(scan.lower[last], known.nouns) if last < len(scan) else False
        stands_alone = not (measured(scan, last, known) or (len(words) == 1 and counting))
        if tuple(scan.lower[index:last]) == words and stands_alone:
            return index, last, "name"
    return None


def _list_marker(scan: Scan, index: int) -> Found | None:
    """Return "1." or "2)" at the start of a line, and "(3)" anywhere."""
    after = index + 1
    if len(scan.words[index]) > 2 or after >= len(scan) or not scan.glued(after):
        return None
    if scan.words[after] == ")" and index and scan.words[index - 1] == "(":
        return (index, after, "list") if len(scan.words[index]) == 1 else None
    opens = index == 0 or "\n" in scan.text[scan.ends[index - 1] : scan.starts[index]]
    spaced = after + 1 >= len(scan) or not scan.glued(after + 1)
    return (index, after, "list") if opens and scan.words[after] in ".)" and spaced else None


def _era(scan: Scan, index: int) -> Found | None:
    """Return the year of "A.D. 79" and "300 BC"."""
    near = (*scan.lower[max(0, index - 1) : index], *scan.lower[index + 1 : index + 2])
    return (index, index + 1, "year") if not ERAS.isdisjoint(near) else None


def _year(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return digits that stand for a year: "the 1936 pact", "A.D. 79"."""
    word = scan.words[index]
    before = scan.lower[index - 1] if index else "."
    after = scan.lower[index + 1] if index + 1 < len(scan) else "."
    if len(word) != 4 or not word.isdecimal() or int(word) > LAST_YEAR:
        return None
    if before in YEARS_JOINED and index > 1 and scan.taken[index - 2] in {"trap:year", "date"}:
        return index, index + 1, "year"
    if int(word) < FIRST_YEAR or measured(scan, index + 1, known) or before in known.coins.symbols:
        return None
    if before in known.sets["before_counts"] or after in known.nouns.collective:
        return None
    if joined(scan, index + 1) and scan.words[index + 2][0].isalpha():
        return None
    often = OFTEN_FROM <= int(word) <= OFTEN_TO
    tag = known.nouns.tags.get(before, "N")
    if counts(scan, index + 1, known):
        led = tag in "DP" or before.endswith(("'s", "’s"))
        return (index, index + 1, "year") if often and led else None
    return (index, index + 1, "year") if often or before in known.sets["before_years"] else None
