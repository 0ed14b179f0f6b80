"""SARIF held against the JSON schema of the standard itself.

The schema is not copied here; CLAIMCHECK_SARIF_SCHEMA names a file that holds it. `.ci/run` takes
it from the npm package of the SARIF tools.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema.exceptions import best_match
from jsonschema.validators import validator_for

from claimcheck import report as formats
from claimcheck.findings import Report
from claimcheck.report.layout import Look

VARIABLE = "CLAIMCHECK_SARIF_SCHEMA"
Validate = Callable[[Any], None]


@pytest.fixture(scope="module")
def validate() -> Validate:
    """Fail where a log does not fit the schema of the standard."""
    name = os.environ.get(VARIABLE)
    if not name:
        pytest.skip(f"set {VARIABLE} to the schema of SARIF 2.1.0")
    schema = json.loads(Path(name).read_text(encoding="utf-8"))
    validator = validator_for(schema)(schema, format_checker=validator_for(schema).FORMAT_CHECKER)

    def checked(log: Any) -> None:
        wrong = best_match(validator.iter_errors(log))
        assert wrong is None, f"{wrong.json_path}: {wrong.message}"

    return checked


def log(report: Report) -> Any:
    write = formats.writer("findings", "sarif")
    assert write
    return json.loads("".join(write(report, Look())))


def test_a_report_fits_the_standard(report: Report, validate: Validate) -> None:
    found = log(report)
    results = found["runs"][0]["results"]
    assert any(one.get("suppressions") for one in results)
    assert any(one.get("relatedLocations") for one in results)
    assert all(one["partialFingerprints"] for one in results)
    validate(found)


def test_a_report_without_findings_fits_the_standard(report: Report, validate: Validate) -> None:
    validate(log(Report((), report.coverage, report.extractions)))


def test_the_demonstration_corpus_fits_the_standard(
    claimcheck: Callable[..., subprocess.CompletedProcess[str]], validate: Validate
) -> None:
    found = json.loads(claimcheck("check", "seeds", "--format", "sarif").stdout)
    assert found["runs"][0]["results"]
    validate(found)


@pytest.mark.parametrize(
    ("at", "value"),
    [("level", "grave"), ("message", {}), ("relatedLocations", [{"id": "one"}])],
)
def test_the_schema_tells_right_from_wrong(
    report: Report, validate: Validate, at: str, value: object
) -> None:
    found = log(report)
    found["runs"][0]["results"][0][at] = value
    with pytest.raises(AssertionError, match="results"):
        validate(found)
