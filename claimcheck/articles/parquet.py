"""Parquet: one article a row, with the fields of a JSON record."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.articles.input import LONGEST, Input, too_long
from claimcheck.articles.record import article
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.model import Article

SUFFIXES = (".parquet",)
ROWS = 32  # at a time, so that a column of one long text many times over cannot fill the memory


def read(given: Input) -> Iterator[Article]:
    """Yield the article of each row; rows count from 1.

    Raises:
        Mistakes: after the last row, with every row that is not an article.
        ArticleError: when the file is broken.
    """
    import pyarrow as pa
    from pyarrow import parquet

    mistakes: list[ClaimcheckError] = []
    number = 0
    with given.opened() as stream:
        try:
            for batch in parquet.ParquetFile(stream).iter_batches(ROWS):
                for row in batch.to_pylist():
                    number += 1
                    try:
                        yield _article(row, given.name, number)
                    except ClaimcheckError as caught:
                        mistakes += caught.errors if isinstance(caught, Mistakes) else [caught]
        except (pa.ArrowException, OSError, UnicodeDecodeError) as caught:
            problem = f"this is no whole Parquet file: {' '.join(str(caught).split())[:200]}"
            raise ArticleError(given.name, problem, "write it again, or copy it anew") from None
    if not number:
        mistakes.append(ArticleError(given.name, "the file is empty", "give it a row an article"))
    if mistakes:
        raise Mistakes(tuple(mistakes))


def _article(row: dict[str, object], name: str, number: int) -> Article:
    text = row.get("text")
    if isinstance(text, str) and len(text) > LONGEST:
        raise too_long(f"{name}:{number}")
    return article(row, name, number)
