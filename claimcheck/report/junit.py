"""JUnit XML, which every build server shows: a test case per article, a failure per finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from xml.etree import ElementTree

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.report.layout import Look
from claimcheck.wiretypes import FindingJson

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield one test suite. Errors and warnings fail a case, waived ones are skipped.

    Findings below what is shown stand in the case's output.
    """
    by_article: dict[str, list[FindingJson]] = defaultdict(list)
    for finding in wire.report(report)["findings"]:
        by_article[finding["locations"][0]["article"]].append(finding)
    suite = ElementTree.Element("testsuite", name="claimcheck")
    failures = skips = 0
    for extraction in report.extractions:
        name = extraction.article.id
        case = ElementTree.SubElement(suite, "testcase", name=_legal(name), classname="claimcheck")
        found = by_article[name]
        grave = [f for f in found if not f["suppressed"] and _rank(f) >= look.shown.rank]
        for finding in grave:
            failure = ElementTree.SubElement(
                case,
                "failure",
                type=f"{finding['code']} {finding['rule']}",
                message=_legal(f"{finding['severity']}: {finding['message']}"),
            )
            failure.text = _legal(_body(finding))
        failures += bool(grave)
        if not grave and any(f["suppressed"] for f in found):
            ElementTree.SubElement(case, "skipped", message="every finding here is waived")
            skips += 1
    suite.set("tests", str(len(report.extractions)))
    suite.set("failures", str(failures))
    suite.set("errors", "0")
    suite.set("skipped", str(skips))
    root = ElementTree.Element("testsuites")
    root.append(suite)
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield ElementTree.tostring(root, encoding="unicode")


def _rank(finding: FindingJson) -> int:
    return ("info", "warning", "error").index(finding["severity"])


def _body(finding: FindingJson) -> str:
    places = [
        f"{p['path']}:{p['record'] or p['line']}: {p['role']}: “{p['exact']}” {p['when']}".rstrip()
        for p in finding["locations"]
    ]
    return "\n".join([*places, finding["arithmetic"], f"fingerprint {finding['fingerprint']}"])


def _legal(text: str) -> str:
    """Return text without the code points that XML 1.0 cannot hold."""
    return ILLEGAL.sub("\ufffd", text)
