"""A moving figure that the text does not date, or does not credit to anyone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field, model_validator

from claimcheck.checks import Check, Conflict, Group, Over, Place
from claimcheck.checks._doubts import doubts
from claimcheck.checks._places import place
from claimcheck.model import BlockKind, Claim, Comparator, Extraction, Kind, Severity, Status
from claimcheck.series.keys import series_name
from claimcheck.series.order import as_of, started
from claimcheck.series.scopes import scopes

MOVING = frozenset({Kind.CUMULATIVE, Kind.STOCK})
VOUCHED = frozenset({Status.ASSERTED, Status.REPORTED})
APART = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})

Figure = tuple[str | None, Decimal]


class Missing(Check):
    """Report, once an article, figures that move from day to day and lack a day or a source.

    Bad:  "At least 3,153 civilians have been killed since Feb. 24, according to U.N. estimates."
    Good: "As of midnight Sunday at least 3,153 civilians had been killed, the U.N. said Monday."

    `said Monday` dates a figure while the day is within `shelf_life` days of publication. A figure
    that the article credits or dates elsewhere needs no second credit. A count that "is feared to
    be higher" needs somebody who fears it, too. Which metrics move is
    marked `volatile` in lexicon/metrics.yaml. Source: CHECKS C05 and S01.
    """

    over: ClassVar[Over] = Over.ARTICLE
    roles: ClassVar[tuple[str, ...]] = ("figure",)
    words: ClassVar[tuple[str, ...]] = ("others",)
    what: Literal["as_of", "source"] = Field(description="what is missing")
    least: Decimal = Field(
        default=Decimal(10), ge=1, description="the smallest figure that somebody must have counted"
    )
    moving: tuple[str, ...] = Field(
        default=(), description="metrics that move besides those marked volatile"
    )
    shelf_life: int = Field(default=7, ge=1, description="days for which a figure stays the news")

    @model_validator(mode="after")
    def _of_one_mind(self) -> Missing:
        """Refuse options of which one makes the other idle."""
        if self.what == "source" and "shelf_life" in self.model_fields_set:
            raise ValueError("`shelf_life` dates a figure: it is of `what: as_of`")
        return self

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict per article, at its first such figure."""
        volatile = scopes(group.lexicon).volatile
        for extraction in group.extractions.values():
            moving = [
                claim
                for claim in group.claims
                if self._moves(claim, volatile) and claim.quantity.value >= self.least
            ]
            given = self._given({_figure(claim) for claim in moving}, group.claims, extraction)
            found = [claim for claim in moving if _figure(claim) not in given]
            feared = [*doubts(extraction, group.lexicon)] if self.what == "source" else []
            if found or feared:
                yield self._conflict(found, feared)

    def _given(
        self, wanted: Collection[Figure], told: Sequence[Claim], extraction: Extraction
    ) -> set[Figure]:
        """Return the figures that the article gives with what is asked for, here or elsewhere."""
        return {
            figure
            for claim in told
            if (figure := _figure(claim)) in wanted
            and (
                claim.source.name
                if self.what == "source"
                else as_of(claim) or self._dated(claim, extraction)
            )
        }

    def _dated(self, claim: Claim, extraction: Extraction) -> bool:
        """Whether a day within the shelf life stands in the sentence of a claim."""
        mention = claim.mention
        if claim.published is None:
            return False
        return any(
            day.field == mention.field
            and mention.sentence.holds(day.span)
            and day.end is not None
            and day.start != started(claim)
            and timedelta(0) <= claim.published - day.end <= timedelta(self.shelf_life)
            for day in extraction.dates
        )

    def _conflict(self, found: Sequence[Claim], feared: Sequence[Place]) -> Conflict:
        first = place(found[0], "figure") if found else feared[0]
        more = len(found) + len(feared) - 1
        others = f" and {more} more" if more else ""
        asked = "as-of day" if self.what == "as_of" else "source"
        series = series_name(found[0]) if found else ""
        return Conflict(
            places=(first,),
            severity=Severity.WARNING,
            relation=f"NO_{self.what.upper()}",
            arithmetic=f"{series}: no {asked}" if found else f"no {asked}",
            tried=(f"no {asked} where the article gives the figure again",),
            series=series,
            words={"others": others},
        )

    def _moves(self, claim: Claim, volatile: frozenset[str]) -> bool:
        """Whether a claim of the body gives a figure that the next day may change."""
        return (
            (claim.metric in self.moving or (claim.kind in MOVING and claim.metric in volatile))
            and claim.status in VOUCHED
            and claim.quantity.comparator is not Comparator.VAGUE
            and claim.mention.block not in APART
        )


def _figure(claim: Claim) -> Figure:
    """Return what is the same where an article gives a figure again."""
    return claim.metric, claim.quantity.value


CHECK = Missing
