"""An extraction kept as documents, each read when it is first asked for.

A check may ask for any part of an article, and most ask for its words alone: reading its claims as
well would take ten times as long.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.engines import rows
from claimcheck.model import Article, Claim, DateMention, Extraction, PersonMention, Skipped


@dataclass(slots=True)
class Found:
    """What was read of an extraction's documents."""

    article: Article | None = None
    claims: tuple[Claim, ...] | None = None
    beside: rows.Beside | None = None


class Kept(Extraction):
    """An extraction of its documents: the article, its claims if it has any, and all else."""

    __slots__ = ("_documents", "_found")
    _documents: tuple[bytes, bytes | None, bytes]
    _found: Found

    def __init__(self, article: bytes, claims: bytes | None, beside: bytes) -> None:
        object.__setattr__(self, "_documents", (article, claims, beside))
        object.__setattr__(self, "_found", Found())

    @property
    def article(self) -> Article:
        """Return the article."""
        found = self._found
        if found.article is None:
            found.article = rows.told(self._documents[0])
        return found.article

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Return the claims."""
        found, document = self._found, self._documents[1]
        if found.claims is None:
            found.claims = rows.read_claims(document) if document else ()
        return found.claims

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """Return the dates."""
        return self._beside.dates

    @property
    def people(self) -> tuple[PersonMention, ...]:
        """Return the people."""
        return self._beside.people

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was not typed."""
        return self._beside.skipped

    @property
    def numbers_seen(self) -> int:
        """Return how many numbers there are."""
        return self._beside.numbers_seen

    @property
    def numbers_typed(self) -> int:
        """Return how many numbers are explained."""
        return self._beside.numbers_typed

    @property
    def _beside(self) -> rows.Beside:
        found = self._found
        if found.beside is None:
            found.beside = rows.read_beside(self._documents[2])
        return found.beside
