"""The lattices in force, as the lexicon gives them."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.lexicon import Lexicon, load
from claimcheck.series.axes import Scopes, Tree


def scopes(lexicon: Lexicon) -> Scopes:
    """Return the lattices of a lexicon, built once."""
    return lexicon.compiled(_build)


@lru_cache(maxsize=1)
def shipped() -> Scopes:
    """Return the lattices of the shipped lexicon."""
    return scopes(load())


def _build(lexicon: Lexicon) -> Scopes:
    return Scopes(metrics=Tree(), populations=Tree())
