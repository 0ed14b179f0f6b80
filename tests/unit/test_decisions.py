"""Waivers and the baseline: what they hold, what they refuse, and what became of findings."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from claimcheck.decisions import (
    Decisions,
    Waiver,
    acted_on,
    applied,
    prune_baseline,
    read_baseline,
    read_waivers,
    tallied,
    write_baseline,
    write_waiver,
)
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.findings import Report

NAME, OTHER = "0123456789abcdef", "fedcba9876543210"
DAY = date(2024, 6, 1)


def waiver(fingerprint: str = NAME, **more: object) -> Waiver:
    return Waiver.model_validate({"fingerprint": fingerprint, "reason": "asked", **more})


def test_waivers_read_back_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    first = waiver(rule="toll-fell", reason='said "no"; see: #4', until=DAY, owner="Çağla")
    second = waiver(OTHER)
    for one in (second, first):
        write_waiver(path, one)
    assert read_waivers(path) == (first, second)
    write_waiver(path, waiver(OTHER, reason="asked again"))
    assert [one.reason for one in read_waivers(path)] == [first.reason, "asked again"]
    assert not list(tmp_path.glob(".*")), "no draft is left"


def test_without_a_file_nothing_was_decided(tmp_path: Path) -> None:
    assert read_waivers(tmp_path / "gone.yaml") == ()
    assert read_baseline(tmp_path / "gone.json") is None
    assert acted_on(tmp_path / "gone.json") == {}


TWICE = f"waivers:\n  - {{fingerprint: {NAME}, reason: asked}}\n"
TWICE += TWICE.partition("\n")[2]

WRONG = {
    "waivers:\n  - fingerprint: abc\n    reason: asked\n": "waivers.yaml:2:18: 'fingerprint'",
    f"waivers:\n  - fingerprint: {NAME}\n": "'reason' is missing",
    f"waivers:\n  - fingerprint: {NAME}\n    reason: ok\n": "'reason' cannot be read",
    f"waivers:\n  - {{fingerprint: {NAME}, reason: asked, until: 2024-13-01}}\n": "'until'",
    f"waivers:\n  - {{fingerprint: {NAME}, reason: asked, util: x}}\n": "did you mean 'until'?",
    "waiver: []\n": "did you mean 'waivers'?",
    TWICE: f"waivers.yaml:3:5: {NAME} is already waived at",
}


@pytest.mark.parametrize(("text", "told"), WRONG.items())
def test_wrong_waivers_are_refused_with_their_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ClaimcheckError) as caught:
        read_waivers(path)
    assert told in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": [{"rule": 1}]}', "{,}"])
def test_a_wrong_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match="this is no baseline"):
        read_baseline(path)


def test_a_baseline_only_shrinks(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "baseline.json"
    assert write_baseline(path, report.findings[:2]) == 2
    before = path.read_bytes()
    assert write_baseline(path, report.findings[:2]) == 2
    assert path.read_bytes() == before, "the same findings change nothing"
    with pytest.raises(ConfigError, match=r"would grow by 1 .*“漢字橋”"):
        write_baseline(path, report.findings[:3])
    assert path.read_bytes() == before
    assert write_baseline(path, report.findings[:3], grow=True) == 3


def test_what_left_the_baseline_counts_as_acted_on(tmp_path: Path, report: Report) -> None:
    path = tmp_path / "baseline.json"
    write_baseline(path, report.findings)
    assert prune_baseline(path, report.findings[1:]) == 1
    assert acted_on(path) == {"toll-fell": 1}
    assert prune_baseline(path, report.findings[2:]) == 1
    assert acted_on(path) == {"toll-fell": 1, "undated": 1}
    assert set(read_baseline(path) or {}) == {f.fingerprint for f in report.findings[2:]}
    with pytest.raises(ConfigError, match="there is no baseline"):
        prune_baseline(tmp_path / "gone.json", ())


def test_a_baseline_of_the_first_form_is_read(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(json.dumps({"version": 1, "findings": [{"fingerprint": NAME, "rule": "a"}]}))
    assert (read_baseline(path), acted_on(path)) == ({NAME: "a"}, {})


def test_all_suppressed_is_nothing_found(report: Report) -> None:
    everything = tuple(waiver(finding.fingerprint) for finding in report.findings)
    found = applied(report, Decisions(everything), None)
    assert all(finding.suppressed for finding in found.findings)
    assert not found.stale
    baseline = {finding.fingerprint: finding.rule for finding in report.findings}
    assert applied(report, Decisions((), baseline), None).findings == found.findings


def test_a_waiver_holds_until_its_day_and_is_stale_after_it(report: Report) -> None:
    name = report.findings[0].fingerprint
    held = Decisions((waiver(name, until=DAY),))
    for today, suppressed in ((None, True), (DAY, True), (date(2024, 6, 2), False)):
        found = applied(report, held, today)
        assert found.findings[0].suppressed is suppressed
        assert bool(found.stale) is not suppressed


def test_decisions_about_nothing_are_told(report: Report) -> None:
    found = applied(report, Decisions((waiver(rule="x"),), {OTHER: "y"}), None)
    told = [(one.fingerprint, one.rule, one.problem.split(",")[0]) for one in found.stale]
    assert told == [(NAME, "x", "waived"), (OTHER, "y", "in the baseline")]


def test_the_share_acted_on_by_rule() -> None:
    decided = Decisions(
        (waiver(rule="a"), waiver(OTHER, rule="a", until=date(2024, 5, 1))), {"f" * 16: "b"}
    )
    found = tallied(decided, {"a": 6, "c": 1}, DAY)
    assert [(t.rule, t.waived, t.expired, t.accepted, t.acted_on, t.share) for t in found] == [
        ("a", 1, 1, 0, 6, 75),
        ("b", 0, 0, 1, 0, None),
        ("c", 0, 0, 0, 1, 100),
    ]
