"""The times of a block as windows need them: which words they cover and how they govern."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from claimcheck.claims.lines import alone_on_line
from claimcheck.claims.publication import in_dateline
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon
from claimcheck.model import DateMention

SAYING_REACH = 3  # words between "said" and its day: "told reporters on Monday"
SAID_WITHIN = 7  # days: "said last week"
SINCE_REACH = 14  # words between "since" and the day of its clause
# Between a period and its last day: "the quarter ended Sept. 30".
CLOSED = (["ended"], ["ending"], ["to"], ["ended", "on"], [",", "which", "ended", "on"])
JOINED_REACH = 4  # words between the two ends of "from Aug. 26 to Oct. 20"


class Role(StrEnum):
    """What a time does to the window of the claims it governs."""

    AT = "at"  # "on Monday", "in 1986"
    SINCE = "since"
    ENDS = "ends"  # "by Tuesday", "as of March 9"
    OPENS = "opens"  # "after Jan. 1"
    CLOSES = "closes"  # "before June"
    SAYING = "saying"  # "said Thursday": when it was said, not when it was
    ASIDE = "aside"  # a dateline, "bonds of 2016"


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression with known days: tokens `first` up to `last`, and its role.

    `opens` says that it stands at the head of its sentence and governs all of it, `heads` that it
    has a line to itself and governs the rows below; `compares` that it names the base of a
    comparison ("a year earlier").
    """

    first: int
    last: int
    exact: str
    role: Role
    start: date | None
    end: date | None
    opens: bool = False
    compares: bool = False
    heads: bool = False


@dataclass(frozen=True, slots=True)
class GoverningWords:
    """The compiled `governing` lists of `dates.yaml` and the verbs of saying.

    `base` begins the base of a comparison wherever it stands; others of `bases` before a number.
    """

    base: frozenset[str]
    bases: frozenset[str]
    belongs: frozenset[str]
    clause: frozenset[str]
    since: frozenset[str]
    ends: frozenset[str]
    opens: frozenset[str]
    closes: frozenset[str]
    topics: frozenset[str]
    comparing: frozenset[str]
    will: frozenset[str]
    saying: frozenset[str]


def governing_words(lexicon: Lexicon) -> GoverningWords:
    """Return the words by which times govern, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> GoverningWords:
    lists = {n: frozenset(words) for n, words in lexicon.entries("dates")["governing"].items()}
    says = lexicon.entries("speech").get("say", [])
    saying = frozenset(form for line in says for form in line.split())
    return GoverningWords(
        base=lists["base"],
        bases=lists["base"] | lists["base_of_number"],
        belongs=lists["belongs"],
        clause=lists["clause"],
        since=lists["since"],
        ends=lists["ends"],
        opens=lists["opens"],
        closes=lists["closes"],
        topics=lists["topics"],
        comparing=lists["comparing"],
        will=lists["will"],
        saying=saying,
    )


def times(scan: Scan, mentions: list[DateMention], known: GoverningWords) -> list[Time]:
    """Return the times of a block that have days, in order, the two ends of a span joined."""
    base = scan.block.span.start
    found: list[Time] = []
    for mention in mentions:
        if mention.start is None or mention.type == "SET":
            continue
        first = scan.at(mention.span.start - base)
        last = scan.at(mention.span.end - base - 1) + 1
        joined = _joined(scan, found, first, last, mention)
        if joined is not None:
            found[-1] = joined
            continue
        found.append(_time(scan, first, last, mention, known))
    return [replace(t, heads=True) if alone_on_line(scan, t.first, t.last) else t for t in found]


def _joined(
    scan: Scan, found: list[Time], first: int, last: int, mention: DateMention
) -> Time | None:
    """Return one time for "from A to B" and "between A and B", None where there is no span."""
    before = found[-1] if found else None
    if before is None or not 0 < first - before.last <= JOINED_REACH:
        return None
    opener = scan.lower[before.first - 1] if before.first else ""
    between = scan.lower[before.last : first]
    if between in CLOSED and before.end == mention.end:
        return replace(before, last=last)  # "the quarter ended Sept. 30" is one time
    joins = {"from": {"to", "through", "until", "till"}, "between": {"and"}}.get(opener, set())
    if joins.isdisjoint(between) or before.start is None or mention.end is None:
        return None
    if before.start > mention.end:
        return None
    exact = scan.words_of(before.first, last)
    return Time(before.first, last, exact, Role.AT, before.start, mention.end, before.opens)


def _time(scan: Scan, first: int, last: int, mention: DateMention, known: GoverningWords) -> Time:
    begin, _ = scan.sentence_of(first)
    lower = scan.lower
    start = first
    while start > begin and lower[start - 1] in known.topics:
        start -= 1
    heads = start == begin or (start == begin + 1 and not scan.words[begin][0].isalnum())
    role = Role.AT if mention.type == "DURATION" else _role(lower, begin, first, known)
    if role in (Role.AT, Role.SINCE) and _as_of_hour(scan, begin, first):
        role = Role.ENDS
    if role is Role.OPENS and lower[first - 1] == "from":
        role = Role.ASIDE  # "down 8 percent from 1996"; "from May to July" is joined later
    reach = 1 if mention.type == "TIME" else SAYING_REACH
    possessive = lower[last - 1].endswith(("'s", "’s"))
    if (
        role is Role.AT
        and not (heads or possessive or _is_long(mention))
        and _is_saying(lower, begin, first, reach, known)
    ):
        role = Role.SAYING
    alone = first == 0 and last >= len(scan) - 1
    if alone or in_dateline(scan, first, last) or _is_aside(lower, first, last, mention, known):
        role = Role.ASIDE
    compares = any(word in known.comparing for word in lower[first + 1 : last])
    return Time(first, last, mention.exact, role, mention.start, mention.end, heads, compares)


def _as_of_hour(scan: Scan, begin: int, first: int) -> bool:
    """Whether an hour stands between "as of" and its day ("as of midnight on March 9")."""
    place = first
    while place > begin and (scan.taken[place - 1] or scan.lower[place - 1] in ("on", "local")):
        place -= 1
    return place < first and scan.lower[max(begin, place - 2) : place] == ["as", "of"]


def _is_long(mention: DateMention) -> bool:
    """Whether a time is longer than a saying takes ("reported third-quarter net")."""
    start, end = mention.start, mention.end
    return start is None or end is None or (end - start).days > SAID_WITHIN


def _role(lower: list[str], begin: int, first: int, known: GoverningWords) -> Role:
    """Return what the words before a time make of it."""
    before = lower[max(begin, first - 2) : first]
    if not before:
        return Role.AT
    if before[-2:] == ["as", "of"]:
        return Role.ENDS
    if before[-1] in known.since or _in_since_clause(lower, begin, first, known):
        return Role.SINCE
    if before[-1] in known.ends:
        return Role.ENDS
    if before[-1] in known.opens:
        return Role.OPENS
    return Role.CLOSES if before[-1] in known.closes else Role.AT


def _in_since_clause(lower: list[str], begin: int, first: int, known: GoverningWords) -> bool:
    """Whether a time dates the clause after "since": "since the war began on Feb. 24"."""
    for place in range(first - 1, max(begin, first - SINCE_REACH) - 1, -1):
        if lower[place] in {",", ";"}:
            return False
        if lower[place] in known.since:
            return place == begin or lower[place - 1] != ","  # ", since" gives a reason
    return False


def _is_aside(
    lower: list[str], first: int, last: int, mention: DateMention, known: GoverningWords
) -> bool:
    """Whether a year belongs to a thing and not to what is said of it."""
    bare = mention.type == "DATE" and len(mention.value) == 4 and last - first == 1
    return bare and first > 0 and lower[first - 1] in known.belongs


def _is_saying(lower: list[str], begin: int, first: int, reach: int, known: GoverningWords) -> bool:
    """Whether a time stands right after a verb of saying."""
    place = first - 1
    for _ in range(reach):
        if place < begin or lower[place] in {",", ";", "."}:
            return False
        if lower[place] in known.saying:
            return True
        place -= 1
    return False
