"""rules/*.yaml -> Rule, strictly: every mistake of every file at once, each with its place.

A desk's files are layered over the shipped ones: an entry that `extends:` a rule changes it, or
makes another one under an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claimcheck import lexicon, plainyaml
from claimcheck.checks import kinds
from claimcheck.errors import ClaimcheckError, Mistakes, RuleError
from claimcheck.guards import GUARDS
from claimcheck.lexicon import builtin_rules, layered
from claimcheck.rule import SLOT, Rule
from claimcheck.strict import Part, build, did_you_mean

SUFFIXES = frozenset({".yaml", ".yml"})
OFF = "off"
ANY = "any"
NAMED = {"metric": "metrics", "population": "populations"}  # lexicon files by key of `select`


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


def load(paths: Iterable[Path] = (), *, shipped: bool = True) -> tuple[Rule, ...]:
    """Return the shipped rules with those of `paths` layered over them, by code.

    Args:
        paths: rule files, or folders of them (not their subfolders), in order.
        shipped: whether the rules that come with the program are the lowest layer.

    Raises:
        Mistakes: with everything that is wrong in any file, and when there is no rule at all.
    """
    book = Book()
    for path in (*((builtin_rules(),) if shipped else ()), *paths):
        for file in _files(path, book):
            _read(file, book)
    rules = [rule for entry in book.entries.values() if (rule := _rule(entry, book))]
    _unique_codes(rules, book)
    if not book.mistakes and not rules:
        book.refuse(
            ", ".join(map(str, paths)) or "rules", "there is no rule", "name a file with rules"
        )
    if book.mistakes:
        raise Mistakes(tuple(book.mistakes))
    return tuple(sorted(rules, key=lambda rule: (rule.code, rule.id)))


def find(rules: Sequence[Rule], name: str) -> Rule:
    """Return the rule with an id or code.

    Raises:
        RuleError: when there is none, with the nearest names.
    """
    for rule in rules:
        if name in (rule.id, rule.code) or name.upper() == rule.code:
            return rule
    names = [known for rule in rules for known in (rule.id, rule.code)]
    raise RuleError(name, f"no rule is called {name!r}", did_you_mean(name, names))


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
    name = _shown(file)
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
        if key != "rules":
            place = document.place(name, (key,), key=True)
            book.refuse(place, f"unknown key {key!r}", "a rule file holds `rules:` alone")
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
        if base not in book.entries:
            hint = did_you_mean(str(base), book.entries)
            book.refuse(entry.part.inside("extends"), f"no rule {base!r} to extend", hint)
            return
        own = ("flag", "pass") if key == base else ("flag", "pass", "code")
        below = {
            k: v
            for k, v in book.entries[base].data.items()
            if k not in own or (key == base and k not in entry.data)
        }
        above = {k: v for k, v in entry.data.items() if k != "extends"}
        merged = layered(below, above)
        assert isinstance(merged, dict)
        entry.data = merged
    elif key in book.entries:
        first = book.entries[key].part.inside("id")
        book.refuse(
            entry.part.inside("id"),
            f"the id {key!r} was already used at {first}",
            f"choose another, or write `extends: {key}`",
        )
        return
    book.entries[key] = entry


def _rule(entry: Entry, book: Book) -> Rule | None:
    """Return the rule of an entry; None when it is switched off or wrong."""
    if entry.data.get("severity") == OFF:
        return None
    before = len(book.mistakes)
    check = entry.data.get("check")
    _known_guards(entry, book)
    _known_ids(entry, book)
    if isinstance(check, dict):
        _known_options(check, entry, book)
    if len(book.mistakes) == before:
        data = {**entry.data, "place": entry.part.inside()}
        rule, wrong = build(Rule, replace(entry.part, data=data))
        book.mistakes += wrong
        if rule:
            _known_slots(rule, entry, book)
        return rule
    rest = {k: v for k, v in entry.data.items() if k != "check"}
    _, wrong = build(Rule, replace(entry.part, data=rest))
    book.mistakes += [error for error in wrong if error.problem != "'check' is missing"]
    return None


def _known_options(check: dict[str, Any], entry: Entry, book: Book) -> None:
    """Refuse a check kind that does not exist, and options that it does not have."""
    name = check.get("kind")
    if name is None:
        hint = f"one of {', '.join(sorted(kinds()))}"
        book.refuse(entry.part.inside("check"), "'kind' is missing", hint)
        return
    if name not in kinds():
        hint = did_you_mean(str(name), kinds())
        book.refuse(entry.part.inside("check", "kind"), f"unknown check kind {name!r}", hint)
        return
    options = {key: value for key, value in check.items() if key != "kind"}
    part = replace(entry.part, data=options, path=(*entry.part.path, "check"))
    book.mistakes += build(kinds()[name], part)[1]


def _known_guards(entry: Entry, book: Book) -> None:
    """Refuse a guard that does not exist."""
    unless = entry.data.get("unless")
    for index, name in enumerate(unless if isinstance(unless, list) else ()):
        if name not in GUARDS:
            hint = did_you_mean(str(name), GUARDS)
            book.refuse(entry.part.inside("unless", index), f"unknown guard {name!r}", hint)


def _known_ids(entry: Entry, book: Book) -> None:
    """Refuse a metric or population that the lexicon does not have."""
    select = entry.data.get("select")
    for name, words in (select if isinstance(select, dict) else {}).items():
        if name not in NAMED or not isinstance(words, list):
            continue
        known = [*lexicon.load().entries(NAMED[name]), ANY]
        for index, word in enumerate(words):
            if word not in known:
                place = entry.part.inside("select", name, index)
                book.refuse(place, f"unknown {name} {word!r}", did_you_mean(str(word), known))


def _known_slots(rule: Rule, entry: Entry, book: Book) -> None:
    """Refuse a slot of the message that the check kind does not fill."""
    slots = list(rule.slots())
    for slot in SLOT.findall(rule.message):
        if slots and slot not in slots:
            place, hint = entry.part.inside("message"), did_you_mean(slot, slots)
            book.refuse(place, f"unknown slot {{{slot}}}", hint)


def _unique_codes(rules: Sequence[Rule], book: Book) -> None:
    first: dict[str, Rule] = {}
    for rule in rules:
        if rule.code in first:
            problem = f"the code {rule.code!r} was already used at {first[rule.code].place}"
            book.refuse(rule.place, problem, "give each rule a code of its own")
        first.setdefault(rule.code, rule)


def _shown(file: Path) -> str:
    """Return a rule file as messages name it: the shipped ones from their own folder on."""
    home = builtin_rules()
    return f"rules/{file.name}" if file.parent == home else str(file)
