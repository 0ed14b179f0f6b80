"""File -> Article: one file per input format, found because it exists.

A format module holds `SUFFIXES` and `read(given: Input) -> Iterator[Article]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from claimcheck.articles.input import Input
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.model import Article


@lru_cache(maxsize=1)
def formats() -> Mapping[str, ModuleType]:
    """Return each module of this package that reads a format, by suffix (".txt")."""
    modules = [import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__)]
    return {
        suffix: module
        for module in sorted(modules, key=lambda m: m.__name__)
        for suffix in getattr(module, "SUFFIXES", ())
    }


def read(inputs: Iterable[Input]) -> Iterator[Article]:
    """Yield the articles of all inputs in order.

    Raises:
        Mistakes: after the last input, with everything that could not be read, ids used twice,
            and no article at all.
    """
    mistakes: list[ClaimcheckError] = []
    seen: dict[str, str] = {}
    for given in inputs:
        try:
            for article in reader(given).read(given):
                place = (
                    article.path if article.record is None else f"{article.path}:{article.record}"
                )
                if article.id in seen:
                    mistakes.append(
                        ArticleError(
                            place,
                            f"id {article.id!r} was already used at {seen[article.id]}",
                            "give each article an id of its own",
                        )
                    )
                seen.setdefault(article.id, place)
                yield article
        except ClaimcheckError as caught:
            mistakes += caught.errors if isinstance(caught, Mistakes) else [caught]
    if mistakes:
        raise Mistakes(tuple(mistakes))


def reader(given: Input) -> ModuleType:
    """Return the module that reads an input.

    Raises:
        ArticleError: when no format has its suffix.
    """
    known = formats()
    if given.suffix not in known:
        raise ArticleError(
            given.name,
            f"no reader for {given.suffix or 'a name without a suffix'}",
            f"one of {', '.join(sorted(known))}",
        )
    return known[given.suffix]
