"""Claims made from a few numbers, for the laws of relations and check kinds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.intervals import Interval
from claimcheck.lexicon import load
from claimcheck.model import (
    Article,
    BlockKind,
    Claim,
    Comparator,
    DayBasis,
    Extraction,
    Kind,
    Mention,
    Quantity,
    Source,
    Span,
    Window,
)
from claimcheck.series.order import by_time

DAY_ONE = date(2022, 3, 1)
TEXT = "Figures follow one another here without a word that could explain any of them." * 3


def figure(
    low: object,
    high: object | None = None,
    *,
    day: int | None = 0,
    as_of: int | None = None,
    article: str = "a",
    at: int = 0,
    root: str | None = "OHCHR",
    open_low: bool = False,
    open_high: bool = False,
    **more: object,
) -> Claim:
    """Return a claim that civilians were killed in Ukraine; days count from 1 March 2022."""
    bottom = Decimal(str(low))
    printed = bottom + Decimal(at) / 1000  # two figures of one article are never the same number
    tally = Interval(bottom, Decimal(str(low if high is None else high)), open_low, open_high)
    span = Span(at, at + 1)
    stated = None if as_of is None else DAY_ONE + timedelta(as_of)
    given = {
        "mention": Mention(article, "text", BlockKind.BODY, span, str(tally), "1", at, span),
        "quantity": Quantity(Comparator.EXACT, printed, tally, tally, unit="person"),
        "what": "civilians killed",
        "kind": Kind.CUMULATIVE,
        "metric": "killed",
        "population": "civilians",
        "place": "Ukraine",
        "source": Source(root=root),
        "window": Window(
            date(2022, 2, 24), stated, basis=DayBasis.EXPLICIT if stated else DayBasis.NONE
        ),
        "published": None if day is None else DAY_ONE + timedelta(day),
        **more,
    }
    return Claim(**given)  # type: ignore[arg-type]


def conflicts(check: Check, claims: Sequence[Claim]) -> list[Conflict]:
    """Return what a check sees in claims of articles that say nothing else."""
    articles = sorted({claim.mention.article for claim in claims})
    extractions = {name: Extraction(Article(name, name, TEXT)) for name in articles}
    ordered = tuple(sorted(claims, key=by_time))
    return list(check.conflicts(Group(Over.SERIES, "law", load(), ordered, extractions)))


@pytest.fixture(scope="session", name="figure")
def figure_fixture() -> Callable[..., Claim]:
    return figure


@pytest.fixture(scope="session", name="conflicts")
def conflicts_fixture() -> Callable[[Check, Sequence[Claim]], list[Conflict]]:
    return conflicts
