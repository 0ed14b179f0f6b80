"""The demonstration corpus, byte for byte, and the same bytes however it is run."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
PLANTED = yaml.load((GOLDEN / "planted.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
FILES = sorted(str(p.relative_to(ROOT)) for p in (ROOT / "seeds").rglob("*.*") if p.is_file())

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def findings(claimcheck: Run) -> list[dict[str, object]]:
    done = claimcheck("check", "seeds/", "--format", "json")
    found: list[dict[str, object]] = json.loads(done.stdout)["findings"]
    return found


@pytest.mark.parametrize("form", ["table", "full", "json"])
def test_the_report_on_the_demonstration_corpus(
    form: str, claimcheck: Run, golden: Callable[[Path, str], None]
) -> None:
    done = claimcheck("check", "seeds/", "--format", form)
    assert (done.returncode, done.stderr) == (1, "")
    golden(GOLDEN / f"seeds.{form}.txt", done.stdout)


def words(finding: Mapping[str, object]) -> list[str]:
    """Return the words a finding points at."""
    places = finding["locations"]
    assert isinstance(places, list)
    return [place["exact"] for place in places]


@pytest.mark.parametrize("planted", PLANTED["planted"], ids=lambda planted: planted["rule"])
def test_what_was_planted_is_found(
    planted: dict[str, object], findings: list[dict[str, object]]
) -> None:
    """Each planted error is found once, by its rule, at its severity, at its words."""
    asked = planted["words"]
    hits = [
        finding
        for finding in findings
        if finding["rule"] == planted["rule"]
        and all(any(part in exact for exact in words(finding)) for part in asked)
    ]
    assert [hit["severity"] for hit in hits] == [planted["severity"]]


def test_nothing_else_is_reported(findings: list[dict[str, object]]) -> None:
    loud = {"error", "warning"}
    told = sorted(str(f["rule"]) for f in findings if f["severity"] in loud)
    assert told == sorted(p["rule"] for p in PLANTED["planted"] if p["severity"] in loud)


@pytest.mark.parametrize("words_", PLANTED["silent"])
def test_a_look_alike_is_left_alone(words_: str, findings: list[dict[str, object]]) -> None:
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in FILES]
    assert any(words_ in text for text in texts), "these words are not in the corpus"
    loud = [f for f in findings if f["severity"] != "info"]
    assert not [f for f in loud if any(words_ in e for e in words(f))]


def test_every_shipped_rule_finds_something(findings: list[dict[str, object]]) -> None:
    shipped = [
        rule["id"]
        for path in sorted((ROOT / "rules").glob("*.yaml"))
        for rule in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["rules"]
    ]
    also = {rule for finding in findings for rule in finding.get("also", ())}
    silent = set(shipped) - {finding["rule"] for finding in findings} - also
    assert silent == set(PLANTED.get("not_shown", ()))


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "4242"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles"},
        {"LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    ],
    ids=lambda env: ",".join(f"{k}={v}" for k, v in env.items()),
)
def test_surroundings_change_nothing(env: Mapping[str, str], claimcheck: Run) -> None:
    expected = (GOLDEN / "seeds.full.txt").read_text(encoding="utf-8")
    assert claimcheck("check", "seeds/", "--format", "full", env=env).stdout == expected


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_files_changes_nothing(seed: int, claimcheck: Run) -> None:
    shuffled = random.Random(seed).sample(FILES, len(FILES))
    assert shuffled != FILES
    expected = (GOLDEN / "seeds.full.txt").read_text(encoding="utf-8")
    assert claimcheck("check", *shuffled, "--format", "full").stdout == expected
