"""A ledger as text for others: CSV by series, JSON-LD by claim.

JSON-LD follows schema.org Claim with W3C Web Annotation selectors: every claim points at the words
it rests on by their text and by their place.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.intervals import written
from claimcheck.model import Claim, Extraction
from claimcheck.readable import readable
from claimcheck.series.followed import followed

CONTEXT = ["https://schema.org", "http://www.w3.org/ns/anno.jsonld"]
REACH = 32  # characters before and after a quotation, so that it is found again
SERIES = ["series", "as_of", "value", "low", "best", "high", "unit", "claims", "source", "note"]


def as_csv(claims: Iterable[Claim]) -> Iterator[str]:
    """Yield a row per series and day: its lowest, best and highest figure, and who gave the best.

    `value` is the best figure, so that `claimcheck ledger check` reads the file.
    """
    yield _row(SERIES)
    for series in followed(claims):
        for moment in series.moments:
            if moment.day is None:
                continue
            told = [c for c in moment.claims if c.quantity.value == moment.best]
            sources = dict.fromkeys(c.source.name for c in told if c.source.name)
            figures = (moment.best, moment.low, moment.best, moment.high)
            articles = dict.fromkeys(claim.mention.article for claim in moment.claims)
            yield _row(
                [
                    series.name,
                    moment.day.isoformat(),
                    *(format(figure, "f") for figure in figures),
                    series.unit,
                    str(len(moment.claims)),
                    "; ".join(sources),
                    "; ".join(articles),
                ]
            )


def as_jsonld(found: Iterable[Extraction]) -> Iterator[str]:
    """Yield one JSON-LD document, a claim a line."""
    yield json.dumps({"@context": CONTEXT})[:-1] + ', "@graph": ['
    before = ""
    for extraction in found:
        for claim in extraction.claims:
            yield before + json.dumps(_claim(claim, extraction), ensure_ascii=False)
            before = ","
    yield "]}"


def _claim(found: Claim, extraction: Extraction) -> dict[str, Any]:
    mention, article_ = found.mention, extraction.article
    text, span = article_.string(mention.field), mention.span
    day = article_.published.isoformat() if article_.published else None
    source = {"author": {"@type": "Organization", "name": found.source.name}}
    return {
        "@type": "Claim",
        "name": readable(found),
        "text": mention.exact,
        **(source if found.source.name else {}),
        "value": written(found.quantity.value),
        "appearance": {
            "@type": "NewsArticle",
            "@id": article_.id,
            **({"datePublished": day} if day else {}),
            **({"publisher": article_.outlet} if article_.outlet else {}),
        },
        "target": {
            "source": article_.id,
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": mention.exact,
                    "prefix": text[max(0, span.start - REACH) : span.start],
                    "suffix": text[span.end : span.end + REACH],
                },
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            ],
        },
    }


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
