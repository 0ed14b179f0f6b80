"""A finding as a card of the page: its passages, its drawing, its differences, its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from claimcheck.findings import Finding, Report
from claimcheck.model import Article, DayBasis, Source
from claimcheck.readable import readable
from claimcheck.report._html_diff import Run, diff
from claimcheck.report._html_numberline import NumberLine, number_line
from claimcheck.report._html_views import Views
from claimcheck.report._plot import where
from claimcheck.report.frames import label, surroundings
from claimcheck.report.layout import Look, located, plain
from claimcheck.report.summary import days
from claimcheck.wire import position

MOST = 8  # passages of one finding that are quoted


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of a finding: the words, what stands around them, and what is known of them.

    `anchor` is the same place in its article, "" where the page does not hold that.
    """

    role: str
    told: str
    where: str
    day: str
    source: str
    read: str
    before: str
    words: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding ready to show.

    `articles` are numbers of articles in the page's list; `series` is an anchor; `hidden` says
    that it is shown only on demand; `unquoted` counts the places that are not among its passages.
    """

    anchor: str
    finding: Finding
    passages: tuple[Passage, ...]
    unquoted: int
    line: NumberLine | None
    runs: tuple[Run, ...]
    inferred: tuple[str, ...]
    articles: tuple[int, ...]
    series: str
    hidden: bool


def cards(report: Report, look: Look, views: Views) -> Iterator[Card]:
    """Yield a card for every finding, those that are waived or less grave than asked hidden."""
    articles = report.articles
    numbers = {name: at for at, name in enumerate(accused(report))}
    for name, finding in zip(anchors(report), report.findings, strict=True):
        named = dict.fromkeys(place.article for place in finding.places)
        yield Card(
            anchor=name,
            finding=finding,
            passages=tuple(_passages(finding, articles, views)),
            unquoted=max(0, len(finding.places) - MOST),
            line=number_line(finding),
            runs=_changed(finding, articles),
            inferred=tuple(_inferred(articles[article] for article in named)),
            articles=tuple(numbers[article] for article in named),
            series=_series(finding, views),
            hidden=finding.suppressed or finding.severity.rank < look.shown.rank,
        )


def anchors(report: Report) -> list[str]:
    """Return a name for each finding's card, of its fingerprint, no two alike."""
    seen: Counter[str] = Counter()
    found = []
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        times = seen[finding.fingerprint]
        found.append(f"f-{finding.fingerprint}" + (f"-{times}" if times > 1 else ""))
    return found


def accused(report: Report) -> list[str]:
    """Return the ids of the articles that findings point at, in order."""
    return sorted({place.article for finding in report.findings for place in finding.places})


def _series(finding: Finding, views: Views) -> str:
    """Return the anchor of the series a finding's figures stand in, "" where none is shown."""
    found = (views.series.get(where(place.claim), "") for place in finding.places if place.claim)
    return next(filter(None, found), "")


def _passages(finding: Finding, articles: Mapping[str, Article], views: Views) -> Iterator[Passage]:
    for place in finding.places[:MOST]:
        article = articles[place.article]
        before, words, after = surroundings(article, place)
        claim = place.claim
        stands = located(article, place.field, place.span)
        column = "" if article.record else f":{position(article, place.field, place.span.start)[1]}"
        yield Passage(
            role=place.role,
            told=label(place.role, finding.relation),
            where=plain(stands) + column,
            day=plain(days(place, article)),
            source=plain(claim.source.name or "") if claim else "",
            read=plain(readable(replace(claim, source=Source()))) if claim else "",
            before=before,
            words=words,
            after=after,
            anchor=views.place(place),
        )


def _changed(finding: Finding, articles: Mapping[str, Article]) -> tuple[Run, ...]:
    """Return the differences of a finding's first two paragraphs where these are one text."""
    first, *others = finding.places
    if not others or others[0].article == first.article:
        return ()
    return diff(first, others[0], articles)


def _inferred(articles: Iterable[Article]) -> Iterator[str]:
    """Yield from what the day of each article was inferred that does not state it."""
    for article in articles:
        if article.published_basis is DayBasis.INFERRED:
            evidence = "; ".join(article.evidence)
            yield plain(f"{article.id}: {article.published}, inferred from {evidence}")
