"""Forms of verbs and the closed word classes, compiled from the lexicon."""

from __future__ import annotations

from dataclasses import dataclass

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
    forms = [tuple(line.split()) for line in verbs["irregular"]]
    forms += [(verb,) for verb in verbs["regular"]]
    doubling, both = frozenset(verbs["doubling"]), frozenset(verbs["nouns_too"])
    for form in forms:
        verb = form[0]
        past = form[1] if len(form) > 1 else _suffixed(verb, "ed", doubling)
        done = form[2] if len(form) > 2 else past
        ing, third_form = _suffixed(verb, "ing", doubling), _third(verb)
        third.add(third_form)
        for word, tag in (
            (verb, "W" if verb in both else "V"),
            (third_form, "W" if verb in both else "V"),
            (past, "V" if done != past else "E"),
            (done, "E" if done != verb else "W"),
            (ing, "G"),
        ):
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
        moved=frozenset(verbs["moved"]),
        linking=frozenset(verbs["linking"]),
        levels=frozenset(verbs["levels"]),
        naming=frozenset(verbs["naming"]),
        trading=frozenset(verbs["trading"]),
        light=frozenset(verbs["light"]),
        holding=frozenset(verbs["holding"]),
        controlling=frozenset(verbs["controlling"]),
    )


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
