"""The words of `dates.yaml` made ready: a block's words in, the shapes of its time phrases out."""

from __future__ import annotations

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass

from claimcheck.claims.date_forms import FILLERS, Alphabet, FormReader, Shape, literals
from claimcheck.claims.scan import Scan
from claimcheck.claims.timex import FIRST_YEAR, LAST_YEAR
from claimcheck.errors import LexiconError
from claimcheck.lexicon import Lexicon

OTHER = "."  # the character of a word that no form knows
FIRST_CHARACTER = 0xE000  # private use area: never in a text we print

POSSESSIVE = ("weekday", "deictic", "unit", "month", "holiday", "weekend", "period", "=year")
DOTTED = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})\Z")
DECIMAL_TIME = re.compile(r"\d{1,2}\.[0-5]\d\Z")
PLACE = "dates.yaml"


@dataclass(slots=True)
class Phrase:
    """Words that have the shape of a time expression: tokens `first` up to `last`."""

    words: CalendarWords
    scan: Scan
    reads: str
    first: int
    last: int
    slots: dict[str, tuple[int, int]]

    def __contains__(self, slot: str) -> bool:
        """Whether the form filled this slot."""
        return slot in self.slots

    def text(self, slot: str) -> str:
        """Return the words of a slot in lower case, without a possessive ending."""
        first, last = self.slots[slot]
        text = " ".join(self.scan.lower[first:last]).replace("’", "'")
        return text.removesuffix("'s")

    def meaning(self, slot: str) -> str:
        """Return what the lexicon says the words of a slot mean."""
        table = self.words.meanings[slot.rstrip("0123456789")]
        text = self.text(slot)
        return table[text] if text in table else table[f"{text}'s"]

    def number(self, slot: str) -> int:
        """Return the whole number in a slot of digits or of a number word."""
        text = self.text(slot)
        return int(text) if text.isdecimal() else int(self.meaning(slot))

    def says(self, *words: str) -> bool:
        """Whether one of these words is among the words of the phrase."""
        return any(word in self.scan.lower[self.first : self.last] for word in words)


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """The compiled lexicon of time.

    `characters` gives each word its class character, `shapes` the forms in order. `needing` holds,
    for each character, the forms it may be the telling word of. `patterns` is filled as needed.
    """

    meanings: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, frozenset[str]]
    characters: Mapping[str, str]
    shapes: tuple[Shape, ...]
    needing: Mapping[str, tuple[int, ...]]
    patterns: dict[int, re.Pattern[str]]
    numeral: str
    dotted: str
    decimal: str
    runs: re.Pattern[str]

    def line(self, scan: Scan) -> str:
        """Return the class characters of a block's words."""
        get = self.characters.get
        return "".join(
            [get(w) or (OTHER if not "0" <= w[0] <= "9" else self.digits(w)) for w in scan.words]
        )

    def digits(self, word: str) -> str:
        """Return the character of a token that begins with a digit and is in no list."""
        if DOTTED.match(word):
            return self.dotted
        if DECIMAL_TIME.match(word):
            return self.decimal
        return self.numeral if word.isascii() and len(word) < 20 else OTHER

    def phrases(self, scan: Scan) -> Generator[Phrase, bool, None]:
        """Yield, at each place, the phrases whose shape fits, in the order of the forms.

        Send True after a phrase that was read: the search goes on behind it.
        """
        line = self.line(scan)
        for run in self.runs.finditer(line):
            place, stop = run.span()
            tried = sorted({i for c in run.group() for i in self.needing.get(c, ())})
            while place < stop:
                here = line[place]
                for index in tried:
                    shape = self.shapes[index]
                    if here not in shape.firsts:
                        continue
                    found = self.pattern(index).match(line, place, stop)
                    if found is None:
                        continue
                    phrase = Phrase(self, scan, shape.reads, place, found.end(), _slots(found))
                    if (yield phrase):
                        place = phrase.last - 1
                        break
                place += 1

    def pattern(self, index: int) -> re.Pattern[str]:
        """Return the pattern of a form; compiled when first asked for."""
        found = self.patterns.get(index)
        if found is None:
            found = self.patterns[index] = re.compile(self.shapes[index].source)
        return found


def compiled(lexicon: Lexicon) -> CalendarWords:
    """Return the words and forms of time, made once for a lexicon.

    Raises:
        LexiconError: when a form is not well made.
    """
    return lexicon.compiled(_compile)


def _compile(lexicon: Lexicon) -> CalendarWords:
    entries = lexicon.entries("dates")
    words: dict[str, dict[str, str]] = entries.get("words", {})
    parts: dict[str, str] = entries.get("parts", {})
    forms: list[dict[str, str]] = entries.get("forms", [])
    capitals = frozenset(entries.get("capitals", ()))
    classes = _classes(words, parts, forms)
    sets = sorted({tuple(sorted(found)) for found in classes.values()})
    names = {found: chr(FIRST_CHARACTER + i) for i, found in enumerate(sets)}
    members: dict[str, str] = {}
    for found, character in names.items():
        for name in found:
            members[name] = members.get(name, "") + character
    several = {
        name: tuple(tuple(entry.split()) for entry in sorted(table, key=_longest) if " " in entry)
        for name, table in words.items()
    }
    alphabet = Alphabet(lambda name: members.get(name, ""), several)
    shapes = tuple(
        FormReader(alphabet, parts, PLACE).shape(form["reads"], form["form"]) for form in forms
    )
    fillers = "".join(c for found, c in names.items() if all(_is_filler(n) for n in found))
    character = {word: names[tuple(sorted(found))] for word, found in classes.items()}
    return CalendarWords(
        meanings=words,
        lists={name: frozenset(found) for name, found in entries.get("lists", {}).items()},
        characters=_cased(character, capitals),
        shapes=shapes,
        needing=_needing(shapes),
        patterns={},
        numeral=names[("count",)],
        dotted=names[("dotted",)],
        decimal=names[("count", "decimal")],
        runs=re.compile(rf"[{fillers}]*[^{fillers}.][^.]*"),
    )


def _slots(found: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Return the filled slots: `dd`, and `dd2` for a second one, whatever choice they stood in."""
    slots: dict[str, tuple[int, int]] = {}
    for group, text in found.groupdict().items():
        if text is None:
            continue
        name = group.rpartition("_")[0]
        if name in slots:
            name = f"{name}{next(n for n in range(2, 9) if f'{name}{n}' not in slots)}"
        slots[name] = found.span(group)
    return slots


def _longest(entry: str) -> tuple[int, str]:
    return -len(entry), entry


def _is_filler(name: str) -> bool:
    return name.startswith("=") or name in FILLERS


def _classes(
    words: Mapping[str, Mapping[str, str]], parts: Mapping[str, str], forms: list[dict[str, str]]
) -> dict[str, set[str]]:
    """Return the classes of every word; a word that stands for itself has the class `=word`."""
    classes: dict[str, set[str]] = {}
    for name, table in words.items():
        for entry in table:
            pieces = entry.split()
            if len(pieces) == 1:
                classes.setdefault(entry, set()).add(name)
            else:
                for piece in pieces:
                    classes.setdefault(piece, set()).add(f"={piece}")
    for text in [*parts.values(), *(form["form"] for form in forms)]:
        for word in literals(text):
            classes.setdefault(word, set()).add(f"={word}")
    for word, found in tuple(classes.items()):
        if not found.isdisjoint(POSSESSIVE):
            for ending in ("'s", "’s"):
                classes.setdefault(word + ending, set()).update(found.intersection(POSSESSIVE))
    for number in range(100):
        for text in {str(number), f"{number:02}"}:
            classes.setdefault(text, set()).update(_small(number, text))
    for number in range(FIRST_YEAR, LAST_YEAR + 1):
        clock = {"hhmm"} if number < 2400 and number % 100 < 60 else set()
        classes.setdefault(str(number), set()).update({"year", "count"} | clock)
    for text in ("0000", *(f"0{n:03}" for n in range(1, 1000) if n % 100 < 60)):
        classes.setdefault(text, set()).add("hhmm")
    for ending in ("st", "nd", "rd", "th"):
        classes.setdefault(ending, set()).add("th")
    classes["0.00.0000"] = {"dotted"}
    classes["0.00"] = {"decimal", "count"}
    classes["0,000"] = {"count"}
    return classes


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


def _cased(characters: Mapping[str, str], capitals: frozenset[str]) -> dict[str, str]:
    """Return the words as they stand in a text: lower case, capitalised, upper case."""
    cased: dict[str, str] = {}
    for word, character in characters.items():
        shapes = {word.capitalize(), word.upper()} | (set() if word in capitals else {word})
        cased.update((shape, character) for shape in sorted(shapes))
    return cased


def _needing(shapes: tuple[Shape, ...]) -> dict[str, tuple[int, ...]]:
    """Return, for each character, the forms it may be the telling word of."""
    found: dict[str, list[int]] = {}
    for index, shape in enumerate(shapes):
        for character in sorted(shape.needs):
            found.setdefault(character, []).append(index)
    return {character: tuple(indexes) for character, indexes in found.items()}


def known_readings(words: CalendarWords, readings: Mapping[str, object]) -> None:
    """Check that every form calls for a reading there is.

    Raises:
        LexiconError: when a form names an unknown reading.
    """
    for shape in words.shapes:
        if shape.reads not in readings:
            known = ", ".join(readings)
            raise LexiconError(PLACE, f"no reading {shape.reads!r}", f"one of: {known}")
