"""JSON Lines: one article a record, offsets counted in its own strings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from claimcheck.articles.input import LONGEST, Input, decoded, lines, too_long
from claimcheck.articles.record import NAMES, article
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.model import Article

SUFFIXES = (".jsonl", ".ndjson")
BLANKS = 1_000_000  # lines; a file of nothing else must not be read for minutes
RECORD = 'one whole record a line, such as {"id": "a1", "text": "…"}'


def read(given: Input) -> Iterator[Article]:
    """Yield the article of each line; blank lines are passed over.

    Raises:
        Mistakes: after the last line, with every line that is not an article.
    """
    with given.opened() as stream:
        yield from records(stream, given.name)


def records(stream: BinaryIO, name: str) -> Iterator[Article]:
    """Yield the article of each line of a stream; `name` is what messages call it.

    Raises:
        Mistakes: after the last line, with every line that is not an article.
    """
    mistakes: list[ClaimcheckError] = []
    found = blank = 0
    for number, offset, line in lines(stream):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            blank += 1
            if blank > BLANKS:
                problem = f"more than {BLANKS:,} blank lines"
                raise ArticleError(f"{name}:{number}", problem, "take them out")
            continue
        found += 1
        place = f"{name}:{number}"
        try:
            yield article(_record(line, place, offset), name, number)
        except ClaimcheckError as caught:
            mistakes += caught.errors if isinstance(caught, Mistakes) else [caught]
    if not found:
        mistakes.append(ArticleError(name, "the file is empty", "give it one JSON record a line"))
    if mistakes:
        raise Mistakes(tuple(mistakes))


def _record(line: bytes, place: str, offset: int) -> dict[str, Any]:
    """Return the JSON object of a line.

    Raises:
        ArticleError: with the column where JSON ends.
    """
    if len(line) > LONGEST:
        raise too_long(place)
    return mapping(decoded(line, place, offset).rstrip("\r\n"), place)


def once(place: str, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the fields of a JSON object.

    Raises:
        ArticleError: when one is set twice.
    """
    found = dict(pairs)
    if len(found) < len(pairs):
        [(name, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise ArticleError(place, f"{name!r} is set twice", "keep one of the two")
    return found


def mapping(text: str, place: str, hint: str = RECORD) -> dict[str, Any]:
    """Return the JSON object that a text is; `hint` says what a wrong one should be.

    Raises:
        ArticleError: with the column where JSON ends, and its line unless it is a record's; or
            with a key that is given twice, of which JSON would keep the last.
    """
    try:
        found = json.loads(text, object_pairs_hook=partial(once, place))
    except json.JSONDecodeError as caught:
        line = "" if hint == RECORD else f":{caught.lineno}"
        problem = f"this is not JSON: {caught.msg[:1].lower()}{caught.msg[1:]}"
        raise ArticleError(f"{place}{line}:{caught.colno}", problem, hint) from None
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
