"""NewsML-G2 -> Articles: each news item with text or a caption. Source: IPTC NewsML-G2 2.x."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.articles import nitf
from claimcheck.articles.assembled import Facts, Part, assembled, paragraphs
from claimcheck.articles.markup import of_elements
from claimcheck.articles.record import published
from claimcheck.articles.xmltree import Node
from claimcheck.model import Article, BlockKind

CAPTION = "drol:caption"  # the role of a description, in IPTC's own scheme
DAYS = (
    ("itemMeta", "versionCreated"),
    ("itemMeta", "firstCreated"),
    ("contentMeta", "contentCreated"),
)


def articles(root: Node, path: str) -> Iterator[Article]:
    """Yield the article of each item; one that only points at a picture without a caption has none.

    Raises:
        ArticleError: when an item's day is none.
    """
    for item in root.iter("newsItem"):
        assert isinstance(item, Node)
        found = list(_parts(item))
        if not any(part.words.strip() for part in found):
            continue
        written = next(filter(None, (item.said(*at) for at in DAYS)), None)
        day = published(written, f"{path}:{item.line}")
        title = item.said("contentMeta", "headline")
        name = item.get("guid") or f"{path}:{item.line}"
        outlet = item.said("itemMeta", "provider", "name")
        version = (("version", item.get("version", "")),) if item.get("version") else ()
        facts = Facts(path, name, item.line, day, outlet, version)
        yield assembled((Part(BlockKind.HEADLINE, title), *found), facts)


def _parts(item: Node) -> Iterator[Part]:
    """Yield what an item says below its headline."""
    for told in item.below("contentMeta", "description"):
        if told.get("role") == CAPTION:
            yield Part(BlockKind.CAPTION, "".join(told.itertext()))
    for inline in item.below("contentSet", "inlineXML"):
        for root in inline:
            assert isinstance(root, Node)
            yield from nitf.parts(root) if root.tag == "nitf" else of_elements(_body(root))
    for text in item.below("contentSet", "inlineData"):
        yield from paragraphs("".join(text.itertext()))


def _body(root: Node) -> Iterator[Node]:
    """Yield the body of a page, else the whole of what stands there."""
    bodies = list(root.below("body"))
    yield from bodies or [root]
