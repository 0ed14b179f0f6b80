"""What a desk knows for sure: `ledger/*.yaml` beside the lexicon, series it owns and plain facts.

Source: CLAIM-MODEL section 11 (owned series), CHECKS C04, C10, C12 and C17 (what they are for).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from claimcheck import plainyaml, strict
from claimcheck.errors import ClaimcheckError, LexiconError, Mistakes
from claimcheck.lexicon import Lexicon
from claimcheck.vocabulary import Kind

Reason = Literal[
    "duplicates",
    "misidentified",
    "reclassified",
    "redefined",
    "retracted",
    "late_data",
    "arithmetic",
    "typo",
    "withdrawn_source",
]
Figure = Annotated[
    Decimal, BeforeValidator(lambda v: v.replace(",", "") if isinstance(v, str) else v)
]


class Entry(BaseModel):
    """One part of a ledger file; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Value(Entry):
    """One known value: `rho` is the owner's own tally as of the end of a day."""

    as_of: date
    rho: Figure
    seen: date | None = Field(default=None, description="the day it was published or noticed")
    url: str = ""


class Revision(Entry):
    """A value that its owner took back: `was` became `now`, for a stated reason."""

    on: date
    was: Figure
    now: Figure
    reason: Reason
    url: str = ""


class Break(Entry):
    """A day on which the owner began to measure something else under the same name."""

    on: date
    why: str


class OwnedSeries(Entry):
    """A series of figures with one owner, which articles are held against."""

    title: str
    owner: str
    accepts: tuple[str, ...] = Field(default=(), description="other names it may be credited to")
    metric: str
    population: str | None = None
    place: str | None = None
    kind: Kind = Kind.CUMULATIVE
    unit: str = "person"
    start: date | None = None
    cutoff_lag_days: int = Field(
        default=0, ge=0, le=60, description="days after its as-of day on which a value is published"
    )
    shelf_life_days: int = Field(
        default=3, ge=1, le=3650, description="how long a value may be printed as news"
    )
    values: tuple[Value, ...] = Field(min_length=1)
    revisions: tuple[Revision, ...] = ()
    breaks: tuple[Break, ...] = ()

    def known(self, value: Value) -> date:
        """Return the day a value could be known: seen, else the as-of day and the lag."""
        return value.seen or value.as_of + timedelta(days=self.cutoff_lag_days)

    @model_validator(mode="after")
    def _in_order(self) -> OwnedSeries:
        """Refuse two values for one day; put the values in time order."""
        days = [value.as_of for value in self.values]
        twice = sorted({day for day in days if days.count(day) > 1})
        if twice:
            raise ValueError(f"two values for {twice[0]}: record the change under revisions")
        object.__setattr__(self, "values", tuple(sorted(self.values, key=lambda v: v.as_of)))
        return self


class Fact(Entry):
    """A plain fact: words that name a thing, and the day or year it is tied to."""

    title: str
    words: tuple[str, ...] = Field(min_length=1, description="phrases that name it in copy")
    day: date | None = None
    year: int | None = Field(default=None, ge=1, le=9999)
    source: str

    @model_validator(mode="after")
    def _dated(self) -> Fact:
        """Refuse a fact with neither day nor year, or with two that differ."""
        if self.day is None and self.year is None:
            raise ValueError("a fact needs a day or a year")
        if self.day and self.year and self.day.year != self.year:
            raise ValueError(f"day {self.day} is not in year {self.year}")
        return self


class Holder(Entry):
    """A person who held an office from one day to another (open-ended while in office)."""

    name: str
    since: date
    until: date | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Holder:
        """Refuse a term that ends before it begins."""
        if self.until and self.until < self.since:
            raise ValueError(f"the term ends on {self.until}, before it begins")
        return self


class Office(Entry):
    """A one-seat office and who held it when."""

    titles: tuple[str, ...] = Field(min_length=1)
    of: str
    holders: tuple[Holder, ...] = Field(min_length=1)


class LedgerFile(Entry):
    """One file of `rules/ledger/`."""

    series: dict[str, OwnedSeries] = Field(default_factory=dict)
    facts: dict[str, Fact] = Field(default_factory=dict)
    offices: dict[str, Office] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class House:
    """Everything the ledger files say, by id."""

    series: dict[str, OwnedSeries] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)


def of(lexicon: Lexicon) -> House:
    """Return what the `ledger/` folders beside a lexicon's own folders say, loaded once."""
    return lexicon.compiled(_beside)


def carried(lexicon: Lexicon, house: House) -> None:
    """Let `of` return a house that was loaded elsewhere: this process may not have its files."""
    lexicon.give(_beside, house)


def load(folders: Iterable[Path]) -> House:
    """Return the house facts of every `*.yaml` in the folders that exist, in name order.

    Raises:
        Mistakes: with every mistake of every file, an id used twice among them.
    """
    house = House()
    mistakes: list[ClaimcheckError] = []
    first: dict[tuple[str, str], str] = {}
    for path in _files(folders):
        try:
            document = plainyaml.load(path.read_text(encoding="utf-8"), str(path), LexiconError)
        except ClaimcheckError as wrong:
            mistakes.extend(wrong.errors if isinstance(wrong, Mistakes) else [wrong])
            continue
        part = strict.Part(document.data, document, str(path), (), LexiconError)
        found, wrongs = strict.build(LedgerFile, part)
        mistakes.extend(wrongs)
        if found is None:
            continue
        for section in ("series", "facts", "offices"):
            into: dict[str, object] = getattr(house, section)
            for name, entry in getattr(found, section).items():
                place = part.inside(section, name, key=True)
                if (section, name) in first:
                    problem = f"{section} {name!r} is already in {first[section, name]}"
                    mistakes.append(LexiconError(place, problem, "give one of the two another id"))
                first.setdefault((section, name), place)
                into.setdefault(name, entry)
    if mistakes:
        raise Mistakes(tuple(mistakes))
    return house


def _beside(lexicon: Lexicon) -> House:
    return load(folder.parent / "ledger" for folder in lexicon.folders)


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.yaml"))
