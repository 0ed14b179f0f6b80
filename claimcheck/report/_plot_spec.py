"""A plot -> the drawing of it as Vega-Lite data: figures against days, nothing computed twice.

Source of the words: https://vega.github.io/vega-lite/docs/spec.html
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from claimcheck.report._plot import Plot, Point

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
WIDTH, HEIGHT = 760, 210  # pixels of the plane, without axes
INK, FAINT, GRID, ALARM, PAPER = "#1c1d1f", "#5b5f66", "#dcdcd6", "#b3201a", "#ffffff"
COLOURS = ("#0072b2", "#b85600", "#007d5b", "#a8488a", "#6b6b00", "#70757d")  # contrast over 4.5
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
FONT = "Liberation Sans, Arial, sans-serif"  # the first comes with vl-convert: one width anywhere
MOST = 150  # marks of one plot; those of findings and corrections are always among them
LABELLED = 12  # figures written beside their marks
DAYS = 5  # days written below the axis, at most
ASIDE = -16  # pixels from a corrected figure to the arrow that leads to it
AXIS = 70  # pixels left of the plane, so that plots stand one below the other


def spec(plots: Sequence[Plot], notes: Sequence[str] = (), *, titled: bool = True) -> Spec:
    """Return the drawing of plots, one below the other; `notes` stand above them."""
    drawn = [_panel(plot, titled=titled) for plot in plots]
    own = {"color": "independent", "shape": "independent"}
    several = {"vconcat": drawn, "resolve": {"scale": own, "legend": own}}
    whole: Spec = several if len(drawn) > 1 else drawn[0]
    if notes and len(drawn) > 1:
        whole["title"] = {"text": list(notes), "fontWeight": "normal"}
    return {"$schema": SCHEMA, "background": PAPER, **whole, "config": _config()}


def unmarked(plot: Plot) -> int:
    """Return how many of a plot's dated figures have no mark, because there are too many."""
    return len(_distinct(plot)) - len(_marks(plot))


def _panel(plot: Plot, *, titled: bool) -> Spec:
    marks = [_row(point, times, plot) for point, times in _marks(plot)]
    accused = [row for row in marks if row["link"]]
    corrected = [row for row in marks if row["replaces"] is not None]
    above, below = _labelled((accused + [row for row in corrected if not row["link"]])[:LABELLED])
    panel: Spec = {
        "width": WIDTH,
        "height": HEIGHT,
        "encoding": {"x": _days(plot), "y": _figures(plot)},
        "layer": [
            _layer(marks, _line(), _by_source(plot, shaped=False)),
            _layer(corrected, _arrow(), {"y": _at("replaces"), "y2": {"field": "value"}}),
            _layer(corrected, _head(), {"shape": {"field": "head", "scale": None, "legend": None}}),
            _layer(marks, _bar(), _bar_ends() | _by_source(plot, shaped=False)),
            _layer(marks, _dot(), _by_source(plot, shaped=True) | _described()),
            _layer(above, _label(-18), {"text": {"field": "label"}}),
            _layer(below, _label(24), {"text": {"field": "label"}}),
            _layer(accused, _ring(), {"href": {"field": "link"}} | _described()),
        ],
    }
    if titled:
        scale = " (logarithmic)" * plot.axis.logarithmic
        panel["title"] = {"text": plot.name, "subtitle": (plot.unit or "figures") + scale}
    return panel


def _layer(rows: list[Spec], mark: Spec, encoding: Spec) -> Spec:
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _line() -> Spec:
    return {"type": "line", "strokeWidth": 1, "strokeDash": [3, 3], "opacity": 0.8, "aria": False}


def _bar() -> Spec:
    return {"type": "rule", "strokeWidth": 6, "opacity": 0.35, "aria": False}


def _dot() -> Spec:
    return {"type": "point", "filled": True, "size": 75, "opacity": 1}


def _ring() -> Spec:
    """A ring is a shape, so that a figure in a finding is not told by colour alone."""
    return {"type": "point", "filled": False, "fill": "transparent", "stroke": ALARM} | {
        "shape": "circle",
        "size": 430,
        "strokeWidth": 2.5,
        "opacity": 1,
    }


def _arrow() -> Spec:
    return {"type": "rule", "stroke": INK, "strokeWidth": 1.5, "xOffset": ASIDE, "aria": False}


def _head() -> Spec:
    arrow = {"type": "point", "filled": True, "fill": INK, "size": 50, "opacity": 1}
    return arrow | {"xOffset": ASIDE, "aria": False}


def _label(down: int) -> Spec:
    return {"type": "text", "dy": down, "fontSize": 12, "color": INK, "aria": False}


def _labelled(rows: list[Spec]) -> tuple[list[Spec], list[Spec]]:
    """Return the marks written above and those written below: of a day the highest and lowest."""
    days: dict[float, list[Spec]] = {}
    for row in sorted(rows, key=lambda row: -float(row["value"])):
        days.setdefault(row["day"], []).append(row)
    return [d[0] for d in days.values()], [d[-1] for d in days.values() if len(d) > 1]


def _at(name: str) -> Spec:
    return {"field": name, "type": "quantitative"}


def _bar_ends() -> Spec:
    return {"y": _at("low"), "y2": {"field": "high"}}


def _described() -> Spec:
    return {"description": {"field": "told"}}


def _by_source(plot: Plot, *, shaped: bool) -> Spec:
    """Return colour, and shape where asked for, by source; the two make one legend."""
    names = list(plot.sources)
    legend = {"title": None, "orient": "bottom", "columns": 3, "labelLimit": 230, "aria": False}
    coloured = {"domain": names, "range": list(COLOURS[: len(names)])}
    found: Spec = {"color": {"field": "source", "scale": coloured, "legend": legend}}
    if shaped:
        forms = {"domain": names, "range": list(SHAPES[: len(names)])}
        found["shape"] = {"field": "source", "scale": forms, "legend": legend}
    return found


def _days(plot: Plot) -> Spec:
    days = sorted({point.day for point in plot.dated if point.day})
    first, last = days[0], days[-1]
    free = max((last - first) * 0.04, timedelta(hours=12))
    steps = max(1, min(DAYS - 1, (last - first).days))
    ticks = sorted(
        {first + timedelta(days=(last - first).days * n // steps) for n in range(steps + 1)}
    )
    axis = {"values": [_moment(day) for day in ticks], "format": "%-d %b %Y", "title": None}
    ends = [_moment(first, -free), _moment(last, free)]
    return {
        "field": "day",
        "type": "temporal",
        "scale": {"type": "utc", "domain": ends, "nice": False},
        "axis": axis | {"grid": False, "aria": False},
    }


def _figures(plot: Plot) -> Spec:
    low, high, logarithmic = plot.axis.low, plot.axis.high, plot.axis.logarithmic
    ends = [10**low, 10**high] if logarithmic else [low, high]
    sort = {"type": "log"} if logarithmic else {"zero": False}
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": ends, "nice": False, "clamp": True, **sort},
        "axis": {"format": ",.12~g", "tickCount": 5, "title": None, "aria": False}
        | {"minExtent": AXIS, "maxExtent": AXIS, "labelLimit": AXIS},
    }


def _row(point: Point, times: int, plot: Plot) -> Spec:
    """Return a point as the drawing needs it; an end that words leave open is the axis' own."""
    low, high = plot.axis.low, plot.axis.high
    ends = (10**low, 10**high) if plot.axis.logarithmic else (low, high)
    also = f", and {times - 1} more alike" if times > 1 else ""
    remark = "; corrected" if point.corrected else ""
    return {
        "day": _moment(point.day or date.min),
        "value": float(point.value),
        "low": ends[0] if point.low is None else float(point.low),
        "high": ends[1] if point.high is None else float(point.high),
        "source": plot.sources[point.group],
        "replaces": None if point.replaces is None else float(point.replaces),
        "head": _heading(point),
        "label": f"{point.figure} corrected" if point.corrected else point.figure,
        "link": f"#{point.finding}" if point.finding else "",
        "told": f"{point.day}: {point.words} ({point.source}; {point.article}{also}){remark}",
    }


def _heading(point: Point) -> str:
    """Return the arrow head that stands at a corrected figure."""
    fell = point.replaces is not None and point.value < point.replaces
    return "triangle-down" if fell else "triangle-up"


def _marks(plot: Plot) -> list[tuple[Point, int]]:
    """Return the marks to draw in time order; of too many, those between are thinned evenly."""
    found = _distinct(plot)
    must = [pair for pair in found if pair[0].finding or pair[0].corrected]
    rest = [pair for pair in found if not (pair[0].finding or pair[0].corrected)]
    room = max(0, MOST - len(must))
    if len(rest) <= room:
        return found
    kept = must + [rest[n * len(rest) // room] for n in range(room)]
    return sorted(kept, key=lambda pair: (pair[0].day or date.min, pair[0].where))


def _distinct(plot: Plot) -> list[tuple[Point, int]]:
    """Return the dated points, with how many stand at the very same place as each."""
    seen: dict[tuple[object, ...], list[Point]] = {}
    for one in plot.dated:
        key = (one.day, one.value, one.low, one.high, one.group, one.finding, one.replaces)
        seen.setdefault(key, []).append(one)
    return [(alike[0], len(alike)) for alike in seen.values()]


def _moment(day: date, later: timedelta = timedelta()) -> float:
    """Return a day as milliseconds of Universal Time, so that no time zone can move it."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return (midnight.timestamp() + later.total_seconds()) * 1000


def _config() -> Spec:
    grid = {"gridColor": GRID, "domainColor": GRID, "tickColor": GRID}
    texts = {"labelColor": FAINT, "labelFontSize": 12, "labelFont": FONT}
    key = {"symbolSize": 90, "symbolOpacity": 1, "columnPadding": 40, "offset": 12}
    title = {"color": INK, "font": FONT, "fontSize": 14, "subtitleColor": FAINT}
    return {
        "font": FONT,
        "view": {"stroke": None},
        "axis": grid | texts,
        "legend": {"labelColor": INK, "labelFontSize": 12, "labelFont": FONT} | key,
        "title": title | {"subtitleFont": FONT, "anchor": "start", "subtitleFontSize": 12},
    }


def palette() -> Iterable[str]:
    """Return every colour a drawing can hold, for the page to dress anew in the dark."""
    return INK, FAINT, GRID, ALARM, PAPER, *COLOURS
