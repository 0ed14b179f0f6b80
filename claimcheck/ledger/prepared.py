"""An article -> every row that it becomes in a ledger, made before a transaction is begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from claimcheck.ledger import records
from claimcheck.ledger.lookups import day, packed, people, printed, revises, stored_under, telling
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction
from claimcheck.series.order import as_of
from claimcheck.series.scopes import scopes


class Told(NamedTuple):
    """The columns of a claim: what it is of, and whether its words announce a revision."""

    metric: str | None
    population: str | None
    place: str | None
    what: str
    revises: bool


class Keyed(NamedTuple):
    """A claim, the `at`-th of its article, under one of the keys of its series."""

    key: int
    day: str
    at: int
    low: float
    high: float
    revises: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What an article is found by. `prints` are the hash of a piece and those of its 4-grams."""

    telling: bytes
    claims: Sequence[Told]
    series: Sequence[Keyed]
    people: Sequence[tuple[int, bool]]
    prints: Sequence[tuple[int, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article ready to be put in: its columns, its records, and what it is found by.

    `version` is the one it had in the ledger that an export was made of, else None.
    """

    id: str
    content: str
    published: str | None
    known: str | None
    numbers_seen: int
    numbers_typed: int
    record: bytes
    beside: bytes
    said: bytes
    found: Found
    version: int | None = None


def prepared(extraction: Extraction, lexicon: Lexicon, known: date | None = None) -> Prepared:
    """Return the rows of an article. `known` is the day the desk learned of it."""
    documents = [records.claim(one) for one in extraction.claims]
    return put_together(extraction, documents, found(extraction, lexicon), day(known) or None)


def put_together(
    extraction: Extraction,
    documents: Sequence[bytes],
    found_by: Found,
    known: str | None,
    version: int | None = None,
) -> Prepared:
    """Return the rows of an article whose claims were written, and whose look-ups were made."""
    article = extraction.article
    return Prepared(
        article.id,
        records.content(article),
        day(article.published) or None,
        known,
        extraction.numbers_seen,
        extraction.numbers_typed,
        records.article(article),
        records.beside(extraction),
        records.said(documents),
        found_by,
        version,
    )


def found(extraction: Extraction, lexicon: Lexicon) -> Found:
    """Return what an article is found by, with the words of a lexicon."""
    article, lattices = extraction.article, scopes(lexicon)
    claims = [_told(one, revises(one, article, lexicon)) for one in extraction.claims]
    return Found(
        packed(telling(article, lexicon)),
        claims,
        [
            _keyed(key, at, one, claims[at].revises)
            for at, one in enumerate(extraction.claims)
            for key in dict.fromkeys(stored_under(one, lattices))
        ],
        list(people(extraction).items()),
        [(piece.identity, list(piece.shingles)) for piece in printed(extraction)],
    )


def _told(claim: Claim, revising: bool) -> Told:
    return Told(claim.metric, claim.population, claim.place, claim.what, revising)


def _keyed(key: int, at: int, claim: Claim, revising: bool) -> Keyed:
    tally = claim.quantity.tally
    when = day(as_of(claim) or claim.published)
    return Keyed(key, when, at, float(tally.low), float(tally.high), revising)
