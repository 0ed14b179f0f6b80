"""A block's words in, the phrases that have the shape of a time out."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat

from claimcheck.claims.calendar_words import Classes, numeral_classes
from claimcheck.claims.date_forms import Shape, filled
from claimcheck.claims.lines import alone_on_line
from claimcheck.claims.scan import Scan

OTHER = "."  # the character of a word that no form knows
KEPT = "date_phrases"
RUN = re.compile(r"[^.]+")
DAY_SLOTS = frozenset({"dd", "ordinal", "holiday"})
YEAR_SLOTS = frozenset({"year", "yy", "teens", "ones"})
MOST_SEEN = 4096  # runs kept
LONGEST_SEEN = 16  # words of a run that is kept

Fit = tuple[str, int, tuple[tuple[str, int, int], ...]]  # reading, end, slots
Places = tuple[tuple[int, tuple[Fit, ...]], ...]  # of a run, and what fits there


@dataclass(slots=True)
class Phrase:
    """Words that have the shape of a time: tokens `first` up to `last`, and its slots."""

    forms: DateForms
    scan: Scan
    reads: str
    first: int
    last: int
    slots: dict[str, tuple[int, int]]

    def __contains__(self, slot: str) -> bool:
        """Whether the form filled this slot."""
        return slot in self.slots

    @property
    def before(self) -> str:
        """The word before the phrase in lower case, empty at the beginning."""
        return self.scan.lower[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """The word after the phrase in lower case, empty at the end."""
        return self.scan.lower[self.last] if self.last < len(self.scan) else ""

    @property
    def exact(self) -> str:
        """The words as written."""
        return self.scan.words_of(self.first, self.last)

    @property
    def heads(self) -> bool:
        """Whether the phrase has a line to itself, as the heading of rows below it."""
        return alone_on_line(self.scan, self.first, self.last)

    @property
    def lists(self) -> Mapping[str, frozenset[str]]:
        """The word lists of the lexicon."""
        return self.forms.lists

    def text(self, slot: str) -> str:
        """Return the words of a slot in lower case, without a possessive ending."""
        first, last = self.slots[slot]
        return " ".join(self.scan.lower[first:last]).replace("’", "'").removesuffix("'s")

    def meaning(self, slot: str) -> str:
        """Return what the lexicon says the words of a slot mean."""
        table = self.forms.meanings[slot.rstrip("0123456789")]
        text = self.text(slot)
        return table[text] if text in table else table[f"{text}'s"]  # "new year's"

    def number(self, slot: str) -> int:
        """Return the whole number in a slot of digits or of a number word."""
        text = self.text(slot)
        return int(text) if text.isdecimal() else int(self.meaning(slot))

    def says(self, *words: str) -> bool:
        """Whether one of these words is among the words of the phrase."""
        return any(word in self.scan.lower[self.first : self.last] for word in words)


@dataclass(frozen=True, slots=True)
class DateForms:
    """The compiled lexicon of time.

    `meanings` and `lists` are the words of `dates.yaml`. `characters` gives each word the
    character of its classes, `numerals` those of tokens in digits. `shapes` are the forms in
    order, `needing` holds for each character the forms it may be the telling word of, `patterns`
    the forms compiled so far, `seen` what fitted in runs met before. `telling` finds a character
    that speaks of time at all.
    """

    meanings: Mapping[str, Mapping[str, str]]
    lists: Mapping[str, frozenset[str]]
    characters: Mapping[str, str]
    numerals: Mapping[Classes, str]
    shapes: tuple[Shape, ...]
    needing: Mapping[str, tuple[int, ...]]
    patterns: dict[int, re.Pattern[str]]
    seen: dict[str, tuple[Places, bool]]
    telling: re.Pattern[str]

    def line(self, scan: Scan) -> str:
        """Return the class characters of a block's words, one for each."""
        words = scan.words
        line = list(map(self.characters.get, words, repeat(OTHER)))
        for i in scan.numerals:
            if line[i] == OTHER and words[i][0].isascii():
                line[i] = self._numeral(words[i])
        return "".join(line)

    def _numeral(self, word: str) -> str:
        return self.numerals.get(numeral_classes(word), OTHER)

    def phrases(self, scan: Scan) -> Generator[Phrase, bool, None]:
        """Yield, at each place, the phrases whose shape fits, in the order of the forms.

        Send True after a phrase that was read: the search goes on behind its last word.
        """
        for base, places, _ in self._runs(scan):
            behind = 0
            for place, fits in places:
                if place < behind:
                    continue
                for reads, last, slots in fits:
                    moved = {name: (base + a, base + b) for name, a, b in slots}
                    phrase = Phrase(self, scan, reads, base + place, base + last, moved)
                    if (yield phrase):
                        behind = last
                        break

    def names_day(self, scan: Scan) -> bool:
        """Whether a form that fits in the block may hold a day together with its year."""
        return any(dated for _, _, dated in self._runs(scan))

    def _runs(self, scan: Scan) -> list[tuple[int, Places, bool]]:
        """Return each run in which a form fits: its beginning, what fits, whether it is dated.

        Kept with the scan: a block is read both to settle the day and by that day.
        """
        found: list[tuple[int, Places, bool]] | None = scan.kept.get(KEPT)
        if found is None:
            line = self.line(scan)
            runs = RUN.finditer(line) if self.telling.search(line) else ()
            fitting = ((run.start(), *self._fits(run.group())) for run in runs)
            found = scan.kept[KEPT] = [run for run in fitting if run[1]]
        return found

    def _fits(self, run: str) -> tuple[Places, bool]:
        """Return the places in a run of characters where forms fit, and those forms, in order.

        The second value says whether one of them may hold a day together with its year.
        Few runs make up most of any text, so those met are kept, up to a number.
        """
        found = self.seen.get(run)
        if found is None:
            places = tuple(self._matches(run)) if self.telling.search(run) else ()
            found = places, _may_hold_day(places)
            if len(self.seen) >= MOST_SEEN:
                self.seen.clear()
            if len(run) <= LONGEST_SEEN:
                self.seen[run] = found
        return found

    def _matches(self, run: str) -> Iterator[tuple[int, tuple[Fit, ...]]]:
        """Yield each place of a run where a form fits, with its fits."""
        tried = sorted({i for c in set(run) for i in self.needing.get(c, ())})
        for place, character in enumerate(run):
            fits: list[Fit] = []
            for index in tried:
                if character in self.shapes[index].firsts:
                    found = self._pattern(index).match(run, place)
                    if found is not None:
                        fits.append((self.shapes[index].reads, found.end(), filled(found)))
            if fits:
                yield place, tuple(fits)

    def _pattern(self, index: int) -> re.Pattern[str]:
        """Return the pattern of a form; compiled when first asked for."""
        found = self.patterns.get(index)
        if found is None:
            found = self.patterns[index] = re.compile(self.shapes[index].source)
        return found


def _may_hold_day(places: Places) -> bool:
    """Whether one form fills both a slot of days and a slot of years."""
    slots = ({name for name, _, _ in fit[2]} for _, fits in places for fit in fits)
    return any(names & DAY_SLOTS and names & YEAR_SLOTS for names in slots)
