"""The measurements still run, on little, and their corpus is the same every time."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from benchmarks import corpus, growth, measuring, page, settling, stages


def test_the_corpus_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert corpus.lines(30, seed=7) == corpus.lines(30, seed=7)
    assert corpus.lines(30, seed=7).startswith(corpus.lines(3, seed=7))
    assert corpus.lines(30, seed=7) != corpus.lines(30, seed=8)


def test_an_event_goes_on_from_day_to_day_in_a_place_of_its_own() -> None:
    found = list(corpus.records(3 * corpus.DAYS_OF_AN_EVENT))
    days = [date.fromisoformat(record["date"]) for record in found[: corpus.DAYS_OF_AN_EVENT]]
    assert [(b - a).days for a, b in itertools.pairwise(days)] == [1] * (len(days) - 1)
    places = {record["title"].split(" in ")[1].split(":")[0] for record in found}
    assert len(places) == 3


def test_the_stages_are_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "COUNT", 12)
    table = stages.stages()
    assert [row[0].split()[1].rstrip(",") for row in table.rows] == [
        "read",
        "extract",
        "settle",
        "report",
        "report",
    ]
    assert table.markdown().startswith("## Stages\n\n12 generated articles")


def test_growth_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "LENGTHS", (100, 1_000))
    table = growth.hostile()
    assert {len(row) for row in table.rows} == {len(table.heads)} == {4}


def test_the_spread_of_times() -> None:
    assert measuring.spread([0.001] * 19 + [0.3]) == ("1 ms", "300 ms", "300 ms")
    assert measuring.spread([0.001] * 99 + [0.3]) == ("1 ms", "1 ms", "300 ms")


def test_the_page_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "EVENTS", 3)
    monkeypatch.setattr(page, "_in_browser", lambda text: [("first card", text[:15])])
    rows = dict(page.page().rows)
    assert int(rows["findings"]) >= 3
    assert rows["first card"] == "<!doctype html>"


def test_settling_is_measured_on_claims_that_hold_a_few_falls() -> None:
    articles = list(settling.extractions(800))
    assert sum(len(article.claims) for article in articles) == 800
    assert settling.settling((400,)).rows[0][:2] == ("400", "20")
