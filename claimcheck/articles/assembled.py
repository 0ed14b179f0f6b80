"""The parts of a document that is no plain text -> Article.

Offsets count in the strings as they were taken out: `title`, `caption` (one a paragraph) and
`text` (paragraphs, list items and rows with a blank line between two).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from claimcheck.articles.input import LONGEST, too_long
from claimcheck.articles.record import unprintable
from claimcheck.errors import ArticleError
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

GAP = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """A headline, caption, paragraph, list item or row, as it was found."""

    kind: BlockKind
    words: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document says of itself; `line` is where it begins in its file, from 1."""

    path: str
    id: str
    line: int = 1
    published: date | None = None
    outlet: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()


def assembled(parts: Iterable[Part], facts: Facts) -> Article:
    """Return the article made of parts; space inside a part becomes single spaces.

    The first headline is the title, a later one is running text; a paragraph that says a headline
    or a caption again is left out.

    Raises:
        ArticleError: when there are no words, too many, or some that cannot be text.
    """
    said: set[str] = set()
    fields: dict[str, list[Part]] = {"title": [], "caption": [], "text": []}
    for part in parts:
        words = " ".join(part.words.split())
        kind = part.kind
        if kind is BlockKind.HEADLINE and fields["title"]:
            kind = BlockKind.BODY
        if not words or (kind is BlockKind.BODY and words in said):
            continue
        fields[_field(kind)].append(Part(kind, words))
        if _field(kind) != "text":
            said.add(words)
    strings = {name: GAP.join(part.words for part in found) for name, found in fields.items()}
    _refuse(strings, f"{facts.path}:{facts.line}")
    return Article(
        id=facts.id,
        path=facts.path,
        text=strings["text"],
        title=strings["title"],
        caption=strings["caption"],
        blocks=tuple(block for name, found in fields.items() for block in _blocks(name, found)),
        published=facts.published,
        published_basis=DayBasis.METADATA if facts.published else DayBasis.NONE,
        record=facts.line,
        outlet=facts.outlet or None,
        metadata=facts.metadata,
    )


def paragraphs(text: str) -> Iterator[Part]:
    """Yield the paragraphs of plain text, which blank lines part."""
    lines: list[str] = []
    for line in (*text.splitlines(), ""):
        if line.strip():
            lines.append(line)
        elif lines:
            yield Part(BlockKind.BODY, " ".join(lines))
            lines = []


def _field(kind: BlockKind) -> str:
    return {BlockKind.HEADLINE: "title", BlockKind.CAPTION: "caption"}.get(kind, "text")


def _blocks(field: str, parts: Iterable[Part]) -> Iterator[Block]:
    at = 0
    for part in parts:
        yield Block(part.kind, field, Span(at, at + len(part.words)), part.words)
        at += len(part.words) + len(GAP)


def _refuse(strings: dict[str, str], place: str) -> None:
    if not any(strings.values()):
        raise ArticleError(
            place, "no running text was found in it", "give it an article, or take it out"
        )
    if sum(map(len, strings.values())) > LONGEST:
        raise too_long(place)
    for name, text in strings.items():
        if problem := unprintable(text):
            raise ArticleError(place, f"its {name} holds {problem}", "mend the text at its origin")
