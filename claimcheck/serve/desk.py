"""What stands ready to answer a request, and the bounds a request is held to."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from claimcheck.decisions import Decisions
from claimcheck.ledger.store import Ledger
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.rule import Rule
from claimcheck.serve.forms import FailOn


class Asked(StrEnum):
    """What a request wants to know."""

    CHECK = "check"
    EXTRACT = "extract"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Desk:
    """The rules, words, decisions and ledger; all of them fixed when the service starts.

    `publishing` is whether a request may ask for its drafts to be added to the ledger.
    """

    rules: tuple[Rule, ...]
    levels: Levels
    lexicon: Lexicon
    decisions: Decisions
    today: date | None
    fail_on: FailOn
    ledger: Ledger | None
    publishing: bool


class Opening(Hashable, Protocol):
    """Makes a desk ready. It is pickled to each worker process, which keeps what it makes."""

    def __call__(self) -> Desk:
        """Return a desk.

        Raises:
            ClaimcheckError: with what must be mended first.
        """


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take; bodies in bytes, times in seconds.

    Attributes:
        body: the longest body.
        sending: how long a client may take to send one.
        seconds: how long an answer may take, waiting for a free worker included.
        workers: requests answered at once, each in a process of its own.
        waiting: requests that may wait for a worker; a further one is turned away.
        connections: open connections; a further one is turned away.
    """

    body: int = 8_000_000
    sending: float = 10.0
    seconds: float = 30.0
    workers: int = 2
    waiting: int = 64
    connections: int = 512
