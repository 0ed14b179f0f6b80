"""Published articles that carry a figure since corrected, and by what (CLAIM-MODEL section 13).

A figure is corrected where a later article announces that it was revised, where the article that
gave it was itself corrected, or where the owner of a series the desk keeps took it back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, select, tuple_

from claimcheck import house
from claimcheck.checks import Group, Over
from claimcheck.checks._owned import credited, entries
from claimcheck.intervals import Interval, written
from claimcheck.ledger import records
from claimcheck.ledger.lookups import looked_up
from claimcheck.ledger.reading import claims_at, seen
from claimcheck.ledger.schema import article, claim, series_key
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim
from claimcheck.series.axes import Axis, align
from claimcheck.series.context import Context, Side
from claimcheck.series.keys import one_series
from claimcheck.series.order import by_time
from claimcheck.series.outcome import Outcome
from claimcheck.series.relation import relate
from claimcheck.series.scopes import scopes


@dataclass(frozen=True, slots=True)
class Affected:
    """A figure of a published article that was corrected: by whom, when, and to what."""

    claim: Claim
    by: str
    day: date | None
    now: str
    how: str


@dataclass(frozen=True)
class Corrections:
    """What a ledger knows to have been corrected by a day, or by now."""

    connection: Connection
    lexicon: Lexicon
    on: date | None = None

    def affected(self) -> list[Affected]:
        """Return the corrected figures that stand in articles in force, by article and place.

        A figure that several things correct is told once, with the first of them.
        """
        found: dict[tuple[str, str, int], Affected] = {}
        for one in (*self._announced(), *self._reissued(), *self._taken_back()):
            mention = one.claim.mention
            found.setdefault((mention.article, mention.field, mention.number_start), one)
        return [found[key] for key in sorted(found)]

    def _announced(self) -> Iterator[Affected]:
        """Yield earlier figures that an article says were revised."""
        lattices = scopes(self.lexicon)
        context = Context(b=Side(revision=True), scopes=lattices)
        for later in sorted(self._claims(claim.c.revises), key=by_time):
            for earlier in self._shared(later):
                apart = earlier.mention.article != later.mention.article
                if apart and by_time(earlier) < by_time(later):
                    same = one_series(earlier, later, lattices)
                    if same and relate(earlier, later, context).outcome is Outcome.REVISED:
                        yield _affected(earlier, later, "announced")

    def _reissued(self) -> Iterator[Affected]:
        """Yield figures that an article gave before it was corrected, where others still do."""
        lattices = scopes(self.lexicon)
        for old, new in self._changed():
            for other in self._shared(old):
                same = one_series(old, other, lattices)
                scope = align(old, other, lattices).axis is Axis.EQUAL
                apart = other.mention.article != old.mention.article
                if same and scope and apart and other.quantity.value == old.quantity.value:
                    yield _affected(other, new, "article corrected")

    def _taken_back(self) -> Iterator[Affected]:
        """Yield figures that the owner of a series has revised since they were published."""
        known = house.of(self.lexicon).series
        metrics = sorted({entry.metric for entry in known.values() if entry.revisions})
        group = Group(Over.ARTICLE, "", self.lexicon)
        for found in self._claims(claim.c.metric.in_(metrics)) if metrics else ():
            for _, entry in entries(found, group):
                if found.source.name and not credited(found, entry):
                    continue
                for revision in entry.revisions:
                    if self.on and revision.on > self.on:
                        continue
                    was, now = Interval.point(revision.was), Interval.point(revision.now)
                    tally, day = found.quantity.tally, found.published
                    before = day is not None and day < revision.on
                    if before and tally.meets(was) and not tally.meets(now):
                        figure = written(revision.now)
                        yield Affected(found, entry.owner, revision.on, figure, revision.reason)

    def _changed(self) -> Iterator[tuple[Claim, Claim]]:
        """Yield each figure of an earlier version that the version in force gives otherwise."""
        lattices = scopes(self.lexicon)
        old = article.alias("old")
        asked = (
            select(old.c.number, article.c.number)
            .join(article, article.c.id == old.c.id)
            .where(old.c.version < article.c.version, seen(self.on))
            .order_by(old.c.id, old.c.version)
        )
        for before, after in self.connection.execute(asked).all():
            kept = self._of(after)
            for one in self._of(before):
                tally = one.quantity.tally
                same = [new for new in kept if align(one, new, lattices).axis is Axis.EQUAL]
                if same and not any(new.quantity.tally.meets(tally) for new in same):
                    yield one, same[0]

    def _of(self, number: int) -> tuple[Claim, ...]:
        asked = select(article.c.said).where(article.c.number == number)
        return records.read_claims(self.connection.scalars(asked).one())

    def _claims(self, condition: ColumnElement[bool]) -> list[Claim]:
        """Return the claims in force that fit a condition."""
        asked = (
            select(claim.c.article, claim.c.at)
            .join(article, article.c.number == claim.c.article)
            .where(condition, seen(self.on))
            .order_by(article.c.id, claim.c.at)
        )
        places = [(row.article, row.at) for row in self.connection.execute(asked)]
        return claims_at(self.connection, places)

    def _shared(self, found: Claim) -> list[Claim]:
        """Return the claims in force that share a series key with a claim."""
        keys = looked_up(found, scopes(self.lexicon))
        columns = series_key.c
        chosen = select(columns.article, columns.at).where(columns.key.in_(keys))
        return self._claims(tuple_(claim.c.article, claim.c.at).in_(chosen)) if keys else []


def _affected(found: Claim, by: Claim, how: str) -> Affected:
    return Affected(found, by.mention.article, by.published, by.mention.exact, how)
