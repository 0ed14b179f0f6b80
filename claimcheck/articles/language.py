"""Which language an article is in, by its little words and its alphabet; in doubt, not said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.lexicon import Lexicon
from claimcheck.model import Article

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 6000  # characters; more would not change the answer
FEWEST_WORDS = 40  # below it a headline, a table or a list of names decides nothing
FEWEST_LETTERS = 60
FIRST_LOOK = 1200  # characters; enough to know most articles by
PLAIN_SHARE = 0.2  # of the words; copy in another language never has so many little words of ours
OTHER_SHARE = 0.12  # running text in any of the languages has more little words than this
FEWEST_DIFFERENT = 6  # of a language's little words; one word over and over is no language
CLEAR_LEAD = 2.5  # times the share of every covered language


@dataclass(frozen=True, slots=True)
class Languages:
    """The lexicon's languages, ready to look words up in."""

    covered: Mapping[str, frozenset[str]]  # language -> its little words
    words: Mapping[str, tuple[str, ...]]  # word -> the languages it is frequent in
    scripts: tuple[tuple[int, int, str], ...]
    letters: Mapping[str, Mapping[str, str]]


def languages(lexicon: Lexicon) -> Languages:
    """Return the languages of `languages.yaml`."""
    entries = lexicon.entries("languages")
    words: dict[str, tuple[str, ...]] = {}
    for name, little in entries.get("words", {}).items():
        for word in little:
            words[word] = (*words.get(word, ()), name)
    listed = entries.get("words", {})
    return Languages(
        covered={name: frozenset(listed.get(name, ())) for name in entries.get("covered", ())},
        words=words,
        scripts=tuple((int(a, 0), int(b, 0), name) for a, b, name in entries.get("scripts", ())),
        letters=entries.get("letters", {}),
    )


def covers(lexicon: Lexicon, article: Article) -> bool:
    """Whether the lexicon can read an article; one whose language is in doubt is read."""
    return article.language is None or article.language in lexicon.compiled(languages).covered


def detect(article: Article, known: Languages) -> str | None:
    """Return the language code of an article where it is clear, else None.

    Precision first: a text counts as another language only if that one's little words are
    frequent and those of every covered language are rare, or most letters are of its alphabet.
    """
    text = " ".join(block.text for block in article.blocks)
    words = WORD.findall(text[:FIRST_LOOK].lower())
    if len(words) >= FEWEST_WORDS:
        for ours, little in known.covered.items():
            if sum(word in little for word in words) >= PLAIN_SHARE * len(words):
                return ours
    text = text[:LOOKED_AT].lower()
    words = WORD.findall(text)
    counts = Counter(name for word in words for name in known.words.get(word, ()))
    different = Counter(name for word in set(words) for name in known.words.get(word, ()))
    if not text.isascii() and (name := _by_alphabet(words, known)):
        return name
    if len(words) < FEWEST_WORDS:
        return None
    best = max(counts, key=lambda name: (counts[name], name), default=None)
    most = max((counts[name] for name in known.covered), default=0)
    if best is None or counts[best] < OTHER_SHARE * len(words):
        return None
    if best in known.covered:
        return best
    clear = counts[best] >= CLEAR_LEAD * most and different[best] >= FEWEST_DIFFERENT
    return best if clear else None


def _by_alphabet(words: list[str], known: Languages) -> str | None:
    """Return the language of the alphabet that most letters are of; None for Latin letters."""
    letters = Counter(letter for word in words for letter in word)
    total = sum(letters.values())
    for first, last, name in known.scripts:
        share = sum(n for letter, n in letters.items() if first <= ord(letter) <= last)
        if total >= FEWEST_LETTERS and share * 2 > total:
            others = known.letters.get(name, {})
            marked = {o: sum(letters[x] for x in signs) for o, signs in others.items()}
            nearest = max(marked, key=lambda o: (marked[o], o), default=name)
            return nearest if marked.get(nearest, 0) * 200 > total else name
    return None
