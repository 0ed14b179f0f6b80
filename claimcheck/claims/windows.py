"""The days a claim is about: the time that governs its predicate.

A time in the number's own clause comes first, then the time its sentence opens with, then that of
the sentence before; a running total without a time of its own takes the day its happening began.
Source: CLAIM-MODEL section 6.2; the time of the saying ("said Thursday") dates no count.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date

from claimcheck.claims import tenses
from claimcheck.claims.beginnings import began, since_it_began
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.governing import GoverningWords, Role, Time, governing_words, times
from claimcheck.claims.scan import Scan
from claimcheck.claims.timed_sentence import TimedSentence
from claimcheck.model import BlockKind, DayBasis, Kind, Status, Window

TIMELESS = frozenset({Kind.AGE, Kind.LIMIT, Kind.RANK, Kind.DURATION})
RECENT_DAYS = 400  # a time further back is not carried into the next paragraph


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the window of every draft of a block."""
    if not drafts:
        return
    known = governing_words(reading.lexicon)
    place = _place(scan, reading)
    all_times = times(scan, reading.dates[place], known)
    headings = [t for t in all_times if t.heads]
    found = [t for t in all_times if not t.heads]
    carried = _from_paragraph_before(place, known, reading)
    compared: Time | None = None
    at = time_at = 0
    for first, last in scan.sentences:
        end = bisect_left(found, last, lo=time_at, key=lambda time: time.first)
        here = [t for t in found[time_at:end] if t.role not in {Role.SAYING, Role.ASIDE}]
        time_at = end
        only_bases = all(t.compares for t in here)
        if at < len(drafts) and drafts[at].first < last:
            opening = next((t for t in here if t.opens), None)
            running = since_it_began(scan, first, last, reading.lexicon)
            before = carried if only_bases else None
            sentence = TimedSentence(
                *(scan, first, last, here, headings, opening, before, compared, running, known)
            )
            while at < len(drafts) and drafts[at].first < last:
                _set(drafts[at], sentence, reading)
                at += 1
        if not here or not only_bases:
            carried = next((t for t in here if _carries(t)), None)
        compared = next((t for t in here if t.compares), compared)


def _place(scan: Scan, reading: Reading) -> int:
    """Return which block of the article this is."""
    noted = reading.notes.get("windows")
    if not isinstance(noted, dict):
        noted = reading.notes["windows"] = {id(one): i for i, one in enumerate(reading.scans)}
    place = noted[id(scan)]
    assert isinstance(place, int)
    return place


def _from_paragraph_before(place: int, known: GoverningWords, reading: Reading) -> Time | None:
    """Return the time that the last sentence of the paragraph before carries over."""
    if place == 0 or reading.published is None:
        return None
    before, here = reading.scans[place - 1].block, reading.scans[place].block
    if not (before.kind is here.kind is BlockKind.BODY and before.field == here.field):
        return None
    scan = reading.scans[place - 1]
    first = scan.sentences[-1][0] if scan.sentences else 0
    for time in times(scan, reading.dates[place - 1], known):
        if time.first >= first and _carries(time) and time.end:
            recent = (reading.published - time.end).days <= RECENT_DAYS
            return time if recent else None
    return None


def _carries(time: Time) -> bool:
    """Whether a time still governs the sentence after it."""
    return time.role is Role.AT and not time.compares


def _set(draft: Draft, sentence: TimedSentence, reading: Reading) -> None:
    """Give a draft its window."""
    if draft.dropped or draft.kind in TIMELESS:
        return
    time = _governing(draft, sentence, reading)
    if time is not None:
        draft.window = _window(time, draft, sentence, reading)
        draft.because("window", "windows", time.exact)
    elif sentence.running or draft.kind is Kind.CUMULATIVE:
        start = began(reading)
        basis = DayBasis.NONE if start is None else DayBasis.INFERRED
        draft.window = Window(start, reading.published, basis, _published(reading))
    elif draft.kind is Kind.STOCK and draft.metric is not None:
        draft.window = Window(None, reading.published, DayBasis.NONE, _published(reading))


def _published(reading: Reading) -> DayBasis:
    return DayBasis.PUBLICATION if reading.published else DayBasis.NONE


def _governing(draft: Draft, sentence: TimedSentence, reading: Reading) -> Time | None:
    """Return the time that governs a draft, None if there is none."""
    begin, end, base = sentence.clause(draft)
    chosen = sentence.nearest(draft, begin, end)
    if chosen is not None and _comes(chosen, reading) and _is_past(draft, sentence, reading):
        chosen = None  # "took 13 percent and hopes to win in September"
    if chosen is not None:
        return chosen
    if base:
        return sentence.of_base(draft, begin, base)
    named = sentence.heading(draft) or sentence.opening
    if named is not None:
        return named
    carried = sentence.carried
    if carried is None or sentence.running or draft.quoted or _comes(carried, reading):
        return None
    if draft.kind is Kind.CUMULATIVE:  # a running total is of its whole series, not of a day
        return None
    if sentence.looks_back(draft) or not _is_past(draft, sentence, reading):
        return None
    return carried


def _comes(time: Time, reading: Reading) -> bool:
    """Whether a time lies after the article's day."""
    return bool(time.start and reading.published and time.start > reading.published)


def _is_past(draft: Draft, sentence: TimedSentence, reading: Reading) -> bool:
    """Whether the verb of a number tells of the past."""
    found, _ = tenses.side(sentence.scan, draft.first, draft.last, reading.lexicon)
    return found == tenses.PAST


def _window(time: Time, draft: Draft, sentence: TimedSentence, reading: Reading) -> Window:
    """Return the window that a time gives, by its role."""
    explicit = DayBasis.EXPLICIT
    since = _beside(time, Role.ENDS, Role.SINCE, sentence)
    until = _beside(time, Role.SINCE, Role.ENDS, sentence)
    if since or until:
        start, end = (since or time).start, (until or time).end
        if start and end and start <= end:
            return Window(start, end, explicit, explicit)
    if time.role is Role.SINCE:
        return Window(time.start, reading.published, explicit, _published(reading))
    if time.role is Role.ENDS:
        return Window(None, time.end, DayBasis.NONE, explicit)
    if time.role is Role.OPENS:
        return Window(time.start, None, explicit, DayBasis.NONE)
    if time.role is Role.CLOSES:
        return Window(None, time.start, DayBasis.NONE, explicit)
    return Window(time.start, _reached(time, draft, sentence, reading), explicit, explicit)


def _beside(time: Time, role: Role, other: Role, sentence: TimedSentence) -> Time | None:
    """Return the other end of "since Feb. 24 … as of March 9", where a time is one of them."""
    if time.role is not role:
        return None
    found = [t for t in sentence.times if t.role is other]
    return min(found, key=lambda t: abs(t.first - time.first)) if found else None


def _reached(time: Time, draft: Draft, sentence: TimedSentence, reading: Reading) -> date | None:
    """Return the last day covered: a period still running ends with the article's day."""
    published = reading.published
    if published is None or time.start is None or time.end is None:
        return time.end
    if draft.status is Status.PROJECTED or not time.start <= published < time.end:
        return time.end
    _, cue = tenses.side(sentence.scan, draft.first, draft.last, reading.lexicon)
    return time.end if cue in sentence.known.will else published
