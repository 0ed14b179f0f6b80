"""The file that a new rule begins with can be used as it is, for every check kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import lexicon, rulebook
from claimcheck.checks import kinds
from claimcheck.errors import RuleError
from claimcheck.examples import try_examples
from claimcheck.starter import starter


@pytest.mark.parametrize("kind", kinds())
def test_it_loads_and_holds_its_examples(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("\n".join(starter("own-rule", kind, rulebook.load())), encoding="utf-8")
    rule = rulebook.find(rulebook.load([path]), "own-rule")
    assert (rule.kind, rule.code) == (kind, "X01")
    like = next(shipped for shipped in rulebook.load() if shipped.kind == kind)
    assert (rule.check, rule.select, rule.unless) == (like.check, like.select, like.unless)
    results = try_examples(rule, lexicon.load())
    assert {result.kind for result in results} == {"flag", "pass"}
    assert all(result.holds for result in results)


def test_every_key_of_a_selection_and_every_option_is_shown() -> None:
    text = "\n".join(starter("own-rule", "missing", rulebook.load()))
    for key in ("metric", "population", "block", "moving", "shelf_life", "least"):
        assert f"# {key}: " in text or f"  {key}: " in text, key


def test_the_first_free_code_is_given(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text("\n".join(starter("own-rule", "weekday", rulebook.load())), encoding="utf-8")
    assert "code: X02" in "\n".join(starter("another", "weekday", rulebook.load([path])))


@pytest.mark.parametrize(
    ("name", "kind", "told"),
    [("toll-fell", "monotonic", "already used at rules/"), ("own", "monotonik", "'monotonic'?")],
)
def test_what_cannot_be_begun_is_refused(name: str, kind: str, told: str) -> None:
    with pytest.raises(RuleError) as caught:
        list(starter(name, kind, rulebook.load()))
    assert told in str(caught.value)
