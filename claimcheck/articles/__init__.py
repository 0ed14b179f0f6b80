"""File -> Article: one file per input format, found because it exists.

A format module holds `SUFFIXES` and `read(given: Input) -> Iterator[Article]`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

import xxhash

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


def read(
    inputs: Iterable[Input],
    lexicon: Lexicon,
    aside: Callable[[ClaimcheckError], None] | None = None,
) -> Iterator[Article]:
    """Yield the articles of all inputs in order, each with its language where that is clear.

    A record given again word for word under its own id is the same article and is read once.
    `aside` takes what could not be read, so that the rest is checked all the same.

    Raises:
        Mistakes: after the last input, with everything that could not be read, and every id that
            was used twice, unless `aside` took it.
    """
    mistakes: list[ClaimcheckError] = []
    seen: dict[str, tuple[str, str]] = {}
    known = lexicon.compiled(languages)
    for given in inputs:
        try:
            for article in reader(given).read(given):
                new, said = article.id not in seen, _said(article)
                first, before = seen.setdefault(article.id, (located(article), said))
                if new:
                    yield replace(article, language=detect(article, known))
                elif said != before:
                    problem = f"id {article.id!r} was already used at {first}"
                    hint = "give each article an id of its own"
                    mistakes.append(ArticleError(located(article), problem, hint))
        except Mistakes as caught:
            mistakes += caught.errors
        except ClaimcheckError as caught:
            mistakes.append(caught)
    if mistakes and aside is None:
        raise Mistakes(tuple(mistakes))
    for one in mistakes:
        assert aside
        aside(one)


def _said(article: Article) -> str:
    """Return a hash of what a record says and when, short enough to keep for every article."""
    said = (article.title, article.caption, article.text, str(article.published))
    return xxhash.xxh3_128_hexdigest("\0".join(said).encode(errors="surrogatepass"))


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
