"""What a run found: findings in a total order, their fingerprints, and what was looked at.

A finding is a conflict named by a rule: a query to an editor, never a verdict.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import xxhash

from claimcheck.checks import Place
from claimcheck.model import Extraction, Severity, Skipped

SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict with the rule that names it, ready to show.

    `places` come in reading order of the message: the earlier or first-stated one first.
    `arithmetic` writes out what was compared; `tried` the innocent explanations that did not
    hold; `also` the ids of weaker rules that the same words broke (one cause, one finding).
    `why` and `next_step` are the rule's.
    """

    rule: str
    code: str
    title: str
    severity: Severity
    message: str
    relation: str
    places: tuple[Place, ...]
    arithmetic: str
    tried: tuple[str, ...]
    fingerprint: str
    suppressed: bool = False
    why: str = ""
    next_step: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the input was read: an unread number is counted, never passed over.

    `languages` holds (language, number of articles skipped because no lexicon covers it).
    """

    articles: int = 0
    claims: int = 0
    numbers_seen: int = 0
    numbers_typed: int = 0
    skipped: tuple[Skipped, ...] = ()
    languages: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings in order, coverage, and the extractions by article id.

    `unused` holds the ids of rules that selected nothing in the whole corpus.
    """

    findings: tuple[Finding, ...]
    coverage: Coverage
    extractions: tuple[Extraction, ...] = ()
    unused: tuple[str, ...] = ()


def fingerprint(rule: str, places: Iterable[Place], series: str) -> str:
    """Return the name of a finding that survives edits elsewhere: 16 hex digits.

    It is made of the rule, each place's article, block and normalised words, and the series
    (CLAIM-MODEL section 2.3); neither line numbers nor the order of the places enter.
    """
    parts = sorted(f"{p.article}\x1f{_block(p)}\x1f{normal(p.exact)}" for p in places)
    return xxhash.xxh3_64_hexdigest("\x1e".join((rule, series, *parts)).encode())


def normal(words: str) -> str:
    """Return words without differences of case, spacing and character composition."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return SPACE.sub(" ", folded.replace("’", "'")).strip()


def by_weight(finding: Finding) -> tuple[Any, ...]:
    """Return the total order of findings: gravest first, then by place, then by rule."""
    where = tuple((p.article, p.field, p.span.start, p.span.end) for p in finding.places)
    return (-finding.severity.rank, where, finding.code, finding.rule, finding.message)


def _block(place: Place) -> str:
    return place.claim.mention.block.value if place.claim else place.field
