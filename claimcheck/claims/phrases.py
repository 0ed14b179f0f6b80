"""Phrases looked up backwards from a token or forwards, longest first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """Word sequences with a meaning each, found by their last or their first word."""

    def __init__(self, entries: Iterable[tuple[str, T]], backwards: bool) -> None:
        self.backwards = backwards
        table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, meaning in entries:
            words = tuple(phrase.replace("-", " - ").split())
            table.setdefault(words[-1 if backwards else 0], []).append((words, meaning))
        self.table: Mapping[str, tuple[tuple[tuple[str, ...], T], ...]] = {
            key: tuple(sorted(found, key=lambda entry: -len(entry[0])))
            for key, found in table.items()
        }

    def before(self, lower: list[str], end: int, first: int) -> tuple[int, T] | None:
        """Return (start, meaning) of the phrase that ends before `end`, within `first`."""
        if end <= first:
            return None
        for words, meaning in self.table.get(lower[end - 1], ()):
            start = end - len(words)
            if start >= first and (len(words) == 1 or tuple(lower[start:end]) == words):
                return start, meaning
        return None

    def at(self, lower: list[str], start: int, last: int) -> tuple[int, T] | None:
        """Return (end, meaning) of the phrase at token `start`, not beyond `last`."""
        if start >= last:
            return None
        for words, meaning in self.table.get(lower[start], ()):
            end = start + len(words)
            if end <= last and (len(words) == 1 or tuple(lower[start:end]) == words):
                return end, meaning
        return None
