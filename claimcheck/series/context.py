"""What a comparison must know that is not in the two claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from claimcheck.series.axes import Scopes


@dataclass(frozen=True, slots=True)
class Side:
    """What is known about one of the two claims from elsewhere.

    `origin` is where the figure comes from; `pub` its publication day where the claim has none;
    `revision` says that its text or the ledger declares a revision of the figure before;
    `reclass` that it is a part whose whole did not fall when it did.
    """

    origin: Literal["corpus", "ledger"] = "corpus"
    pub: date | None = None
    revision: bool = False
    reclass: bool = False


@dataclass(frozen=True, slots=True)
class Context:
    """Both sides, the days on which the measure was redefined, and the lattices in force.

    Without `scopes` the shipped lexicon's are used.
    """

    a: Side = field(default_factory=Side)
    b: Side = field(default_factory=Side)
    breaks: tuple[date, ...] = ()
    scopes: Scopes | None = None

    def mirrored(self) -> Context:
        """Return the same context for the two claims the other way round."""
        return Context(self.b, self.a, self.breaks, self.scopes)
