"""Plain YAML data -> pydantic models, with every mistake placed and every near miss offered."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from claimcheck.errors import ClaimcheckError
from claimcheck.plainyaml import Document, Path

M = TypeVar("M", bound=BaseModel)

NEAR = 60  # rapidfuzz ratio from which a word counts as a misspelling of another
RIVAL = 10  # points of that ratio within which a second word is offered as well
SHOWN = 40  # characters of a wrong value that a message quotes
SHAPES = {
    "tuple_type": "write a list, such as [one, two]",
    "list_type": "write a list, such as [one, two]",
    "dict_type": "write keys with their values, such as {key: value}",
    "model_type": "write keys with their values, such as {key: value}",
    "string_type": "write one value, no list and no keys",
    "date_type": "write a day of the calendar, such as 2024-06-30",
    "date_parsing": "write a day of the calendar, such as 2024-06-30",
    "date_from_datetime_parsing": "write a day of the calendar, such as 2024-06-30",
    "date_from_datetime_inexact": "write a day without an hour, such as 2024-06-30",
    "int_parsing": "write a whole number, such as 10",
    "float_parsing": "write a number, such as 0.5",
    "decimal_parsing": "write a number, such as 0.5",
    "bool_parsing": "write true or false",
}
EXEMPLARY = ("string_pattern_mismatch", "tuple_type")  # mistakes that an example mends best
FIRST = ("extra_forbidden",)  # a misspelt key is the cause of the missing one: named first


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a YAML document: its data, and where it stands in which file.

    `name` is what messages call the file; `error` the class of the mistakes found in the part.
    """

    data: object
    document: Document
    name: str
    path: Path
    error: type[ClaimcheckError]

    def inside(self, *path: str | int, key: bool = False) -> str:
        """Return `file:line:column` of something inside, or of its `key`."""
        return self.document.place(self.name, (*self.path, *path), key=key)


def build(
    model: type[M], part: Part, make: Callable[[Any], M] | None = None
) -> tuple[M | None, list[ClaimcheckError]]:
    """Return the validated model of a part, or None and every mistake in it.

    `make` makes it of the data where that is more than validating them.
    """
    try:
        return (make or model.model_validate)(part.data), []
    except ValidationError as caught:
        found = sorted(caught.errors(), key=lambda e: (e["type"] not in FIRST, str(e["loc"])))
        inside = {error["loc"][:depth] for error in found for depth in range(len(error["loc"]))}
        told = [e for e in found if e["type"] != "too_short" or e["loc"] not in inside]
        return None, [_mistake(error, model, part) for error in told]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint that names the nearest known words, or all of them where none is near."""
    names = sorted(known)
    near = process.extract(word, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=2)
    close = [name for name, score, _ in near if score > near[0][1] - RIVAL]
    if close:
        return f"did you mean {' or '.join(map(repr, close))}?"
    return f"one of {', '.join(names)}" if names else "there is none to choose from"


def _mistake(found: ErrorDetails, model: type[BaseModel], part: Part) -> ClaimcheckError:
    """Return one pydantic error as a sentence with its place."""
    inner = tuple(step for step in found["loc"] if step != "[key]")
    last = _named(inner)
    kind = found["type"]
    if kind == "extra_forbidden":
        hint = did_you_mean(last, _keys(model, inner[:-1]))
        return part.error(part.inside(*inner, key=True), f"unknown key {last!r}", hint)
    if kind == "missing":
        return part.error(
            part.inside(*inner[:-1]), f"{last!r} is missing", f"add a line `{last}: …`"
        )
    given = found["input"]
    if kind in ("enum", "literal_error"):
        allowed = re.findall(r"'([^']+)'", found["ctx"]["expected"])
        return part.error(
            part.inside(*inner), f"{last!r} is {given!r}", did_you_mean(str(given), allowed)
        )
    message = SHAPES.get(kind, found["msg"].removeprefix("Value error, "))
    if kind in EXEMPLARY and (example := _example(model, inner)):
        message = f"write it like {example}"
    shown = f" ({given!r})" if isinstance(given, str) and len(given) <= SHOWN else ""
    problem = f"{last!r} cannot be read{shown}"
    if kind == "value_error" and not isinstance(given, str):
        problem = f"{last!r} cannot be used as it stands" if inner else "this does not go together"
    return part.error(part.inside(*inner), problem, message[:1].lower() + message[1:])


def _named(inner: Path) -> str:
    """Return the key that a mistake is about; an item of a list is called by the list's key."""
    return next((step for step in reversed(inner) if isinstance(step, str)), "the entry")


def _keys(model: type[BaseModel], inner: Path) -> Iterator[str]:
    """Yield the keys a model accepts at a path inside it."""
    yield from _fields(model, inner)


def _example(model: type[BaseModel], inner: Path) -> str:
    """Return a right value of the field at a path, where the field names one; or nothing."""
    names = [step for step in inner if isinstance(step, str)]
    info = _fields(model, tuple(names[:-1])).get(names[-1]) if names else None
    return str(info.examples[0]) if info and info.examples else ""


def _fields(model: type[BaseModel], inner: Path) -> dict[str, FieldInfo]:
    """Return the fields a model has at a path inside it, by the names they are written with."""
    current: type[BaseModel] | None = model
    for step in inner:
        if isinstance(step, str) and current:
            info = _named_fields(current).get(step)
            current = _model_of(info.annotation) if info else None
    return _named_fields(current) if current else {}


def _named_fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {info.alias or name: info for name, info in model.model_fields.items()}


def _model_of(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = (_model_of(inner) for inner in getattr(annotation, "__args__", ()))
    return next((model for model in found if model), None)
