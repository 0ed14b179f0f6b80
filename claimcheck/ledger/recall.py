"""What a ledger holds that drafts can be set against, fetched by its look-ups and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from claimcheck.ledger.lookups import PIECES, asked, day, looked_up, people, telling, unpacked
from claimcheck.ledger.reading import articles, claims_at, current, extractions, seen
from claimcheck.ledger.rows import pieces_by_hash
from claimcheck.ledger.schema import article, person, series_key
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.reuse.candidates import MOST
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
        places: set[tuple[int, int]] = set()
        numbers: dict[str, int] = {}
        for key, at in sorted(wanted):
            for row in self._around(key, at):
                places.add((row.article, row.at))
                numbers[row.id] = row.article
        shelf = Shelf(self.connection, self.drafts, numbers)
        return claims_at(self.connection, sorted(places)), shelf

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
            pieces = asked(draft)
            every = {v for piece in pieces for v in (piece.identity, *piece.shingles)}
            posted = pieces_by_hash(self.connection, every)
            sources: Counter[int] = Counter()
            for piece in pieces:
                shared = Counter(one for v in piece.shingles for one in posted.get(v, ()))
                for same in posted.get(piece.identity, ()):
                    shared[same] += len(piece.shingles)
                for one, count in _first(shared):
                    sources[one // PIECES] += count
            found.update(sorted(sources, key=lambda n: (-sources[n], n))[:SOURCES])
        return self._read(current(self.connection, sorted(found), self.on))

    def of_day(self) -> list[Extraction]:
        """Return the articles of the drafts' days."""
        return self._read([n for draft in self.drafts for n, _ in self._same_day(draft)])

    def _same_day(self, draft: Extraction) -> Iterator[tuple[int, frozenset[int]]]:
        """Yield the articles in force of a draft's day with their telling words."""
        published = day(draft.article.published) or None
        wanted = (
            select(article.c.number, article.c.telling)
            .where(article.c.published == published, seen(self.on))
            .where(article.c.id.not_in(self.ids))
            .order_by(article.c.number.desc())
            .limit(SAME_DAY)
        )
        for row in self.connection.execute(wanted):
            yield row.number, unpacked(row.telling)

    def _numbers(self, *conditions: ColumnElement[bool]) -> list[int]:
        """Return the newest articles in force that name somebody."""
        wanted = (
            select(person.c.article)
            .distinct()
            .add_columns(person.c.day)
            .join(article, article.c.number == person.c.article)
            .where(seen(self.on), *conditions)
            .order_by(person.c.day.desc(), person.c.article.desc())
            .limit(NAMED)
        )
        return [row.article for row in self.connection.execute(wanted)]

    def _around(self, key: int, at: str) -> Iterator[Row[tuple[int, int, str]]]:
        """Yield the claims of a key next to a day, and where there are many, the extremes too."""
        given = {"key": key, "at": at}
        for nearest, extremes, revising in self._sides:
            rows = self.connection.execute(nearest, given).all()
            yield from rows
            if len(rows) == NEAREST:
                yield from self.connection.execute(extremes, given).all()
                yield from self.connection.execute(revising, given).all()

    @cached_property
    def _sides(self) -> list[tuple[Select[tuple[int, int, str]], ...]]:
        """Return what is asked before and after a day: the nearest, the extremes, the corrections.

        Each gives the place of a claim and the id of its article; drafts are left out.
        """
        columns = series_key.c
        chosen = (
            select(columns.article, columns.at, article.c.id)
            .join(article, article.c.number == columns.article)
            .where(columns.key == bindparam("key"), seen(self.on))
            .where(article.c.id.not_in(self.ids))
        )
        before, after = columns.day <= bindparam("at"), columns.day > bindparam("at")
        sides = (
            (before, columns.day.desc(), columns.low.desc()),
            (after, columns.day, columns.low),
        )
        newest = (columns.article.desc(), columns.at)
        found: list[tuple[Select[tuple[int, int, str]], ...]] = []
        for side, near, far in sides:
            nearest = chosen.where(side).order_by(near, *newest)
            extremes = chosen.where(side).order_by(far, *newest).limit(EXTREMES)
            revising = nearest.where(columns.revises).limit(EXTREMES)
            found.append((nearest.limit(NEAREST), extremes, revising))
        return found

    def _read(self, numbers: Iterable[int]) -> list[Extraction]:
        """Return articles in the order of their ids, drafts left out."""
        found = extractions(self.connection, sorted(set(numbers)))
        kept = [one for one in found if one.article.id not in self.ids]
        return sorted(kept, key=lambda one: one.article.id)


def _first(shared: Mapping[int, int]) -> list[tuple[int, int]]:
    """Return the pieces that share most hashes, then the first; one hash stands for ten words."""
    return sorted(shared.items(), key=lambda one: (-one[1], one[0]))[:MOST]
