"""A body of bytes -> articles, read like the records of a .jsonl file; no path is in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any, NoReturn

from claimcheck import articles
from claimcheck.articles.input import Input, decoded
from claimcheck.articles.jsonl import once
from claimcheck.articles.record import NAMES
from claimcheck.errors import ArticleError, Mistakes
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article

BODY, RECORDS = "body", "articles.jsonl"
FORM = 'send {"articles": [{"id": "a1", "text": "…"}]}'
ONLY_GATE = "publish"


class BodyError(ArticleError):
    """A body that is no JSON document at all."""


def parsed(body: bytes) -> dict[str, Any]:
    """Return the JSON object of a body.

    Raises:
        BodyError: when the body is empty, not UTF-8 or not JSON.
        ArticleError: when it is JSON of another form.
    """
    try:
        text = decoded(body, BODY)
        if not text.strip():
            raise ArticleError(BODY, "the body is empty", FORM)
        found = json.loads(text, parse_constant=_no_number, object_pairs_hook=partial(once, BODY))
    except json.JSONDecodeError as caught:
        place = f"{BODY}:{caught.lineno}:{caught.colno}"
        problem = f"this is not JSON: {caught.msg[:1].lower()}{caught.msg[1:]}"
        raise BodyError(place, problem, FORM) from None
    except RecursionError:
        raise BodyError(BODY, "this cannot be read: nested too deep", FORM) from None
    except ValueError:
        raise BodyError(BODY, "this cannot be read: a number too long", FORM) from None
    except ArticleError as caught:
        raise BodyError(*caught.args) from None
    if not isinstance(found, dict):
        kind = NAMES.get(type(found), "single value")
        raise ArticleError(BODY, f"a request is a map of fields, this is a {kind}", FORM)
    return found


def _no_number(word: str) -> NoReturn:
    raise ArticleError(BODY, f"this is not JSON: {word} is no number of it", "write null")


def publishing(request: dict[str, Any], *, gate: bool) -> bool:
    """Return whether a request asks for its drafts to be published.

    Raises:
        ArticleError: when a field is not known, or its value cannot be used.
    """
    known = ("articles", ONLY_GATE) if gate else ("articles",)
    for key in request:
        if key not in known:
            hint = f"it has {' and '.join(f'`{name}`' for name in known)}"
            raise ArticleError(BODY, f"a request has no {key!r}", hint)
    asked = request.get(ONLY_GATE, False)
    if not isinstance(asked, bool):
        raise ArticleError(BODY, f"`{ONLY_GATE}` is {asked!r}", "write true or false")
    return asked


def read(request: dict[str, Any], lexicon: Lexicon, *, named: bool = False) -> Iterator[Article]:
    """Return the articles of a request, one record after the other.

    Args:
        request: the JSON object of a body.
        lexicon: the words to tell languages by.
        named: whether each must have an id: a draft without one would be set against its own
            earlier version in the ledger, and be published over whatever came without one.

    Raises:
        Mistakes: after the last record, with everything that cannot be used.
        ArticleError: when there are none.
    """
    given = request.get("articles")
    if not isinstance(given, list):
        found = f"`articles` is a {NAMES.get(type(given), 'single value')}" if given else None
        raise ArticleError(BODY, found or "the request has no `articles`", FORM)
    if not given:
        raise ArticleError(BODY, "there is nothing to check", "send at least one article")
    if named:
        _named(given)
    lines = "\n".join(json.dumps(record) for record in given)
    return articles.read([Input(RECORDS, content=lines.encode())], lexicon)


def _named(records: list[Any]) -> None:
    """Refuse drafts without a name.

    Raises:
        Mistakes: with every record that has no id.
    """
    lacking = tuple(
        ArticleError(f"{RECORDS}:{number}", "the draft has no `id`", "send the one it will keep")
        for number, record in enumerate(records, start=1)
        if isinstance(record, dict) and record.get("id") is None
    )
    if lacking:
        raise Mistakes(lacking)
