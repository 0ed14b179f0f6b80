"""The days a claim is about: the time that governs its predicate.

A time in the number's own clause comes first, then the time its sentence opens with, then that of
the sentence before; a running total without a time of its own takes the day its happening began.
Source: CLAIM-MODEL section 6.2; the time of the saying ("said Thursday") dates no count.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date

from claimcheck.claims import tenses
from claimcheck.claims.beginnings import began, since_it_began
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.governing import GoverningWords, Role, Time, governing_words, times
from claimcheck.claims.scan import Scan
from claimcheck.model import BlockKind, DayBasis, Kind, Status, Window

TIMELESS = frozenset({Kind.AGE, Kind.LIMIT, Kind.RANK, Kind.DURATION})
BASE_REACH = 4  # words from "from" to its number: "from a restated $9 million"
REACH = 40  # words between a number and the time of its clause, at most


@dataclass(slots=True)
class Sentence:
    """One sentence: its tokens, the times in it, and the time carried over from the one before."""

    scan: Scan
    first: int
    last: int
    times: list[Time]
    carried: Time | None
    compared: Time | None
    known: GoverningWords
    running: bool  # "since the beginning of the war"


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the window of every draft of a block."""
    if not drafts:
        return
    place = next(i for i, one in enumerate(reading.scans) if one is scan)
    known = governing_words(reading.lexicon)
    found = times(scan, reading.dates[place], known)
    carried = _before_block(place, known, reading)
    compared: Time | None = None
    draft_at = time_at = 0
    for first, last in scan.sentences:
        here = found[time_at : (time_at := _up_to(found, time_at, last))]
        running = since_it_began(scan, first, last, reading.lexicon) is not None
        sentence = Sentence(scan, first, last, here, carried, compared, known, running)
        while draft_at < len(drafts) and drafts[draft_at].first < last:
            _set(drafts[draft_at], sentence, reading)
            draft_at += 1
        carried = next((t for t in here if _carries(t)), None)
        compared = next((t for t in here if t.compares), compared)


def _before_block(place: int, known: GoverningWords, reading: Reading) -> Time | None:
    """Return the time that the last sentence of the paragraph before carries over."""
    scans = reading.scans
    if not place or not scans[place].block.kind is scans[place - 1].block.kind is BlockKind.BODY:
        return None
    before = scans[place - 1]
    if before.block.field != scans[place].block.field or not before.sentences:
        return None
    first = before.sentences[-1][0]
    found = times(before, reading.dates[place - 1], known)
    return next((t for t in found if t.first >= first and _carries(t)), None)


def _up_to(found: list[Time], start: int, last: int) -> int:
    """Return the index of the first time at or behind token `last`."""
    return bisect_left(found, last, lo=start, key=lambda time: time.first)


def _carries(time: Time) -> bool:
    """Whether a time still governs the sentence after it."""
    return time.role is Role.AT and not time.compares


def _set(draft: Draft, sentence: Sentence, reading: Reading) -> None:
    """Give a draft its window."""
    if draft.dropped or draft.kind in TIMELESS:
        return
    time = _governing(draft, sentence, reading)
    if time is not None:
        draft.window = _window(time, draft, reading)
        draft.because("window", "time", time.exact)
        return
    if sentence.running or draft.kind is Kind.CUMULATIVE:
        start = began(reading)
        basis = DayBasis.NONE if start is None else DayBasis.INFERRED
        draft.window = Window(start, reading.published, basis, _published(reading))
    elif draft.kind is Kind.STOCK and draft.metric is not None:
        draft.window = Window(None, reading.published, DayBasis.NONE, _published(reading))


def _published(reading: Reading) -> DayBasis:
    return DayBasis.PUBLICATION if reading.published else DayBasis.NONE


def _governing(draft: Draft, sentence: Sentence, reading: Reading) -> Time | None:
    """Return the time that governs a draft, None if there is none."""
    begin, end, is_base = _clause(draft, sentence)
    usable = [t for t in sentence.times if t.role not in {Role.SAYING, Role.ASIDE}]
    inside = [t for t in usable if begin <= t.first < end]
    chosen = _nearest(draft, inside, sentence)
    if chosen is not None:
        return chosen
    if is_base:
        return sentence.compared
    opening = next((t for t in usable if t.opens), None)
    if opening is not None:
        return opening
    if sentence.running or usable or sentence.carried is None:
        return None
    return sentence.carried if _agrees(draft, sentence, reading) else None


def _agrees(draft: Draft, sentence: Sentence, reading: Reading) -> bool:
    """Whether a sentence goes on telling of the past day that the one before it named."""
    start, today = sentence.carried and sentence.carried.start, reading.published
    if start and today and start > today:
        return False
    side, _ = tenses.side(sentence.scan, draft.first, draft.last, reading.lexicon)
    return side == tenses.PAST


def _clause(draft: Draft, sentence: Sentence) -> tuple[int, int, bool]:
    """Return the tokens of the part a draft stands in, cut where a comparison begins."""
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
    """Whether the other side of a comparison begins here: "from $68.5 million"."""
    scan, known = sentence.scan, sentence.known
    if scan.lower[index] in known.base:
        return True
    if scan.lower[index] not in known.base_of_number:
        return False
    return "number" in scan.taken[index + 1 : min(sentence.last, index + BASE_REACH)]


def _nearest(draft: Draft, inside: list[Time], sentence: Sentence) -> Time | None:
    """Return the nearest time of the draft's own clause, the one behind it before the one ahead."""
    place = bisect_left(inside, draft.first, key=lambda time: time.first)
    lower, clause = sentence.scan.lower, sentence.known.clause
    found: list[tuple[int, int, Time]] = []
    if place < len(inside):
        gap = lower[draft.last : inside[place].first]
        if len(gap) <= REACH and clause.isdisjoint(gap[:-1]) and not _turns(gap):
            found.append((len(gap), 0, inside[place]))
    if place:
        gap = lower[inside[place - 1].last : draft.first]
        if gap[:3] == [",", "and", "that"]:
            gap = gap[3:]
        if inside[place - 1].opens or (len(gap) <= REACH and clause.isdisjoint(gap)):
            found.append((len(gap), 1, inside[place - 1]))
    return min(found, key=lambda one: one[:2])[2] if found else None


def _turns(gap: list[str]) -> bool:
    """Whether a second main clause begins in between: "…, and hopes to win"."""
    return any(a == "," and b in {"and", "but"} for a, b in zip(gap, gap[1:], strict=False))


def _window(time: Time, draft: Draft, reading: Reading) -> Window:
    """Return the window that a time gives, by its role."""
    explicit, published = DayBasis.EXPLICIT, reading.published
    if time.role is Role.SINCE:
        return Window(time.start, published, explicit, _published(reading))
    if time.role is Role.ENDS:
        return Window(None, time.end, DayBasis.NONE, explicit)
    if time.role is Role.OPENS:
        return Window(time.start, None, explicit, DayBasis.NONE)
    if time.role is Role.CLOSES:
        return Window(None, time.start, DayBasis.NONE, explicit)
    return Window(time.start, _reached(time, draft, published), explicit, explicit)


def _reached(time: Time, draft: Draft, published: date | None) -> date | None:
    """Return the last day covered: a period still running ends with the article's day."""
    if published is None or time.start is None or time.end is None:
        return time.end
    if draft.status is Status.PROJECTED or not time.start <= published <= time.end:
        return time.end
    return published
