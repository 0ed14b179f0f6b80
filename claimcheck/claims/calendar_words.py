"""Which classes a word of time belongs to: the lists of `dates.yaml` and every numeral."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from claimcheck.claims.date_forms import literals
from claimcheck.claims.timex import FIRST_YEAR, LAST_YEAR

Classes = frozenset[str]

NUMERAL: Classes = frozenset({"count"})
DECIMAL: Classes = frozenset({"count", "decimal"})  # 7.42, a time in "7.42pm"
DOTTED: Classes = frozenset({"dotted"})  # 10.05.2022
POSSESSIVE: Classes = frozenset(
    {"weekday", "deictic", "unit", "month", "holiday", "weekend", "period", "=year"}
)
LONGEST_NUMERAL = 20  # digits; a longer row is no number of days

DOTTED_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\Z")
DECIMAL_TIME = re.compile(r"\d{1,2}\.[0-5]\d\Z")


def word_classes(
    words: Mapping[str, Mapping[str, str]], forms: Iterable[str]
) -> dict[str, Classes]:
    """Return the classes of every word that a form may hold.

    A word that stands for itself in one of `forms`, or in an entry of several words, has the
    class `=word`.
    """
    found: dict[str, set[str]] = {}
    for name, table in words.items():
        for entry in table:
            pieces = entry.split()
            for piece in pieces:
                found.setdefault(piece, set()).add(name if len(pieces) == 1 else f"={piece}")
    for form in forms:
        for word in literals(form):
            found.setdefault(word, set()).add(f"={word}")
    owners = {word: POSSESSIVE & classes for word, classes in found.items()}
    for word, owned in owners.items():
        for ending in ("'s", "’s") if owned else ():
            found.setdefault(word + ending, set()).update(owned)
    for numeral, classes in _numerals():
        found.setdefault(numeral, set()).update(classes)
    for ending in ("st", "nd", "rd", "th"):
        found.setdefault(ending, set()).add("th")
    return {word: frozenset(classes) for word, classes in found.items()}


def _numerals() -> Iterable[tuple[str, set[str]]]:
    """Yield the numerals that can be a day, an hour, a year, with their classes."""
    for number in range(100):
        for text in sorted({str(number), f"{number:02}"}):
            yield text, _small(number, text)
    for number in range(2400):
        if number % 100 < 60:
            yield f"{number:04}", {"hhmm", "count"}
    for number in range(FIRST_YEAR, LAST_YEAR + 1):
        yield str(number), {"year", "count"}


def _small(number: int, text: str) -> set[str]:
    """Return the classes of a numeral below one hundred."""
    found = {"count"}
    if 1 <= number <= 31:
        found.add("dd")
    if len(text) == 2:
        found.add("yy")
        if number < 60:
            found.add("minute")
    if number <= 24:
        found.add("hour")
    return found


def numeral_classes(word: str) -> Classes:
    """Return the classes of a token that begins with a digit and is in no list."""
    if DOTTED_DAY.match(word):
        return DOTTED
    if DECIMAL_TIME.match(word):
        return DECIMAL
    return NUMERAL if word.isascii() and len(word) < LONGEST_NUMERAL else frozenset()


def cased(words: Mapping[str, str], capitals: frozenset[str]) -> dict[str, str]:
    """Return a table of words as they stand in a text: lower case, capitalised, upper case.

    Words of `capitals` are left out in lower case ("may", "march").
    """
    found: dict[str, str] = {}
    for word, value in words.items():
        for shape in (word.upper(), word.capitalize(), word):
            if shape != word or word not in capitals:
                found[shape] = value
    return found
