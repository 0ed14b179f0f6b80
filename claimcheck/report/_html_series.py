"""The series of a report as the page shows them: drawn where they can be, and as tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.findings import Report
from claimcheck.lexicon import Lexicon
from claimcheck.report._plot import Plot, Point, Where, corrections, plot, where
from claimcheck.report._plot_draw import can_draw, inline
from claimcheck.report._plot_spec import spec, unmarked
from claimcheck.report.summary import many
from claimcheck.series.axes import Scopes
from claimcheck.series.followed import followed
from claimcheck.series.keys import FOLLOWED, anchor

DRAWN = 40  # series with a drawing; a drawing takes 60 ms and 15 KB
LISTED = 200  # series with a table
ROWS = 200  # figures of a series that its table holds


@dataclass(frozen=True, slots=True)
class Shown:
    """One series of the page: its drawing, empty where there is none, and its first figures.

    `notes` say what of it is not drawn or not listed.
    """

    anchor: str
    plot: Plot
    drawing: str
    rows: tuple[Point, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeriesPart:
    """The part of the page about series; `unlisted` counts those it leaves out."""

    shown: tuple[Shown, ...]
    unlisted: int
    undrawn: int
    able: bool

    def anchors(self) -> dict[Where, str]:
        """Return the anchor of the series that each figure stands in."""
        return {point.where: one.anchor for one in self.shown for point in one.plot.points}


def series_part(report: Report, lexicon: Lexicon, findings: Mapping[Where, str]) -> SeriesPart:
    """Return the series worth showing, those with findings first, then those with most figures.

    Shown is what is followed from article to article and stands on more days than one. `findings`
    holds the anchor of the finding that each accused figure is part of.
    """
    plots = _plots(report, lexicon, findings)
    able = can_draw()
    shown = tuple(
        _shown(one, f"s-{number}", drawn=able and number <= DRAWN)
        for number, one in enumerate(plots[:LISTED], start=1)
    )
    left = max(0, min(len(plots), LISTED) - DRAWN)
    return SeriesPart(shown, max(0, len(plots) - LISTED), left, able)


def _plots(report: Report, lexicon: Lexicon, findings: Mapping[Where, str]) -> list[Plot]:
    scopes = Scopes()
    kept = [
        claim
        for claim in report.claims
        if claim.kind in FOLLOWED and (where(claim) in findings or anchor(claim, scopes))
    ]
    several = [
        one
        for one in followed(kept)
        if len({moment.day for moment in one.moments if moment.day}) > 1
    ]
    corrected = corrections(
        (claim for one in several for claim in one.claims), report.extractions, lexicon
    )
    found = [made for one in several if (made := plot(one, findings, corrected))]
    return sorted(found, key=lambda one: (-one.accused, -len(one.points), one.name, one.unit))


def _shown(made: Plot, name: str, *, drawn: bool) -> Shown:
    notes = []
    if made.axis.logarithmic:
        notes.append("The axis of figures is logarithmic.")
    if undated := len(made.points) - len(made.dated):
        notes.append(f"{many(undated, 'figure')} without a day: in the table alone.")
    if thinned := unmarked(made):
        notes.append(f"{many(thinned, 'figure')} between the others not drawn.")
    if longer := max(0, len(made.points) - ROWS):
        notes.append(f"{many(longer, 'figure')} not in the table: claimcheck timeline lists all.")
    title = f"{made.name} by day"
    picture = inline(spec([made], titled=False), name, title, made.told) if drawn else ""
    return Shown(name, made, picture, made.points[:ROWS], tuple(notes))
