"""A record of named fields -> Article, whatever file format it came in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any

from claimcheck.articles.blocks import block, body
from claimcheck.errors import ArticleError, Mistakes
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

STRINGS = ("text", "title", "caption", "outlet")
NAMES = {list: "list", dict: "map", bool: "truth value"}
# What content systems call the day of an article, besides `date`.
DAY_NAMES = (
    *("published", "published_at", "publication_date", "publish_date", "publishdate"),
    *("pubdate", "pub_date", "datepublished", "date_published"),
)
KNOWN = ("id", "date", *STRINGS, "url")


def article(record: Mapping[str, Any], path: str, number: int) -> Article:
    """Return the article of a record. `number` is its line, counted from 1; null means absent.

    Raises:
        Mistakes: with every field that cannot be used.
    """
    place = f"{path}:{number}"
    given = {key: value for key, value in record.items() if value is not None}
    mistakes = list(_mistakes(given, place))
    day = None
    try:
        day = published(day_of(given), place)
    except ArticleError as caught:
        mistakes.append(caught)
    if mistakes:
        raise Mistakes(tuple(mistakes))
    strings = {name: given.get(name, "") for name in ("text", "title", "caption")}
    return Article(
        id=str(given.get("id", place)),
        path=path,
        **strings,
        blocks=tuple(_blocks(strings)),
        published=day,
        published_basis=DayBasis.METADATA if day else DayBasis.NONE,
        record=number,
        outlet=given.get("outlet"),
        metadata=tuple(
            (key, value if isinstance(value, str) else repr(value))
            for key, value in given.items()
            if key not in KNOWN or key == "url"
        ),
    )


def day_of(given: Mapping[str, Any]) -> object:
    """Return what a record gives as its day: `date`, else a day under another usual name.

    Other names hold other things too ("published: true"), so only a day is taken from them.
    """
    if given.get("date") is not None:
        return given["date"]
    named = {key.lower().replace("-", "_"): value for key, value in given.items()}
    for name in DAY_NAMES:
        try:
            datetime.fromisoformat(str(named.get(name)).strip())
        except ValueError:
            continue
        return named[name]
    return None


def published(value: object, place: str) -> date | None:
    """Return the day of an ISO date or date-time, as written, whatever its zone; None if absent.

    Raises:
        ArticleError: when it is anything else.
    """
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value).strip()).date()
    except ValueError:
        raise ArticleError(
            place, f"`date` is {value!r}, which is no day", "write it as 2022-03-10"
        ) from None


def _mistakes(given: Mapping[str, Any], place: str) -> Iterator[ArticleError]:
    if "text" not in given:
        near = get_close_matches("text", given, n=1) or [
            k for k in ("body", "content") if k in given
        ]
        hint = f"call {near[0]!r} `text`" if near else "every record needs `text`"
        yield ArticleError(place, "the record has no `text`", hint)
    for name in STRINGS:
        if not isinstance(given.get(name, ""), str):
            kind = NAMES.get(type(given[name]), "number")
            yield ArticleError(place, f"`{name}` is a {kind}", "write it as a string")
        elif problem := unprintable(given.get(name, "")):
            yield ArticleError(place, f"`{name}` holds {problem}", "mend the text at its origin")
    if "id" in given:
        yield from _unusable(given["id"], place)


def _unusable(name: object, place: str) -> Iterator[ArticleError]:
    """Yield what is wrong with an id; a whole number is a word of digits."""
    if isinstance(name, bool) or not isinstance(name, str | int) or name == "":
        yield ArticleError(place, f"`id` is {name!r}", "write it as a word")
    elif problem := unprintable(str(name)):
        yield ArticleError(place, f"`id` holds {problem}", "mend it at its origin")


def unprintable(text: str) -> str:
    """Return what in a string cannot be text, or nothing."""
    if "\0" in text:
        return f"a NUL character at {text.index(chr(0))}"
    try:
        text.encode()
    except UnicodeEncodeError as caught:
        return f"half a character (\\u{ord(text[caught.start]):04x}) at {caught.start}"
    return ""


def _blocks(strings: Mapping[str, str]) -> Iterator[Block]:
    title, caption = strings["title"], strings["caption"]
    if title.strip():
        yield block(BlockKind.HEADLINE, "title", title, Span(0, len(title)))
    if caption.strip():
        yield block(BlockKind.CAPTION, "caption", caption, Span(0, len(caption)))
    yield from body(strings["text"], "text")
