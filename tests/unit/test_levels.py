"""How grave a rule may be where: everywhere, in a folder, for an outlet."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.cli.run import choose
from claimcheck.config import Config, Override, Settings
from claimcheck.errors import Mistakes
from claimcheck.lexicon import load
from claimcheck.model import Severity

TOLL = "The storm has killed {} people in Cuba since May 1, the health ministry said."
ARCHIVE = {"paths": ("archive/**",), "severity": {"toll-fell": "off"}}
WIRE = {"outlets": ("Wire",), "severity": {"C01": "info"}}


def found(overrides: list[dict[str, object]], places: list[tuple[str, str]], **more: str) -> str:
    """Return the severity of the fallen toll in two articles of some paths and outlets, or ""."""
    settings = Settings.model_validate({"overrides": overrides, "severity": more})
    chosen = choose(Config(settings))
    records = [
        (path, {"id": f"{n}", "text": TOLL.format(toll), "date": f"2024-05-0{n}", "outlet": outlet})
        for n, ((path, outlet), toll) in enumerate(zip(places, (140, 104), strict=True), start=6)
    ]
    articles = [article(record, path, 1) for path, record in records]
    report = pipeline.check(articles, chosen.rules, load(), chosen.levels)
    return next((f.severity.value for f in report.findings if f.rule == "toll-fell"), "")


OLD, DESK = ("archive/a.jsonl", "Daily"), ("copy/b.jsonl", "Daily")
CASES = {
    "no override": ([], [OLD, DESK], "error"),
    "both places lie in the archive": ([ARCHIVE], [OLD, OLD], ""),
    "one place does not": ([ARCHIVE], [OLD, DESK], "error"),
    "an outlet, whatever its case": ([WIRE], [("a", "WIRE"), ("b", "wire")], "info"),
    "the last override counts": ([ARCHIVE, WIRE], [("archive/a", "Wire")] * 2, "info"),
    "both conditions must hold": ([{**ARCHIVE, "outlets": ("Wire",)}], [OLD, OLD], "error"),
    "a path out of the folder": ([ARCHIVE], [("/archive/a", ""), ("/archive/b", "")], "error"),
}


@pytest.mark.parametrize(("overrides", "places", "severity"), CASES.values(), ids=CASES)
def test_overrides(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    overrides: list[dict[str, object]],
    places: list[tuple[str, str]],
    severity: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert found(overrides, places) == severity


def test_a_rule_that_is_off_can_be_on_somewhere() -> None:
    on = {"outlets": ("Daily",), "severity": {"toll-fell": "warning"}}
    assert found([on], [OLD, DESK], C01="off") == "warning"
    assert found([on], [("a", "Wire"), ("b", "Wire")], C01="off") == ""


def test_a_rule_runs_as_grave_as_it_may_be_anywhere() -> None:
    grave = Override(outlets=("Daily",), severity={"basis-drifted": "error"})
    chosen = choose(Config(Settings(overrides=(grave,))))
    assert rulebook.find(chosen.rules, "basis-drifted").severity is Severity.ERROR


def test_unknown_rules_and_packs_are_refused_all_at_once() -> None:
    wrong = Settings.model_validate(
        {
            "packs": ("conflct",),
            "severity": {"toll-fel": "off"},
            "overrides": [{"paths": ("a",), "severity": {"C0l": "info"}}],
        }
    )
    with pytest.raises(Mistakes) as caught:
        choose(Config(wrong), packs=("sprt",))
    assert [error.hint for error in caught.value.errors][:3] == [
        "did you mean 'conflict'?",
        "did you mean 'sport'?",
        "did you mean 'toll-fell'?",
    ]
    assert len(caught.value.errors) == 4


def test_a_rule_that_selects_nothing_is_named_whatever_it_would_find(tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(
        "rules:\n  - {extends: toll-fell, id: arrests-fell, code: X01, "
        "select: {metric: [arrested]}}\n",
        encoding="utf-8",
    )
    chosen = choose(Config(), [own])
    told = article({"text": TOLL.format(140)}, "copy", 1)
    assert pipeline.check([told], chosen.rules, load(), chosen.levels).unused == ("arrests-fell",)
    arrests = article({"text": "Police arrested 40 people in Cuba on Monday."}, "copy", 2)
    assert "arrests-fell" not in pipeline.check([arrests], chosen.rules, load()).unused
