"""Layers of rules: packs and a desk's files over the shipped ones, each naming what it changes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck import lexicon, rulebook
from claimcheck.errors import Mistakes
from claimcheck.model import Kind, Severity

OWN = """\
title: Our rules
rules:
  - id: arrests-fell
    code: X01
    title: A toll
    severity: warning
    why: A sentence that says why.
    source: A style book, page 4
    select: {metric: [arrests_made]}
    check: {kind: monotonic}
    message: '"{later.exact}" is below "{earlier.exact}"'
"""


def written(folder: Path, text: str, name: str = "desk.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_desk_changes_a_shipped_rule(tmp_path):
    changed = "rules:\n  - {extends: toll-fell, severity: warning, unless: [hedged]}\n"
    rules = rulebook.load([written(tmp_path, changed)])
    rule = rulebook.find(rules, "C01")
    assert rule.severity is Severity.WARNING
    assert {"correction", "hedged"} <= set(rule.unless)
    assert rule.flag, "its examples stay"


def test_a_desk_makes_its_own_rule_of_a_shipped_one(tmp_path):
    more = "rules:\n  - {extends: toll-fell, id: count-of-arrests-fell, code: X07}\n"
    rules = rulebook.load([written(tmp_path, more)])
    own, base = rulebook.find(rules, "X07"), rulebook.find(rules, "toll-fell")
    assert own.check == base.check
    assert not own.flag, "it needs examples of its own"


def test_an_extension_names_only_what_it_changes(tmp_path):
    changed = """\
rules:
  - extends: two-figures-one-thing
    select: {kind: [cumulative]}
    check: {within: "3"}
    despite: [caption]
    unless: [hedged]
"""
    base = rulebook.find(rulebook.load(), "two-figures-one-thing")
    own = rulebook.find(rulebook.load([written(tmp_path, changed)]), "two-figures-one-thing")
    assert own.select == base.select.model_copy(update={"kind": (Kind.CUMULATIVE,)})
    assert own.check == base.check.model_copy(update={"within": Decimal(3)})
    kept = [guard for guard in base.unless if guard != "caption"]
    assert list(own.unless) == [*kept, "hedged"]


def test_an_extension_of_another_kind_takes_no_option_over(tmp_path):
    changed = "rules:\n  - {extends: share-not-possible, check: {kind: weekday}, message: no}\n"
    assert rulebook.find(rulebook.load([written(tmp_path, changed)]), "N07").kind == "weekday"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("{extends: toll-fell, despite: [histry]}", "does not try the guard 'histry' | did you"),
        ("{extends: toll-fell, despite: history}", "unknown key 'despite'"),
        ("{extends: figure-without-a-day, check: {moving: [kiled]}}", "unknown metric 'kiled'"),
        (
            "{extends: figure-without-a-source, check: {shelf_life: 3}}",
            "this does not go together | `shelf_life` dates a figure",
        ),
        (
            "{extends: same-day-two-figures, check: {within: 3}}",
            "this does not go together | `within` is of one article",
        ),
    ],
)
def test_a_wrong_extension_is_refused(tmp_path, entry, told):
    with pytest.raises(Mistakes) as caught:
        rulebook.load([written(tmp_path, f"rules:\n  - {entry}\n")])
    assert told in " ".join(f"{e.problem} | {e.hint}" for e in caught.value.errors)


def test_an_unknown_pack_is_refused():
    with pytest.raises(Mistakes, match="no pack is called 'sprt'"):
        rulebook.load(packs=["sprt"])


def test_a_file_says_what_it_is_for_and_uses_words_of_the_desk(tmp_path):
    words = tmp_path / "words"
    words.mkdir()
    written(words, "arrests_made:\n  kind: event\n", "metrics.yaml")
    path = written(tmp_path, OWN)
    (rule,) = rulebook.load([path], shipped=False, words=lexicon.load(words))
    assert rule.select.metric == ("arrests_made",)
    with pytest.raises(Mistakes, match="unknown metric 'arrests_made'"):
        rulebook.load([path], shipped=False)


def test_a_desk_switches_a_shipped_rule_off(tmp_path):
    off = "rules:\n  - {extends: toll-fell, severity: off}\n"
    rules = rulebook.load([written(tmp_path, off)])
    assert "toll-fell" not in {rule.id for rule in rules}


def test_what_is_extended_must_exist(tmp_path):
    with pytest.raises(Mistakes, match=r"desk.yaml:2:15: no rule 'toll-fel' to extend"):
        rulebook.load([written(tmp_path, "rules:\n  - {extends: toll-fel, severity: info}\n")])
