"""The schemas in docs/schema/ are what the command prints, and shipped rules fit theirs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck import cli, plainyaml
from claimcheck.cli.schema import NAMES, made
from claimcheck.lexicon import builtin_rules
from claimcheck.rulefiles import packs

SCHEMAS = Path(__file__).parent.parent.parent / "docs" / "schema"


@pytest.mark.parametrize("name", NAMES)
def test_schema(
    name: str, golden: Callable[[Path, str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["schema", name]) == 0
    golden(SCHEMAS / f"{name}.json", capsys.readouterr().out)


def references(part: object) -> set[str]:
    if isinstance(part, dict):
        inner = set().union(*(references(value) for value in part.values()))
        return inner | ({part["$ref"]} if isinstance(part.get("$ref"), str) else set())
    if isinstance(part, list):
        return set().union(*(references(value) for value in part))
    return set()


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_leads_somewhere(name: str) -> None:
    whole = made(name)
    for reference in references(whole):
        part: Any = whole
        for step in reference.removeprefix("#/").split("/"):
            part = part[step]


def test_the_schema_of_rules_knows_every_key_and_kind_of_the_shipped_rules() -> None:
    rule, extension = made("rules")["properties"]["rules"]["items"]["anyOf"]
    checks = {c["properties"]["kind"]["const"]: c for c in rule["properties"]["check"]["oneOf"]}
    for path in sorted(builtin_rules().glob("*.yaml")):
        for entry in plainyaml.load(path.read_text(encoding="utf-8"), path.name).data["rules"]:
            assert set(entry) <= set(rule["properties"])
            assert set(entry) >= set(rule["required"])
            check = checks[entry["check"]["kind"]]
            assert set(check["required"]) <= set(entry["check"]) <= set(check["properties"])
    assert {"extends"} == set(extension["required"])
    assert json.dumps(extension["properties"]["severity"]) == (
        '{"enum": ["error", "warning", "info", "off"]}'
    )


def test_the_schema_of_extensions_knows_every_key_of_the_packs() -> None:
    _, extension = made("rules")["properties"]["rules"]["items"]["anyOf"]
    for path in packs().values():
        data = plainyaml.load(path.read_text(encoding="utf-8"), path.name).data
        assert set(data) == set(made("rules")["properties"])
        for entry in data["rules"]:
            assert {"extends"} < set(entry) <= set(extension["properties"])
