"""Series as drawings: what is drawn, what is said not to be, and that words stay words."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.model import Extraction
from claimcheck.report import _html_series, _plot_spec
from claimcheck.report._plot import Plot, corrections, plot, where
from claimcheck.report._plot_draw import KEPT, inline, png, svg
from claimcheck.report._plot_spec import MOST, palette, spec, unmarked
from claimcheck.series.followed import followed

CSS = Path(_html_series.__file__).parent / "templates" / "report.css"
FIRST = date(2023, 5, 3)
HOSTILE = 'the <script>alert(1)</script> "bureau" & co'


def told(day: int, figure: int, source: str = "the rescue service", more: str = "") -> Extraction:
    text = f"Floods have killed {figure} people in Harna since May 1, {source} said.{more}"
    published = FIRST + timedelta(days=day)
    record = {"id": f"copy-{day}", "text": text, "date": published, "title": None}
    return extract(article(record, "copy.jsonl", day + 1), lexicon.load())


def drawn(read: Sequence[Extraction], accused: int = 0) -> Plot:
    """Return the one series of some articles, its first figures accused."""
    claims = [claim for one in read for claim in one.claims if claim.metric == "killed"]
    findings = {where(claim): f"f-{at:016x}" for at, claim in enumerate(claims[:accused])}
    (series,) = followed(claims)
    made = plot(series, findings, corrections(claims, read, lexicon.load()))
    assert made
    return made


def test_a_correction_is_drawn_from_the_figure_it_replaces() -> None:
    made = drawn([told(0, 41), told(2, 38, more=" It corrected an earlier figure.")])
    first, second = made.points
    assert (first.corrected, first.replaces) == (False, None)
    assert (second.corrected, second.replaces) == (True, first.value)
    assert made.told == "2023-05-03: 41; 2023-05-05: 38 (corrected)"
    assert "38 corrected" in svg(spec([made]), "toll", made.told)


def test_too_many_figures_are_thinned_aloud_and_never_those_of_findings() -> None:
    made = drawn([told(day, 40 + day) for day in range(MOST + 30)], accused=3)
    assert unmarked(made) == 30
    picture = inline(spec([made]), "s-1", "toll", made.told)
    assert len(re.findall(r'<a [^>]*href="#f-', picture)) == 3
    assert picture.count("(the rescue service; copy-") == MOST + 3 + 3  # rings and links tell again


def test_figures_at_one_place_are_one_mark_that_says_so() -> None:
    one = told(0, 41)
    same = replace(one, article=replace(one.article, id="other"))
    claims = tuple(replace(c, mention=replace(c.mention, article="other")) for c in one.claims)
    made = drawn([one, replace(same, claims=claims), told(3, 52)])
    assert unmarked(made) == 0
    assert "and 1 more alike" in inline(spec([made]), "s-1", "toll", "")


def test_sources_beyond_the_last_colour_share_it_and_are_counted() -> None:
    names = ("fire brigade", "army", "police", "governor", "mayor", "Red Cross", "navy", "ministry")
    made = drawn([told(day, 40 + day, f"the {name}") for day, name in enumerate(names)])
    assert len(made.sources) == 6
    assert made.sources[-1] == "3 other sources"
    assert len({point.source for point in made.points}) == len(names)


def test_words_of_articles_stay_words() -> None:
    made = drawn([told(0, 41), told(2, 52)], accused=1)
    points = tuple(replace(point, source=HOSTILE, words=HOSTILE) for point in made.points)
    hostile = replace(made, name=HOSTILE, points=points, sources=(HOSTILE,))
    for text in (
        inline(spec([hostile]), "s-1", HOSTILE, HOSTILE),
        svg(spec([hostile]), HOSTILE, HOSTILE),
    ):
        root = Tree.fromstring(text)
        tags = {element.tag.rpartition("}")[2] for element in root.iter()}
        assert "script" not in tags
        assert HOSTILE in "".join(root.itertext())


def test_a_drawing_in_a_page_holds_nothing_but_shapes_words_and_links_to_findings() -> None:
    root = Tree.fromstring(inline(spec([drawn([told(0, 41), told(2, 38)], 2)]), "s-1", "a", "b"))
    own = {"role", "class", "aria-labelledby", "aria-label", "href", "id"}
    assert {key for element in root.iter() for key in element.attrib} <= KEPT | own
    assert root.get("role") == "group"
    assert [root[0].text, root[1].text] == ["a", "b"]
    assert (
        Tree.fromstring(inline(spec([drawn([told(0, 4), told(1, 5)])]), "s", "", "")).get("role")
        == "img"
    )


def test_every_colour_of_a_drawing_has_one_for_the_dark() -> None:
    style = CSS.read_text("utf-8")
    for colour in palette():
        assert f'="{colour}"]' in style, f"report.css does not dress {colour}"


def test_a_drawing_is_the_same_in_every_time_zone(
    claimcheck: Callable[..., object], tmp_path: Path
) -> None:
    files = [tmp_path / "here.svg", tmp_path / "there.svg"]
    for path, zone in zip(files, ("UTC", "Pacific/Auckland"), strict=True):
        done = claimcheck(
            *("timeline", "killed", "seeds", "--format", "svg", "-o", str(path)), env={"TZ": zone}
        )
        assert done.returncode == 0, done.stderr  # type: ignore[attr-defined]
    here, there = (path.read_bytes() for path in files)
    assert here == there
    root = Tree.fromstring(here)
    assert root.get("role") == "img"
    assert "people killed · Ostrel · since 2022-03-14" in (root[0].text or "")


def test_an_image_is_an_image() -> None:
    assert png(spec([drawn([told(0, 41), told(2, 52)])])).startswith(b"\x89PNG\r\n")


def test_without_the_library_a_timeline_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from claimcheck.cli import run

    monkeypatch.setitem(sys.modules, "vl_convert", None)
    assert run(["timeline", "killed", "seeds", "--format", "svg"]) == 2
    assert "pip install 'claimcheck[plots]'" in capsys.readouterr().err


def test_days_below_the_axis_are_days_of_the_series() -> None:
    made = drawn([told(0, 41), told(1, 42)])
    axis = spec([made])["encoding"]["x"]["axis"]["values"]
    assert axis == [_plot_spec._moment(FIRST), _plot_spec._moment(FIRST + timedelta(days=1))]
