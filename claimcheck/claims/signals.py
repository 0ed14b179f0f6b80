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
from claimcheck.model import Status

MOST_SIGNALS = 6  # of one clause that are kept; nobody stacks more
CONDITIONS = frozenset(("if", "whether"))
OPTIONS = frozenset(("option", "options"))
LONGEST_PLAN = 9  # tokens between "contract" and the "to" that says what for


@dataclass(frozen=True, slots=True)
class StatusWords:
    """The words of `statuses.yaml`, compiled. `signals` maps phrases to a status, "" if none."""

    signals: Phrases[str]
    starts: frozenset[str]
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
    return StatusWords(
        signals=Phrases(phrases, backwards=False),
        starts=frozenset(phrase.split()[0] for phrase, _ in phrases),
        negations=frozenset(entries.get("not", [])),
        not_negating=frozenset(entries.get("not_negating", [])),
        boundaries=frozenset(entries.get("boundaries", [])),
        relatives=frozenset(entries.get("relatives", [])),
        past=frozenset(entries.get("past", [])),
        intentions=frozenset(entries.get("intentions", [])),
        after={word: name for name in names for word in after.get(name, [])},
        be=frozenset(after.get("be", [])),
        participles={
            word: name for name, found in after.get("participles", {}).items() for word in found
        },
        say=speech_words(lexicon).say,
    )


@dataclass(slots=True)
class Walk:
    """A pass over one sentence, with the signals that reach the present token.

    `outside` holds those of the clause around a relative clause or a parenthesis.
    """

    scan: Scan
    first: int
    last: int
    words: StatusWords
    active: list[Signal] = field(default_factory=list)
    outside: list[Signal] | None = None

    def before(self, tokens: list[int]) -> list[list[Signal]]:
        """Return the signals that reach each of some tokens, given in order."""
        found: list[list[Signal]] = []
        index = self.first
        for token in tokens:
            while index < token:
                index = min(self.step(index), token)
            found.append(self.active[:])
        return found

    def step(self, index: int) -> int:
        """Take in one token; return the next one to look at."""
        low, words = self.scan.lower[index], self.words
        if low == ",":
            self._comma(index)
        elif low in words.relatives or low == "(":
            self.outside = self.active
            self.active = self.active[:] if low == "(" else []
        elif low == ")" and self.outside is not None:
            self.active, self.outside = self.outside, None
        elif low in words.boundaries:
            stay = Status.HYPOTHETICAL if low != ";" else None
            self.active = [s for s in self.active if s.status is stay]
        elif low == "to" and self._intended(index):
            self._add(Signal(Status.PROJECTED, index, index + 1))
        elif low in words.starts and self.scan.taken[index] != "date":
            return self._signal(index)
        elif low in words.say:
            self.active = [s for s in self.active if self.scan.lower[s.first] in CONDITIONS]
        return index + 1

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
        wider = signals.at(lower, index - 1, self.last) if index > self.first else None
        if name and wider != (after, ""):
            self._add(Signal(Status(name), index, after))
        return after

    def _comma(self, index: int) -> None:
        """End what a comma ends: a relative clause, a participle; all before ", and took …"."""
        lower = self.scan.lower
        if self.outside is not None:
            self.active, self.outside = self.outside, None
        following = lower[index + 1 : min(index + 3, self.last)]
        if len(following) == 2 and following[0] in {"and", "but"}:
            verb = following[1]
            if verb in self.words.past or verb.endswith("ed"):
                self.active = []
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
