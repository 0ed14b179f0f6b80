"""What a rule can ask: one file per check kind, found because it exists.

A kind module ends with `CHECK = <its class>`. A check sees one group at a time and returns what
it saw; it touches nothing and keeps nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict

from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Extraction, Severity, Span

if TYPE_CHECKING:  # finding passages takes a library that printing them does not
    from claimcheck.reuse.passage import Passage

T = TypeVar("T")


class Over(StrEnum):
    """What a check looks at in one go."""

    ARTICLE = "article"
    HAPPENING = "happening"
    SERIES = "series"
    DAY = "day"
    PERSON = "person"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True)
class Group:
    """One group of facts that a check compares.

    `claims` are in `series.order.by_time` order; `extractions` hold every article involved, by id;
    `passages` are those of one reuse cluster (only for PASSAGES); `told` the figures that one
    statement of two articles gives differently (only for HAPPENING); `known` what was made once
    of all this for several checks.
    """

    over: Over
    key: str
    lexicon: Lexicon
    claims: tuple[Claim, ...] = ()
    extractions: Mapping[str, Extraction] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    told: tuple[tuple[Claim, Claim], ...] = ()
    known: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    def once(self, make: Callable[[Group], T]) -> T:
        """Return `make(self)`, made once for this group, whichever checks ask for it."""
        if make not in self.known:
            self.known[make] = make(self)
        made: T = self.known[make]
        return made


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a conflict points at. `when` is their day as the reader sees it."""

    article: str
    field: str
    span: Span
    exact: str
    role: str
    when: str = ""
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What a check saw.

    `severity` is the most the evidence supports; the rule may lower it. `words` are further
    values for the rule's message. `tried` lists the innocent explanations that did not hold.
    """

    places: tuple[Place, ...]
    severity: Severity
    relation: str = ""
    message: str = ""
    arithmetic: str = ""
    tried: tuple[str, ...] = ()
    series: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


class Check(BaseModel, ABC):
    """A consistency test. Fields are its YAML parameters; `conflicts` is what it does.

    `over` says what it looks at. `roles` are the roles its places take and `words` the further
    values it gives, both for the slots of a rule's message; a kind that names neither is not
    checked for them. `compares` says which figures it sets against each other, for those who ask
    why two were not; it is empty for a kind that looks at one place, or at words alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    over: ClassVar[Over]
    compares: ClassVar[str] = ""
    roles: ClassVar[tuple[str, ...]] = ()
    words: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def of(cls, options: Mapping[str, object]) -> Check:
        """Return the check with some options.

        Without any it is as its class is written: most rules set none, and the validator of a
        kind, which takes a while to build, is built only for those that do.

        Raises:
            ValidationError: when an option does not exist, or is wrong or missing.
        """
        if options or any(field.is_required() for field in cls.model_fields.values()):
            return cls.model_validate(options)
        return cls.model_construct()

    @property
    def looks_at(self) -> tuple[Over, ...]:
        """Return what this check looks at; a kind may let its parameters decide."""
        return (self.over,)

    @property
    def named(self) -> tuple[str, ...]:
        """Return the roles of its places; a kind may let its parameters decide."""
        return self.roles

    @abstractmethod
    def conflicts(self, group: Group) -> Iterator[Conflict]:
        """Yield one conflict per contradiction, in the order of the group."""


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, type[Check]]:
    """Return each module of this package with the one Check it defines, by module name."""
    return {
        m.name: import_module(f"{__name__}.{m.name}").CHECK
        for m in iter_modules(__path__)
        if not m.name.startswith("_")
    }
