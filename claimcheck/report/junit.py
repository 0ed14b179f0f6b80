"""JUnit XML, which every build server shows: a suite per article, a test case per finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.model import Severity
from claimcheck.report.layout import Look
from claimcheck.wiretypes import FindingJson

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
COUNTED = ("tests", "failures", "errors", "skipped")


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield a suite per article that was read; one without findings has a case that passed.

    Findings at least as grave as what is shown fail their case, waived ones skip it, and the
    others pass it and stand in its output.
    """
    by_article: dict[str, list[FindingJson]] = defaultdict(list)
    for finding in wire.report(report)["findings"]:
        by_article[finding["locations"][0]["article"]].append(finding)
    root = Element("testsuites", name="claimcheck")
    for extraction in report.extractions:
        article = extraction.article.id
        name = _legal(article)
        suite = SubElement(root, "testsuite", name=name)
        for finding in by_article[article]:
            _case(suite, name, finding, look)
        if not by_article[article]:
            SubElement(suite, "testcase", name="nothing found", classname=name, time="0")
        _count(suite, (suite,))
    _count(root, tuple(root))
    indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield tostring(root, encoding="unicode")


def _case(suite: Element, article: str, finding: FindingJson, look: Look) -> None:
    """Add the test case of one finding to the suite of its article."""
    title = f"{finding['code']} {finding['rule']} {finding['fingerprint']}"
    case = SubElement(suite, "testcase", name=_legal(title), classname=article, time="0")
    message = _legal(f"{finding['severity']}: {finding['message']}")
    if finding["suppressed"]:
        SubElement(case, "skipped", message=f"waived: {message}")
    elif Severity(finding["severity"]).rank >= look.shown.rank:
        kind = _legal(f"{finding['code']} {finding['rule']}")
        SubElement(case, "failure", type=kind, message=message).text = _body(finding)
    else:
        SubElement(case, "system-out").text = f"{message}\n{_body(finding)}"


def _count(element: Element, suites: tuple[Element, ...]) -> None:
    """Write into an element how its suites went."""
    marks = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name in COUNTED:
        element.set(name, str(sum(1 for suite in suites for _ in suite.iter(marks[name]))))


def _body(finding: FindingJson) -> str:
    places = [
        f"{p['path']}:{p['record'] or p['line']}: {p['role']}: “{p['exact']}” {p['when']}".rstrip()
        for p in finding["locations"]
    ]
    told = [*places, finding["arithmetic"], f"fingerprint {finding['fingerprint']}"]
    return _legal("\n".join(filter(None, told)))


def _legal(text: str) -> str:
    """Return text without the code points that XML 1.0 cannot hold."""
    return ILLEGAL.sub("\ufffd", text)
