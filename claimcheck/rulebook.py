"""rules/*.yaml -> Rule, strictly: every mistake of every file at once, each with its place.

Packs are layered over the shipped rules, and a desk's own files over both (rulefiles.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from claimcheck import lexicon, rulefiles
from claimcheck.checks import kinds
from claimcheck.errors import Mistakes, RuleError
from claimcheck.guards import GUARDS
from claimcheck.lexicon import Lexicon, builtin_rules
from claimcheck.rule import SLOT, Rule
from claimcheck.rulefiles import Book, Entry
from claimcheck.strict import build, did_you_mean

CORE = "core"  # the name of the rules that always run
OFF = "off"
ANY = "any"
NAMED = {  # the lexicon files whose ids stand under a key
    ("select", "metric"): "metrics",
    ("select", "population"): "populations",
    ("check", "moving"): "metrics",
}


def load(
    paths: Iterable[Path] = (),
    *,
    packs: Iterable[str] = (),
    shipped: bool = True,
    words: Lexicon | None = None,
) -> tuple[Rule, ...]:
    """Return the shipped rules with packs and then those of `paths` layered over them, by code.

    Args:
        paths: rule files, or folders of them (not their subfolders), in order.
        packs: names of shipped packs, in order.
        shipped: whether the rules that come with the program are the lowest layer.
        words: the lexicon whose metrics and populations rules may name (the shipped one).

    Raises:
        Mistakes: with everything that is wrong in any file, and when there is no rule at all.
    """
    book, known, paths = Book(), rulefiles.packs(), tuple(paths)
    book.read([builtin_rules()] if shipped else [])
    for name in packs:
        if name in known:
            book.read([known[name]])
        elif name != CORE:
            book.refuse("packs", f"no pack is called {name!r}", did_you_mean(name, known))
    book.read(paths)
    ids = words or lexicon.load()
    rules = [rule for entry in book.entries.values() if (rule := _rule(entry, book, ids))]
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


def _rule(entry: Entry, book: Book, words: Lexicon) -> Rule | None:
    """Return the rule of an entry; None when it is switched off or wrong."""
    if entry.data.get("severity") == OFF:
        return None
    before = len(book.mistakes)
    check = entry.data.get("check")
    _known_guards(entry, book)
    _ids(entry, book, words)
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
    book.mistakes += build(kinds()[name], part, kinds()[name].of)[1]


def _known_guards(entry: Entry, book: Book) -> None:
    """Refuse a guard that does not exist."""
    unless = entry.data.get("unless")
    for index, name in enumerate(unless if isinstance(unless, list) else ()):
        if name not in GUARDS:
            hint = did_you_mean(str(name), GUARDS)
            book.refuse(entry.part.inside("unless", index), f"unknown guard {name!r}", hint)


def _ids(entry: Entry, book: Book, words: Lexicon) -> None:
    """Refuse a metric or population that the lexicon does not have."""
    for (part, name), file in NAMED.items():
        held = entry.data.get(part)
        given = held.get(name) if isinstance(held, dict) else None
        known = [*words.entries(file), *([ANY] if part == "select" else [])]
        for index, word in enumerate(given if isinstance(given, list) else ()):
            if word not in known:
                place = entry.part.inside(part, name, index)
                what = file.removesuffix("s")
                book.refuse(place, f"unknown {what} {word!r}", did_you_mean(str(word), known))


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
