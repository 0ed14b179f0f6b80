"""News in XML: NITF, NewsML-G2, RSS and Atom, told apart by the root element."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.articles import feeds, newsml, nitf, xmltree
from claimcheck.articles.input import Input
from claimcheck.errors import ArticleError
from claimcheck.model import Article

SUFFIXES = (".xml", ".nitf", ".rss", ".atom")
ROOTS = {
    "nitf": nitf.articles,
    "newsItem": newsml.articles,
    "newsMessage": newsml.articles,
    "rss": feeds.articles,
    "RDF": feeds.articles,
    "feed": feeds.articles,
    "entry": feeds.articles,
}


def read(given: Input) -> Iterator[Article]:
    """Yield the articles of a document in order.

    Raises:
        ArticleError: when it is no XML, no news format, could grow when read, or holds no text.
    """
    root = xmltree.parse(given.whole(), given.name)
    if root.tag not in ROOTS:
        raise ArticleError(
            f"{given.name}:{root.line}",
            f"<{root.tag[:40]}> is no news format that can be read",
            "give it NITF, NewsML-G2, RSS or Atom, or list the file in .claimcheckignore",
        )
    found = False
    for article in ROOTS[root.tag](root, given.name):
        found = True
        yield article
    if not found:
        problem = "no article with running text was found in it"
        raise ArticleError(given.name, problem, "give it an article, or take it out")
