"""Article -> claims: one file per recogniser, run in the order printed here.

Dates and other non-quantities are found first and masked; then numbers, the comparators and units
around them; then what is measured, and the place, source, status and window of each.
"""

from __future__ import annotations

import dataclasses

from claimcheck.claims import (
    assembly,
    comparators,
    dates,
    directions,
    kinds,
    measured,
    numbers,
    people,
    places,
    publication,
    sources,
    statuses,
    traps,
    units,
    windows,
)
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import scan
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction

BEFORE_NUMBERS = (traps.mask,)
AROUND_NUMBERS = (
    units.read,
    comparators.read,
    directions.read,
    measured.read,
    places.read,
    sources.read,
    statuses.read,
    kinds.read,
    windows.read,
)


def extract(article: Article, lexicon: Lexicon) -> Extraction:
    """Return every quantity claim, date and person of an article, and what could not be typed.

    The article comes back with its publication day inferred where it had none. Never raises,
    whatever the text; linear in its length.
    """
    reading = _dated(article, lexicon)
    for part in reading.scans:
        for mask in BEFORE_NUMBERS:
            mask(part, reading)
        reading.drafts.append(numbers.find(part, reading))
    for read in AROUND_NUMBERS:
        for part, drafts in zip(reading.scans, reading.drafts, strict=True):
            read(part, drafts, reading)
    found = [person for part in reading.scans for person in people.find(part, reading)]
    extraction = dataclasses.replace(assembly.assemble(reading), people=tuple(found))
    reading.notes.clear()  # some hold the reading, which would wait for the garbage collector
    return extraction


def read_dates(article: Article, lexicon: Lexicon) -> Extraction:
    """Return what `extract` does without claims and people: the publication day and the dates.

    For who compares texts, which takes a fraction of the time.
    """
    reading = _dated(article, lexicon)
    reading.drafts = [[] for _ in reading.scans]
    extraction = assembly.assemble(reading)
    reading.notes.clear()
    return extraction


def _dated(article: Article, lexicon: Lexicon) -> Reading:
    """Return a reading of which the publication day and the dates are known."""
    reading = Reading(article, lexicon, article.published, article.published_basis)
    reading.scans = [scan(block) for block in article.blocks]
    publication.settle(reading)
    reading.dates = [dates.find(part, reading) for part in reading.scans]
    return reading
