"""A paragraph that stood in an earlier article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.checks._passages import apart, place, text_of
from claimcheck.model import Severity
from claimcheck.reuse.notices import is_notice, standing_words
from claimcheck.reuse.passage import Passage, Side, order
from claimcheck.reuse.sides import quoted
from claimcheck.reuse.words import read

CURLY, STRAIGHT = re.compile(r"\w’\w"), re.compile(r"\w'\w")


class Reused(Check):
    """Report a text used again in another article, once for all of its uses.

    Bad:  a background paragraph of 75 words, word for word in a report seven weeks later.
    Good: a quotation used again, the outlet's own standing text, a sentence of 30 words.

    An info; a warning where more than `most` of the later article's words stood in earlier ones,
    which is never unless a rule sets it. Source: CHECKS R01.
    """

    over: ClassVar[Over] = Over.PASSAGES
    roles: ClassVar[tuple[str, ...]] = ("first", "again")
    words: ClassVar[tuple[str, ...]] = ("count", "similarity", "apart", "uses", "share", "marks")
    least: int = Field(default=40, ge=12, description="aligned words from which reuse is told")
    similarity: float = Field(
        default=0.8, gt=0, le=1, description="equal words over those of the longer side"
    )
    most: float = Field(
        default=1, gt=0, le=1, description="share of an article's words above which it is a warning"
    )
    quotations: bool = Field(default=False, description="whether quoted words count")
    standing: bool = Field(default=False, description="whether declared standing text counts")

    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield at most one conflict: the first use of the text and the newest one."""
        uses: dict[tuple[str, str], list[Passage]] = defaultdict(list)
        for passage in group.passages:
            if passage.similarity >= self.similarity:
                uses[passage.earlier.article, passage.later.article].append(passage)
        counts = {pair: sum(self._count(p, group) for p in uses[pair]) for pair in uses}
        told = [pair for pair in uses if counts[pair] >= self.least]
        if told:
            newest = max(told, key=lambda pair: order(uses[pair][0].later))
            first = min((uses[pair][0].earlier for pair in told), key=order)
            yield self._conflict(first, uses[newest][0], counts[newest], group)

    def _count(self, passage: Passage, group: Group) -> int:
        """Return the words of a passage that count as reused."""
        exact, left_out = passage.later.exact, 0
        if not self.standing:
            left_out = standing_words(exact, group.lexicon)
        if not self.quotations:
            left_out += sum(quoted(exact, read(exact)))
        return max(0, passage.matched - left_out)

    def _conflict(self, first: Side, newest: Passage, count: int, group: Group) -> Conflict:
        side = newest.later
        articles = {s.article for p in group.passages for s in (p.earlier, p.later)}
        return Conflict(
            places=(
                place(first, first.span, group, "first"),
                place(side, side.span, group, "again"),
            ),
            severity=Severity.WARNING if side.reused > self.most else Severity.INFO,
            relation="NOTICE" if is_notice(side.exact, group.lexicon) else "REUSED",
            arithmetic=(
                f"{count} words in equal runs, similarity {newest.similarity:.2f}, "
                f"{len(articles)} articles, {apart(first, side)}"
            ),
            tried=("a quotation", "declared standing text"),
            series=newest.cluster,
            words={
                "count": str(count),
                "similarity": f"{newest.similarity:.2f}",
                "apart": apart(first, side),
                "uses": f"{len(articles)} articles",
                "share": f"{side.reused:.0%}",
                "marks": _marks(side, group),
            },
        )


def _marks(side: Side, group: Group) -> str:
    """Return what betrays a paste: apostrophes of another shape than in the rest (CHECKS R07)."""
    text = text_of(side, group)
    rest = text[: side.span.start] + text[side.span.end :]
    for here, elsewhere, name in ((CURLY, STRAIGHT, "curly"), (STRAIGHT, CURLY, "straight")):
        inside = here.search(side.exact) and not elsewhere.search(side.exact)
        if inside and elsewhere.search(rest) and not here.search(rest):
            return f"; it alone has {name} apostrophes"
    return ""


CHECK = Reused
