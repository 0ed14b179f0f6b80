"""`claimcheck schema`: what programs read and people write, as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from claimcheck.cli.printing import show

NAMES = ("claim", "finding", "report", "rules", "config")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@click.command()
@click.argument("name", type=click.Choice(NAMES))
def schema(name: str) -> None:
    """Print the JSON Schema of a claim, a finding, a report, a rule file or the settings."""
    import json

    show([json.dumps(made(name), indent=2, ensure_ascii=False)])


def made(name: str) -> dict[str, Any]:
    """Return one of the schemas of NAMES, generated from the types."""
    from pydantic import TypeAdapter

    from claimcheck import config, wiretypes

    if name == "rules":
        return {"$schema": DIALECT, **_rules()}
    of: Any = {
        "claim": wiretypes.ClaimJson,
        "finding": wiretypes.FindingJson,
        "report": wiretypes.ReportJson,
        "config": config.Settings,
    }[name]
    return {"$schema": DIALECT, **TypeAdapter(of).json_schema()}


def _rules() -> dict[str, Any]:
    """Return the schema of a rule file: whole rules, and entries that extend one."""
    from claimcheck.rule import Rule

    rule = Rule.model_json_schema()
    parts = rule.pop("$defs")
    checks = list(_checks(parts))
    parts.pop("Check", None)
    rule["properties"]["check"] = {"oneOf": checks}
    rule["properties"].pop("place")
    return {
        "title": "Rules",
        "type": "object",
        "properties": {
            "title": {"type": "string", "description": "what the file is for"},
            "rules": {"type": "array", "items": {"anyOf": [rule, _extension(rule["properties"])]}},
        },
        "required": ["rules"],
        "additionalProperties": False,
        "$defs": parts,
    }


def _checks(parts: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema of each check kind; what they refer to is put into `parts`."""
    from claimcheck.checks import kinds

    for name, kind in sorted(kinds().items()):
        check = kind.model_json_schema()
        parts |= check.pop("$defs", {})
        check["properties"] = {"kind": {"const": name}, **check.get("properties", {})}
        check["required"] = ["kind", *check.get("required", [])]
        yield check


def _extension(keys: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of an entry that changes a rule; of its check it may name only options."""
    changed = {**keys, "extends": {"type": "string"}}
    changed["severity"] = {"enum": ["error", "warning", "info", "off"]}
    changed["check"] = {"type": "object"}
    changed["despite"] = {
        "type": "array",
        "items": {"type": "string"},
        "description": "guards of the extended rule that are not tried",
    }
    return {
        "title": "Extension",
        "description": "A rule of a lower layer with some of its parts changed.",
        "type": "object",
        "properties": changed,
        "required": ["extends"],
        "additionalProperties": False,
    }
