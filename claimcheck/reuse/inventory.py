"""Passages -> what a corpus repeats: each text with its uses, and what changed in it over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from claimcheck.lexicon import Lexicon
from claimcheck.model import Span
from claimcheck.reuse.notices import is_notice
from claimcheck.reuse.passage import Edit, Passage, Side, order
from claimcheck.reuse.words import folded_words

COPY_EDITS = frozenset({"function", "other"})


@dataclass(frozen=True, slots=True)
class Use:
    """One article's use of a text.

    `copied` counts the words it has from the use in `source`, which is None for the first one;
    `changed` holds the edits of facts between the two.
    """

    article: str
    published: date | None
    field: str
    span: Span
    exact: str
    copied: int = 0
    source: str | None = None
    changed: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A text that stands in several articles, its uses in the order of publication.

    `saved` counts the words that later uses did not write anew; `notice` marks a site notice.
    """

    cluster: str
    uses: tuple[Use, ...]
    saved: int
    notice: bool

    @property
    def words(self) -> int:
        """Return the words of the first use."""
        return len(folded_words(self.uses[0].exact))

    @property
    def drifted(self) -> tuple[Use, ...]:
        """Return the uses in which a fact differs from the use they came from."""
        return tuple(use for use in self.uses if use.changed)


def inventory(passages: Iterable[Passage], lexicon: Lexicon) -> tuple[Boilerplate, ...]:
    """Return the repeated texts of a corpus, those that saved most words first."""
    clusters: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        clusters[passage.cluster].append(passage)
    found = [_boilerplate(name, members, lexicon) for name, members in clusters.items()]
    return tuple(sorted(found, key=lambda one: (-one.saved, one.cluster)))


def _boilerplate(name: str, passages: Sequence[Passage], lexicon: Lexicon) -> Boilerplate:
    first = min((passage.earlier for passage in passages), key=order)
    later: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        later[passage.later.article, passage.later.field].append(passage)
    opening = [p.earlier for p in passages if p.earlier.article == first.article]
    uses = [_use(opening, ()), *(_use([p.later for p in same], same) for same in later.values())]
    return Boilerplate(
        cluster=name,
        uses=tuple(sorted(uses, key=_order)),
        saved=sum(use.copied for use in uses),
        notice=is_notice(first.exact, lexicon),
    )


def _use(sides: Sequence[Side], passages: Sequence[Passage]) -> Use:
    """Return the use of one article; a text of several paragraphs is one use."""
    distinct = sorted(dict.fromkeys(sides), key=lambda side: side.span)
    first, last = distinct[0], distinct[-1]
    return Use(
        article=first.article,
        published=first.published,
        field=first.field,
        span=Span(first.span.start, last.span.end),
        exact="\n\n".join(side.exact for side in distinct),
        copied=sum(passage.matched for passage in passages),
        source=passages[0].earlier.article if passages else None,
        changed=tuple(e for p in passages for e in p.edits if e.slot not in COPY_EDITS),
    )


def _order(use: Use) -> tuple[bool, bool, str, str, str]:
    day = use.published.isoformat() if use.published else ""
    return use.source is not None, not day, day, use.article, use.field
