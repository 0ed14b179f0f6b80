"""Golden cases, one file a check kind: articles in, finding lines out.

`pytest --update-cases` writes the lines anew; a diff of the file then reads like a review.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.pipeline import check
from claimcheck.rule import Rule

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*.yaml"))
BARE = {"why": "A case.", "source": "A case.", "title": "A case"}


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return found


def lines(rule: Rule, records: list[dict[str, str]]) -> list[str]:
    numbered = [{"id": str(n), **record} for n, record in enumerate(records, 1)]
    articles = [article(record, "case", n) for n, record in enumerate(numbered, 1)]
    report = check(articles, [rule], lexicon.load())
    return [
        f"{f.severity}: {f.message} @ {' / '.join(f'{p.article}:{p.exact}' for p in f.places)}"
        for f in report.findings
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases(path: Path, updating: bool) -> None:
    given = read(path)
    rule = Rule.model_validate({**BARE, **given["rule"]})
    assert rule.kind == path.stem
    got = {name: lines(rule, case["articles"]) for name, case in given["cases"].items()}
    if updating:
        for name, case in given["cases"].items():
            case["findings"] = got[name]
        text = yaml.safe_dump(given, sort_keys=False, allow_unicode=True, width=100)
        path.write_text(text, encoding="utf-8")
    else:
        assert got == {name: case["findings"] for name, case in given["cases"].items()}
