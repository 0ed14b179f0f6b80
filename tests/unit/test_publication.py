"""The publication day: the words of an article in, the day with its basis and evidence out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.articles.input import Input
from claimcheck.articles.text import read
from claimcheck.claims import publication
from claimcheck.claims.draft import Reading
from claimcheck.claims.scan import scan
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

CASES = Path(__file__).parent.parent / "text" / "publication.yaml"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
LEXICON = lexicon.load()


def settled(article: Article) -> Reading:
    reading = Reading(article, LEXICON, article.published, article.published_basis)
    reading.scans = [scan(block) for block in article.blocks]
    publication.settle(reading)
    return reading


def article(case: dict[str, Any]) -> Article:
    parts = [(BlockKind.CAPTION, case["caption"])] if "caption" in case else []
    parts += [(BlockKind.BODY, text) for text in case["body"]]
    text = "\n\n".join(words for _, words in parts)
    starts = [text.index(words) for _, words in parts]
    blocks = tuple(
        Block(kind, "text", Span(start, start + len(words)), words)
        for (kind, words), start in zip(parts, starts, strict=True)
    )
    known = date.fromisoformat(case["published"]) if "published" in case else None
    basis = DayBasis.METADATA if known else DayBasis.NONE
    return Article("a", "a", text, blocks=blocks, published=known, published_basis=basis)


def cases() -> Iterator[Any]:
    table = yaml.load(CASES.read_text(encoding="utf-8"), yaml.BaseLoader)
    yield from (pytest.param(case, id=name) for name, case in table.items())


@pytest.mark.parametrize("case", list(cases()))
def test_the_day_comes_from_evidence_or_stays_open(case: dict[str, Any]) -> None:
    found = settled(article(case))
    assert str(found.published or "") == case.get("day", "")
    assert str(found.published_basis) == case.get("basis", "none")
    assert list(found.article.evidence) == case.get("evidence", [])


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the two real articles are not part of the project")
@pytest.mark.parametrize(
    ("name", "day", "first"),
    [
        ("000_058e0ec4c20958a8.txt", "2022-05-02", "caption: May 2, 2022 is a Monday"),
        ("002_eb99382c9a8f3ef1.txt", "2022-03-10", "text: two weeks of the war after Feb. 24"),
    ],
)
def test_the_two_real_articles_say_their_day(name: str, day: str, first: str) -> None:
    (found,) = read(Input(str(SEEDS / name), SEEDS / name))
    reading = settled(found)
    assert str(reading.published) == day
    assert reading.published_basis is DayBasis.INFERRED
    assert reading.article.published == reading.published
    assert reading.article.evidence[0] == first
