"""Paragraphs to look for reuse in: generated, or taken from article files at run time.

A generated paragraph is a chain of words in which each word prefers the successors it has in the
texts given, and now and then any word at all; without texts, an invented language is used whose
words are as frequent as those of English. The same seed gives the same paragraphs.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

LEVELS = (0.05, 0.1, 0.2, 0.3)  # share of the words edited
SHORTEST, LONGEST = 25, 90  # words of a generated paragraph
FOLLOWED = 0.75  # how often a word is followed by one of its usual successors
VOCABULARY, SUCCESSORS = 20_000, 12
SENTENCE = re.compile(r"(?<=[.!?])\s+")
LEAST_SENTENCE = 14  # words of a sentence that is planted alone
KINDS = (*(f"{level:.0%} edited" for level in LEVELS), "cropped to half", "one sentence")


@dataclass(frozen=True, slots=True)
class Planted:
    """A paragraph made from the one at `origin`, in one of KINDS."""

    text: str
    origin: int
    kind: str


def real(files: Iterable[Path]) -> list[str]:
    """Return the distinct paragraphs of 20 words or more of JSON Lines files, in order."""
    found: dict[str, None] = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            text = record.get("text") or record.get("update") or ""
            found.update(dict.fromkeys(p for p in text.split("\n") if len(p.split()) >= 20))
    return list(found)


def generated(count: int, texts: Sequence[str] = (), seed: int = 1) -> Iterator[str]:
    """Yield `count` paragraphs in the manner of `texts`, or of an invented language."""
    chance = random.Random(seed)
    words, after = _language(texts, chance)
    for _ in range(count):
        word = chance.choice(words)
        chain = [word]
        for _ in range(chance.randint(SHORTEST, LONGEST) - 1):
            usual = after.get(word)
            word = chance.choice(usual if usual and chance.random() < FOLLOWED else words)
            chain.append(word)
        yield " ".join(chain)


def _language(
    texts: Sequence[str], chance: random.Random
) -> tuple[list[str], dict[str, list[str]]]:
    """Return words as often as they are used, and the usual successors of each."""
    after: dict[str, list[str]] = defaultdict(list)
    if texts:
        spoken = [text.split() for text in texts]
        for words in spoken:
            for word, following in pairwise(words):
                after[word].append(following)
        return [word for words in spoken for word in words], after
    names = ["".join(chance.choices("aeiourstlnmdkp", k=2 + n // 4_000)) for n in range(VOCABULARY)]
    frequent = [names[int(VOCABULARY ** chance.random()) - 1] for _ in range(200_000)]
    for name in names:
        after[name] = chance.choices(frequent, k=SUCCESSORS)
    return frequent, after


def planted(paragraphs: Sequence[str], count: int, seed: int = 2) -> Iterator[Planted]:
    """Yield `count` paragraphs of each kind, made from the ones given."""
    chance = random.Random(seed)
    words = [word for text in paragraphs[:2_000] for word in text.split()]
    for kind, level in zip(KINDS, (*LEVELS, None, None), strict=True):
        made = 0
        while made < count:
            origin = chance.randrange(len(paragraphs))
            text = _made(kind, level, paragraphs[origin], words, chance)
            if text:
                made += 1
                yield Planted(text, origin, kind)


def _made(
    kind: str, level: float | None, text: str, words: Sequence[str], chance: random.Random
) -> str:
    """Return a paragraph of a kind made from a text, or nothing where the text is too short."""
    own = text.split()
    if level is not None:
        return " ".join(_edited(own, level, words, chance))
    if kind == "cropped to half":
        start = chance.randrange(len(own) // 2 + 1)
        half = own[start : start + len(own) // 2]
        return " ".join(half) if len(half) >= LEAST_SENTENCE else ""
    sentence = _sentence(text, own, chance)
    around = [" ".join(chance.choices(words, k=chance.randint(15, 40))) for _ in range(2)]
    return f"{around[0]}. {sentence} {around[1]}." if sentence else ""


def _edited(
    own: Sequence[str], level: float, words: Sequence[str], chance: random.Random
) -> list[str]:
    """Return words of which a share was replaced, left out, or followed by another."""
    touched = set(chance.sample(range(len(own)), round(level * len(own))))
    made: list[str] = []
    for place, word in enumerate(own):
        what = chance.choice(("replace", "replace", "drop", "add")) if place in touched else ""
        if what != "drop":
            made.append(chance.choice(words) if what == "replace" else word)
        if what == "add":
            made.append(chance.choice(words))
    return made


def _sentence(text: str, own: Sequence[str], chance: random.Random) -> str:
    """Return a sentence of a text; a stretch of words where the text has no full stops."""
    found = [s for s in SENTENCE.split(text) if len(s.split()) >= LEAST_SENTENCE]
    if len(found) > 1:
        return chance.choice(found)
    start = chance.randrange(max(1, len(own) - LEAST_SENTENCE - 6))
    stretch = own[start : start + LEAST_SENTENCE + 6]
    return " ".join(stretch) if len(stretch) >= LEAST_SENTENCE else ""
