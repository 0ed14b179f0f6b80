"""The program as a library: extract, check and relate, with the shipped rules and words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from os import PathLike
from pathlib import Path

from claimcheck import claims, lexicon, pipeline, rulebook
from claimcheck.articles import formats, read
from claimcheck.articles.record import article
from claimcheck.articles.walk import walk
from claimcheck.findings import Report
from claimcheck.model import Claim
from claimcheck.series.relation import relate

__all__ = ["check", "extract", "relate"]


def extract(text: str, published: date | None = None, title: str = "") -> list[Claim]:
    """Return the quantity claims of a text, those of its title first, in text order.

    Args:
        text: the body of one article.
        published: its publication day; without it, one is inferred where the text allows.
        title: its headline.
    """
    record = {"id": "text", "text": text, "title": title or None, "date": published}
    return list(claims.extract(article(record, "text", 1), lexicon.load()).claims)


def check(paths: Iterable[str | PathLike[str]], rules: Iterable[Path] = ()) -> Report:
    """Return what the rules find in the articles of files and folders.

    Args:
        paths: files and folders, mixed; a folder is walked in sorted order.
        rules: rule files or folders of them, laid over the shipped rules.

    Raises:
        Mistakes: with everything that is wrong in the articles, the rules or the lexicon.
    """
    words = lexicon.load()
    book = rulebook.load(rules)
    inputs = walk([Path(path) for path in paths], formats())
    return pipeline.check(read(inputs, words), book, words)
