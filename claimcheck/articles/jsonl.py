"""JSON Lines: one article a record, offsets counted in its own strings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from claimcheck.articles.input import LONGEST, Input, decoded, too_long
from claimcheck.articles.record import NAMES, article
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.model import Article

SUFFIXES = (".jsonl", ".ndjson")


def read(given: Input) -> Iterator[Article]:
    """Yield the article of each line; blank lines are passed over.

    Raises:
        Mistakes: after the last line, with every line that is not an article.
    """
    mistakes: list[ClaimcheckError] = []
    records = 0
    for number, offset, line in given.lines():
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        records += 1
        place = f"{given.name}:{number}"
        try:
            yield article(_record(line, place, offset), given.name, number)
        except ClaimcheckError as caught:
            mistakes += caught.errors if isinstance(caught, Mistakes) else [caught]
    if not records:
        mistakes.append(
            ArticleError(given.name, "the file is empty", "give it one JSON record a line")
        )
    if mistakes:
        raise Mistakes(tuple(mistakes))


def _record(line: bytes, place: str, offset: int) -> dict[str, Any]:
    """Return the JSON object of a line.

    Raises:
        ArticleError: with the column where JSON ends.
    """
    if len(line) > LONGEST:
        raise too_long(place)
    text = decoded(line, place, offset).rstrip("\r\n")
    try:
        found = json.loads(text)
    except json.JSONDecodeError as caught:
        raise ArticleError(
            f"{place}:{caught.colno}",
            f"this is not JSON: {caught.msg[:1].lower()}{caught.msg[1:]}",
            'one whole record a line, such as {"id": "a1", "text": "…"}',
        ) from None
    except (RecursionError, ValueError) as caught:
        reason = "nested too deep" if isinstance(caught, RecursionError) else "a number too long"
        raise ArticleError(place, f"this record cannot be read: {reason}", "mend it") from None
    if not isinstance(found, dict):
        raise ArticleError(
            place,
            f"a record is a map of fields, this is a {NAMES.get(type(found), 'single value')}",
            'write {"id": "a1", "text": "…"}',
        )
    return found
