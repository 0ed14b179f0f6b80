"""Text that is meant to be the same everywhere: site notices, and what a desk declares standing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claimcheck.lexicon import Lexicon
from claimcheck.reuse.words import folded_words

CUES = 2  # a notice speaks of several things a reader may do


def is_notice(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a site notice (subscriptions, rights, contacts), by its cues."""
    found = lexicon.compiled(_notices).findall(text.casefold())
    return len(dict.fromkeys(found)) >= CUES


def standing_words(text: str, lexicon: Lexicon) -> int:
    """Return how many words of a text a desk has declared standing, in `lexicon/reuse.yaml`.

    Differences of case and of marks do not count.
    """
    words = f" {' '.join(folded_words(text))} "
    declared = lexicon.compiled(_standing)
    return sum(len(entry.split()) for entry in declared if entry in words)


def _standing(lexicon: Lexicon) -> tuple[str, ...]:
    entries = lexicon.entries("reuse").get("standing", [])
    return tuple(f" {' '.join(folded_words(entry['text']))} " for entry in entries)


def _notices(lexicon: Lexicon) -> re.Pattern[str]:
    return _either(lexicon.entries("reuse")["notices"])


def _either(cues: Iterable[str]) -> re.Pattern[str]:
    inner = "|".join(re.escape(cue) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?<!\w)(?:{inner})(?!\w)")
