"""Where, by whom and how firmly a number is stated, and the people named: words in, reading out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.claims import extract
from claimcheck.model import Article, Block, BlockKind, Claim, Extraction, PersonMention, Span

TEXT = Path(__file__).parent.parent / "text"
LEXICON = lexicon.load()


def read(text: str, headline: bool = False) -> Extraction:
    blocks = []
    for match in re.finditer(r"[^\n]+", text):
        kind = BlockKind.HEADLINE if headline and not blocks else BlockKind.BODY
        blocks.append(Block(kind, "text", Span(*match.span()), match.group()))
    return extract(Article("a", "a", text, blocks=tuple(blocks)), LEXICON)


def source(claim: Claim) -> str:
    name, root = claim.source.name, claim.source.root
    return f"{name} ({root})" if name != root else name or "-"


def status(claim: Claim) -> str:
    return claim.status.value + " quoted" * claim.mention.quoted


def place(claim: Claim) -> str:
    moved = f" -> {claim.destination}" if claim.destination else ""
    return (claim.place or "-") + moved


def person(found: PersonMention) -> str:
    of = f"of {found.of}" if found.of else None
    age = str(found.age) if found.age else None
    return " / ".join(part for part in (found.name, found.role, of, age) if part)


def cases(name: str) -> Iterator[object]:
    groups = yaml.load((TEXT / f"{name}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
    for group, table in groups.items():
        for text, want in table.items():
            headline = group == "headlines"
            yield pytest.param(text, headline, want, id=f"{group}: {text[:40]}")


def said(want: str) -> dict[str, str]:
    return dict(one.rsplit(" = ", 1) for one in want.split("; "))


def check(text: str, headline: bool, want: str, shown: Callable[[Claim], str]) -> None:
    """Compare the numbers that the case names; others in the sentence are not its matter."""
    got = {claim.mention.number: shown(claim) for claim in read(text, headline).claims}
    expected = said(want)
    assert {number: got.get(number) for number in expected} == expected


@pytest.mark.parametrize(("text", "headline", "want"), list(cases("sources")))
def test_who_is_credited(text: str, headline: bool, want: str) -> None:
    check(text, headline, want, source)


@pytest.mark.parametrize(("text", "headline", "want"), list(cases("statuses")))
def test_how_firmly_it_is_said(text: str, headline: bool, want: str) -> None:
    check(text, headline, want, status)


@pytest.mark.parametrize(("text", "headline", "want"), list(cases("places")))
def test_where_it_is(text: str, headline: bool, want: str) -> None:
    check(text, headline, want, place)


@pytest.mark.parametrize(("text", "headline", "want"), list(cases("people")))
def test_who_is_named(text: str, headline: bool, want: str) -> None:
    assert "; ".join(map(person, read(text, headline).people)) == want
