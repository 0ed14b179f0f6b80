"""Numbers whose noun is left out: "three were wounded", "957 others", "five of them"."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import Metrics, counts, is_person, said_at
from claimcheck.claims.noun_phrases import starting
from claimcheck.claims.nouns import Nouns as Singulars
from claimcheck.claims.nouns import is_plural, singular
from claimcheck.claims.sentence import Sentence

NEAR = 3  # sentences back in which the noun may stand
FAMILY = {"father": "child", "mother": "child", "parent": "child", "family": "person"}
CROWDS = frozenset(("dozens", "scores", "hundreds", "thousands"))
LISTING = frozenset((":", ";", "-", "–", "—"))
GROUPS = frozenset(("group", "crew", "party", "team", "household", "audience", "crowd"))
CONTINUES = frozenset("BHEJVM")
NUMBER_OF = 16  # tokens between "the number of" and its figure


@dataclass(slots=True)
class Memory:
    """The last counted noun and the last counted sort of person, with their populations."""

    unit: str = ""
    population: str | None = None
    person: str = ""
    person_population: str | None = None
    told: tuple[int, int] = (0, 0)

    def keep(self, sentence: Sentence, draft: Draft, known: Metrics) -> None:
        """Remember the noun of a draft, and in which sentence people were last counted."""
        if draft.unit_type != "count" or not draft.unit:
            return
        self.unit, self.population = draft.unit, draft.population
        if is_person(draft.unit, known):
            self.person, self.person_population = draft.unit, draft.population
            self.told = id(sentence.scan), sentence.first


def shrink(sentence: Sentence, draft: Draft, known: Singulars) -> None:
    """Take words back that stand behind the counted noun ("one person dead", "three fatally")."""
    if draft.noun is None:
        return
    first, last = draft.noun
    while last > first and sentence.tag(last - 1) in "AJ":
        last -= 1
    if last == draft.noun[1]:
        return
    draft.right = max(last, draft.last)
    if last == first:
        draft.noun, draft.unit, draft.unit_type = None, None, ""
    else:
        draft.noun, draft.unit = (first, last), singular(sentence.word(last - 1), known)


def fill(
    sentence: Sentence,
    draft: Draft,
    memory: Memory,
    known: Metrics,
    singulars: Singulars,
) -> None:
    """Set the unit of a number whose noun is left out, from its sentence or the one before."""
    if draft.unit is not None or draft.unit_type or draft.shape in ("ratio", "multiple", "share"):
        return
    if is_part(sentence, draft):
        return  # takes over all of the count before it
    index = draft.last
    marked = False
    while sentence.word(index) in sentence.nouns.elided:
        marked, index = True, index + 1
    if marked:
        if _take_noun(sentence, draft, index, singulars):
            return
        draft.right = max(draft.right, index)
    of_them = sentence.word(index) == "of" and sentence.word(index + 1) in OF_THEM
    unit = _of_family(sentence, draft) or _of_number(sentence, draft, singulars)
    people = _alone(sentence, draft) or _of_people(sentence, draft, index, known)
    here = memory.told == (id(sentence.scan), sentence.first)
    among = people and here and sentence.tag(sentence.left(draft) - 1) in "C,"
    if unit is None and not (
        marked or of_them or among or _alone(sentence, draft) or _goes_on(sentence, draft, index)
    ):
        return
    done = not marked and not of_them and sentence.tag(_before_all(sentence, draft)) in "VEG"
    if unit is None and (_nobody(sentence, draft) or (people and done and not here)):
        unit, draft.population = "person", "people"  # "Two soldiers died. A bomb killed three"
    elif unit is None and people:
        unit, draft.population = memory.person or "person", memory.person_population
    elif unit is None and (marked or of_them or sentence.tag(index) in "BHM") and memory.unit:
        unit, draft.population = memory.unit, memory.population
    if unit is None:
        return
    draft.unit, draft.unit_type = unit, "count"
    draft.because("unit", "elided", sentence.scan.words_of(draft.first, max(index, draft.last)))


def is_part(sentence: Sentence, draft: Draft) -> bool:
    """Whether a number is one part of a list behind a count: "11 cases: seven in Ohio, four in"."""
    at = sentence.drafts.index(draft)
    left = sentence.left(draft) - 1
    if at == 0 or sentence.tag(draft.last) != "P" or sentence.word(draft.last) == "of":
        return False
    before = sentence.drafts[at - 1]
    if sentence.word(left) in LISTING:
        return before.unit_type == "count"
    return sentence.tag(left) in "C," and is_part(sentence, before)


def _take_noun(sentence: Sentence, draft: Draft, index: int, singulars: Singulars) -> bool:
    """Set the noun behind "other" or "more" ("10 other people"); return whether there is one."""
    phrase = starting(sentence, index) if sentence.tag(index) == "N" else None
    if phrase is None:
        return False
    draft.noun, draft.right = (draft.last, phrase[1]), max(draft.right, phrase[1])
    sentence.owners.update(dict.fromkeys(range(draft.last, phrase[1]), draft))
    draft.unit, draft.unit_type = singular(sentence.word(phrase[1] - 1), singulars), "count"
    draft.because("unit", "elided", sentence.scan.words_of(draft.first, phrase[1]))
    return True


def _before_all(sentence: Sentence, draft: Draft) -> int:
    """Return the index before a number and its "all" ("killing all nine on board")."""
    index = sentence.left(draft) - 1
    return index - (sentence.word(index) == "all")


OF_THEM = frozenset(("them", "whom", "those", "these", "which"))


def _goes_on(sentence: Sentence, draft: Draft, index: int) -> bool:
    """Whether a bare number stands as subject or object of a verb."""
    mark = sentence.tag(index)
    if mark in CONTINUES or (mark == "A" and sentence.word(index) not in ("percent",)):
        return True
    before = sentence.tag(sentence.left(draft) - 1)
    if sentence.word(sentence.left(draft) - 1) == ":":
        return True
    return mark in "PC,." and before in "VEGD"


def _of_family(sentence: Sentence, draft: Draft) -> str | None:
    """Return who is counted in "father of three", "family of four"."""
    left = sentence.left(draft) - 1
    if sentence.word(left) != "of":
        return None
    word = sentence.word(left - 1)
    return "person" if word in GROUPS else FAMILY.get(word)


def _alone(sentence: Sentence, draft: Draft) -> bool:
    """Whether "hundreds" or "thousands" stands for people: nothing it counts follows."""
    crowd = draft.shape == "vague" and sentence.word(draft.last - 1) in CROWDS
    return crowd and sentence.tag(draft.last) in "AQTVBHMPE.,"


def _nobody(sentence: Sentence, draft: Draft) -> bool:
    """Whether a count of nothing is of people by itself ("no one was hurt", "nobody died")."""
    return not draft.value and sentence.word(draft.last - 1) in ("one", "nobody")


def _of_number(sentence: Sentence, draft: Draft, known: Singulars) -> str | None:
    """Return what is counted in "the number of cases rose to 340"."""
    index = left = sentence.left(draft)
    if sentence.tag(left - 1) not in "TPBVEGA":
        return None
    while index > left - NUMBER_OF and sentence.tag(index - 1) not in ".;":
        index -= 1
        if sentence.word(index) in ("number", "numbers") and sentence.word(index + 1) == "of":
            phrase = starting(sentence, index + 2)
            counted = phrase is not None and is_plural(sentence.word(phrase[1] - 1), known)
            return singular(sentence.word(phrase[1] - 1), known) if phrase and counted else None
    return None


def _of_people(sentence: Sentence, draft: Draft, index: int, known: Metrics) -> bool:
    """Whether what is said of the number is said of people."""
    left = sentence.left(draft) - 1
    if sentence.word(left) == ":":
        return any(
            entry.metric.unit == "person" for entry in said_at(sentence, left - 1, left, known)
        )
    starts = [i for i in range(index, index + 6) if sentence.tag(i) in "EJAGVP"]
    while sentence.tag(left) in "AD":
        left -= 1
    if sentence.tag(left) in "VEG":
        starts.append(left)
    for start in starts:
        rest = index if start == left else start + 1
        for entry in said_at(sentence, start, rest, known):
            if entry.metric.unit == "person" and counts(entry.metric, None, known):
                return True
    return False
