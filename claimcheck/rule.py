"""What a rule is: a check kind with a selection, guards, a severity, a reason and examples."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, SerializeAsAny, model_validator

from claimcheck.checks import Check, Conflict, Group, Place, kinds
from claimcheck.findings import Finding, fingerprint
from claimcheck.guards import GUARDS
from claimcheck.model import BlockKind, Claim, Kind, Severity, Status

ID = re.compile(r"^[a-z]+(-[a-z0-9]+)*$")
SLOT = re.compile(r"\{([^{}]*)\}")
PLACE_SLOTS = ("exact", "when", "article", "source", "what", "number")
OWN_SLOTS = ("relation", "arithmetic", "series", "notes")

LISTED = '[[{date: 2024-05-06, text: "One article."}]]: a list of examples, each a list of articles'


class Strict(BaseModel):
    """A part of a rule file: frozen, and unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Select(Strict):
    """Which claims a rule looks at; a claim must fit every key that is given."""

    kind: tuple[Kind, ...] = Field(default=(), description="kinds of quantity")
    metric: tuple[str, ...] = Field(default=(), description="metric ids; `any` for those known")
    population: tuple[str, ...] = Field(default=(), description="population ids")
    unit: tuple[str, ...] = Field(default=(), description="units as claims print them")
    status: tuple[Status, ...] = Field(default=(), description="how far the text vouches for it")
    block: tuple[BlockKind, ...] = Field(default=(), description="parts of an article")
    source: Literal["any", "none", "named"] = Field(
        default="any", description="whether somebody is credited"
    )

    def takes(self, claim: Claim) -> bool:
        """Whether the rule looks at a claim."""
        return (
            (not self.kind or claim.kind in self.kind)
            and (
                not self.metric
                or claim.metric in self.metric
                or ("any" in self.metric and claim.metric is not None)
            )
            and (not self.population or claim.population in self.population)
            and (not self.unit or claim.quantity.unit in self.unit)
            and (not self.status or claim.status in self.status)
            and (not self.block or claim.mention.block in self.block)
            and (self.source == "any" or (self.source == "named") is bool(claim.source.name))
        )


EVERYTHING = Select()


class ExampleArticle(Strict):
    """An article of an example, as short as it can be."""

    id: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    caption: str | None = None
    outlet: str | None = None
    text: str


Example = tuple[ExampleArticle, ...]


class Rule(Strict):
    """One entry of a rule file.

    `severity` is the most a finding of this rule can be; the evidence and the guards lower it.
    `why` is the sentence an editor reads, `source` the document or style-book paragraph it rests
    on. `place` is where the rule stands (`path:line:column`).
    """

    id: str = Field(pattern=ID.pattern, examples=["toll-fell"])
    code: str = Field(pattern=r"^[A-Z]\d\d[a-z]?$", examples=["X01"])
    title: str = Field(min_length=1)
    severity: Severity
    why: str = Field(min_length=1)
    source: str = Field(min_length=1)
    select: Select = Select()
    check: SerializeAsAny[Check]
    unless: tuple[str, ...] = ()
    message: str = Field(min_length=1)
    next_step: str = ""
    flag: tuple[Example, ...] = Field(default=(), examples=[LISTED])
    passes: tuple[Example, ...] = Field(default=(), alias="pass", examples=[LISTED])
    place: str = ""

    @model_validator(mode="before")
    @classmethod
    def _kind(cls, data: object) -> object:
        """Turn `check: {kind: …}` into the check of that kind."""
        if isinstance(data, dict) and isinstance(check := data.get("check"), dict):
            options = {key: value for key, value in check.items() if key != "kind"}
            return {**data, "check": kinds()[check["kind"]].of(options)}
        return data

    @property
    def kind(self) -> str:
        """Return the name of the rule's check kind."""
        return type(self.check).__module__.rpartition(".")[2]

    def slots(self) -> Iterator[str]:
        """Yield every slot that the message can use; none where the kind does not name them."""
        if not self.check.named:
            return
        for role in self.check.named:
            yield from (f"{role}.{name}" for name in PLACE_SLOTS)
        yield from (*OWN_SLOTS, *self.check.words)

    def selected(self, group: Group) -> Group:
        """Return the group with only the claims this rule looks at."""
        if self.takes_all:
            return group
        takes = self.select.takes
        taken = tuple([claim for claim in group.claims if takes(claim)])
        told = tuple((a, b) for a, b in group.told if takes(a) and takes(b))
        if len(taken) == len(group.claims) and len(told) == len(group.told):
            return group
        return replace(group, claims=taken, told=told)

    @cached_property
    def takes_all(self) -> bool:
        """Whether the rule looks at every claim."""
        return self.select == EVERYTHING

    def findings(self, group: Group) -> Iterator[Finding]:
        """Yield a finding for each conflict of a group that no guard explains.

        Raises:
            RuntimeError: when the check itself fails, naming the rule and the group.
        """
        try:
            for conflict in self.check.conflicts(self.selected(group)):
                if not any(GUARDS[name].holds(conflict, group) for name in self.unless):
                    yield self._finding(conflict)
        except Exception as caught:
            raise RuntimeError(f"rule {self.id} failed on {group.over} {group.key!r}") from caught

    def _finding(self, conflict: Conflict) -> Finding:
        tried = (*conflict.tried, *(GUARDS[name].failed for name in self.unless))
        return Finding(
            rule=self.id,
            code=self.code,
            title=self.title,
            severity=min(self.severity, conflict.severity, key=lambda s: s.rank),
            message=written(self.message, conflict),
            relation=conflict.relation,
            places=conflict.places,
            arithmetic=conflict.arithmetic,
            tried=tried,
            fingerprint=fingerprint(self.id, conflict.places, conflict.series),
            why=self.why,
            next_step=self.next_step,
            series=conflict.series,
        )


def written(template: str, conflict: Conflict) -> str:
    """Return a rule's message with its slots filled from a conflict."""
    values = {
        "relation": conflict.relation,
        "arithmetic": conflict.arithmetic,
        "series": conflict.series,
        "notes": "",
        **conflict.words,
    }
    for place in conflict.places:
        values.update(_slots(place))
    return SLOT.sub(lambda match: values.get(match.group(1), ""), template)


def _slots(place: Place) -> Iterator[tuple[str, str]]:
    claim = place.claim
    source = (claim.source.name or "no source") if claim else ""
    yield f"{place.role}.exact", place.exact
    yield f"{place.role}.when", place.when
    yield f"{place.role}.article", place.article
    yield f"{place.role}.source", source
    yield f"{place.role}.what", claim.what if claim else ""
    yield f"{place.role}.number", claim.mention.number if claim else place.exact
