"""RSS and Atom -> Articles: each item with its text. Sources: RSS 2.0, RFC 4287."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime

from claimcheck.articles.assembled import Facts, Part, assembled
from claimcheck.articles.markup import of_elements, of_text
from claimcheck.articles.record import published
from claimcheck.articles.xmltree import Node
from claimcheck.model import Article, BlockKind

BODIES = ("encoded", "content", "description", "summary")  # the whole text before its summary
DAYS = ("pubDate", "published", "date", "updated")
ITEMS = ("item", "entry")


def articles(root: Node, path: str) -> Iterator[Article]:
    """Yield the article of each item that says something.

    Raises:
        ArticleError: when an item's day is none.
    """
    outlet = root.said("channel", "title") or root.said("title") * (root.tag == "feed")
    for item in root.iter():
        assert isinstance(item, Node)
        if item.tag not in ITEMS:
            continue
        place = f"{path}:{item.line}"
        found = [Part(BlockKind.HEADLINE, _title(item)), *_body(item)]
        if any(part.words.strip() for part in found):
            name = next(filter(None, map(item.said, ("guid", "id", "link"))), place)
            yield assembled(found, Facts(path, name, item.line, _day(item, place), outlet))


def _title(item: Node) -> str:
    """Return the title, which may hold markup as text."""
    return " ".join(part.words for part in of_text(item.said("title")))


def _body(item: Node) -> list[Part]:
    for name in BODIES:
        for body in item.below(name):
            found = of_elements(body) if len(body) else of_text(body.text or "")
            if found:
                return found
    return []


def _day(item: Node, place: str) -> date | None:
    written = next(filter(None, map(item.said, DAYS)), None)
    try:
        return parsedate_to_datetime(written).date() if written else None
    except ValueError:  # not as in RFC 5322, so as in RFC 3339
        return published(written, place)
