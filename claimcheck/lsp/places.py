"""Places of a report -> locations that an editor can open."""

from __future__ import annotations

from pathlib import Path

from lsprotocol.types import Location, Range

from claimcheck.articles import markdown, text
from claimcheck.articles.input import suffix
from claimcheck.checks import Place
from claimcheck.findings import ALSO, Finding
from claimcheck.lsp.desk import Opinion
from claimcheck.lsp.positions import Positions, line
from claimcheck.model import Article

WRITTEN = (*text.SUFFIXES, *markdown.SUFFIXES)  # formats whose offsets count in the file as it is


def own(opinion: Opinion, finding: Finding) -> Range:
    """Return where a finding is shown: its last place in the document, which goes against others.

    Places that came with another rule's finding on the same cause count only where there is none.
    """
    name = opinion.extraction.article.id
    places = [place for place in finding.places if place.article == name]
    places.sort(key=lambda place: place.role != ALSO)
    return opinion.document.positions.span(places[-1].span)


def location(opinion: Opinion, place: Place) -> Location | None:
    """Return where the words of a place stand, None where their file is not in the workspace.

    Words of a record are its line; of a format that is not plain text, its first line.
    """
    article = opinion.report.articles[place.article]
    document = opinion.document
    if article.id == opinion.extraction.article.id:
        return Location(document.uri, document.positions.span(place.span))
    file = Path(article.path)
    if not file.is_file():
        return None
    return Location(file.absolute().as_uri(), _range(opinion, article, place))


def _range(opinion: Opinion, article: Article, place: Place) -> Range:
    if article.record is not None or suffix(Path(article.path)) not in WRITTEN:
        return line(article.record or 1)
    return Positions(article.text, opinion.document.encoding).span(place.span)


def told(opinion: Opinion, place: Place) -> str:
    """Return the words of a place with their role, day and article, on one line."""
    article = opinion.report.articles[place.article]
    parts = [f"{place.role}: “{' '.join(place.exact.split())}”", place.when]
    if article.id != opinion.extraction.article.id:
        parts.append(article.path if article.record is None else f"{article.path} · {article.id}")
    return ", ".join(part for part in parts if part)
