"""When the happening an article is about began, where the article says so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

REACH = 10  # words between "began" and its day: "began its war against Ukraine on Feb. 24"


@dataclass(frozen=True, slots=True)
class BeginningWords:
    """The compiled words of `happenings.yaml` for happenings and their beginning."""

    nouns: frozenset[str]
    begins: frozenset[str]
    starts: frozenset[str]


def beginning_words(lexicon: Lexicon) -> BeginningWords:
    """Return the words, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> BeginningWords:
    entries = lexicon.entries("happenings")
    nouns = frozenset(word for group in entries["nouns"].values() for word in group)
    begins = frozenset(form.split()[0] for form in entries["begins"])
    starts = frozenset(lexicon.entries("dates")["governing"]["beginnings"])
    return BeginningWords(nouns, begins, starts)


def began(reading: Reading) -> date | None:
    """Return the one day on which the article says its happening began, None if it is not one."""
    noted = reading.notes.get("beginnings")
    if noted is None:
        days = {day for place in range(len(reading.scans)) for day in _days(reading, place)}
        noted = reading.notes["beginnings"] = days.pop() if len(days) == 1 else "unknown"
    return noted if isinstance(noted, date) else None


def _days(reading: Reading, place: int) -> list[date]:
    scan, known = reading.scans[place], beginning_words(reading.lexicon)
    base = scan.block.span.start
    found = []
    for mention in reading.dates[place]:
        if mention.type != "DATE" or mention.start is None or mention.start != mention.end:
            continue
        first = scan.at(mention.span.start - base)
        last = scan.at(mention.span.end - base - 1) + 1
        begin, end = scan.sentence_of(first)
        before = scan.lower[max(begin, first - REACH) : first]
        after = scan.lower[last : min(end, last + 2)]
        told = not known.begins.isdisjoint(before) and not known.nouns.isdisjoint(before)
        if told or not known.nouns.isdisjoint(after):
            found.append(mention.start)
    return found


def since_it_began(scan: Scan, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a sentence counts "since the beginning of the war" or "since it began"."""
    known = beginning_words(lexicon)
    lower = scan.lower
    for index in range(first, last):
        if lower[index] != "since":
            continue
        after = lower[index + 1 : min(last, index + 8)]
        for word in after:
            if word in {",", ";", "."}:
                break
            if word in known.nouns or word in known.starts:
                return True
    return False
