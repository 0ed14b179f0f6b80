"""News Industry Text Format -> Article. Source: IPTC NITF 3.6."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.articles.assembled import Facts, Part, assembled
from claimcheck.articles.markup import of_elements
from claimcheck.articles.record import published
from claimcheck.articles.xmltree import Node
from claimcheck.model import Article, BlockKind


def articles(root: Node, path: str) -> Iterator[Article]:
    """Yield the one article of a document.

    Raises:
        ArticleError: when its day is none, or it has no words.
    """
    data = next(root.below("head", "docdata"), Node("docdata"))
    days = [day.get("norm") for name in ("date.issue", "date.release") for day in data.below(name)]
    names = [name.get("id-string") for name in data.below("doc-id")]
    written = next(filter(None, days), None)
    place = f"{path}:{root.line}"
    yield assembled(
        parts(root),
        Facts(path, next(filter(None, names), path), root.line, published(written, place)),
    )


def parts(root: Node) -> list[Part]:
    """Return the parts of its body; the title of the document stands in for a headline."""
    found = of_elements(root.below("body"))
    if not any(part.kind is BlockKind.HEADLINE for part in found):
        found.insert(0, Part(BlockKind.HEADLINE, root.said("head", "title")))
    return found
