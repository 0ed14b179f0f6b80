"""Texts that several articles carry: each use in the order of time, with what was changed in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from claimcheck.findings import Report
from claimcheck.lexicon import Lexicon
from claimcheck.report._html_diff import Run, words_changed
from claimcheck.report.layout import plain, shortened
from claimcheck.reuse import passages
from claimcheck.reuse.inventory import Boilerplate, Use, inventory

MOST = 40  # texts that are shown
USES = 12  # uses of one text that are shown
OPENING = 400  # columns of the first use that are quoted


@dataclass(frozen=True, slots=True)
class Version:
    """One use of a text: its article and day, and its words against the use it came from."""

    article: str
    day: str
    source: str
    runs: tuple[Run, ...]
    changed: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """One text with its uses; `more` counts those that are not shown."""

    text: str
    words: int
    first: Version
    later: tuple[Version, ...]
    more: int
    drifted: int
    notice: bool


@dataclass(frozen=True, slots=True)
class ReusePart:
    """The part of the page about reused text; `more` counts texts that are not shown."""

    shown: tuple[Cluster, ...]
    more: int


def reuse_part(report: Report, lexicon: Lexicon) -> ReusePart:
    """Return the texts that stand in several articles, those with most changed facts first."""
    found = inventory(passages(report.extractions, lexicon), lexicon)
    ranked = sorted(found, key=_rank)
    return ReusePart(tuple(map(_cluster, ranked[:MOST])), max(0, len(ranked) - MOST))


def _rank(one: Boilerplate) -> tuple[bool, int, int, str]:
    return one.notice, -len(one.drifted), -one.saved, one.cluster


def _cluster(one: Boilerplate) -> Cluster:
    first, *later = one.uses
    earlier = {use.article: use for use in reversed(one.uses)}
    drifted = [use for use in later if use.changed]
    shown = (drifted + [use for use in later if not use.changed])[:USES]
    kept = [use for use in later if use in shown]
    return Cluster(
        text=shortened(plain(first.exact), OPENING),
        words=one.words,
        first=_version(first, {}),
        later=tuple(_version(use, earlier) for use in kept),
        more=len(later) - len(kept),
        drifted=len(drifted),
        notice=one.notice,
    )


def _version(use: Use, earlier: dict[str, Use]) -> Version:
    source = earlier.get(use.source or "")
    return Version(
        article=use.article,
        day=str(use.published or "undated"),
        source=use.source or "",
        runs=words_changed(source.exact, use.exact) if source else (),
        changed=tuple(_edits(use)),
    )


def _edits(use: Use) -> Iterable[tuple[str, str, str]]:
    for edit in use.changed:
        yield edit.slot, plain(edit.earlier), plain(edit.later)
