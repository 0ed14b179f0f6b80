"""Markdown with optional YAML front matter; offsets count in the file as it stands.

Marks of emphasis, links and tags are blanked out with spaces of the same length, so that
"**549** civilians" reads as words while every offset stays that of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from claimcheck import plainyaml
from claimcheck.articles.blocks import LINE_END, block
from claimcheck.articles.input import Input
from claimcheck.articles.record import KNOWN, NAMES, day_of, published
from claimcheck.errors import ArticleError
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown")
FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?:^)(?:---|\.\.\.)[ \t]*\r?(?:\n|\Z)", re.DOTALL | re.M)
OPENED = re.compile(rf"---[ \t]*\r?\n(?:{'|'.join(KNOWN)}):\s")
MARKS = re.compile(
    r"!?\[(?=[^\[\]\n]{0,2000}\])"  # the opening of a link or picture
    r"|\](?:\([^()\s]{0,2000}(?:[ \t]\"[^\"\n]{0,500}\")?\)|\[[^\[\]\n]{0,200}\])?"
    r"|</?[A-Za-z][^<>\n]{0,500}>|<!--(?:(?!-->)[^\n]){0,500}-->"
    r"|\*{1,3}|`{1,3}|~~|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|\\(?=[!-/:-@\[-`{-~])"
)
LEADING = re.compile(r"[ \t]*(?:(?:[-*+>]|#{1,6}|\d{1,9}[.)])[ \t]+)*")
PICTURE = re.compile(r"!\[[^\[\]\n]{0,2000}\]\([^()\n]{0,2000}\)\Z")


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: its values by key, where each begins, and where the text goes on."""

    values: dict[str, str]
    places: dict[str, tuple[int, int]]
    end: int = 0
    lines: int = 0


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a Markdown file.

    Raises:
        ArticleError: when it cannot be read as text, or its front matter is wrong.
    """
    raw = given.text()
    front = _front(raw, given.name)
    line, column = front.places.get("date", (1, 1))
    day = published(day_of(front.values), f"{given.name}:{line}:{column}")
    text = raw[: front.end] + MARKS.sub(lambda m: " " * len(m.group()), raw[front.end :])
    yield Article(
        id=front.values.get("id", given.name),
        path=given.name,
        text=text,
        blocks=tuple(_blocks(raw, text, front)),
        published=day,
        published_basis=DayBasis.FRONT_MATTER if day else DayBasis.NONE,
        outlet=front.values.get("outlet"),
        metadata=tuple(
            (key, value)
            for key, value in front.values.items()
            if key not in {"id", "title", "caption", "date", "outlet"}
        ),
    )


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    """Return a parser of blocks alone; its inline pass is not linear on hostile text."""
    from markdown_it import MarkdownIt  # 40 ms that a folder of plain text need not pay

    return MarkdownIt("commonmark").enable("table").disable("inline")


def _front(raw: str, name: str) -> Front:
    match = FRONT.match(raw)
    if not match:
        if OPENED.match(raw):
            problem = "the front matter that begins here does not end"
            raise ArticleError(f"{name}:1", problem, "put a line --- below its last key")
        return Front({}, {})
    document = plainyaml.load(raw[: match.end(1)], name, ArticleError)
    if not isinstance(document.data, dict):
        hint = "write it as `title: …`, one key a line, or take the two --- lines out"
        raise ArticleError(f"{name}:2", "the front matter is no map of keys", hint)
    for key in KNOWN:
        if (kind := NAMES.get(type(document.data.get(key)))) and key != "date":
            place = document.place(name, (key,))
            raise ArticleError(place, f"`{key}` is a {kind}", "write it as a string")
    return Front(
        {
            key: value if isinstance(value, str) else repr(value)
            for key, value in document.data.items()
            if value not in ("", "null", "~")
        },
        {key: document.at[(key,)] for key in document.data},
        match.end(),
        len(LINE_END.findall(raw[: match.end()])),
    )


def _blocks(raw: str, text: str, front: Front) -> Iterator[Block]:
    starts = [0, *(m.end() for m in LINE_END.finditer(raw)), len(raw)]
    title = front.values.get("title", "").strip()
    for key, kind in (("title", BlockKind.HEADLINE), ("caption", BlockKind.CAPTION)):
        words = front.values.get(key, "").strip()
        if words and (at := raw.find(words, starts[front.places[key][0] - 1], front.end)) >= 0:
            yield block(kind, "text", text, Span(at, at + len(words)))
    for kind, first, last in _parts(_parser().parse(raw[front.end :])):
        start, end = starts[front.lines + first], starts[min(front.lines + last, len(starts) - 1)]
        found = _block(kind, raw, text, Span(start, end))
        if found and not (found.kind is BlockKind.HEADLINE and title):
            yield found
        elif found and found.text != title:
            yield block(BlockKind.BODY, "text", text, found.span)


def _block(kind: BlockKind, raw: str, text: str, span: Span) -> Block | None:
    """Return the block of some lines without the marks they begin with; None if no word is left."""
    lead = LEADING.match(raw, span.start, span.end)
    start = lead.end() if lead and kind is not BlockKind.TABLE else span.start
    if PICTURE.match(raw[start : span.end].strip()):
        kind = BlockKind.CAPTION
    words = text[start : span.end]
    return block(kind, "text", text, Span(start, span.end)) if words.strip() else None


def _parts(tokens: list[Token]) -> Iterator[tuple[BlockKind, int, int]]:
    """Yield kind, first line and line after the last of each part that holds running words."""
    depth = 0
    headed = False
    for token in tokens:
        if token.type in {"list_item_open", "list_item_close"}:
            depth += token.nesting
        if token.map is None:
            continue
        first, last = token.map
        if token.type == "heading_open":
            top = token.tag == "h1" and not headed
            headed = headed or top
            yield (BlockKind.HEADLINE if top else BlockKind.BODY), first, last
        elif token.type == "paragraph_open":
            yield (BlockKind.LIST if depth else BlockKind.BODY), first, last
        elif token.type == "tr_open":
            yield BlockKind.TABLE, first, last
