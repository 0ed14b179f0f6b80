"""A page -> Article: headline, captions, day, and the running text without what is around it.

The running text is what trafilatura (extra `html`) takes it to be.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

from claimcheck.articles.assembled import Facts, Part, assembled
from claimcheck.articles.input import Input
from claimcheck.articles.markup import of_elements
from claimcheck.articles.record import published
from claimcheck.errors import ArticleError
from claimcheck.model import Article, BlockKind

SUFFIXES = (".html", ".htm", ".xhtml")
LARGEST = 2_000_000  # bytes; the words of a page are a small part of it
DEEPEST = 200  # elements inside elements
MOST = 10_000  # elements; front pages have some 5,000
DAYS = (  # what pages call their day of publication, the most exact first
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "date",
)
TITLES = ("og:title", "twitter:title")
OUTLETS = ("og:site_name", "application-name")


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a page.

    Raises:
        ArticleError: when it is no page, too large, nested too deep or without running text.
    """
    try:
        import trafilatura
    except ImportError:
        hint = "pip install 'claimcheck[html]', or list the pages in .claimcheckignore"
        raise ArticleError(given.name, "web pages need a library more", hint) from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)  # it is told in our words
    page = given.text()
    if len(page.encode()) > LARGEST:
        problem = f"larger than a page with an article can be ({LARGEST:,} bytes)"
        raise ArticleError(given.name, problem, "give it the article alone")
    tree = trafilatura.load_html(page)
    if tree is None:
        raise ArticleError(given.name, "this is no web page", "give it HTML, or name it .txt")
    _refuse_endless(tree, given.name)
    told = _told(tree)
    parts = [*_around(tree, told)]
    taken: Any = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    if taken is not None and taken.body is not None:
        parts += [_running(part) for part in of_elements([taken.body])]
    facts = Facts(given.name, given.name, 1, _day(told), _first(told, OUTLETS))
    yield assembled(parts, facts)


def _refuse_endless(tree: Any, place: str) -> None:  # noqa: ANN401 - lxml has no types
    """Refuse a page of so many elements, or so deep, that taking it apart would not end in time."""
    waiting = [(tree, 1)]
    number = 0
    while waiting:
        element, depth = waiting.pop()
        number += 1
        if depth > DEEPEST or number > MOST:
            problem = "nested too deep" if depth > DEEPEST else f"more than {MOST:,} elements"
            raise ArticleError(place, f"refused: {problem}", "give it the article alone")
        waiting += ((child, depth + 1) for child in element)


def _told(tree: Any) -> dict[str, str]:  # noqa: ANN401
    """Return what the page says of itself, the first word on each thing, names in lower case."""
    told: dict[str, str] = {}
    for element in tree.iter("script"):
        if element.get("type") == "application/ld+json":
            for name in ("headline", "datePublished"):
                for value in _linked(element.text or "", name):
                    told.setdefault(name.lower(), value)
    for element in tree.iter("meta", "time"):
        content = (element.get("content") or element.get("datetime") or "").strip()
        for key in ("property", "name", "itemprop"):
            if content and element.get(key):
                told.setdefault(element.get(key).strip().lower(), content)
    return told


def _linked(text: str, name: str) -> Iterator[str]:
    """Yield the strings under a name in linked data, which often is broken."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    while waiting:
        found = waiting.pop(0)
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict):
            if isinstance(found.get(name), str):
                yield found[name]
            waiting += [found[key] for key in ("@graph", "mainEntity") if key in found]


def _around(tree: Any, told: dict[str, str]) -> Iterator[Part]:  # noqa: ANN401
    """Yield the headline and the captions."""
    printed = (part.words for h1 in tree.iter("h1") for part in of_elements([h1]))
    title = next((words for words in printed if words.strip()), "")
    named = "".join("".join(one.itertext()) for one in tree.iter("title"))
    words = title or told.get("headline") or _first(told, TITLES) or named
    yield Part(BlockKind.HEADLINE, words)
    for caption in tree.iter("figcaption"):
        yield Part(BlockKind.CAPTION, " ".join(part.words for part in of_elements([caption])))


def _running(part: Part) -> Part:
    """Return a part of the running text; its headings are part of it."""
    return (
        part if part.kind in {BlockKind.LIST, BlockKind.TABLE} else Part(BlockKind.BODY, part.words)
    )


def _first(told: dict[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name)), "")


def _day(told: dict[str, str]) -> date | None:
    """Return the day of publication; one that is not written as an ISO day is not guessed at."""
    for name in DAYS:
        try:
            if day := published(told.get(name), ""):
                return day
        except ArticleError:
            continue
    return None
