"""Forms of verbs and the closed word classes, compiled from the lexicon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from claimcheck.lexicon import Lexicon

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled word classes.

    `tags` maps a lower-case word to its tag, with `W` for words that are noun or verb;
    `participle` maps every listed verb form to its past participle and `base` to its base.
    """

    tags: dict[str, str]
    participle: dict[str, str]
    base: dict[str, str]
    third_person: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    moved: frozenset[str]
    linking: frozenset[str]
    levels: frozenset[str]
    naming: frozenset[str]
    trading: frozenset[str]
    closing: frozenset[str]
    light: frozenset[str]
    holding: frozenset[str]
    controlling: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """Return the word classes of `grammar.yaml` and `verbs.yaml`, compiled once."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Words:
    grammar, verbs = lexicon.entries("grammar"), lexicon.entries("verbs")
    tags: dict[str, str] = {}
    participle: dict[str, str] = {}
    base: dict[str, str] = {}
    third: set[str] = set()
    for verb, forms in _forms(verbs):
        third.add(forms[0][0])
        done = forms[2][0]
        for word, tag in (*forms, (verb, forms[0][1])):
            tags.setdefault(word, tag)
            participle.setdefault(word, done)
            base.setdefault(word, verb)
    for name, tag in _CLOSED:
        tags.update(dict.fromkeys(grammar[name], tag))
    return Words(
        tags=tags,
        participle=participle,
        base=base,
        third_person=frozenset(third),
        up=frozenset(verbs["changing"]["up"]),
        down=frozenset(verbs["changing"]["down"]),
        **{name: frozenset(verbs[name]) for name in CLASSES},
    )


def _forms(verbs: dict[str, Any]) -> Iterator[tuple[str, Forms]]:
    """Yield each verb with its -s, past, participle and -ing forms, and the tag of each."""
    doubling, both = frozenset(verbs["doubling"]), frozenset(verbs["nouns_too"])
    listed = [tuple(line.split()) for line in verbs["irregular"]]
    for form in [*listed, *((verb,) for verb in verbs["regular"])]:
        verb = form[0]
        past = form[1] if len(form) > 1 else _suffixed(verb, "ed", doubling)
        done = form[2] if len(form) > 2 else past
        plain = "W" if verb in both else "V"
        yield (
            verb,
            (
                (_third(verb), plain),
                (past, "V" if done != past else "E"),
                (done, "E" if done != verb else "W"),
                (_suffixed(verb, "ing", doubling), "G"),
            ),
        )


CLASSES = (
    "moved",
    "linking",
    "levels",
    "naming",
    "trading",
    "closing",
    "light",
    "holding",
    "controlling",
)
Forms = tuple[tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]

# Later classes win where a word stands in two.
_CLOSED = (
    ("plain_nouns", "N"),
    ("qualities", "J"),
    ("adverbs", "A"),
    ("pronouns", "Q"),
    ("determiners", "D"),
    ("relatives", "R"),
    ("prepositions", "P"),
    ("conjunctions", "C"),
    ("being", "B"),
    ("having", "H"),
    ("modals", "M"),
    ("to", "T"),
)


def _suffixed(verb: str, suffix: str, doubling: frozenset[str]) -> str:
    """Return a regular verb with -ed or -ing (source: English spelling)."""
    if verb.endswith("ie") and suffix == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (verb.endswith("ee") and suffix == "ing"):
        return verb[:-1] + suffix
    short = len(verb) == 3 and verb[1] in VOWELS and verb[0] not in VOWELS
    if verb in doubling or (short and verb[-1] not in "wxyaeiou"):
        return verb + verb[-1] + suffix
    if verb.endswith("y") and verb[-2:-1] not in VOWELS and suffix == "ed":
        return verb[:-1] + "ied"
    return verb + suffix


def _third(verb: str) -> str:
    """Return the -s form of a verb."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"
