"""The days a claim is about: the time that governs its predicate.

A time in the number's own clause comes first, then the time its sentence opens with, then that of
the sentence before; a running total without a time of its own takes the day its happening began.
Source: CLAIM-MODEL section 6.2; the time of the saying ("said Thursday") dates no count.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from claimcheck.claims import tenses
from claimcheck.claims.beginnings import began, since_it_began
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.governing import GoverningWords, Role, Time, governing_words, times
from claimcheck.claims.scan import Scan
from claimcheck.model import BlockKind, DayBasis, Kind, Status, Window

TIMELESS = frozenset({Kind.AGE, Kind.LIMIT, Kind.RANK, Kind.DURATION})
BASE_REACH = 4  # words from "from" to its number: "from a restated $9 million"
RECENT_DAYS = 400  # a time further back is not carried into the next paragraph
REACH = 40  # words between a number and the time of its clause, at most


@dataclass(slots=True)
class Sentence:
    """One sentence, tokens `first` up to `last`, and what may date its numbers.

    `times` can govern, `opening` is the one it opens with; `carried` comes from the sentence
    before and is None where this one has a time of its own; `compared` is the base of comparison
    last named; `running` says that it counts since its happening began.
    """

    scan: Scan
    first: int
    last: int
    times: list[Time]
    opening: Time | None
    carried: Time | None
    compared: Time | None
    running: bool
    known: GoverningWords
    reading: Reading


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the window of every draft of a block."""
    if not drafts:
        return
    known = governing_words(reading.lexicon)
    place = _place(scan, reading)
    found = times(scan, reading.dates[place], known)
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
            sentence = Sentence(
                scan, first, last, here, opening, before, compared, running, known, reading
            )
            while at < len(drafts) and drafts[at].first < last:
                _set(drafts[at], sentence)
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


def _set(draft: Draft, sentence: Sentence) -> None:
    """Give a draft its window."""
    if draft.dropped or draft.kind in TIMELESS:
        return
    reading = sentence.reading
    time = _governing(draft, sentence)
    if time is not None:
        draft.window = _window(time, draft, sentence)
        draft.because("window", "windows", time.exact)
    elif sentence.running or draft.kind is Kind.CUMULATIVE:
        start = began(reading)
        basis = DayBasis.NONE if start is None else DayBasis.INFERRED
        draft.window = Window(start, reading.published, basis, _published(reading))
    elif draft.kind is Kind.STOCK and draft.metric is not None:
        draft.window = Window(None, reading.published, DayBasis.NONE, _published(reading))


def _published(reading: Reading) -> DayBasis:
    return DayBasis.PUBLICATION if reading.published else DayBasis.NONE


def _governing(draft: Draft, sentence: Sentence) -> Time | None:
    """Return the time that governs a draft, None if there is none."""
    begin, end, is_base = _clause(draft, sentence)
    chosen = _nearest(draft, sentence, begin, end)
    if chosen is not None and _comes(chosen, sentence) and _is_past(draft, sentence):
        chosen = None  # "took 13 percent and hopes to win in September"
    if chosen is not None:
        return chosen
    if is_base:
        return sentence.compared
    if sentence.opening is not None:
        return sentence.opening
    carried = sentence.carried
    if carried is None or sentence.running or draft.quoted or _comes(carried, sentence):
        return None
    if draft.kind is Kind.CUMULATIVE:  # a running total is of its whole series, not of a day
        return None
    if _looks_back(draft, sentence) or not _is_past(draft, sentence):
        return None
    return carried


def _clause(draft: Draft, sentence: Sentence) -> tuple[int, int, bool]:
    """Return the tokens a draft's time may stand in, cut where a comparison begins.

    The third value says that the draft itself is the base of one: "from $68.5 million".
    """
    begin, is_base = sentence.first, False
    for index in range(draft.first - 1, max(sentence.first, draft.first - REACH) - 1, -1):
        if _begins_base(sentence, index):
            begin, is_base = index, True
            break
    end = sentence.last
    for index in range(draft.last, min(sentence.last, draft.last + REACH)):
        if _begins_base(sentence, index):
            end = index
            break
    return begin, end, is_base


def _begins_base(sentence: Sentence, index: int) -> bool:
    """Whether the other side of a comparison begins here."""
    scan, known = sentence.scan, sentence.known
    if scan.lower[index] in known.base:
        return True
    if scan.lower[index] not in known.base_of_number:
        return False
    return "number" in scan.taken[index + 1 : min(sentence.last, index + BASE_REACH)]


def _nearest(draft: Draft, sentence: Sentence, begin: int, end: int) -> Time | None:
    """Return the nearest time of the draft's own clause, behind it rather than ahead of it."""
    found, lower, clause = sentence.times, sentence.scan.lower, sentence.known.clause
    place = bisect_left(found, draft.first, key=lambda time: time.first)
    after = before = REACH + 1
    if place < len(found) and found[place].first < min(end, draft.last + REACH):
        gap = lower[draft.last : found[place].first]
        after = len(gap) if clause.isdisjoint(gap[:-1]) else after
    if place and found[place - 1].first >= max(begin, draft.first - REACH):
        gap = lower[found[place - 1].last : draft.first]
        gap = gap[3:] if gap[:3] == [",", "and", "that"] else gap
        before = len(gap) if clause.isdisjoint(gap) else before
    if min(after, before) > REACH:
        return None
    return found[place] if after <= before else found[place - 1]


def _comes(time: Time, sentence: Sentence) -> bool:
    """Whether a time lies after the article's day."""
    published = sentence.reading.published
    return bool(time.start and published and time.start > published)


def _is_past(draft: Draft, sentence: Sentence) -> bool:
    """Whether the verb of a number tells of the past."""
    lexicon = sentence.reading.lexicon
    return tenses.side(sentence.scan, draft.first, draft.last, lexicon)[0] == tenses.PAST


def _looks_back(draft: Draft, sentence: Sentence) -> bool:
    """Whether a number's verb stands in the past perfect, before the time told of."""
    words = sentence.scan.lower[max(sentence.first, draft.first - REACH) : draft.first]
    if "had" not in words:
        return False
    after = words[len(words) - words[::-1].index("had") :][:2]
    return any(word.endswith(("ed", "en")) for word in after)


def _window(time: Time, draft: Draft, sentence: Sentence) -> Window:
    """Return the window that a time gives, by its role."""
    explicit, reading = DayBasis.EXPLICIT, sentence.reading
    if time.role is Role.SINCE:
        return Window(time.start, reading.published, explicit, _published(reading))
    if time.role is Role.ENDS:
        return Window(None, time.end, DayBasis.NONE, explicit)
    if time.role is Role.OPENS:
        return Window(time.start, None, explicit, DayBasis.NONE)
    if time.role is Role.CLOSES:
        return Window(None, time.start, DayBasis.NONE, explicit)
    return Window(time.start, _reached(time, draft, sentence), explicit, explicit)


def _reached(time: Time, draft: Draft, sentence: Sentence) -> date | None:
    """Return the last day covered: a period still running ends with the article's day."""
    published = sentence.reading.published
    if published is None or time.start is None or time.end is None:
        return time.end
    if draft.status is Status.PROJECTED or not time.start <= published < time.end:
        return time.end
    lexicon = sentence.reading.lexicon
    _, cue = tenses.side(sentence.scan, draft.first, draft.last, lexicon)
    return time.end if cue in sentence.known.will else published
