"""The working record of one number while the recognisers fill it in, and what they may look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon
from claimcheck.model import (
    Article,
    Comparator,
    DateMention,
    DayBasis,
    Kind,
    Source,
    Status,
    Window,
)

NOBODY, ANY_TIME = Source(), Window()  # what every number begins with


@dataclass(slots=True)
class Draft:
    """One number being read. Token indexes count in its scan; ranges are half-open.

    `first`/`last` cover the numeral with its magnitude word (both ends of a range); `left`/`right`
    grow to cover the words that belong to it: comparator, currency, unit, counted noun. `shape` is
    how it is written: digits, words, vague, share, multiple. `noun` is the token range of the
    counted noun as written, if there is one; `unit` its singular, an ISO code, `%` or a measure.
    `shares_comparator` marks a comparator taken over from another number across "and".
    """

    first: int
    last: int
    value: Decimal
    granularity: Decimal = Decimal(1)
    value_high: Decimal | None = None
    shape: str = "digits"
    left: int = -1
    right: int = -1
    comparator: Comparator = Comparator.EXACT
    comparator_words: str = ""
    shares_comparator: bool = False
    increment: bool = False
    direction: str | None = None
    unit: str | None = None
    unit_type: str = ""  # money, percent, points, measure, count, age, duration, ratio
    noun: tuple[int, int] | None = None
    what: str = ""
    metric: str | None = None
    population: str | None = None
    place: str | None = None
    destination: str | None = None
    kind: Kind = Kind.OTHER
    status: Status = Status.ASSERTED
    source: Source = NOBODY
    window: Window = ANY_TIME
    event: str | None = None
    quoted: bool = False
    dropped: str = ""  # why it is no claim after all ("pronoun", "clock time", …)
    confidence: float = 1.0
    why: list[str] = field(default_factory=list)

    def because(self, aspect: str, recogniser: str, words: str) -> None:
        """Note which recogniser read which aspect from which words (`extract --explain`)."""
        self.why.append(f"{aspect}: {recogniser}: {words}")


@dataclass(slots=True)
class Reading:
    """What a recogniser may look at besides the scan in front of it.

    `scans` are the article's blocks in order, `drafts` and `dates` what was found in each
    (same index). `notes` is where a recogniser keeps what it learned about the whole article
    (dateline place, last named source, …) under its own module name.
    """

    article: Article
    lexicon: Lexicon
    published: date | None
    published_basis: DayBasis
    scans: list[Scan] = field(default_factory=list)
    dates: list[list[DateMention]] = field(default_factory=list)
    drafts: list[list[Draft]] = field(default_factory=list)
    notes: dict[str, object] = field(default_factory=dict)
