"""The words around a claim, and whether they hold a cue of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from claimcheck.checks import Group
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Span

ARTICLES = 256  # texts of which is remembered whether they hold a cue
REACH = 200  # characters on either side of a sentence that a neighbouring sentence may fill


def sentence(claim: Claim, group: Group) -> str:
    """Return the sentence a claim stands in."""
    return slice_of(claim, group, claim.mention.sentence)


def vicinity(claim: Claim, group: Group) -> str:
    """Return the sentence a claim stands in with what stands just before and after it."""
    inner = claim.mention.sentence
    return slice_of(claim, group, Span(max(0, inner.start - REACH), inner.end + REACH))


def slice_of(claim: Claim, group: Group, span: Span) -> str:
    """Return the words at `span` of the string that a claim stands in."""
    text = group.extractions[claim.mention.article].article.string(claim.mention.field)
    return text[span.start : span.end]


def has_cue(name: str, words: str, lexicon: Lexicon) -> bool:
    """Whether `words` hold one of the cues that `rules/lexicon/cues.yaml` lists under `name`."""
    return bool(lexicon.compiled(Cues).pattern(name).search(words))


def last_cue(name: str, words: str, lexicon: Lexicon) -> int | None:
    """Return where the last cue of a list begins in `words`, or None where there is none."""
    found = [match.start() for match in lexicon.compiled(Cues).pattern(name).finditer(words)]
    return found[-1] if found else None


def has_cue_near(name: str, claim: Claim, group: Group) -> bool:
    """Whether a cue stands in the sentence of a claim or just before or after it.

    Few articles have one anywhere, so each is looked through once before its claims are.
    """
    mention = claim.mention
    text = group.extractions[mention.article].article.string(mention.field)
    within = group.lexicon.compiled(Cues).anywhere(name, text)
    return within and has_cue(name, vicinity(claim, group), group.lexicon)


class Cues:
    """The cues of a lexicon as patterns, each made when it is first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words: Mapping[str, list[str]] = lexicon.entries("cues")
        self.pattern = lru_cache(maxsize=None)(self._pattern)
        self.letters = lru_cache(maxsize=None)(self._letters)
        self.anywhere = lru_cache(maxsize=ARTICLES)(self._anywhere)

    def _anywhere(self, name: str, text: str) -> bool:
        """Whether a text holds the letters of a cue, be it inside of words."""
        return self.letters(name).search(text) is not None

    def _pattern(self, name: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._either(name)})(?!\w)", re.IGNORECASE)

    def _letters(self, name: str) -> re.Pattern[str]:
        return re.compile(self._either(name), re.IGNORECASE)

    def _either(self, name: str) -> str:
        """Return a cue's words as alternatives, longest first; an empty list matches nothing."""
        longest_first = sorted(self.words[name], key=lambda word: (-len(word), word))
        escaped = (re.sub(r"\\? ", r"\\s+", re.escape(word)) for word in longest_first)
        return "|".join(escaped) or "(?!)"
