"""The little language in which `dates.yaml` writes the shapes of time expressions.

A form is a line of pieces: `<class>` is one word of a class, other words stand for themselves,
`(a|b)` is a choice, `{part}` a named piece, and `?` makes the piece before it optional. A block's
words are turned into one character each (the set of classes a word belongs to), so that a form
becomes an ordinary regular expression over that string and runs at its speed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.errors import LexiconError

PIECE = re.compile(r"<\w+>|\{\w+\}|[()|?]|[^\s()|?<>{}]+")
FILLERS = frozenset(  # classes that say nothing of time by themselves
    {"count", "vague", "zone", "th", "decimal", "ordinal", "ones", "tens", "relative", "each"}
)


@dataclass(frozen=True, slots=True)
class Shape:
    """A form made ready: which reading it calls for and its pattern over class characters.

    `firsts` are the characters it can begin with; one of `needs` stands in every match. Slots are
    groups of the pattern, named by their class and the how-manieth of it they are (`dd_2`).
    """

    reads: str
    source: str
    firsts: frozenset[str]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a form: its pattern, first characters, what it needs, whether it may be empty."""

    source: str = ""
    firsts: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    empty: bool = True

    def then(self, after: Piece) -> Piece:
        """Return this piece followed by another."""
        firsts = self.firsts | after.firsts if self.empty else self.firsts
        wanted = [p.needs for p in (self, after) if p.needs]
        needs = min(wanted, key=len) if wanted else frozenset()
        return Piece(self.source + after.source, firsts, needs, self.empty and after.empty)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Gives each class the characters of the words in it.

    `single` maps a class to its characters, `several` to its entries of more than one word.
    """

    single: Mapping[str, str]
    several: Mapping[str, tuple[tuple[str, ...], ...]]


@dataclass(slots=True)
class FormReader:
    """Turns one form into a pattern. Used once a form: it counts the slots it has named."""

    alphabet: Alphabet
    parts: Mapping[str, str]
    place: str
    seen: dict[str, int] = field(default_factory=dict)

    def shape(self, reads: str, form: str) -> Shape:
        """Return the shape of a form.

        Raises:
            LexiconError: when the form is not well made or can be empty.
        """
        piece, rest = self.choice(PIECE.findall(self.expanded(form, 0)), form)
        if rest:
            raise LexiconError(self.place, f"{form!r} closes a bracket never opened", "drop it")
        if piece.empty:
            raise LexiconError(self.place, f"{form!r} can be empty", "make one piece required")
        return Shape(reads, piece.source, piece.firsts, piece.needs or piece.firsts)

    def expanded(self, form: str, depth: int) -> str:
        """Return the form with its `{part}`s written out."""
        if depth > 5:
            raise LexiconError(self.place, f"{form!r} holds itself", "break the circle of parts")

        def part(match: re.Match[str]) -> str:
            name = match.group()[1:-1]
            if name not in self.parts:
                known = ", ".join(self.parts)
                raise LexiconError(self.place, f"no part {name!r}", f"one of: {known}")
            return self.expanded(self.parts[name], depth + 1)

        return re.sub(r"\{\w+\}", part, form)

    def choice(self, pieces: list[str], form: str) -> tuple[Piece, list[str]]:
        """Return the choice that `pieces` begin with, and the unread pieces."""
        options: list[Piece] = []
        while True:
            option, pieces = self.sequence(pieces, form)
            options.append(option)
            if not pieces or pieces[0] != "|":
                break
            pieces = pieces[1:]
        needs = frozenset[str]().union(*(o.needs for o in options))
        return Piece(
            f"(?:{'|'.join(o.source for o in options)})",
            frozenset[str]().union(*(o.firsts for o in options)),
            needs if all(o.needs for o in options) else frozenset(),
            any(o.empty for o in options),
        ), pieces

    def sequence(self, pieces: list[str], form: str) -> tuple[Piece, list[str]]:
        """Read pieces up to the end of a choice or bracket."""
        whole = Piece()
        while pieces and pieces[0] not in "|)":
            word, pieces = pieces[0], pieces[1:]
            if word == "(":
                one, pieces = self.choice(pieces, form)
                if not pieces:
                    raise LexiconError(self.place, f"{form!r} opens a bracket", "close it")
                pieces = pieces[1:]
            else:
                one = self.atom(word)
            if pieces and pieces[0] == "?":
                one, pieces = Piece(f"(?:{one.source})?", one.firsts), pieces[1:]
            whole = whole.then(one)
        return whole, pieces

    def atom(self, word: str) -> Piece:
        """Return one slot or one word that stands for itself.

        Raises:
            LexiconError: when no word belongs to it.
        """
        if not word.startswith("<"):
            found = self.alphabet.single.get(f"={word}", "")
            return Piece(f"[{found}]", frozenset(found), frozenset(), False)
        name = word[1:-1]
        single = self.alphabet.single.get(name, "")
        options = [f"[{single}]"] if single else []
        firsts = frozenset(single)
        for words in reversed(self.alphabet.several.get(name, ())):
            pieces = [self.alphabet.single[f"={one}"] for one in words]
            options.insert(0, "".join(f"[{one}]" for one in pieces))
            firsts |= frozenset(pieces[0])
        if not options:
            raise LexiconError(self.place, f"no words for {word!r}", "name a class of `words`")
        self.seen[name] = self.seen.get(name, 0) + 1
        group = f"{name}_{self.seen[name]}"
        needs = frozenset() if name in FILLERS else firsts
        return Piece(f"(?P<{group}>{'|'.join(options)})", firsts, needs, False)


def literals(text: str) -> list[str]:
    """Return the words that stand for themselves in a form or part."""
    return [p for p in PIECE.findall(text) if p[0] not in "<{" and p not in "()|?"]


def filled(found: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    """Return the filled slots: `dd`, and `dd2` for a second one, whatever choice they stood in."""
    slots: dict[str, tuple[int, int]] = {}
    for group, text in found.groupdict().items():
        if text is not None:
            name = base = group.rpartition("_")[0]
            count = 1
            while name in slots:
                count += 1
                name = f"{base}{count}"
            slots[name] = found.span(group)
    return tuple((name, first, last) for name, (first, last) in slots.items())


def needing(shapes: tuple[Shape, ...]) -> dict[str, tuple[int, ...]]:
    """Return, for each character, the forms it may be the telling word of."""
    found: dict[str, list[int]] = {}
    for index, shape in enumerate(shapes):
        for character in sorted(shape.needs):
            found.setdefault(character, []).append(index)
    return {character: tuple(indexes) for character, indexes in found.items()}


def several(table: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the entries of more than one word, the longest first."""
    entries = (tuple(entry.split()) for entry in table if " " in entry)
    return tuple(sorted(entries, key=lambda words: (-len(words), words)))


def is_filler(name: str) -> bool:
    """Whether a class says nothing of time by itself."""
    return name.startswith("=") or name in FILLERS
