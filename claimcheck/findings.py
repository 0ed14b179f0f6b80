"""What a run found: findings in a total order, their fingerprints, and what was looked at.

A finding is a conflict named by a rule: a query to an editor, never a verdict.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import xxhash

from claimcheck.checks import Place
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Claim, Extraction, Severity, Skipped
from claimcheck.series.context import Context
from claimcheck.series.outcome import Outcome
from claimcheck.series.relation import relate

Where = tuple[str, str, int, int]

ALSO = "also"  # the role of places taken up from a finding with the same cause
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict with the rule that names it, ready to show.

    `places` come in reading order of the message: the earlier or first-stated one first, and
    last, under the role "also", those of findings with the same cause. `series` names what the
    figures count, where they are one series. `arithmetic` writes out what was compared; `tried`
    the innocent explanations that did not hold; `also` the ids of the
    rules that the same words broke. `why` and `next_step` are the rule's.
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
    series: str = ""


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
class Stale:
    """A waiver or baseline entry that no longer does anything, and why."""

    fingerprint: str
    rule: str
    problem: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a run: findings in order, coverage, and the extractions by article id.

    `unused` holds the ids of rules that selected nothing in the whole corpus; `stale` the
    decisions about findings that no longer do anything; `lexicon` the words it was read with.
    `cited` holds the articles that findings point at where the rest need not be read to print them.
    """

    findings: tuple[Finding, ...]
    coverage: Coverage
    extractions: Sequence[Extraction] = ()
    unused: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()
    lexicon: Lexicon | None = field(default=None, compare=False, repr=False)
    cited: Mapping[str, Article] | None = field(default=None, compare=False, repr=False)

    @property
    def articles(self) -> Mapping[str, Article]:
        """Return, by id, at least every article that a finding points at."""
        if self.cited is not None:
            return self.cited
        return {extraction.article.id: extraction.article for extraction in self.extractions}

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return every claim of every article, in order of the articles' ids."""
        return tuple(claim for extraction in self.extractions for claim in extraction.claims)


def stops(report: Report, fail_on: str) -> bool:
    """Return whether a finding that nobody waived is at least as grave as `fail_on`.

    Args:
        report: what a run found.
        fail_on: the name of a severity, or "never".
    """
    if fail_on == "never":
        return False
    least = Severity(fail_on).rank
    return any(f.severity.rank >= least for f in report.findings if not f.suppressed)


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in their total order, those with one cause drawn together (G8).

    One cause is one suspect figure, or the very same words of two places set side by side. Two
    findings that share a figure have it in common where all else they point at is one statement:
    the same pair told by two rules, or one figure against several that agree with each other. A
    right figure that two different wrong ones are held against is no cause, and they stay apart.
    The gravest stands, and takes up the places and rules of the others.
    """
    kept: list[Finding] = []
    owners: dict[Where | tuple[Where, ...], list[int]] = defaultdict(list)
    seen: set[tuple[str, tuple[Where, ...]]] = set()
    for finding in sorted(findings, key=by_weight):
        where = tuple(_where(place) for place in finding.places)
        if (finding.rule, where) in seen:
            continue
        seen.add((finding.rule, where))
        causes: list[Where | tuple[Where, ...]] = []
        if len(where) > 1:
            causes += [_where(p) for p in finding.places if p.claim] or [where]
        known = sorted({at for cause in causes for at in owners.get(cause, ())})
        at = next((at for at in known if _one_cause(kept[at], finding)), None)
        if at is None:
            for cause in causes:
                owners[cause].append(len(kept))
            kept.append(finding)
        else:
            kept[at] = _joined(kept[at], finding)
    return tuple(sorted(kept, key=by_weight))


def _one_cause(graver: Finding, weaker: Finding) -> bool:
    """Whether what two findings do not share states one thing, so that what they share is wrong."""
    mine = {_where(p): p.claim for p in graver.places if p.role != ALSO}
    theirs = {_where(p): p.claim for p in weaker.places}
    if mine.keys() <= theirs.keys() or theirs.keys() <= mine.keys():
        return True
    left = [claim for at, claim in mine.items() if at not in theirs]
    right = [claim for at, claim in theirs.items() if at not in mine]
    return all(a and b and _agree(a, b) for a in left for b in right)


def _agree(a: Claim, b: Claim) -> bool:
    """Whether two figures can be compared and both stand."""
    relation = relate(a, b, Context())
    return relation.severity is None and relation.outcome is not Outcome.INCOMPARABLE


def _joined(finding: Finding, weaker: Finding) -> Finding:
    """Return a finding that also stands for a weaker one of the same cause."""
    known = {_where(place) for place in finding.places}
    more = tuple(replace(p, role=ALSO) for p in weaker.places if _where(p) not in known)
    rules = {finding.rule, *finding.also}
    also = finding.also if weaker.rule in rules else (*finding.also, weaker.rule)
    return replace(finding, places=finding.places + more, also=also)


def _where(place: Place) -> Where:
    return (place.article, place.field, place.span.start, place.span.end)


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
    where = tuple(_where(place) for place in finding.places)
    return (-finding.severity.rank, where, finding.code, finding.rule, finding.message)


def _block(place: Place) -> str:
    return place.claim.mention.block.value if place.claim else place.field
