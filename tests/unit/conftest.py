"""A small report made by hand, so that how it is dressed does not hang on what is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from claimcheck.articles.input import Input
from claimcheck.articles.record import article
from claimcheck.articles.text import read
from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report, fingerprint
from claimcheck.model import Article, Extraction, Severity, Skipped, Span

FIRST = (
    "Bridge opens\n\n\nThe bridge at Marn carried 14,200 people on its first day, the mayor said. "
    "Nobody had expected more than a few thousand, and the stalls ran out of bread at noon.\n"
)
SECOND = {
    "id": "bridge-2",
    "date": "2022-03-12",
    "title": "Çağla Bridge, 漢字橋",
    "text": "A day later the mayor put the number of people on the bridge at 12,400.",
}


def place(article: Article, words: str, role: str, field: str = "text", when: str = "") -> Place:
    start = article.string(field).index(words)
    return Place(article.id, field, Span(start, start + len(words)), words, role, when)


def findings(first: Article, second: Article) -> Iterator[Finding]:
    """Yield an error over two articles, a warning in one place, an info and a waived warning."""
    told = (
        (
            "toll-fell",
            "C01",
            Severity.ERROR,
            "REGRESSION",
            (
                place(first, "14,200 people", "earlier", when="as of 2022-03-10"),
                place(second, "12,400", "later", when="as of 2022-03-11"),
            ),
        ),
        ("undated", "T03", Severity.WARNING, "UNDATED", (place(first, "first day", "day"),)),
        ("other-name", "R09", Severity.INFO, "NAME", (place(second, "漢字橋", "name", "title"),)),
        ("few-words", "S09", Severity.WARNING, "FEW", (place(second, "A day later", "day"),)),
    )
    for rule, code, severity, relation, places in told:
        yield Finding(
            rule=rule,
            code=code,
            title="What is wrong",
            severity=severity,
            message=f"“{places[-1].exact}” does not fit",
            relation=relation,
            places=places,
            arithmetic="12,400 < 14,200" if code == "C01" else "",
            tried=("a stated correction: none", "another place") if code == "C01" else (),
            fingerprint=fingerprint(rule, places, ""),
            suppressed=code == "S09",
            why="A count of people on one day does not change." if code == "C01" else "",
            next_step="Ask the mayor's office." if code == "C01" else "",
            also=("two-figures",) if code == "C01" else (),
        )


@pytest.fixture
def report() -> Report:
    """Four findings in two articles."""
    first = next(read(Input("copy/bridge.txt", content=FIRST.encode())))
    second = article(SECOND, "copy/march.jsonl", 2)
    assert second.published == date(2022, 3, 12)
    return Report(
        findings=tuple(findings(first, second)),
        coverage=Coverage(
            articles=2,
            claims=3,
            numbers_seen=1204,
            numbers_typed=1203,
            skipped=(Skipped(second.id, "text", Span(0, 5), "A day", "pronoun"),),
            languages=(("tr", 1),),
        ),
        extractions=(Extraction(first), Extraction(second)),
    )
