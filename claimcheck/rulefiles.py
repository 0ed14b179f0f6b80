"""Rule files -> raw entries, one layer over the other, with every mistake and its place.

The lowest layer is shipped; packs lie over it, and a desk's own files over those. An entry that
`extends:` a rule of a lower layer changes it, or makes another one under an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck import plainyaml
from claimcheck.config import shown
from claimcheck.errors import ClaimcheckError, Mistakes, RuleError
from claimcheck.lexicon import builtin_rules
from claimcheck.strict import Part, did_you_mean

SUFFIXES = frozenset({".yaml", ".yml"})
FILE_KEYS = ("rules", "title")
MERGED = ("select", "check")  # parts in which an extension names only what it changes
OWN = ("flag", "pass", "code")  # what a new rule does not take over from the one it extends


@dataclass(slots=True)
class Entry:
    """One raw entry of a rule file; `data` is complete after `extends:` was resolved."""

    data: dict[str, Any]
    part: Part


@dataclass(slots=True)
class Book:
    """The rules read so far, and everything that was wrong with them."""

    entries: dict[str, Entry] = field(default_factory=dict)
    mistakes: list[ClaimcheckError] = field(default_factory=list)

    def refuse(self, place: str, problem: str, hint: str) -> None:
        """Note one mistake."""
        self.mistakes.append(RuleError(place, problem, hint))

    def read(self, paths: Iterable[Path]) -> None:
        """Lay rule files, and the files of folders of them, over what was read so far."""
        for path in paths:
            for file in _files(path, self):
                _read(file, self)


def packs() -> dict[str, Path]:
    """Return the files of the shipped packs by name, in the order of their names."""
    return {path.stem: path for path in sorted((builtin_rules() / "packs").glob("*.yaml"))}


def _files(path: Path, book: Book) -> list[Path]:
    """Return the rule files at a path, in sorted order."""
    if path.is_dir():
        found = sorted(p for p in path.iterdir() if p.suffix in SUFFIXES and p.is_file())
        if not found:
            book.refuse(str(path), "no rule file stands in this folder", "add a .yaml file")
        return found
    if not path.is_file():
        book.refuse(str(path), "there is no such file or folder", "check the path")
        return []
    return [path]


def _read(file: Path, book: Book) -> None:
    """Read one file into the book."""
    name = shown(file)
    try:
        document = plainyaml.load(file.read_text(encoding="utf-8"), name, RuleError)
    except Mistakes as caught:
        book.mistakes.extend(caught.errors)
        return
    except ClaimcheckError as caught:
        book.mistakes.append(caught)
        return
    except (OSError, UnicodeDecodeError) as caught:
        book.refuse(name, f"this file cannot be read: {caught}", "write it as UTF-8 text")
        return
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get("rules"), list):
        book.refuse(f"{name}:1:1", "the file holds no list of rules", "begin it with `rules:`")
        return
    for key in data:
        if key not in FILE_KEYS:
            place = document.place(name, (key,), key=True)
            hint = "a rule file holds `rules:`, and `title:` if you like"
            book.refuse(place, f"unknown key {key!r}", hint)
    for index, given in enumerate(data["rules"]):
        part = Part(given, document, name, ("rules", index), RuleError)
        if not isinstance(given, dict):
            book.refuse(part.inside(), "this entry is no rule", "begin it with `- id: …`")
        else:
            _enter(Entry(given, part), book)


def _enter(entry: Entry, book: Book) -> None:
    """Put one entry into the book, resolving `extends:` and refusing ids used twice."""
    base = entry.data.get("extends")
    name = entry.data.get("id", base)
    key = name if isinstance(name, str) else entry.part.inside()
    if base is not None:
        if not isinstance(base, str) or base not in book.entries:
            hint = did_you_mean(str(base), book.entries)
            book.refuse(entry.part.inside("extends"), f"no rule {base!r} to extend", hint)
            return
        below = book.entries[base].data
        if key != base:
            below = {k: v for k, v in below.items() if k not in OWN}
        _known_guards(entry, below, book)
        entry.data = extended(below, entry.data)
    if key in book.entries and key != base:
        first = book.entries[key].part.inside("id")
        book.refuse(
            entry.part.inside("id"),
            f"the id {key!r} was already used at {first}",
            f"choose another, or write `extends: {key}`",
        )
        return
    book.entries[key] = entry


def extended(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Return a rule with what an entry changes in it.

    Of `select:` and `check:` only the keys that are named change; guards under `unless:` are
    added, those under `despite:` taken out.
    """
    found = {**below, **above}
    for key in MERGED:
        old, new = below.get(key), above.get(key)
        if isinstance(old, dict) and isinstance(new, dict):
            same_kind = new.get("kind", old.get("kind")) == old.get("kind")
            found[key] = {**old, **new} if same_kind or key == "select" else new
    guards, more = below.get("unless", []), above.get("unless", [])
    dropped = above.get("despite", [])
    if isinstance(guards, list) and isinstance(more, list) and isinstance(dropped, list):
        kept = [guard for guard in guards if guard not in dropped]
        found["unless"] = kept + [guard for guard in more if guard not in kept]
        found.pop("despite", None)
    found.pop("extends", None)
    return found


def _known_guards(entry: Entry, below: dict[str, Any], book: Book) -> None:
    """Refuse to take out a guard that the extended rule does not try."""
    dropped, guards = entry.data.get("despite"), below.get("unless") or []
    for index, name in enumerate(dropped if isinstance(dropped, list) else ()):
        if name not in guards:
            problem = f"{entry.data['extends']} does not try the guard {name!r}"
            place = entry.part.inside("despite", index)
            book.refuse(place, problem, did_you_mean(str(name), guards))
