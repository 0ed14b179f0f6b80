"""Markdown for a comment on a draft: a list of findings with both places quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.findings import Finding, Report
from claimcheck.report.layout import Look
from claimcheck.report.summary import closing, days, listed

SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@-])")
MENTION = re.compile(r"\\([@#])(?=\w)")  # a backslash alone does not keep a name from being called
MARKS = {"error": "🔴", "warning": "🟠", "info": "🔵"}


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield a heading, one item per shown finding, and the coverage line."""
    articles = report.articles
    shown = listed(report, look)
    yield f"### claimcheck: {_count(len(shown))}"
    yield ""
    for finding in shown:
        yield from _item(finding)
        for place in finding.places:
            when = days(place, articles[place.article])
            where = f"{_plain(place.article)}, {_plain(when)}"
            yield f"  - {_plain(place.role)}: “{_plain(place.exact)}” ({where})"
    if shown:
        yield ""
    yield from (_plain(line.strip()) for line in closing(report, look))


def _item(finding: Finding) -> Iterator[str]:
    mark, name = MARKS[finding.severity], f"{finding.code} {finding.rule}"
    yield f"- {mark} **{finding.severity}** `{name}`: {_plain(finding.message)}"
    if finding.arithmetic:
        yield f"  - {_plain(finding.arithmetic)}"


def _count(number: int) -> str:
    return "nothing found" if not number else f"{number} finding{'s' if number > 1 else ''}"


def _plain(text: str) -> str:
    """Return text on one line in which nothing is Markdown: its words are not ours to format."""
    text = " ".join(text.split())
    return MENTION.sub(r"\1<!-- -->", SPECIAL.sub(r"\\\1", text))
