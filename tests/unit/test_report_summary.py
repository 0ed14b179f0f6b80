"""What every report ends with: when it is said that a rule found nothing to look at."""

from __future__ import annotations

import pytest

from claimcheck.findings import Coverage, Report
from claimcheck.model import Severity
from claimcheck.report.layout import Look
from claimcheck.report.summary import closing

FEW, MANY = Coverage(articles=2, claims=9), Coverage(articles=9, claims=120)
LINE = "1 rule selected nothing here: desk-rule (claimcheck explain desk-rule shows what"


def told(coverage: Coverage, unused: tuple[str, ...], shown: Severity) -> bool:
    report = Report((), coverage, unused=unused)
    return any(line.startswith(LINE) for line in closing(report, Look(shown=shown)))


@pytest.mark.parametrize(
    ("coverage", "unused", "shown", "want"),
    [
        (MANY, ("desk-rule",), Severity.WARNING, True),
        (FEW, ("desk-rule",), Severity.WARNING, False),
        (FEW, ("desk-rule",), Severity.INFO, True),
        (MANY, (), Severity.WARNING, False),
    ],
    ids=["much was read", "little was read", "asked for", "each found something"],
)
def test_idle_rules(
    coverage: Coverage, unused: tuple[str, ...], shown: Severity, *, want: bool
) -> None:
    assert told(coverage, unused, shown) is want
