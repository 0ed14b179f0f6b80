"""The words that mark what follows them as feared, planned, promised, denied or supposed.

Each reaches as far as its clause: to a conjunction, to ", and took …", out of a relative clause
at its comma, through a parenthesis and on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claimcheck.claims.phrases import Phrases
from claimcheck.claims.scan import Scan
from claimcheck.claims.speech_words import speech_words
from claimcheck.lexicon import Lexicon
from claimcheck.model import BlockKind, Status

MOST_SIGNALS = 6  # of one clause that are kept; nobody stacks more
MARKS = frozenset((",", "(", ")", ".", "that", "to"))
CONDITIONS = frozenset(("if", "whether"))
OPTIONS = frozenset(("option", "options", "aimed"))
# "would have a rate of" is no "would have had": it is read as its first word.
SIMPLE = {"would": "projected", "could": "hedged", "might": "hedged"}
LONGEST_RELATIVE = 16  # tokens of a clause that defines a noun
BE = frozenset(("be", "been", "have", "has", "is", "are", "was", "were", "to"))
LONGEST_PLAN = 9  # tokens between "contract" and the "to" that says what for


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The words of `statuses.yaml`, compiled. `signals` maps phrases to a status, "" if none."""

    signals: Phrases[str]
    starts: frozenset[str]
    special: frozenset[str]
    negations: frozenset[str]
    not_negating: frozenset[str]
    boundaries: frozenset[str]
    relatives: frozenset[str]
    past: frozenset[str]
    intentions: frozenset[str]
    after: Mapping[str, str]
    be: frozenset[str]
    participles: Mapping[str, str]
    say: frozenset[str]


@dataclass(frozen=True, slots=True)
class Signal:
    """A word or phrase that marks what follows it, at tokens `first` up to `last`."""

    status: Status
    first: int
    last: int


def status_words(lexicon: Lexicon) -> StatusWords:
    """Return the words that tell a status."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> StatusWords:
    entries = lexicon.entries("statuses")
    names: list[str] = [s.value for s in Status if s.value in entries]
    phrases = [(phrase, name) for name in names for phrase in entries[name]]
    phrases += [(phrase, "") for phrase in entries.get("neutral", [])]
    after = entries.get("after", {})
    starts = frozenset(phrase.split()[0] for phrase, _ in phrases)
    boundaries = frozenset(entries.get("boundaries", []))
    relatives = frozenset(entries.get("relatives", []))
    say = speech_words(lexicon).say
    return StatusWords(
        signals=Phrases(phrases, backwards=False),
        starts=starts,
        special=starts | boundaries | relatives | say | MARKS,
        negations=frozenset(entries.get("not", [])),
        not_negating=frozenset(entries.get("not_negating", [])),
        boundaries=boundaries,
        relatives=relatives,
        past=frozenset(entries.get("past", [])),
        intentions=frozenset(entries.get("intentions", [])),
        after={word: name for name in names for word in after.get(name, [])},
        be=frozenset(after.get("be", [])),
        participles={
            word: name for name, found in after.get("participles", {}).items() for word in found
        },
        say=say,
    )


@dataclass(slots=True)
class Walk:
    """A pass over one sentence, with the signals that reach the present token.

    `outside` holds those of the clause around a relative clause or a parenthesis; `resume` is the
    verb after a clause that defines a noun, which goes on with the clause around it.
    """

    scan: Scan
    first: int
    last: int
    words: StatusWords
    active: list[Signal] = field(default_factory=list)
    outside: list[Signal] | None = None
    resume: int = 0

    def before(self, tokens: list[int]) -> list[list[Signal]]:
        """Return the signals that reach each of some tokens, given in order."""
        found: list[list[Signal]] = []
        lower, special = self.scan.lower, self.words.special
        index = self.first
        for token in tokens:
            for here in [i for i in range(index, token) if lower[i] in special]:
                if here >= index:
                    if self.resume and here > self.resume:
                        self._leave()
                    index = self.step(here)
            index = max(index, token)
            if self.resume and token > self.resume:
                self._leave()
            found.append(self.active[:])
        return found

    def step(self, index: int) -> int:
        """Take in one special token; return the next one to look at."""
        low, words = self.scan.lower[index], self.words
        if low == ",":
            self._comma(index)
        elif low == "that" and self._opens_relative(index):
            self.outside, self.active = self.active, []
            self.resume = self._fact_after(index)
        elif low == "." and index + 1 < self.last and self.scan.words[index + 1][0].isupper():
            self.active, self.outside, self.resume = [], None, 0
        elif low in words.relatives or low == "(":
            self.outside = self.active
            self.active = self.active[:] if low == "(" else []
        elif low == ")":
            self._leave()
        elif low in words.boundaries:
            stay = Status.HYPOTHETICAL if low != ";" else None
            self.active = [s for s in self.active if s.status is stay]
        elif low == "to" and self._intended(index):
            self._add(Signal(Status.PROJECTED, index, index + 1))
        elif low in words.starts and self.scan.taken[index] != "date" and not self._named(index):
            return self._signal(index)
        elif low in words.say:
            self.active = [s for s in self.active if self.scan.lower[s.first] in CONDITIONS]
        return index + 1

    def _named(self, index: int) -> bool:
        """Whether a word is part of a name: "Acme Projects", outside headlines."""
        tokens = self.scan.words
        if self.scan.block.kind is BlockKind.HEADLINE or index <= self.first + 1:
            return False
        return tokens[index].istitle() and tokens[index - 1].istitle()

    def _leave(self) -> None:
        """Leave a relative clause or a parenthesis."""
        if self.outside is not None:
            self.active, self.outside = self.outside, None
        self.resume = 0

    def _fact_after(self, index: int) -> int:
        """Return the past form that ends "watches that will be free totalled …", else 0."""
        lower = self.scan.lower
        for after in range(index + 1, min(self.last, index + LONGEST_RELATIVE)):
            if lower[after] == ",":
                break
            if self._past(lower[after]) and lower[after - 1] not in BE:
                return after
        return 0

    def _past(self, word: str) -> bool:
        return word in self.words.past or word.endswith("ed")

    def _opens_relative(self, index: int) -> bool:
        """Whether "that" defines a noun, "watches that will …", and begins no statement."""
        before = self.scan.lower[index - 1] if index > self.first else ""
        stated = before in self.words.say or before in self.words.starts
        ended = bool(self.active) and self.active[-1].last == index
        return before.isalpha() and not stated and not ended and not self._past(before)

    def _add(self, signal: Signal) -> None:
        self.active.append(signal)
        del self.active[:-MOST_SIGNALS]

    def _signal(self, index: int) -> int:
        """Add the signal at a token, unless a longer phrase shows that it is none."""
        lower, signals = self.scan.lower, self.words.signals
        match = signals.at(lower, index, self.last)
        if match is None:
            return index + 1
        after, name = match
        if after < self.last and lower[after] == "-" and self.scan.glued(after):
            return after
        if lower[after - 1] == "have" and not self._participle(after):
            after, name = index + 1, SIMPLE.get(lower[index], "")
        wider = signals.at(lower, index - 1, self.last) if index > self.first else None
        if name and wider != (after, ""):
            self._add(Signal(Status(name), index, after))
        return after

    def _participle(self, index: int) -> bool:
        word = self.scan.lower[index] if index < self.last else ""
        return self._past(word) or word.endswith("en") or word == "been"

    def _comma(self, index: int) -> None:
        """End what a comma ends: a relative clause, a participle; all before ", and took …"."""
        lower = self.scan.lower
        self._leave()
        following = lower[index + 1 : min(index + 3, self.last)]
        if len(following) == 2 and following[0] in {"and", "but"}:
            self.active = [] if self._past(following[1]) else self.active
        self.active = [
            s
            for s in self.active
            if not lower[s.first].endswith("ing") and lower[s.first] not in OPTIONS
        ]

    def _intended(self, index: int) -> bool:
        """Whether a "to" tells what a plan, contract or offer named just before is for."""
        lower, words = self.scan.lower, self.words
        verb = index + 1
        if verb >= self.last or self.scan.taken[verb] or not self.scan.words[verb].islower():
            return False
        for back in range(index - 1, max(self.first, index - LONGEST_PLAN) - 1, -1):
            if lower[back] in words.intentions:
                return True
            if lower[back] in words.boundaries or lower[back] in {",", "to", "."}:
                return False
        return False
