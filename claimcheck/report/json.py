"""One JSON document: findings, coverage and summary; or every claim in one list."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from claimcheck import wire
from claimcheck.findings import Report
from claimcheck.model import Extraction
from claimcheck.report.layout import Look
from claimcheck.reuse.inventory import Boilerplate


def findings(report: Report, look: Look) -> Iterator[str]:  # noqa: ARG001 - data has no dress
    """Yield the report as docs/schema/report.json describes it, hidden findings included."""
    yield json.dumps(wire.report(report), ensure_ascii=False, indent=1)


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield every claim as an object of one list, one a line."""
    before = "["
    for extraction in extractions:
        for claim in extraction.claims:
            yield before + json.dumps(wire.claim(claim), ensure_ascii=False)
            before = ","
    yield "]" if before == "," else "[]"


def reused(inventory: Iterable[Boilerplate], look: Look) -> Iterator[str]:  # noqa: ARG001
    """Yield every repeated text as an object of one list, one a line, with all its uses."""
    before = "["
    for one in inventory:
        yield before + json.dumps(_boilerplate(one), ensure_ascii=False)
        before = ","
    yield "]" if before == "," else "[]"


def _boilerplate(one: Boilerplate) -> dict[str, object]:
    uses = [
        {
            "article": use.article,
            "published": str(use.published) if use.published else None,
            "field": use.field,
            "start": use.span.start,
            "end": use.span.end,
            "copied": use.copied,
            "source": use.source,
            "changed": [
                {"slot": edit.slot, "earlier": edit.earlier, "later": edit.later}
                for edit in use.changed
            ],
        }
        for use in one.uses
    ]
    told = {"cluster": one.cluster, "saved": one.saved, "words": one.words, "notice": one.notice}
    return {**told, "exact": one.uses[0].exact, "uses": uses}
