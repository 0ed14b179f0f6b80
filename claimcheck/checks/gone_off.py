"""Reused text whose words of time no longer mean the day they meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._figures import Aligned, aligned, figures
from claimcheck.checks._passages import apart, days, in_phrase, place, text_of
from claimcheck.checks._places import place as claim_place
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, DayBasis, Kind, Severity, Span
from claimcheck.reuse.kept import Kept, kept
from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.sides import quoted
from claimcheck.reuse.words import Words

RUNNING = frozenset({Kind.CUMULATIVE, Kind.STOCK})
YEAR = timedelta(days=366)
Spot = tuple[str, str, Span]


class GoneOff(Check):
    """Report a word of relative time, or a running figure, in reused text past its shelf life.

    Bad:  "Having recently called it a mistake" in March, and in May again.
    Good: "On Feb. 24 it called it a mistake"; the word in quotation marks; both in one week.

    One conflict per word and cluster: its first use and the first one past its time. The words
    and how long each keeps stand in `rules/lexicon/relative_time.yaml`. A figure runs where it
    counts up or stands for a while, has no day of its own, and began within a year before.
    Source: CHECKS R02.
    """

    over: ClassVar[Over] = Over.PASSAGES
    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("word", "apart", "life", "more")
    figures: int = Field(default=30, ge=1, description="days for which a running figure keeps")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per word that went off, with the number of later uses of it."""
        shelf = group.lexicon.compiled(_shelf)
        first: dict[Spot, tuple[Side, Span]] = {}
        stale: dict[Spot, list[tuple[Side, Span]]] = {}
        for passage in group.passages:
            for span, here in _words_of_time(passage, group, shelf):
                spot = (passage.earlier.article, passage.earlier.field, here)
                origin = first.setdefault(spot, (passage.earlier, here))
                side = passage.later
                first[side.article, side.field, span] = origin
                word = text_of(side, group)[span.start : span.end]
                if shelf.off(word, origin[0], side):
                    key = (origin[0].article, origin[0].field, origin[1])
                    stale.setdefault(key, []).append((side, span))
        for key, uses in stale.items():
            yield _conflict(first[key], uses, shelf, group)
        yield from self._figures(group)

    def _figures(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per passage with a running figure, told the first time it is stale."""
        seen: set[str] = set()
        for passage in group.passages:
            if (days(passage.earlier, passage.later) or 0) <= self.figures:
                continue
            pair = _running(passage, group, seen)
            if pair:
                seen.add(pair[1].mention.number)
                yield self._figure(*pair, passage)

    def _figure(self, before: Claim, after: Claim, passage: Passage) -> Conflict:
        between, life = apart(passage.earlier, passage.later), f"{self.figures} days"
        return Conflict(
            places=(claim_place(before, "first"), claim_place(after, "again")),
            severity=Severity.WARNING,
            relation="FIGURE_GONE_OFF",
            arithmetic=f"{between}; a running figure keeps {life}",
            tried=("a day of its own", "a figure of the past"),
            words={"word": after.mention.number, "apart": between, "life": life, "more": ""},
        )


def _running(passage: Passage, group: Group, told: Collection[str]) -> Aligned | None:
    """Return the first running figure that both sides print alike, of those not told yet."""
    printed = {claim.mention.number for claim in figures(passage.earlier, group)}.difference(told)

    def wanted(claim: Claim) -> bool:
        return claim.mention.number in printed and _runs(claim)

    pairs = aligned(passage, group, wanted)
    return next((pair for pair in pairs if len({c.mention.number for c in pair}) == 1), None)


def _runs(claim: Claim) -> bool:
    """Whether a figure of something known goes on moving after it was written down."""
    window, published = claim.window, claim.published
    return (
        claim.kind in RUNNING
        and claim.metric is not None
        and not claim.mention.quoted
        and window.basis is not DayBasis.EXPLICIT
        and window.start is not None
        and published is not None
        and published - window.start <= YEAR
    )


@dataclass(frozen=True, slots=True)
class Shelf:
    """Words of time: the pattern that finds them, and how each goes off."""

    pattern: re.Pattern[str]
    lasts: Mapping[str, int]
    turns: Mapping[str, str]

    def off(self, word: str, first: Side, again: Side) -> bool:
        """Whether a word has gone off between two uses; never without a day on both."""
        folded = " ".join(word.casefold().split())
        if first.published is None or again.published is None:
            return False
        if folded in self.lasts:
            return (days(first, again) or 0) > self.lasts[folded]
        turn = self.turns[folded]
        return _calendar(first.published, turn) != _calendar(again.published, turn)

    def life(self, word: str) -> str:
        """Return how long a word keeps, in words."""
        folded = " ".join(word.casefold().split())
        if folded in self.turns:
            return f"until the {self.turns[folded]} turns"
        count = self.lasts[folded]
        return f"{count} day{'s' if count > 1 else ''}"


def _calendar(day: date, turn: str) -> tuple[int, ...]:
    """Return the week, month or year of a day."""
    if turn == "week":
        return tuple(day.isocalendar()[:2])
    return (day.year, day.month) if turn == "month" else (day.year,)


def _shelf(lexicon: Lexicon) -> Shelf:
    entries = lexicon.entries("relative_time")
    lasts = {word: int(count) for word, count in entries["lasts"].items()}
    every = sorted((*lasts, *entries["turns"]), key=lambda word: (-len(word), word))
    inner = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in every)
    pattern = re.compile(rf"(?<!\w)(?:{inner})(?!\w)", re.IGNORECASE)
    return Shelf(pattern, lasts, entries["turns"])


def _words_of_time(passage: Passage, group: Group, shelf: Shelf) -> Iterator[tuple[Span, Span]]:
    """Yield each word of time that both sides have, outside quotation marks: where on each."""
    side, text = passage.later, text_of(passage.later, group)
    same: Kept | None = None
    for match in shelf.pattern.finditer(text, side.span.start, side.span.end):
        if _is_quoted(side, match.start()):
            continue
        same = same or kept(passage, text_of(passage.earlier, group), text)
        here = same.origin(Span(*match.span()))
        if here is not None:
            yield Span(*match.span()), here


def _is_quoted(side: Side, offset: int) -> bool:
    at = offset - side.span.start
    return quoted(side.exact, Words([""], [(at, at)]))[0]


def _conflict(
    first: tuple[Side, Span], uses: list[tuple[Side, Span]], shelf: Shelf, group: Group
) -> Conflict:
    """Return the conflict of a word with its first use past its time."""
    (origin, here), (side, span) = first, uses[0]
    word = text_of(side, group)[span.start : span.end]
    others = len({use[0].article for use in uses[1:]} - {side.article})
    return Conflict(
        places=(
            place(origin, in_phrase(origin, here, group), group, "first"),
            place(side, in_phrase(side, span, group), group, "again"),
        ),
        severity=Severity.WARNING,
        relation="GONE_OFF",
        arithmetic=f"{apart(origin, side)}; “{word}” keeps {shelf.life(word)}",
        tried=("words inside a quotation", "both uses within the word's life"),
        words={
            "word": word,
            "apart": apart(origin, side),
            "life": shelf.life(word),
            "more": f", and in {others} later article{'s' if others > 1 else ''}" if others else "",
        },
    )


CHECK = GoneOff
