"""What a ledger holds that drafts can be set against, fetched by its look-ups and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, Row, Select, select

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
from claimcheck.ledger.reading import articles, current, extractions, seen
from claimcheck.ledger.schema import article, claim, person, posting, series_key
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.candidates import ranked
from claimcheck.series.happening import ALIKE
from claimcheck.series.order import as_of
from claimcheck.series.scopes import scopes

NEAREST = 24  # claims fetched before and after a day, for each key
EXTREMES = 6  # claims fetched for a peak before a day, a trough after it, and for corrections
SAME_DAY = 2_000  # articles of one day whose words are looked at
NAMED = 24  # articles fetched that name a person of a draft
SOURCES = 8  # articles fetched that share most text with a draft


class Shelf(Mapping[str, Extraction]):
    """Articles of the ledger beside the drafts, by id; they are read when the first is asked for.

    Of an article of the ledger only its text is there.
    """

    def __init__(
        self, connection: Connection, drafts: Iterable[Extraction], numbers: Mapping[str, int]
    ) -> None:
        self.connection, self.numbers = connection, numbers
        self.drafts = {draft.article.id: draft for draft in drafts}

    def __getitem__(self, name: str) -> Extraction:
        """Return an article with its text, or a draft with what it says."""
        return self.drafts[name] if name in self.drafts else self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Yield every id in order."""
        return iter(sorted({*self.numbers, *self.drafts}))

    def __len__(self) -> int:
        """Return how many articles there are."""
        return len({*self.numbers, *self.drafts})

    @cached_property
    def _read(self) -> Mapping[str, Extraction]:
        found = articles(self.connection, sorted(self.numbers.values()))
        return {one.id: Extraction(one) for one in found}


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
            for row in self._around(key, at):
                if row.claim not in claims:
                    claims[row.claim] = records.read_claim(row.record)
                    numbers[row.id] = row.article
        shelf = Shelf(self.connection, self.drafts, numbers)
        return [claims[number] for number in sorted(claims)], shelf

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
        """Return articles that name a person of a draft: near in time, or both with an age."""
        found: list[int] = []
        for draft in self.drafts:
            named = people(draft)
            told = [name for name, aged in named.items() if aged]
            found += self._numbers(person.c.name.in_(told), person.c.aged) if told else []
            if named and (published := draft.article.published):
                near = person.c.day.between(day(published - within), day(published + within))
                found += self._numbers(person.c.name.in_(list(named)), near)
        return self._read(found)

    def passages(self) -> list[Extraction]:
        """Return the articles that share most text with each draft."""
        found: set[int] = set()
        for draft in self.drafts:
            pieces = printed(draft)
            every = sorted({v for piece in pieces for v in (piece.identity, *piece.shingles)})
            posted: dict[int, list[int]] = {}
            asked = select(posting.c.hash, posting.c.piece).where(posting.c.hash.in_(every))
            for row in self.connection.execute(asked):
                posted.setdefault(row.hash, []).append(row.piece)
            sources: Counter[int] = Counter()
            for piece in pieces:
                shared = Counter(one for v in piece.shingles for one in posted.get(v, ()))
                for same in posted.get(piece.identity, ()):
                    shared[same] += len(piece.shingles)
                for one, count in ranked(shared.items()):
                    sources[one // PIECES] += count
            found.update(sorted(sources, key=lambda n: (-sources[n], n))[:SOURCES])
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

    def _numbers(self, *conditions: ColumnElement[bool]) -> list[int]:
        """Return the newest articles in force that name somebody."""
        asked = (
            select(person.c.article)
            .distinct()
            .add_columns(person.c.day)
            .join(article, article.c.number == person.c.article)
            .where(seen(self.on), *conditions)
            .order_by(person.c.day.desc(), person.c.article.desc())
            .limit(NAMED)
        )
        return [row.article for row in self.connection.execute(asked)]

    def _around(self, key: int, at: str) -> Iterator[Row[tuple[int, bytes, int, str]]]:
        """Yield the claims of a key next to a day, and where there are many, the extremes too."""
        columns = series_key.c
        chosen = select(columns.claim).where(columns.key == key)
        before, after = chosen.where(columns.day <= at), chosen.where(columns.day > at)
        for side, near, far in (
            (before, columns.day.desc(), columns.low.desc()),
            (after, columns.day, columns.low),
        ):
            nearest = side.order_by(near, columns.claim.desc()).limit(NEAREST)
            rows = self.connection.execute(self._in_force(nearest)).all()
            yield from rows
            if len(rows) == NEAREST:
                extremes = side.order_by(far, columns.claim.desc()).limit(EXTREMES)
                yield from self.connection.execute(self._in_force(extremes)).all()
                revising = nearest.where(columns.revises).limit(EXTREMES)
                yield from self.connection.execute(self._in_force(revising)).all()

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
