"""A stated length of a happening that its own dates deny."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, DateMention, DayBasis, Extraction, Severity

LENGTH = re.compile(r"P(\d{1,4})([DWMY])")
NEAR = 40  # characters before a date within which "began" or "since" makes it a start
DAYS = {"D": 1.0, "W": 7.0, "M": 30.44, "Y": 365.25}  # mean lengths in the Gregorian calendar
SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘']?[A-Z])")
MORE = re.compile(r"(?:more than|over|at least|upwards of)\s*$", re.IGNORECASE)
LESS = re.compile(r"(?:less than|under|nearly|almost|close to|not quite|barely)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """The happening words of a lexicon, compiled.

    `sort` maps a noun to its sort of happening; `measured` finds "of the war" after a duration.
    """

    sort: Mapping[str, str]
    noun: re.Pattern[str]
    begun: re.Pattern[str]
    measured: re.Pattern[str]


class Duration(Check):
    """Report a length of a happening that does not fit its start and the day of the article.

    Bad:  "Following three weeks of the war" on 10 March, of a war begun on Feb. 24 (14 days).
    Good: "two weeks of the war" on that day; "nearly three weeks" on day 18.

    Both ends must be known: the start as the article itself dates it, the end as its stated or
    inferred publication day. Days and weeks allow one day either way, first and last day counted
    or not; a miss of less than half the unit is an info, anything beyond an error.
    Source: CHECKS T04, CLAIM-MODEL section 14 (DURATION).
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("start", "length")
    words: ClassVar[tuple[str, ...]] = ("actual",)
    slack_days: int = Field(default=1, ge=0, le=7, description="days allowed either way")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per stated length, in text order."""
        words = group.lexicon.compiled(_words)
        for extraction in group.extractions.values():
            lengths = [m for m in extraction.dates if LENGTH.fullmatch(m.value)]
            if not lengths or extraction.article.published is None:
                continue
            starts = _starts(extraction, words)
            for mention in lengths:
                sort = _measured(mention, extraction.article, words)
                if sort in starts:
                    yield from self._judged(mention, starts[sort], extraction.article)

    def _judged(
        self, mention: DateMention, start: DateMention, article: Article
    ) -> Iterator[Conflict]:
        """Yield a conflict unless the days between fit the stated length."""
        found = LENGTH.fullmatch(mention.value)
        assert found
        assert start.start
        assert article.published
        count, unit = int(found[1]), DAYS[found[2]]
        actual = (article.published - start.start).days
        if actual < 0:
            return
        low, high = count * unit - self.slack_days, count * unit + self.slack_days
        if found[2] in "MY":
            low, high = low - count * unit * 0.1, high + count * unit * 0.1
        before = article.string(mention.field)[: mention.span.start][-20:]
        if MORE.search(before):
            high = (count + 1) * unit
        elif LESS.search(before):
            low = (count - 1) * unit
        if not low <= actual <= high:
            miss = low - actual if actual < low else actual - high
            yield _conflict(mention, start, article, actual, miss < unit / 2)


def _conflict(
    mention: DateMention, start: DateMention, article: Article, actual: int, small: bool
) -> Conflict:
    assert article.published
    fixed = article.published_basis in {DayBasis.INFERRED, DayBasis.NONE}
    severity = Severity.INFO if small else Severity.WARNING if fixed else Severity.ERROR
    places = (
        Place(start.article, start.field, start.span, start.exact, "start", str(start.start)),
        Place(
            *(mention.article, mention.field, mention.span, mention.exact, "length"),
            str(article.published),
        ),
    )
    return Conflict(
        places=tuple(sorted(places, key=lambda p: p.span)),
        severity=severity,
        relation="DURATION",
        arithmetic=f"{article.published} − {start.start} = {actual} days, not {mention.exact}",
        tried=(
            "counting the first day or the last: one day either way",
            "a hedge before the number",
        ),
        words={"actual": f"{actual} days"},
    )


def _starts(extraction: Extraction, words: Words) -> dict[str, DateMention]:
    """Return, by sort of happening, the first day the article says one began."""
    found: dict[str, DateMention] = {}
    for mention in extraction.dates:
        if mention.start is None or mention.start != mention.end or mention.type != "DATE":
            continue
        before, _ = _around(mention, extraction.article)
        noun = words.noun.search(before)
        if noun and words.begun.search(before[-NEAR:]):
            found.setdefault(words.sort[noun[0].lower()], mention)
    return found


def _measured(mention: DateMention, article: Article, words: Words) -> str:
    """Return the sort of happening whose length a duration gives, or ""."""
    _, after = _around(mention, article)
    found = words.measured.match(after)
    return words.sort[found[1].lower()] if found else ""


def _around(mention: DateMention, article: Article) -> tuple[str, str]:
    """Return the parts of its sentence before and after a mention."""
    text = article.string(mention.field)
    before = text[max(0, mention.span.start - 300) : mention.span.start]
    after = text[mention.span.end : mention.span.end + 300]
    cuts = [found.end() for found in SENTENCE_END.finditer(before)]
    before = before[max([0, before.rfind("\n\n") + 1, *cuts]) :]
    stop = SENTENCE_END.search(after)
    ends = [at for at in (stop.start() if stop else -1, after.find("\n\n")) if at >= 0]
    after = after[: min(ends, default=len(after))]
    return before, after


def _words(lexicon: Lexicon) -> Words:
    entries = lexicon.entries("happenings")
    sort = {noun: name for name, nouns in entries.get("nouns", {}).items() for noun in nouns}
    nouns = "|".join(sorted(map(re.escape, sort), key=len, reverse=True)) or r"(?!)"
    begins = "|".join(map(re.escape, ["since", *entries.get("begins", [])]))
    leads = "|".join(map(re.escape, entries.get("leads", []))) or r"(?!)"
    return Words(
        sort=sort,
        noun=re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE),
        begun=re.compile(rf"\b(?:{begins})\b", re.IGNORECASE),
        measured=re.compile(
            rf"\s+(?:{leads})\s+(?:(?:the|a|its|this)\s+)?({nouns})\b", re.IGNORECASE
        ),
    )


CHECK = Duration
