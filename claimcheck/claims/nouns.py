"""The counted noun after a number, and its singular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.claims.scan import Scan
from claimcheck.claims.wordclasses import words as word_classes
from claimcheck.lexicon import Lexicon

LONGEST = 8  # tokens between a number and its noun
STOPS = frozenset("DPRQBHMTC")
QUOTES = frozenset("\"“”‘'`")
DETERMINERS = frozenset("the these those this that his her its their our my your all".split())


@dataclass(frozen=True, slots=True)
class Nouns:
    """What is known of nouns: irregular singulars, false plurals, word classes."""

    irregular: Mapping[str, str]
    not_plural: frozenset[str]
    collective: frozenset[str]
    elided: frozenset[str]
    tags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: tokens with its modifiers, and the singular of its head."""

    first: int
    last: int
    singular: str


def nouns(lexicon: Lexicon) -> Nouns:
    """Return what is known of nouns, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Nouns:
    given = lexicon.entries("units")
    return Nouns(
        irregular=given["irregular"],
        not_plural=frozenset(given["not_plural"]),
        collective=frozenset(given["collective"]),
        elided=frozenset(given["elided"]),
        tags=word_classes(lexicon).tags,
    )


def singular(word: str, known: Nouns) -> str:
    """Return the singular of a plural noun, as written; any other word comes back as it is."""
    lower = word.lower()
    if lower in known.irregular:
        return known.irregular[lower]
    if not is_plural(lower, known):
        return word
    if lower.endswith("men") and len(lower) > 4:
        return word[:-2] + "an"
    if lower.endswith("people") and lower != "people":
        return word[:-6] + "person"
    if lower.endswith("ies") and len(lower) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]


def is_plural(lower: str, known: Nouns) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if lower in known.irregular:
        return True
    if lower.endswith("s"):
        return (
            len(lower) > 2
            and lower not in known.not_plural
            and not lower.endswith(("ss", "ous", "'s", "’s"))
            and lower[0].isalpha()
        )
    return lower.endswith(("men", "people")) and len(lower) > 4 and lower not in _NOT_MEN


_NOT_MEN = frozenset("women men specimen regimen omen acumen abdomen yemen".split()) - {
    "women",
    "men",
}


def counted(scan: Scan, index: int, known: Nouns, one: bool, joined: bool) -> Counted | None:
    """Return the noun counted by the number that ends before `index`.

    `one` says that the number is one; `joined` that a hyphen ties them ("six-speed").
    """
    first, limit = index, scan.sentence_of(index - 1)[1] if index else index
    if index < limit and scan.lower[index] == "of":
        first += 1
        while first < limit and scan.lower[first] in DETERMINERS:
            first += 1
        if first < limit and known.tags.get(scan.lower[first], "") == "Q":
            return None
    if first >= limit:
        return None
    run = _run(scan, first, min(limit, first + LONGEST), known)
    if not run:
        return None
    if joined:
        return Counted(first, run[0] + 1, singular(scan.lower[run[0]], known))
    head = _head(scan, run, known, one)
    if head is None:
        return None
    word = scan.words[head] if scan.lower[head] not in known.irregular else scan.lower[head]
    if word[0].isupper() and (head == run[0] and scan.lower[first : first + 1] and _shouting(scan)):
        word = word.lower()
    if word[0].isupper() and scan.lower[head] in known.tags:
        word = word.lower()
    return Counted(first, head + 1, singular(word, known))


def _shouting(scan: Scan) -> bool:
    return scan.text.isupper()


def _run(scan: Scan, first: int, limit: int, known: Nouns) -> list[int]:
    """Return the tokens that may be the noun or its modifiers, without joining marks."""
    run: list[int] = []
    at = first
    while at < limit:
        word, taken = scan.lower[at], scan.taken[at]
        if taken.startswith("trap:"):
            at += 1
            continue
        if taken:
            break
        if not word[0].isalpha():
            joins = word in "-–’'&" and scan.glued(at) and at + 1 < limit and scan.glued(at + 1)
            if not (joins and run) and not (word in QUOTES and at == first):
                break
            at += 1
            continue
        mark = known.tags.get(word, "N")
        if mark in STOPS and not (mark == "C" and _between_adjectives(scan, at, run, known)):
            break
        if mark == "V" and run:
            break
        if mark != "C":
            run.append(at)
        at += 1
    return run


def _between_adjectives(scan: Scan, at: int, run: list[int], known: Nouns) -> bool:
    """Whether "and" stands between two modifiers ("digital and physical sales")."""
    if scan.lower[at] != "and" or not run or is_plural(scan.lower[run[-1]], known):
        return False
    if scan.lower[run[-1]] in known.collective | known.elided or at + 2 >= len(scan):
        return False
    after, beyond = scan.lower[at + 1], scan.lower[at + 2]
    return not is_plural(after, known) and is_plural(beyond, known) and after not in known.tags


def _head(scan: Scan, run: list[int], known: Nouns, one: bool) -> int | None:
    """Return the token of the head noun."""
    if scan.lower[run[0]] in known.elided and not (
        len(run) > 1 and run[1] == run[0] + 1 and _plural_or_group(scan, run[1], known)
    ):
        return None
    if one:
        return _one_head(scan, run, known)
    capital = None
    for place, at in enumerate(run):
        if not _plural_or_group(scan, at, known):
            continue
        if scan.words[at][0].isupper() and not scan.text.isupper():
            capital = at if capital is None else capital
            continue
        while (
            place + 1 < len(run)
            and run[place + 1] == run[place] + 1
            and is_plural(scan.lower[run[place + 1]], known)
            and known.tags.get(scan.lower[run[place + 1]]) in (None, "N")
        ):
            place += 1
        return run[place]
    if capital is not None:
        return capital
    bare = [at for at in run if known.tags.get(scan.lower[at], "N") in "NW"]
    return bare[0] if bare and scan.lower[bare[0]] not in known.elided else None


def _plural_or_group(scan: Scan, at: int, known: Nouns) -> bool:
    return is_plural(scan.lower[at], known) or scan.lower[at] in known.collective


def _one_head(scan: Scan, run: list[int], known: Nouns) -> int | None:
    """Return the head after "one": the last noun before a verb or a new phrase."""
    head = None
    for place, at in enumerate(run):
        mark = known.tags.get(scan.lower[at], "N")
        if place and at != run[place - 1] + 1 and scan.words[at - 1] not in "-–’'&":
            break
        if mark == "E" and place or mark == "A":
            break
        head = at
    return head
