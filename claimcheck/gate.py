"""May this draft go out? Drafts against themselves, each other and everything published before.

The ledger is asked only for what a draft can be set against; what it holds against itself is not
looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Connection

from claimcheck import pipeline
from claimcheck.checks import Group, Over
from claimcheck.findings import Finding, Report, by_weight, settled
from claimcheck.grouping import groups
from claimcheck.ledger.recall import Recall, Shelf
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.rule import Rule
from claimcheck.series.axes import Axis, align
from claimcheck.series.keys import anchor, one_series
from claimcheck.series.order import as_of, by_time
from claimcheck.series.scopes import scopes


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands before publication: the ledger, the rules and words, and the day in force.

    `levels` say how grave a rule may be in which articles; with `on`, the ledger answers with
    what the desk knew on that day.
    """

    connection: Connection
    rules: Sequence[Rule]
    lexicon: Lexicon
    levels: Levels = pipeline.NO_LEVELS
    on: date | None = None

    def report(self, drafts: Sequence[Extraction]) -> Report:
        """Return what the rules find in drafts, newest evidence first.

        Every finding has a place in a draft. The articles of the ledger that a finding points at
        are among the report's extractions; its coverage is that of the drafts alone.
        """
        drafts = tuple(sorted(drafts, key=lambda one: one.article.id))
        seen: dict[str, Extraction] = {}
        raw = list(self.findings(drafts, seen))
        seen |= {draft.article.id: draft for draft in drafts}
        articles = {name: one.article for name, one in seen.items()}
        found = settled(self.levels.applied(raw, articles))
        shown = {place.article for finding in found for place in finding.places}
        shown |= {draft.article.id for draft in drafts}
        kept = tuple(seen[name] for name in sorted(shown))
        days = {one.article.id: one.article.published or date.min for one in kept}
        ids = frozenset(draft.article.id for draft in drafts)
        ordered = sorted(found, key=by_weight)
        ordered.sort(key=lambda finding: _newest(finding, days, ids), reverse=True)
        ordered.sort(key=lambda finding: -finding.severity.rank)
        return Report(tuple(ordered), pipeline.coverage(drafts), kept, lexicon=self.lexicon)

    def findings(
        self, drafts: Sequence[Extraction], seen: dict[str, Extraction]
    ) -> Iterator[Finding]:
        """Yield every finding that involves a draft; the articles it points at go into `seen`."""
        recall = Recall(self.connection, drafts, self.lexicon, self.on)
        for over in Over:
            rules = pipeline.asked(over, self.rules)
            for group in self._groups(over, rules, recall) if rules else ():
                if not _involves(group, recall.ids):
                    continue
                for rule in rules:
                    for finding in rule.findings(group):
                        named = {place.article for place in finding.places}
                        if named & recall.ids:
                            seen.update((name, group.extractions[name]) for name in named)
                            yield self._offering(finding, group, recall.ids)

    def _groups(self, over: Over, rules: Sequence[Rule], recall: Recall) -> Iterator[Group]:
        """Yield the groups of one sort that hold a draft and what it can be set against."""
        if over is Over.SERIES:
            yield from _series(recall)
            return
        if over is Over.HAPPENING:
            recalled = recall.happenings()
        elif over is Over.PERSON:
            reach = max(getattr(rule.check, "within_days", 0) for rule in rules)
            recalled = recall.named(timedelta(days=reach))
        elif over is Over.PASSAGES:
            recalled = recall.passages()
        else:
            recalled = recall.of_day() if over is Over.DAY else []
        read = sorted([*recall.drafts, *recalled], key=lambda one: one.article.id)
        yield from groups(over, read, self.lexicon)

    def _offering(self, finding: Finding, group: Group, ids: frozenset[str]) -> Finding:
        """Return a finding whose next step names the latest known figure of its series."""
        own = next((p.claim for p in finding.places if p.claim and p.article in ids), None)
        if own is None or group.over is not Over.SERIES:
            return finding
        lattices = scopes(self.lexicon)
        known = [
            claim
            for claim in group.claims
            if claim.mention.article not in ids
            and one_series(claim, own, lattices)
            and align(claim, own, lattices).axis is Axis.EQUAL
        ]
        if not known:
            return finding
        step = f"{finding.next_step} {latest(max(known, key=by_time))}".strip()
        return replace(finding, next_step=step)


def latest(claim: Claim) -> str:
    """Return a sentence that offers a figure as the latest one known."""
    day = as_of(claim)
    told = f"as of {day}" if day else f"published {claim.published}" if claim.published else ""
    said = ", ".join(filter(None, (claim.source.name, told, claim.mention.article)))
    return f"The latest known figure is “{claim.mention.exact}” ({said})."


def _series(recall: Recall) -> Iterator[Group]:
    """Yield the claims of one measure, the drafts' and those of the ledger, in time order."""
    lattices = scopes(recall.lexicon)
    known, shelf = recall.series()
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in (*known, *(claim for draft in recall.drafts for claim in draft.claims)):
        if key := anchor(claim, lattices):
            found[key].append(claim)
    for key in sorted(found):
        yield Group(Over.SERIES, key, recall.lexicon, tuple(sorted(found[key], key=by_time)), shelf)


def _involves(group: Group, ids: frozenset[str]) -> bool:
    """Whether a draft is part of a group."""
    if isinstance(group.extractions, Shelf):
        return any(claim.mention.article in ids for claim in group.claims)
    return not ids.isdisjoint(group.extractions)


def _newest(finding: Finding, days: Mapping[str, date], ids: frozenset[str]) -> date:
    """Return the day of the newest article of the ledger that a finding rests on."""
    others = [days[place.article] for place in finding.places if place.article not in ids]
    return max(others, default=date.max)
