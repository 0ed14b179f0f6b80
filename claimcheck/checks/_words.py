"""The words around a claim, and whether they hold a cue of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from claimcheck.checks import Group
from claimcheck.lexicon import Lexicon
from claimcheck.model import Claim, Span

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
    return bool(lexicon.compiled(_patterns)[name].search(words))


def _patterns(lexicon: Lexicon) -> Mapping[str, re.Pattern[str]]:
    """Return one pattern per cue, longest words first; an empty list matches nothing."""
    return {name: _pattern(words) for name, words in lexicon.entries("cues").items()}


def _pattern(words: list[str]) -> re.Pattern[str]:
    escape = partial(re.sub, r"\\? ", r"\\s+")
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    inner = "|".join(escape(re.escape(word)) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{inner or '(?!)'})(?!\w)", re.IGNORECASE)
