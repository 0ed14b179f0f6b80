"""YAML in which text stays text: `no`, `on`, `1.20` and `24:00` mean what is written.

A key set twice, an alias, a tag or a nesting deeper than 50 is refused, with line and column.
Source: YAML 1.1's implicit types change the meaning of rules and ledgers (`on:` becomes True).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from claimcheck.errors import ClaimcheckError, Mistakes

DEEPEST = 50

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Document:
    """Plain data (dict, list, str) with the line and column each part begins at (1-based).

    `at` maps a path such as ("rules", 0, "id") to its place; a key's own place is kept under
    the path of its value in `keys`.
    """

    data: Any
    at: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def place(self, name: str, path: Path, *, key: bool = False) -> str:
        """Return `name:line:column` of a part, or of its nearest parent that is known."""
        table = self.keys if key else self.at
        while path and path not in table:
            path = path[:-1]
            table = self.at
        line, column = table.get(path, (1, 1))
        return f"{name}:{line}:{column}"


def load(text: str, name: str, error: type[ClaimcheckError] = ClaimcheckError) -> Document:
    """Return the one document in `text`. `name` is what messages call the file.

    Raises:
        ClaimcheckError: of class `error`, or Mistakes holding several of them.
    """
    try:
        return _Builder(name, error).build(text)
    except yaml.YAMLError as caught:
        mark = getattr(caught, "problem_mark", None)
        place = f"{name}:{mark.line + 1}:{mark.column + 1}" if mark else name
        problem = getattr(caught, "problem", None) or str(caught).splitlines()[0]
        raise error(
            place, f"this is not YAML: {problem}", "check indentation, quotes and colons"
        ) from None


class _Builder:
    """Builds plain data from YAML events without recursion, so that depth cannot overflow."""

    def __init__(self, name: str, error: type[ClaimcheckError]) -> None:
        self.name, self.error = name, error
        self.mistakes: list[ClaimcheckError] = []
        self.document = Document(None)
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []

    def refuse(self, event: yaml.Event, problem: str, hint: str) -> ClaimcheckError:
        line, column = _place(event)
        return self.error(f"{self.name}:{line}:{column}", problem, hint)

    def build(self, text: str) -> Document:
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        documents = 0
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse(event, "a second document begins here", "keep one a file")
            elif isinstance(event, yaml.AliasEvent):
                raise self.refuse(event, f"alias *{event.anchor}", "write the value out")
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self.open(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.stack.pop()
                self.key.pop()
            elif isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
        if self.mistakes:
            raise Mistakes(tuple(self.mistakes))
        return self.document

    def open(self, event: yaml.Event) -> None:
        if len(self.stack) >= DEEPEST:
            raise self.refuse(event, f"nested more than {DEEPEST} deep", "flatten this part")
        if self.expects_key():
            raise self.refuse(event, "a key that is not plain text", "write the key as a word")
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        self.stack.append((value, self.put(value, event)))
        self.key.append(None)

    def scalar(self, event: yaml.ScalarEvent) -> None:
        if not self.expects_key():
            self.put(event.value, event)
            return
        holder, path = self.stack[-1]
        place = _place(event)
        if event.value in holder:
            line = self.document.keys[(*path, event.value)][0]
            problem = f"{event.value!r} was already set on line {line}"
            self.mistakes.append(self.refuse(event, problem, "keep one of the two"))
        self.document.keys.setdefault((*path, event.value), place)
        self.key[-1] = event.value

    def expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1][0], dict) and self.key[-1] is None

    def put(self, value: object, event: yaml.Event) -> Path:
        place = _place(event)
        if not self.stack:
            self.document.data = value
            self.document.at[()] = place
            return ()
        holder, path = self.stack[-1]
        if isinstance(holder, list):
            path = (*path, len(holder))
            holder.append(value)
        else:
            key = self.key[-1]
            assert key is not None
            path = (*path, key)
            holder[key] = value
            self.key[-1] = None
        self.document.at[path] = place
        return path


def _place(event: yaml.Event) -> tuple[int, int]:
    """Return the line and column an event begins at, counted from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
