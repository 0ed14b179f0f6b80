"""The pairs of a group's claims that may clash, found once for all checks that ask for them."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks import Group
from claimcheck.series.opponents import Pair, pairs
from claimcheck.series.scopes import scopes


def opposed(group: Group) -> Sequence[Pair]:
    """Return the pairs of claims that are worth relating, in an order that is theirs alone."""
    return group.once(_pairs)


def _pairs(group: Group) -> tuple[Pair, ...]:
    return tuple(pairs(group.claims, scopes(group.lexicon)))
