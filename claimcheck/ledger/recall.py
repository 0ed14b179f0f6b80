"""What a ledger holds that drafts can be set against, fetched by its look-ups and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import Connection, Select, select

from claimcheck.ledger import records
from claimcheck.ledger.lookups import (
    PIECES,
    day,
    looked_up,
    people,
    printed,
    telling,
    unpacked,
)
from claimcheck.ledger.reading import current, extractions, seen
from claimcheck.ledger.schema import article, claim, person, posting, series_key
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.candidates import ranked
from claimcheck.series.happening import ALIKE
from claimcheck.series.order import as_of
from claimcheck.series.scopes import scopes

NEAREST = 32  # claims fetched before and after a day, for each key
EXTREMES = 8  # claims fetched for a peak before a day, and for a trough after it
SAME_DAY = 2_000  # articles of one day whose words are looked at
NAMED = 40  # articles fetched that name one person
IDENTICAL = 1_000_000  # hashes that a piece of the very same words counts for


@dataclass(frozen=True)
class Shelf(Mapping[str, Extraction]):
    """Articles of the ledger beside the drafts, by id; one is read when it is asked for."""

    connection: Connection
    numbers: Mapping[str, int]
    read: dict[str, Extraction] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Extraction:
        """Return what an article says."""
        if name not in self.read:
            self.read[name] = next(extractions(self.connection, [self.numbers[name]]))
        return self.read[name]

    def __iter__(self) -> Iterator[str]:
        """Yield every id in order."""
        return iter(sorted({*self.numbers, *self.read}))

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len({*self.numbers, *self.read})


@dataclass(frozen=True)
class Recall:
    """The look-ups of one gate: the drafts, the words they are read with, and the day in force.

    An article of the ledger that has the id of a draft is an earlier version of it and is never
    set against it.
    """

    connection: Connection
    drafts: Sequence[Extraction]
    lexicon: Lexicon
    on: date | None = None

    @cached_property
    def ids(self) -> frozenset[str]:
        """Return the ids of the drafts."""
        return frozenset(draft.article.id for draft in self.drafts)

    def series(self) -> tuple[list[Claim], Shelf]:
        """Return the claims that share a series key with the drafts', and where they stand."""
        lattices = scopes(self.lexicon)
        wanted = {
            (key, day(as_of(found) or found.published))
            for draft in self.drafts
            for found in draft.claims
            for key in looked_up(found, lattices)
        }
        claims: dict[int, Claim] = {}
        numbers: dict[str, int] = {}
        for key, at in sorted(wanted):
            for asked in _nearest(key, at):
                rows = self.connection.execute(self._in_force(asked)).all()
                for row in rows:
                    if row.claim not in claims:
                        claims[row.claim] = records.read_claim(row.record)
                        numbers[row.id] = row.article
        read = {draft.article.id: draft for draft in self.drafts}
        return [claims[number] for number in sorted(claims)], Shelf(self.connection, numbers, read)

    def happenings(self) -> list[Extraction]:
        """Return the articles of the drafts' days that share most telling words with one."""
        found: list[int] = []
        for draft in self.drafts:
            words = telling(draft.article, self.lexicon)
            found += [
                number
                for number, other in self._same_day(draft)
                if len(words & other) >= ALIKE * min(len(words), len(other))
            ]
        return self._read(found)

    def named(self, within: timedelta) -> list[Extraction]:
        """Return articles that name a person of a draft: near in time, or with an age."""
        found: list[int] = []
        for draft in self.drafts:
            for name, aged in sorted(people(draft).items()):
                who = select(person.c.article).where(person.c.name == name)
                newest = who.order_by(person.c.day.desc(), person.c.article.desc())
                if aged:
                    found += self._numbers(newest.where(person.c.aged), NAMED)
                if published := draft.article.published:
                    near = (day(published - within), day(published + within))
                    found += self._numbers(newest.where(person.c.day.between(*near)), NAMED)
        return self._read(found)

    def passages(self) -> list[Extraction]:
        """Return the articles that may share text with the drafts."""
        found: set[int] = set()
        for draft in self.drafts:
            pieces = printed(draft)
            every = sorted({v for piece in pieces for v in (piece.identity, *piece.shingles)})
            posted: dict[int, list[int]] = {}
            asked = select(posting.c.hash, posting.c.piece).where(posting.c.hash.in_(every))
            for row in self.connection.execute(asked):
                posted.setdefault(row.hash, []).append(row.piece)
            for piece in pieces:
                shared = Counter(one for v in piece.shingles for one in posted.get(v, ()))
                for same in posted.get(piece.identity, ()):
                    shared[same] += IDENTICAL
                found.update(one // PIECES for one, _ in ranked(shared.items()))
        return self._read(current(self.connection, sorted(found), self.on))

    def of_day(self) -> list[Extraction]:
        """Return the articles of the drafts' days."""
        return self._read([n for draft in self.drafts for n, _ in self._same_day(draft)])

    def _same_day(self, draft: Extraction) -> Iterator[tuple[int, frozenset[int]]]:
        """Yield the articles in force of a draft's day with their telling words."""
        published = day(draft.article.published) or None
        asked = (
            select(article.c.number, article.c.telling)
            .where(article.c.published == published, seen(self.on))
            .where(article.c.id.not_in(self.ids))
            .order_by(article.c.number.desc())
            .limit(SAME_DAY)
        )
        for row in self.connection.execute(asked):
            yield row.number, unpacked(row.telling)

    def _numbers(self, asked: Select[tuple[int]], most: int) -> list[int]:
        """Return the articles of a look-up that are in force, at most so many."""
        named = asked.join(article, article.c.number == person.c.article)
        return list(self.connection.scalars(named.where(seen(self.on)).limit(most)))

    def _in_force(self, asked: Select[tuple[int]]) -> Select[tuple[int, bytes, int, str]]:
        """Return a look-up of claims with what is needed of each, drafts left out."""
        return (
            asked.add_columns(claim.c.record, claim.c.article, article.c.id)
            .join(claim, claim.c.number == series_key.c.claim)
            .join(article, article.c.number == claim.c.article)
            .where(seen(self.on), article.c.id.not_in(self.ids))
        )

    def _read(self, numbers: Iterable[int]) -> list[Extraction]:
        """Return articles in the order of their ids, drafts left out."""
        found = extractions(self.connection, sorted(set(numbers)))
        kept = [one for one in found if one.article.id not in self.ids]
        return sorted(kept, key=lambda one: one.article.id)


def _nearest(key: int, at: str) -> Iterator[Select[tuple[int]]]:
    """Yield the look-ups of one key: the nearest days on both sides, and the extremes there."""
    chosen = select(series_key.c.claim).where(series_key.c.key == key)
    columns = series_key.c
    before, after = chosen.where(columns.day <= at), chosen.where(columns.day > at)
    yield before.order_by(columns.day.desc(), columns.claim.desc()).limit(NEAREST)
    yield after.order_by(columns.day, columns.claim).limit(NEAREST)
    yield before.order_by(columns.low.desc(), columns.day.desc()).limit(EXTREMES)
    yield after.order_by(columns.low, columns.day).limit(EXTREMES)
