"""Rows of result tables: "Shr 34 cts vs 28", "Net 3.1 mln vs 2.4 mln", "Revs 12.0 mln"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import Metrics
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording


def row(sentence: Sentence, draft: Draft, known: Metrics) -> Wording | None:
    """Return the wording of a number in a row of a result table, or None."""
    return None
