"""Drafts -> claims, with the account of every number that did not become one."""

from __future__ import annotations

import dataclasses
from collections.abc import Container

from claimcheck.bounds import bounds, vague_bounds
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.number_words import number_words
from claimcheck.claims.scan import Scan
from claimcheck.intervals import Interval
from claimcheck.model import (
    Claim,
    Comparator,
    Extraction,
    Mention,
    Quantity,
    Skipped,
)

EXACT_DIGITS = 27  # one less than the precision of the decimal context
UNCOMPARED = frozenset({Comparator.EXACT, Comparator.VAGUE})


def assemble(reading: Reading) -> Extraction:
    """Return what the article says, in text order, with its numbers accounted for."""
    article = dataclasses.replace(
        reading.article, published=reading.published, published_basis=reading.published_basis
    )
    claims: list[Claim] = []
    skipped: list[Skipped] = []
    masked = 0
    for scan, drafts in zip(reading.scans, reading.drafts, strict=True):
        for draft in drafts:
            if reason := draft.dropped or _too_large(draft):
                span = scan.span_of(draft.first, draft.last)
                exact = scan.words_of(draft.first, draft.last)
                skipped.append(Skipped(article.id, scan.block.field, span, exact, reason))
            else:
                claims.append(_claim(scan, draft, reading))
        masked += _masked_numbers(scan, number_words(reading.lexicon).counting)
    seen = len(claims) + len(skipped) + masked
    return Extraction(
        article=article,
        claims=tuple(claims),
        dates=tuple(date for found in reading.dates for date in found),
        skipped=tuple(skipped),
        numbers_seen=seen,
        numbers_typed=seen - len(skipped),
    )


def _too_large(draft: Draft) -> str:
    """Return why a number is no claim: more digits than Decimal computes with exactly, or ""."""
    largest = max(abs(draft.value), abs(draft.value_high or draft.value))
    return "too large to be exact" if largest.adjusted() >= EXACT_DIGITS else ""


def _masked_numbers(scan: Scan, counting: Container[str]) -> int:
    """Return how many numerals and number words were explained as no quantities."""
    return sum(scan.taken[i] not in {"", "number"} for i in scan.among(counting))


def _claim(scan: Scan, draft: Draft, reading: Reading) -> Claim:
    """Return the finished claim of a draft."""
    return Claim(
        mention=_mention(scan, draft, reading.article.id),
        quantity=_quantity(scan, draft),
        what=draft.what,
        kind=draft.kind,
        status=draft.status,
        metric=draft.metric,
        population=draft.population,
        place=draft.place,
        destination=draft.destination,
        source=draft.source,
        window=draft.window,
        event=draft.event,
        published=reading.published,
        confidence=draft.confidence,
        why=tuple(draft.why),
    )


def _mention(scan: Scan, draft: Draft, article: str) -> Mention:
    left, right = min(draft.left, draft.first), max(draft.right, draft.last)
    return Mention(
        article=article,
        field=scan.block.field,
        block=scan.block.kind,
        span=scan.span_of(left, right),
        exact=scan.words_of(left, right),
        number=scan.words_of(draft.first, draft.last),
        number_start=scan.block.span.start + scan.starts[draft.first],
        sentence=scan.span_of(*scan.sentence_of(draft.first)),
        quoted=draft.quoted,
    )


def _quantity(scan: Scan, draft: Draft) -> Quantity:
    tally, world = _bounds(scan, draft)
    return Quantity(
        comparator=draft.comparator,
        value=draft.value,
        tally=tally,
        world=world,
        granularity=draft.granularity,
        value_high=draft.value_high,
        comparator_words=draft.comparator_words,
        direction=draft.direction,
        unit=draft.unit,
    )


def _bounds(scan: Scan, draft: Draft) -> tuple[Interval, Interval]:
    """Return (tally, world); vague words that nothing compares have bands of their own."""
    words = scan.words_of(draft.first, draft.last)
    vague = draft.shape == "vague" or words.lower() == "half"
    if vague and draft.value_high is None and draft.comparator in UNCOMPARED:
        return vague_bounds(draft.value, words)
    return bounds(
        draft.comparator,
        draft.value,
        draft.value_high,
        draft.granularity,
        draft.comparator_words,
    )
