"""An archive for a ledger: articles that were truly extracted, copied to other places and days.

The words around the figures of a copy are chance words of the same lengths, so that series, days
and figures are as many as in an archive and every offset holds. A share of the paragraphs is left
as it was: what a newsroom uses again, a few of a hundred, or nearly everything for the worst case.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import cache

from benchmarks import corpus
from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.model import Block, Claim, Extraction

WORDS = lexicon.load()
ORIGINALS = 600  # articles that are extracted
WORD = re.compile(r"[a-z]{4,12}")
OF_A_LENGTH = 400  # chance words
REUSED, NEARLY_ALL = 0.03, 0.9  # of the paragraphs


def history(claims: int, reused: float = REUSED) -> Iterator[Extraction]:
    """Yield articles until they hold so many claims."""
    number = told = 0
    while told < claims:
        made = _copy(originals()[number % ORIGINALS], number, reused)
        told += len(made.claims)
        number += 1
        yield made


def drafts(count: int, reused: float = REUSED) -> list[Extraction]:
    """Return drafts that follow articles of the history with other figures."""
    records = list(corpus.records(ORIGINALS))[:: ORIGINALS // count][:count]
    found = []
    for number, record in enumerate(records, start=1):
        made = extract(article({**record, "id": f"draft-{number}"}, "drafts", number), WORDS)
        found.append(_reworded(made, random.Random(f"draft-{number}"), reused))
    return found


@cache
def originals() -> list[Extraction]:
    """Return what the generated articles say."""
    records = corpus.records(ORIGINALS)
    return [extract(article(one, "bench", n), WORDS) for n, one in enumerate(records, start=1)]


@cache
def _vocabulary() -> dict[int, list[str]]:
    chance = random.Random(3)
    letters = "eeeetttaaooiinnsshhrrddllucmwfgypbvk"
    return {
        size: ["".join(chance.choices(letters, k=size)) for _ in range(OF_A_LENGTH)]
        for size in range(4, 13)
    }


def _copy(original: Extraction, number: int, reused: float) -> Extraction:
    """Return an article that tells the same of another place and another day in other words."""
    around, name = number // ORIGINALS, f"copy-{number:07}"
    later = timedelta(days=7 * around)
    published = original.article.published
    told = replace(original.article, id=name, published=published + later if published else None)
    claims = tuple(_moved(claim, name, around, later) for claim in original.claims)
    made = replace(original, article=told, claims=claims)
    return _reworded(made, random.Random(number), reused)


def _reworded(given: Extraction, chance: random.Random, reused: float) -> Extraction:
    """Return an extraction whose text has other words in all paragraphs but a share of them."""
    told = given.article
    kept = [claim.mention.span for claim in given.claims if claim.mention.field == "text"]
    vocabulary = _vocabulary()
    parts, done = [], 0
    for block in told.blocks:
        if block.field != "text" or chance.random() < reused:
            continue
        for match in WORD.finditer(told.text, block.span.start, block.span.end):
            start, end = match.span()
            if not any(span.start < end and start < span.end for span in kept):
                parts += [told.text[done:start], chance.choice(vocabulary[end - start])]
                done = end
    text = "".join([*parts, told.text[done:]])
    blocks = tuple(_cut(block, text) for block in told.blocks)
    return replace(given, article=replace(told, text=text, blocks=blocks))


def _cut(block: Block, text: str) -> Block:
    same = block.field != "text"
    return block if same else replace(block, text=text[block.span.start : block.span.end])


def _moved(claim: Claim, name: str, around: int, later: timedelta) -> Claim:
    window = claim.window
    return replace(
        claim,
        mention=replace(claim.mention, article=name),
        place=f"{claim.place} {around}" if claim.place and around else claim.place,
        published=claim.published + later if claim.published else None,
        window=replace(
            window,
            start=window.start + later if window.start else None,
            end=window.end + later if window.end else None,
        ),
    )
