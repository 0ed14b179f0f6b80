"""File -> Article: one file per input format, found because it exists.

A format module holds `SUFFIXES` and `read(given: Input) -> Iterator[Article]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from claimcheck.articles.input import Input
from claimcheck.articles.language import detect, languages
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.lexicon import Lexicon
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


def read(inputs: Iterable[Input], lexicon: Lexicon) -> Iterator[Article]:
    """Yield the articles of all inputs in order, each with its language where that is clear.

    A record given again word for word under its own id is the same article and is read once.

    Raises:
        Mistakes: after the last input, with everything that could not be read, and every id that
            was used twice.
    """
    mistakes: list[ClaimcheckError] = []
    seen: dict[str, Article] = {}
    known = lexicon.compiled(languages)
    for given in inputs:
        try:
            for article in reader(given).read(given):
                first = seen.setdefault(article.id, article)
                if first is article:
                    yield replace(article, language=detect(article, known))
                elif not _same(first, article):
                    problem = f"id {article.id!r} was already used at {located(first)}"
                    hint = "give each article an id of its own"
                    mistakes.append(ArticleError(located(article), problem, hint))
        except Mistakes as caught:
            mistakes += caught.errors
        except ClaimcheckError as caught:
            mistakes.append(caught)
    if mistakes:
        raise Mistakes(tuple(mistakes))


def _same(a: Article, b: Article) -> bool:
    """Whether two records of one id say the same on the same day."""
    said = [(x.text, x.title, x.caption, x.published) for x in (a, b)]
    return said[0] == said[1]


def located(article: Article) -> str:
    """Return where an article begins: its path, and the line of its record if it is one of many."""
    return article.path if article.record is None else f"{article.path}:{article.record}"


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
