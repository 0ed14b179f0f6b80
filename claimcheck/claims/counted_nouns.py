"""The counted noun after a number."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.nouns import Nouns, is_plural, singular
from claimcheck.claims.number_words import joined as hyphen_at
from claimcheck.claims.scan import Scan

SHORTEST_FORM = 5  # letters from which an unknown word in -ed or -ing is read as a verb form
LONGEST = 8  # tokens between a number and its noun
STOPS = frozenset("DPRQBHMTC")
QUOTES = frozenset("\"“”‘'`")
JOINERS = frozenset("-–’'&/")


@dataclass(frozen=True, slots=True)
class Counted:
    """A counted noun: tokens with its modifiers, and the singular of its head."""

    first: int
    last: int
    singular: str


def counted(scan: Scan, index: int, known: Nouns, single: bool, joined: bool) -> Counted | None:
    """Return the noun counted by the number that ends before `index`.

    `single` says that the number is one; `joined` that a hyphen ties them ("six-speed").
    """
    first, limit = index, scan.sentence_of(index - 1)[1] if index else index
    if index < limit and scan.lower[index] == "of":
        first += 1
        while first < limit and _owns(scan, first, known):
            first += 1
        single = False
    run = _run(scan, first, min(limit, first + LONGEST), known, single)
    if not run:
        return None
    head = run[0] if joined else _head(scan, run, known, single)
    if head is None:
        return None
    if joined and scan.lower[head] in known.joined_units:
        return Counted(first, head + 1, known.joined_units[scan.lower[head]])
    noun = singular(_written(scan, head, known), known)
    if not joined and head - 2 >= first and hyphen_at(scan, head - 1):
        noun = f"{scan.words[head - 2]}-{noun}"
    return Counted(first, head + 1, noun)


def _owns(scan: Scan, at: int, known: Nouns) -> bool:
    """Whether a token stands between "of" and the noun: "of the", "of Yemen's most"."""
    word = scan.lower[at]
    return word in known.determiners or word.endswith(("'s", "’s")) or word == "most"


def _written(scan: Scan, index: int, known: Nouns) -> str:
    """Return a noun as written, in lower case where its capitals say nothing."""
    word, lower = scan.words[index], scan.lower[index]
    titled = index + 1 < len(scan) and scan.words[index + 1][:1].isupper()
    if lower in known.tags or lower in known.irregular or titled or word.isupper():
        return lower if not word.isupper() or len(word) > 4 else word
    return word


def _run(scan: Scan, first: int, limit: int, known: Nouns, single: bool) -> list[int]:
    """Return the tokens that may be the noun or its modifiers, without joining marks."""
    run: list[int] = []
    at = first
    while at < limit:
        word, taken = scan.lower[at], scan.taken[at]
        if taken == "number" and hyphen_at(scan, at + 1):
            at = _past_compound(scan, at, limit)
            continue
        if taken:
            if not taken.startswith("trap:"):
                break
        elif not word[0].isalpha():
            joins = run and word in JOINERS and (hyphen_at(scan, at) or _inside(scan, at))
            if not joins and not (word in QUOTES and at == first):
                break
        else:
            mark = _mark(scan, at, known)
            if mark == "V" and not single and _agrees(scan, at, run, known):
                mark = "N"
            if mark in STOPS or (mark in "VEG" and not _modifies(scan, at, run, known)):
                if not _adds_modifier(scan, at, run, known):
                    break
            else:
                run.append(at)
        at += 1
    return run


def _mark(scan: Scan, at: int, known: Nouns) -> str:
    """Return the word class of a token; unknown words in -ed and -ing are verb forms."""
    word = scan.lower[at]
    mark = known.tags.get(word)
    if mark == "Q" and scan.words[at].isupper() and not scan.text.isupper():
        return "N"  # US, IT
    if mark == "D" and word == "most":
        return "A"
    if mark is not None or scan.words[at][0].isupper():
        return mark or "N"
    if word.endswith("ed") and len(word) > SHORTEST_FORM:
        return "E"
    return "G" if word.endswith("ing") and len(word) > SHORTEST_FORM else "N"


def _past_compound(scan: Scan, at: int, limit: int) -> int:
    """Return the token behind a number joined into a modifier: "two 16-year-old boys"."""
    at += 1
    while at < limit and scan.glued(at):
        at += 1
    return at


def _inside(scan: Scan, at: int) -> bool:
    return scan.glued(at) and at + 1 < len(scan) and scan.glued(at + 1)


def _agrees(scan: Scan, at: int, run: list[int], known: Nouns) -> bool:
    """Whether a verb's -s form must be a noun: what more than one counts takes no such verb."""
    word = scan.lower[at]
    if at > 1 and scan.lower[at - 2] == "of":
        return False  # "the family of 4 comes home"
    return is_plural(word, known) and not (run and _many(scan.lower[run[-1]], known))


def _modifies(scan: Scan, at: int, run: list[int], known: Nouns) -> bool:
    """Whether a verb form stands before the noun it belongs to ("two wounded men")."""
    word = scan.lower[at]
    if not run and word in known.never_modify:
        return False  # "all three suffered injuries"
    if not run:
        return known.tags.get(word) != "V" or word[-1] != "s"
    if hyphen_at(scan, at + 1) or hyphen_at(scan, at - 1):
        return True
    after = scan.lower[at + 1] if at + 1 < len(scan) else "."
    return _many(after, known) and not _many(scan.lower[at - 1], known)


def _adds_modifier(scan: Scan, at: int, run: list[int], known: Nouns) -> bool:
    """Whether "and" stands between two modifiers ("digital and physical sales")."""
    if scan.lower[at] != "and" or not run or at + 2 >= len(scan):
        return False
    if _many(scan.lower[run[-1]], known) or scan.lower[run[-1]] in known.elided:
        return False
    for word in scan.lower[at + 1 : at + 5]:
        if _many(word, known):
            return word != scan.lower[at + 1]
        if not word[0].isalpha() or known.tags.get(word, "N") not in "NW":
            return False
    return False


def _many(word: str, known: Nouns) -> bool:
    return is_plural(word, known) or word in known.collective


def _head(scan: Scan, run: list[int], known: Nouns, single: bool) -> int | None:
    """Return the token of the head noun."""
    follows = len(run) > 1 and _many(scan.lower[run[1]], known)
    if scan.lower[run[0]] in known.elided and not follows:
        return None
    if single:
        return _after_one(scan, run, known)
    capital = None
    for place, at in enumerate(run):
        if scan.lower[at].endswith(("'s", "’s")) or not _many(scan.lower[at], known):
            continue
        if scan.words[at][0].isupper() and not scan.text.isupper():
            capital = at
            continue
        return _last_of(scan, run[place:], known)
    if capital is not None and capital == run[-1]:
        return capital
    return _without_plural(scan, run, known)


def _last_of(scan: Scan, run: list[int], known: Nouns) -> int:
    """Return the last of the plurals that follow one another from the first ("sales jobs")."""
    head = run[0]
    for at in run[1:]:
        word = scan.lower[at]
        if at != head + 1 or not is_plural(word, known) or known.tags.get(word) == "V":
            break
        head = at
    return head


def _without_plural(scan: Scan, run: list[int], known: Nouns) -> int | None:
    """Return the head of a noun that is not in the plural: "a 12 page report", "20 Taliban"."""
    nominal = [
        at
        for at in run
        if known.tags.get(scan.lower[at], "N") in "NW" and not scan.lower[at].endswith(("'s", "’s"))
    ]
    if not nominal or scan.lower[nominal[0]] in known.elided:
        return None
    before = scan.lower[run[0] - 2] if run[0] > 1 else ""
    if len(nominal) > 1 and before in known.determiners | {"a", "an"}:
        return nominal[0]
    last = nominal[-1]
    if len(nominal) > 1 or (scan.words[last][0].isupper() and not scan.text.isupper()):
        return last
    return None


def _after_one(scan: Scan, run: list[int], known: Nouns) -> int | None:
    """Return the head after "one": the last noun before a verb or a new phrase."""
    head = None
    for place, at in enumerate(run):
        mark = known.tags.get(scan.lower[at], "N")
        adverb = mark == "A" or (mark == "N" and scan.lower[at].endswith("ly") and place)
        last = place + 1 == len(run)
        if adverb or scan.lower[at] in known.elided or (place and mark in "EVG" and last):
            break
        head = at
    return head
