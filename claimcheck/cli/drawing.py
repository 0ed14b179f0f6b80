"""Series as a picture in a file: SVG or PNG, drawn by the library of the extra `plots`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.errors import ConfigError

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Extraction
    from claimcheck.report._plot import Plot
    from claimcheck.series.followed import Followed

MOST = 12  # series in one picture


def refused(form: str, output: Path | None) -> Exception | None:
    """Return why a picture cannot be made or shown, None where it can."""
    from claimcheck.report._plot_draw import can_draw, needed

    if not can_draw():
        return needed(f"--format {form}")
    if form == "png" and output is None and sys.stdout.isatty():
        return click.UsageError("a PNG is nothing for a terminal: name a file with -o")
    return None


def drawn(
    found: Sequence[Followed], read: Iterable[Extraction], lexicon: Lexicon, form: str
) -> bytes:
    """Return series as a picture, those with most figures first; tell of those left out.

    Raises:
        ConfigError: when no figure has a day, so that there is nothing to draw.
    """
    from claimcheck.report._plot import corrections, plot
    from claimcheck.report._plot_draw import png, svg
    from claimcheck.report._plot_spec import spec

    corrected = corrections((c for one in found for c in one.claims), read, lexicon)
    plots = [made for one in found if (made := plot(one, {}, corrected)) and made.dated]
    if not plots:
        hint = "see what there is with --format table, or ask for something else"
        raise ConfigError(f"--format {form}", "no figure found that has a day", hint)
    ranked = sorted(plots, key=lambda one: (-len(one.dated), one.name, one.unit))
    shown = _shown(ranked)
    for note in (notes := tuple(_notes(ranked, shown))):
        print(note, file=sys.stderr)
    picture = spec(shown, notes)
    if form == "png":
        return png(picture)
    told = ". ".join(f"{one.name}: {one.told}" for one in shown)
    return f"{svg(picture, shown[0].name, told)}\n".encode()


def _shown(ranked: Sequence[Plot]) -> Sequence[Plot]:
    """Return the series that are drawn: those of several days, else the first one alone."""
    several = [one for one in ranked if len({point.day for point in one.dated}) > 1]
    return several[:MOST] or ranked[:1]


def _notes(ranked: Sequence[Plot], shown: Sequence[Plot]) -> Iterable[str]:
    """Yield what of the series is not drawn."""
    from claimcheck.report._plot_spec import unmarked
    from claimcheck.report.summary import many

    if more := len(ranked) - len(shown):
        yield f"{many(more, 'series', 'series')} with fewer figures not drawn"
    if undated := sum(len(one.points) - len(one.dated) for one in shown):
        yield f"{many(undated, 'figure')} without a day not drawn"
    if thinned := sum(unmarked(one) for one in shown):
        yield f"{many(thinned, 'figure')} between the others not drawn"
