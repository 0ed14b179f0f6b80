"""Birth days that an article gives for a person, and the ages they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateutil.relativedelta import relativedelta

from claimcheck.checks import Group
from claimcheck.checks._doubts import sentences
from claimcheck.checks._words import last_cue, slice_of
from claimcheck.model import DateMention, Extraction, Kind, PersonMention, Span

BEFORE = 60  # characters before a day in which "born" and the name can stand
BETWEEN = 2  # words between a name and "born": ", who was born", not ", whose father was born"
POSSESSIVE = ("'", "’")
YEAR = 4  # digits
SENTENCE_END = re.compile(r"[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class Birth:
    """A person with the day of birth that the words at `span` give, a year at least."""

    person: PersonMention
    span: Span
    exact: str
    first: date
    last: date

    def ages(self, day: date) -> tuple[int, int]:
        """Return the youngest and the oldest that the person can be on a day, in years."""
        return relativedelta(day, self.last).years, relativedelta(day, self.first).years

    def years_off(self, age: int, day: date) -> int:
        """Return by how many years an age told on a day is too young or too old."""
        least, most = self.ages(day)
        return max(least - age, age - most, 0)


def births(extraction: Extraction, name: str, group: Group) -> Iterator[Birth]:
    """Yield where an article says when a person was born, in text order."""
    for day in extraction.dates:
        if day.start is None or day.end is None or not _has_year(day):
            continue
        at = _born_at(day, extraction, group)
        text = extraction.article.string(day.field)
        person = None if at is None else _whose(day.field, text, at, extraction)
        if at is not None and person and person.name == name:
            span = Span(at, day.span.end)
            yield Birth(person, span, text[span.start : span.end], day.start, day.end)


def aged_beside(birth: Birth, extraction: Extraction, group: Group) -> PersonMention | None:
    """Return the person at the age told next to a birth ("born in 1990 and now aged 25")."""
    person = birth.person
    for claim in extraction.claims:
        mention = claim.mention
        if claim.kind is not Kind.AGE or mention.field != person.field:
            continue
        between = slice_of(claim, group, Span(birth.span.end, max(0, mention.number_start)))
        now = group.lexicon.entries("cues")["aged_now"]
        if birth.span.end < mention.number_start <= birth.span.end + BEFORE and all(
            word.strip(",()").lower() in (*now, "") for word in between.split()
        ):
            age = int(claim.quantity.value)
            return replace(person, span=mention.span, exact=mention.exact, age=age)
    return None


def told_as_past(person: PersonMention, extraction: Extraction, group: Group) -> bool:
    """Whether the sentence of a person speaks of an earlier year, besides one of birth."""
    published, inner = extraction.article.published, _sentence(person, extraction)
    return published is not None and any(
        day.field == person.field
        and inner.holds(day.span)
        and day.end is not None
        and day.end.year < published.year
        and _born_at(day, extraction, group) is None
        for day in extraction.dates
    )


def _born_at(day: DateMention, extraction: Extraction, group: Group) -> int | None:
    """Return where "born" stands before a day, or None."""
    floor = max(0, day.span.start - BEFORE)
    words = extraction.article.string(day.field)[floor : day.span.start]
    at = last_cue("born", words, group.lexicon)
    return None if at is None or SENTENCE_END.search(words[at:]) else floor + at


def _has_year(day: DateMention) -> bool:
    return any(len(w) == YEAR for w in day.exact.replace(",", " ").split() if w.isdecimal())


def _whose(field: str, text: str, at: int, extraction: Extraction) -> PersonMention | None:
    """Return who is born at `at`: the one named before, or the article's one person behind "He"."""
    named = [p for p in extraction.people if p.field == field and p.span.end <= at]
    if not named:
        return None
    nearest = max(named, key=lambda person: person.span.end)
    between = text[nearest.span.end : at]
    words = [word for word in between.split() if any(map(str.isalpha, word))]
    if not SENTENCE_END.search(between):
        beside = len(words) <= BETWEEN and not between.startswith(POSSESSIVE)
        return nearest if beside else None
    alone = len({person.name for person in extraction.people}) == 1
    opening = SENTENCE_END.split(between)[-1].split()
    return nearest if alone and len(opening) == BETWEEN else None


def _sentence(person: PersonMention, extraction: Extraction) -> Span:
    """Return the sentence of a person's mention."""
    for block in extraction.article.blocks:
        if block.field == person.field and block.span.holds(person.span):
            text = extraction.article.string(block.field)[block.span.start : block.span.end]
            for found in sentences(text):
                inner = Span(block.span.start + found.start, block.span.start + found.end)
                if inner.holds(person.span):
                    return inner
    return person.span
