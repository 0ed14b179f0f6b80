"""The facts that flow through the program: frozen records, words always kept.

Offsets are half-open ranges of code points in one string of the article (its `field`).
Days are `datetime.date`; numbers are `Decimal` with the magnitude word applied.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from claimcheck.intervals import Interval
from claimcheck.vocabulary import BlockKind, Comparator, DayBasis, Kind, Severity, Status

__all__ = [
    "Article",
    "Block",
    "BlockKind",
    "Claim",
    "Comparator",
    "DateMention",
    "DayBasis",
    "Extraction",
    "Kind",
    "Mention",
    "PersonMention",
    "Quantity",
    "Severity",
    "Skipped",
    "Source",
    "Span",
    "Status",
    "Window",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points, `text[start:end]`."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One headline, caption or paragraph. `text == article.string(field)[start:end]`."""

    kind: BlockKind
    field: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Article:
    """One input document. Identity is its `id`; days come from what it says, never from files.

    `text`, `title` and `caption` are the strings that offsets count in; a plain text or Markdown
    file is one string, `text`, with all its blocks inside. `path` is as the user gave it and
    `record` is the 1-based line of a record inside it. `evidence` lists what the publication day
    was inferred from.
    """

    id: str
    path: str
    text: str
    title: str = ""
    caption: str = ""
    blocks: tuple[Block, ...] = ()
    published: date | None = None
    published_basis: DayBasis = DayBasis.NONE
    evidence: tuple[str, ...] = ()
    record: int | None = None
    outlet: str | None = None
    language: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()

    def string(self, name: str) -> str:
        """Return the string a block's offsets count in: "text", "title" or "caption"."""
        return {"text": self.text, "title": self.title, "caption": self.caption}[name]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where the words of a claim stand, and the words themselves.

    `exact` runs from the comparator words to the counted noun; `number` is the numeral with its
    magnitude word; `sentence` spans the sentence around it. All in `field`'s code points.
    """

    article: str
    field: str
    block: BlockKind
    span: Span
    exact: str
    number: str
    number_start: int
    sentence: Span
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what its words promise.

    `tally` is where the compiler's own count may lie, `world` where the truth is said to lie
    (CLAIM-MODEL section 1). `granularity` is the last digit that counts, in `unit`.
    `comparator_words` are as written and empty for a bare number. `direction` is "up" or "down"
    for a change. `unit` is an ISO 4217 code, `%`, a measure, or the counted noun in the singular.
    """

    comparator: Comparator
    value: Decimal
    tally: Interval
    world: Interval
    granularity: Decimal = Decimal(1)
    value_high: Decimal | None = None
    comparator_words: str = ""
    direction: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """The days a claim is about; `end` is the as-of day. Each end has its own basis."""

    start: date | None = None
    end: date | None = None
    start_basis: DayBasis = DayBasis.NONE
    basis: DayBasis = DayBasis.NONE


@dataclass(frozen=True, slots=True)
class Source:
    """Who is credited. `name` as in the text, `root` the resolved compiler, `words` the credit.

    `chain` runs from the publisher to the compiler where the text names several; `basis_word` is
    what the numbers are called ("figures", "estimates").
    """

    name: str | None = None
    root: str | None = None
    words: str = ""
    chain: tuple[str, ...] = ()
    basis_word: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One atomic statement: a number, of what, where, when, by whom.

    `metric` and `population` are lexicon ids or None (open vocabulary). `place` is as named,
    `destination` the place role "to". `event` is the id of the happening where one is known.
    `published` is the article's day. `why` names the recognisers, as "field: recogniser: words".
    """

    mention: Mention
    quantity: Quantity
    what: str
    kind: Kind
    status: Status = Status.ASSERTED
    metric: str | None = None
    population: str | None = None
    place: str | None = None
    destination: str | None = None
    source: Source = field(default_factory=Source)
    window: Window = field(default_factory=Window)
    event: str | None = None
    published: date | None = None
    confidence: float = 1.0
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date, time, duration or set expression, with its TIMEX3 value.

    `type` is "DATE", "TIME", "DURATION" or "SET"; `start` and `end` are the first and last day it
    can mean, None where it cannot be resolved. `basis` is EXPLICIT where the words give the year,
    else INFERRED (from the publication day). `weekday` is 0 for Monday where one is printed.
    `modifier` is a TIMEX3 mod ("START", "END", …); `cue` the word whose tense decided the side.
    """

    article: str
    field: str
    block: BlockKind
    span: Span
    exact: str
    type: str
    value: str
    start: date | None = None
    end: date | None = None
    basis: DayBasis = DayBasis.EXPLICIT
    weekday: int | None = None
    modifier: str | None = None
    cue: str = ""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A named person with the role or age the text gives at that place."""

    article: str
    field: str
    block: BlockKind
    span: Span
    exact: str
    name: str
    role: str | None = None
    of: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Text with a number that was not typed, and why."""

    article: str
    field: str
    span: Span
    exact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one article says, and what of it could not be read.

    `numbers_seen` counts numerals and number words, `numbers_typed` those explained.
    """

    article: Article
    claims: tuple[Claim, ...] = ()
    dates: tuple[DateMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    numbers_seen: int = 0
    numbers_typed: int = 0
