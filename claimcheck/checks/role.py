"""A title that its bearer did not hold on the day of the article, or a name without one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from claimcheck import house
from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.house import Holder, Office
from claimcheck.model import Extraction, PersonMention, Severity

PAST = frozenset({"former", "then", "ex", "late", "outgoing", "incoming", "acting", "designate"})

LEAD = 20  # characters before a title that hold the word before it


class Role(Check):
    """Report a title against the desk's list of offices, and a first reference without a title.

    Bad:  "Foreign Minister X" after X left office; "Ukraine's Dmytro Kuleba" beside
          "Russian Foreign Minister Sergey Lavrov".
    Good: "then-minister", "former minister"; the short form after a first full reference.

    The list is `offices:` in the ledger; a name it does not hold is never a warning.
    Source: CHECKS C17, CLAIM-MODEL section 15 (role).
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("person",)
    words: ClassVar[tuple[str, ...]] = ("problem",)

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per person, in text order."""
        offices = house.of(group.lexicon).offices
        for extraction in group.extractions.values():
            told: set[str] = set()
            named: set[str] = set()
            titled = any(p.role and p.of for p in extraction.people)
            for person in extraction.people:
                found = _out_of_office(person, extraction, offices)
                bare = person.of and not person.role and " " in person.name
                if found and person.name not in told:
                    told.add(person.name)
                    yield _conflict(person, extraction, Severity.WARNING, found)
                elif titled and bare and person.name not in named | told:
                    told.add(person.name)
                    problem = "has no title at the first mention, where others have one"
                    yield _conflict(person, extraction, Severity.INFO, problem)
                named.add(person.name)


def _out_of_office(
    person: PersonMention, extraction: Extraction, offices: dict[str, Office]
) -> str:
    """Return what the desk's list holds against a title on the article's day, or ""."""
    day = extraction.article.published
    before = extraction.article.string(person.field)[: person.span.start].rstrip(" -–")
    lead = re.search(r"\w+$", before[-LEAD:])
    words = set((person.role or "").casefold().replace("-", " ").split())
    words |= {lead[0].casefold()} & PAST if lead else set()
    if day is None or not words or words & PAST or " " not in person.name:
        return ""
    for name in sorted(offices):
        office = offices[name]
        titles = [set(title.casefold().split()) for title in office.titles]
        if any(title <= words for title in titles):
            terms = [holder for holder in office.holders if holder.name == person.name]
            if terms and not any(_held(term, day) for term in terms):
                return f"did not hold this office on {day}: {_terms(terms)}"
    return ""


def _held(term: Holder, day: date) -> bool:
    return term.since <= day and (term.until is None or day <= term.until)


def _terms(terms: list[Holder]) -> str:
    return ", ".join(f"{term.since} to {term.until or 'now'}" for term in terms)


def _conflict(
    person: PersonMention, extraction: Extraction, severity: Severity, problem: str
) -> Conflict:
    day = extraction.article.published
    where = Place(
        *(person.article, person.field, person.span, person.exact, "person"),
        f"published {day}" if day else "undated",
    )
    return Conflict(
        places=(where,),
        severity=severity,
        relation="ROLE",
        arithmetic=problem,
        tried=("former, then, acting, outgoing or designate", "an earlier full reference"),
        series=person.name,
        words={"problem": problem},
    )


CHECK = Role
