"""Rule files are read strictly: every mistake at once, with its place and what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from claimcheck import rulebook
from claimcheck.checks import kinds
from claimcheck.errors import Mistakes, RuleError
from claimcheck.model import Severity

GOOD = """\
rules:
  - id: toll-too-low
    code: X01
    title: A toll
    severity: warning
    why: A sentence that says why.
    source: A style book, page 4
    select: {kind: [cumulative]}
    check: {kind: monotonic}
    unless: [correction]
    message: '"{later.exact}" is below "{earlier.exact}"'
"""


def written(folder: Path, text: str, name: str = "desk.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> list[str]:
    """Return the problems and hints of a rule file, places without the folder."""
    with pytest.raises(Mistakes) as caught:
        rulebook.load([written(folder, text)], shipped=False)
    return [
        f"{error.place.replace(str(folder), '').lstrip('/')} {error.problem} | {error.hint}"
        for error in caught.value.errors
    ]


def test_a_good_rule_is_read(tmp_path):
    (rule,) = rulebook.load([written(tmp_path, GOOD)], shipped=False)
    assert (rule.id, rule.code, rule.severity) == ("toll-too-low", "X01", Severity.WARNING)
    assert rule.kind == "monotonic"
    assert rule.unless == ("correction",)
    assert rule.place.endswith("desk.yaml:2:5")


WRONG = {
    "a misspelt key": (
        "severity: warning",
        "severty: warning",
        [
            "desk.yaml:5:5 unknown key 'severty' | did you mean 'severity'?",
            "desk.yaml:2:5 'severity' is missing | add a line `severity: …`",
        ],
    ),
    "a wrong severity": (
        "severity: warning",
        "severity: warnin",
        ["desk.yaml:5:15 'severity' is 'warnin' | did you mean 'warning'?"],
    ),
    "a kind of check that does not exist": (
        "kind: monotonic",
        "kind: monotone",
        ["desk.yaml:9:19 unknown check kind 'monotone' | did you mean 'monotonic'?"],
    ),
    "an option that the kind does not have": (
        "{kind: monotonic}",
        "{kind: monotonic, relation: [STALE]}",
        ["desk.yaml:9:30 unknown key 'relation' | did you mean 'relations'?"],
    ),
    "a relation that does not exist": (
        "{kind: monotonic}",
        "{kind: monotonic, relations: [STAL]}",
        ["desk.yaml:9:42 'relations' is 'STAL' | did you mean 'STALE'?"],
    ),
    "a kind of count that does not exist": (
        "[cumulative]",
        "[cumulativ]",
        ["desk.yaml:8:21 'kind' is 'cumulativ' | did you mean 'cumulative'?"],
    ),
    "a guard that does not exist": (
        "[correction]",
        "[corection]",
        ["desk.yaml:10:14 unknown guard 'corection' | did you mean 'correction'?"],
    ),
    "a slot that the kind does not fill": (
        "{later.exact}",
        "{later.exct}",
        ["desk.yaml:11:14 unknown slot {later.exct} | did you mean 'later.exact'?"],
    ),
    "an id that is no name": (
        "id: toll-too-low",
        "id: Toll too low",
        ["desk.yaml:2:9 'id' cannot be read ('Toll too low') | write it like toll-fell"],
    ),
    "an option that is no number": (
        "{kind: monotonic}",
        "{kind: relabelled, least: many}",
        [
            "desk.yaml:9:38 'least' cannot be read ('many') | write a number, such as 0.5",
        ],
    ),
    "a day that is in no calendar": (
        "message:",
        "flag: [[{date: 2022-02-30, text: x}]]\n    message:",
        [
            "desk.yaml:11:20 'date' cannot be read ('2022-02-30') | "
            "write a day of the calendar, such as 2024-06-30"
        ],
    ),
    "a metric that does not exist": (
        "{kind: [cumulative]}",
        "{metric: [kiled]}",
        ["desk.yaml:8:23 unknown metric 'kiled' | did you mean 'killed'?"],
    ),
}


@pytest.mark.parametrize(("right", "wrong", "messages"), WRONG.values(), ids=WRONG)
def test_a_mistake_is_named_with_its_place_and_its_cure(tmp_path, right, wrong, messages):
    assert right in GOOD
    assert refused(tmp_path, GOOD.replace(right, wrong)) == messages


def test_all_mistakes_come_at_once(tmp_path):
    text = GOOD.replace("severity: warning", "severity: warnin").replace(
        "kind: monotonic", "kind: monotone"
    )
    assert len(refused(tmp_path, text)) == 2


def test_an_id_used_twice_is_refused_with_both_places(tmp_path):
    twice = GOOD + GOOD.partition("rules:\n")[2].replace("X01", "X02")
    (message,) = refused(tmp_path, twice)
    assert message.startswith("desk.yaml:12:9 the id 'toll-too-low' was already used at ")
    assert "desk.yaml:2:9" in message


def test_a_code_used_twice_is_refused(tmp_path):
    twice = GOOD + GOOD.partition("rules:\n")[2].replace("toll-too-low", "toll-much-too-low")
    (message,) = refused(tmp_path, twice)
    assert "the code 'X01' was already used at" in message


def test_no_rule_at_all_is_refused(tmp_path):
    assert refused(tmp_path, "rules: []\n")[0].endswith("there is no rule | name a file with rules")


def test_a_folder_without_rules_is_refused(tmp_path):
    with pytest.raises(Mistakes, match="no rule file stands in this folder"):
        rulebook.load([tmp_path])


def test_an_unknown_rule_is_answered_with_the_nearest():
    with pytest.raises(RuleError, match="did you mean 'toll-fell'"):
        rulebook.find(rulebook.load(), "tol-fell")


def test_every_shipped_rule_holds_its_promises():
    for rule in rulebook.load():
        assert len(rule.flag) >= 2, rule.id
        assert len(rule.passes) >= 2, rule.id


@pytest.mark.parametrize("kind", [*kinds().values()], ids=[*kinds()])
def test_a_kind_without_options_is_what_its_validator_makes_of_none(kind):
    if not any(field.is_required() for field in kind.model_fields.values()):
        assert kind.of({}) == kind.model_validate({})
    with pytest.raises(ValidationError):
        kind.of({"no-such-option": "1"})
