"""News in JSON -> Article. Source: IPTC ninjs 1.x and 2.x."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from claimcheck.articles.assembled import Facts, Part, assembled
from claimcheck.articles.blocks import body
from claimcheck.articles.input import Input
from claimcheck.articles.jsonl import mapping
from claimcheck.articles.markup import of_text
from claimcheck.articles.record import published, unprintable
from claimcheck.errors import ArticleError
from claimcheck.model import Article, BlockKind

SUFFIXES = (".json",)
DAYS = ("versioncreated", "contentcreated", "firstcreated")
MARKED = ("body_xhtml", "body_html")
OTHER = (
    "give it an IPTC ninjs item, put records into a .jsonl file, or list it in .claimcheckignore"
)
Item = Mapping[str, Any]


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a file; a plain body stays as it is, so that offsets are its own.

    Raises:
        ArticleError: when it is no JSON, no ninjs item, or has no words.
    """
    item = mapping(given.text(), given.name, OTHER)
    if not isinstance(item.get("uri"), str):
        raise ArticleError(given.name, "this is no ninjs item: it has no `uri`", OTHER)
    written = next(filter(None, (_words(item, name, given.name) for name in DAYS)), None)
    day = published(written, given.name)
    plain, found = _body(item, given.name)
    parts = [Part(BlockKind.HEADLINE, _one(item, "headline", given.name)), *found]
    if item.get("type", "text") == "text":
        parts += _captions(item, given.name)
    else:
        parts.append(Part(BlockKind.CAPTION, _one(item, "description", given.name)))
    facts = Facts(given.name, item["uri"] or given.name, 1, day)
    if not plain:
        yield assembled(parts, facts)
        return
    if problem := unprintable(plain):
        raise ArticleError(given.name, f"its body holds {problem}", "mend the text at its origin")
    around = assembled((Part(BlockKind.BODY, "x"), *parts), facts)
    above = tuple(block for block in around.blocks if block.field != "text")
    yield replace(around, text=plain, blocks=(*above, *body(plain, "text")))


def _body(item: Item, place: str) -> tuple[str, list[Part]]:
    """Return the plain body as it stands, or the parts of a marked-up one."""
    bodies = _list(item, "bodies")
    for name in ("body_text", *(key for key in sorted(item) if key.startswith("body_text"))):
        if (text := _words(item, name, place)).strip():
            return text, []
    plain = [one for one in bodies if one.get("contenttype", "text/plain") == "text/plain"]
    for one in plain:
        if (text := _words(one, "value", place)).strip():
            return text, []
    marked = [_words(item, name, place) for name in MARKED]
    marked += [_words(one, "value", place) for one in bodies if one not in plain]
    return "", of_text(next(filter(None, marked), ""))


def _one(item: Item, name: str, place: str) -> str:
    """Return a headline or description: of version 1 under its name, of version 2 in a list."""
    own = {"headline": "headline", "description": "description_text"}[name]
    listed = (_words(one, "value", place) for one in _list(item, f"{name}s"))
    return _words(item, own, place) or next(filter(None, listed), "")


def _captions(item: Item, place: str) -> Iterator[Part]:
    """Yield the captions of what goes with the text."""
    others = item.get("associations")
    found = list(others.values()) if isinstance(others, dict) else _list(item, "associations")
    for other in found:
        if isinstance(other, dict) and other.get("type") in {"picture", "graphic", "video"}:
            yield Part(BlockKind.CAPTION, _one(other, "description", place))


def _list(item: Item, name: str) -> list[Item]:
    found = item.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _words(item: Item, name: str, place: str) -> str:
    """Return a string of an item; absent or null is empty.

    Raises:
        ArticleError: when it is anything else.
    """
    found = item.get(name)
    if not isinstance(found, str | None):
        raise ArticleError(place, f"`{name}` is no string", "write it as a string")
    return found or ""
