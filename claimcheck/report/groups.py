"""Findings listed by what they have in common: an article, a rule or a series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from claimcheck.findings import Finding
from claimcheck.model import Article

BY = ("article", "rule", "series")
NO_SERIES = "no series"


def grouped(
    findings: Sequence[Finding], articles: Mapping[str, Article], by: str
) -> list[tuple[str, list[Finding]]]:
    """Return the findings under the name of their group, every finding once.

    Groups stand in the order of their first finding, so the gravest come first. `by` is one of BY,
    or empty for a single group without a name.
    """
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[_name(finding, articles, by)].append(finding)
    return list(found.items())


def _name(finding: Finding, articles: Mapping[str, Article], by: str) -> str:
    if by == "article":
        return newest(finding, articles)
    if by == "rule":
        return f"{finding.code} {finding.rule}"
    return (finding.series or NO_SERIES) if by else ""


def newest(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Return the article of a finding that an editor would mend: the one published last.

    Of several of one day, or without any, it is the one whose words the message names last.
    """
    told = [place.article for place in finding.places if place.role != "also"]
    days = [str(articles[name].published or "") for name in told]
    return max(zip(days, range(len(told)), told, strict=True))[2]
