"""The telling words of a sentence: what is left of it without grammar, figures and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.claims.wordclasses import words as word_classes
from claimcheck.lexicon import Lexicon

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
APOSTROPHE = re.compile("['’]")
FUNCTION = frozenset("DPTCRQBHMA")
SHORTEST = 3  # letters of a telling word, and of a stem
HEAD = 4  # letters that a name shares with its adjective
KNOWN = 1 << 16  # words whose stems are remembered
PHRASES = 1 << 12  # texts whose words are
NOTHING = frozenset({""})
NEAREST = 4  # telling words on either side of a number that count as near it
POSSESSIVE = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True)
class Wording:
    """The telling words of one sentence as stems, in order, with where each begins.

    `names` are those with a capital inside the sentence.
    """

    stems: tuple[str, ...]
    starts: tuple[int, ...]
    words: frozenset[str]
    names: frozenset[str]

    def near(self, offset: int) -> frozenset[str]:
        """Return the telling words around an offset of the sentence."""
        at = bisect_left(self.starts, offset)
        return frozenset(self.stems[max(0, at - NEAREST) : at + NEAREST])

    def strange_to(self, other: Wording, named: frozenset[str] = frozenset()) -> bool:
        """Whether both name somebody or some place, and neither has a name of the other.

        A name whose beginning is in `named` is no stranger.
        """
        if not self.names or not other.names:
            return False
        mine, theirs = heads(self.words) | named, heads(other.words) | named
        return not heads(self.names) & theirs and not heads(other.names) & mine


def heads(names: frozenset[str]) -> frozenset[str]:
    """Return the beginnings of names: Libya and Libyan, Gaza and Gazan name one place."""
    return frozenset(name[:HEAD] for name in names)


class Stemmer:
    """Folds a word to the stem that its forms share; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        classes = word_classes(lexicon)
        self.base = classes.base
        self.plain = frozenset(
            word for word, tag in classes.tags.items() if tag in FUNCTION
        ) | frozenset(word for given in lexicon.entries("wording").values() for word in given)
        self.on_top = tuple(f"{word} " for word in lexicon.entries("cues")["on_top"])
        self.telling = lru_cache(maxsize=KNOWN)(self._telling)
        self.words = lru_cache(maxsize=PHRASES)(self._words)

    def _words(self, text: str) -> frozenset[str]:
        """Return the telling words of a text, in no order."""
        return frozenset(map(self.telling, WORD.findall(text))) - NOTHING

    def _telling(self, word: str) -> str:
        """Return the stem of a word as written, nothing for one that tells nothing."""
        folded = word.casefold()
        return "" if len(word) < SHORTEST or folded in self.plain else self.stem(folded)

    def stem(self, word: str) -> str:
        """Return the stem of a folded word: its verb's base form, else its singular."""
        for ending in POSSESSIVE:
            word = word.removesuffix(ending)
        word = APOSTROPHE.sub("", word)
        if word in self.base:
            return self.base[word]
        if word.endswith("ies") and len(word) > SHORTEST + 1:
            return word[:-3] + "y"
        if word.endswith(("sses", "xes", "zes", "ches", "shes")):
            return word[:-2]
        if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > SHORTEST:
            return word[:-1]
        return word

    def wording(self, sentence: str) -> Wording:
        """Return the telling words of a sentence."""
        stems: list[str] = []
        starts: list[int] = []
        names: set[str] = set()
        for match in WORD.finditer(sentence):
            word = match.group()
            if stem := self.telling(word):
                stems.append(stem)
                starts.append(match.start())
                if word[0].isupper() and match.start() > 0:
                    names.add(stem)
        return Wording(tuple(stems), tuple(starts), frozenset(stems), frozenset(names))


def stemmer(lexicon: Lexicon) -> Stemmer:
    """Return the stemmer of a lexicon, made once."""
    return lexicon.compiled(Stemmer)
