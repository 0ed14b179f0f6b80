"""The word lists by which a changed word is told apart, compiled once for a lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from claimcheck.claims.wordclasses import words as word_classes
from claimcheck.gazetteer import Entry, Guard, gazetteer
from claimcheck.lexicon import Lexicon

CONTRACTED_WILL = ("'ll",)
CONTRACTED_NOT = "n't"
SHORTEST_STEM = 3  # letters
FUNCTION = (
    *("determiners", "prepositions", "to", "conjunctions", "relatives", "pronouns"),
    *("being", "having", "modals", "adverbs"),
)
COUNTING = ("counting", "magnitudes", "plural_magnitudes", "parts", "multiples")
TIME_UNITS = ("unit", "clock_unit", "daypart", "season")
TIMES = ("weekday", "weekday_short", "weekdays", "deictic", "reference")


@dataclass(frozen=True, slots=True)
class Lists:
    """Sets of folded words. `base` maps a verb form to its base form.

    `months` are month names and their short forms, those that are also common words included;
    `places` are the names of the gazetteer as they are written; `folders` hold all these words.
    """

    base: dict[str, str]
    function: frozenset[str]
    numbers: frozenset[str]
    times: frozenset[str]
    months: frozenset[str]
    full_months: frozenset[str]
    relative: frozenset[str]
    units_of_time: frozenset[str]
    negation: frozenset[str]
    intending: frozenset[str]
    aspect: frozenset[str]
    coming: frozenset[str]
    future: frozenset[str]
    possible: frozenset[str]
    auxiliaries: frozenset[str]
    among_auxiliaries: frozenset[str]
    being: frozenset[str]
    hedges: frozenset[str]
    before_figures: frozenset[str]
    saying: frozenset[str]
    crediting: frozenset[str]
    denying: frozenset[str]
    within_credits: frozenset[str]
    locating: frozenset[str]
    directions: frozenset[str]
    places: Mapping[str, Entry]
    folders: tuple[Path, ...]

    def __reduce__(self) -> tuple[Callable[..., Lists], tuple[tuple[Path, ...]]]:
        """Return where the words lie: another process reads them itself, once."""
        return _read, (self.folders,)

    def verb(self, word: str) -> str:
        """Return the base form of a folded word if it may be a verb form, else nothing.

        Forms that no list has are read by their ending: "refitting" is of "refit".
        """
        if word in self.base:
            return self.base[word]
        for ending in ("ing", "ied", "ed"):
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= SHORTEST_STEM:
                return _unsuffixed(stem, ending)
        return ""

    def says(self, word: str) -> bool:
        """Whether a folded word is a verb by which somebody is credited."""
        return self.base.get(word, "") in self.saying

    def negates(self, word: str) -> bool:
        """Whether a folded word denies."""
        return word in self.negation or word.endswith(CONTRACTED_NOT)

    def places_name(self, name: str) -> bool:
        """Whether a name, as written, is that of a listed place and of nothing else."""
        entry = self.places.get(name.removesuffix("'s").removesuffix("’s"))
        return entry is not None and entry.guard is Guard.FREE and not entry.people

    def foretells(self, word: str) -> bool:
        """Whether a folded word puts its verb in the future."""
        return word in self.future or word.endswith(CONTRACTED_WILL)


def _unsuffixed(stem: str, ending: str) -> str:
    """Return the base of a regular verb form, less a final "e" (source: English spelling)."""
    if ending == "ied":
        return stem + "y"
    return stem[:-1] if stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem


def lists(lexicon: Lexicon) -> Lists:
    """Return the word lists of a lexicon."""
    return lexicon.compiled(_build)


@lru_cache(maxsize=4)
def _read(folders: tuple[Path, ...]) -> Lists:
    return lists(Lexicon(folders))


def _build(lexicon: Lexicon) -> Lists:
    grammar, moods = lexicon.entries("grammar"), lexicon.entries("modality")
    reuse = lexicon.entries("reuse")
    numbers, dates = lexicon.entries("numbers"), lexicon.entries("dates")["words"]
    return Lists(
        base=_bases(lexicon),
        function=_words(grammar[name] for name in FUNCTION),
        numbers=_words(numbers[name] for name in COUNTING)
        | _words([dates["ordinal"], moods["counting"]]),
        times=_words(dates[name] for name in TIMES),
        months=_words([dates["month"], dates["month_short"]]),
        full_months=_words([dates["month"]]),
        relative=_words([dates["relative"], dates["ago"], dates["edge"]]),
        units_of_time=_words(
            [dates["unit"], dates["clock_unit"], dates["daypart"], dates["season"]]
        ),
        negation=_words([moods["negation"]]),
        intending=_words([moods["intending"]]),
        aspect=_words([moods["aspect"]]),
        coming=_words([moods["coming"]]),
        future=_words([moods["future"]]),
        possible=_words([moods["possible"], moods["obliged"]]),
        auxiliaries=_words([moods["auxiliaries"]]),
        among_auxiliaries=_words([moods["among_auxiliaries"]]),
        being=_words([grammar["being"]]),
        hedges=_words([moods["hedges"]]),
        before_figures=_words([moods["before_figures"]]),
        saying=_words([moods["saying"]]),
        crediting=_words([moods["crediting"]]),
        denying=_words([moods["denying"]]),
        within_credits=_words([moods["within_credits"]]),
        locating=_words([reuse["locating"]]),
        directions=_words([reuse["directions"]]),
        places=gazetteer(lexicon).entries,
        folders=lexicon.folders,
    )


def _words(groups: Iterable[Iterable[str]]) -> frozenset[str]:
    """Return the entries of all groups, folded; those of several words meet no single word."""
    return frozenset(entry.casefold() for group in groups for entry in group)


def _bases(lexicon: Lexicon) -> dict[str, str]:
    """Return the base of every listed verb form, and of the verbs listed for their spelling."""
    doubling = lexicon.entries("verbs")["doubling"]
    return {**{verb: verb for verb in doubling}, **word_classes(lexicon).base}
