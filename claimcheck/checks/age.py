"""One person with two ages that the time between does not explain, or an age and another birth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import ClassVar

from dateutil.relativedelta import relativedelta

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._born import Birth, aged_beside, births, told_as_past
from claimcheck.model import Extraction, PersonMention, Severity

Aged = tuple[PersonMention, int, date | None]


class Age(Check):
    """Report two ages of one person, further apart than the days between the articles allow.

    Bad:  one driver "34" on Monday and "43" a week later; "25" in 2022 and "born in 1990".
    Good: 34, then 35 after a birthday; two people of one name in unrelated stories.

    A full name is one person in one article; in two, only where the role is the same or both name
    another person too. A year's difference is a warning, more an error. Source: CHECKS C18.
    """

    over: ClassVar[Over] = Over.PERSON
    roles: ClassVar[tuple[str, ...]] = ("earlier", "later")
    words: ClassVar[tuple[str, ...]] = ("name", "before", "after")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict per pair of articles, in time order."""
        if " " not in group.key:
            return
        told: set[tuple[str, str]] = set()
        in_time = sorted(group.extractions.values(), key=_by_day)
        aged = [found for extraction in in_time for found in _aged(extraction, group.key)]
        for a, b in combinations(aged, 2):
            pair = (a[0].article, b[0].article)
            gap = _unexplained(a, b)
            if gap and pair not in told and _one_person(a[0], b[0], group):
                told.add(pair)
                yield _conflict(a, b, gap)
        yield from _against_births(aged, group)


def _against_births(aged: Iterable[Aged], group: Group) -> Iterator[Conflict]:
    """Yield the first age of each article that no birth day given for the person allows."""
    known = [(b, e) for e in group.extractions.values() for b in births(e, group.key, group)]
    beside = [(aged_beside(birth, e, group), e.article.published) for birth, e in known]
    told: set[str] = set()
    for person, day in (*((p, day) for p, _, day in aged), *beside) if known else ():
        if person is None or day is None or person.age is None or person.article in told:
            continue
        if told_as_past(person, group.extractions[person.article], group):
            continue
        for birth in (b for b, _ in known if _one_person(b.person, person, group)):
            if person.article not in told and birth.years_off(person.age, day):
                told.add(person.article)
                yield _born_otherwise(birth, person, day)


def _aged(extraction: Extraction, name: str) -> Iterator[Aged]:
    for person in extraction.people:
        if person.name == name and person.age is not None:
            yield person, person.age, extraction.article.published


def _by_day(extraction: Extraction) -> tuple[str, str]:
    return (str(extraction.article.published or ""), extraction.article.id)


def _unexplained(a: Aged, b: Aged) -> int:
    """Return by how many years the ages differ beyond what the days between allow."""
    years = relativedelta(b[2], a[2]).years if a[2] and b[2] else 0
    later_day = a[2] != b[2]
    low, high = years, years + (1 if later_day else 0)
    grown = b[1] - a[1]
    return max(low - grown, grown - high, 0)


def _one_person(a: PersonMention, b: PersonMention, group: Group) -> bool:
    """Whether two mentions of one full name surely mean one person."""
    if a.article == b.article:
        return True
    if a.role and b.role and a.role.casefold() == b.role.casefold():
        return True
    others = [
        {p.name for p in group.extractions[side.article].people if " " in p.name} for side in (a, b)
    ]
    return bool((others[0] & others[1]) - {group.key})


def _born_otherwise(birth: Birth, person: PersonMention, day: date) -> Conflict:
    least, most = birth.ages(day)
    gap = birth.years_off(person.age or 0, day)
    possible = str(least) if least == most else f"{least} or {most}"
    born = birth.person
    return Conflict(
        places=(
            Place(born.article, born.field, birth.span, birth.exact, "earlier", birth.exact),
            Place(person.article, person.field, person.span, person.exact, "later", f"on {day}"),
        ),
        severity=Severity.ERROR if gap > 1 else Severity.WARNING,
        relation="AGE",
        arithmetic=f"{birth.exact}: {possible} on {day}, not {person.age}",
        tried=("a birthday in the year of publication", "an age of some earlier year"),
        series=person.name,
        words={"name": person.name, "before": possible, "after": str(person.age)},
    )


def _conflict(a: Aged, b: Aged, gap: int) -> Conflict:
    places = tuple(
        Place(
            *(person.article, person.field, person.span, person.exact, role),
            f"published {day}" if day else "undated",
        )
        for (person, _, day), role in ((a, "earlier"), (b, "later"))
    )
    days = f"{(b[2] - a[2]).days} days" if a[2] and b[2] else "an unknown time"
    swapped = str(a[1])[::-1] == str(b[1])
    return Conflict(
        places=places,
        severity=Severity.ERROR if gap > 1 else Severity.WARNING,
        relation="AGE",
        arithmetic=f"{a[1]} and {b[1]}, {days} apart"
        + ("; the digits are swapped" if swapped else ""),
        tried=("a birthday between the two", "two people of one name"),
        series=a[0].name,
        words={"name": a[0].name, "before": str(a[1]), "after": str(b[1])},
    )


CHECK = Age
