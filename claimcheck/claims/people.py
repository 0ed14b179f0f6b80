"""Named people with the role or age the text gives.

A person is known by title ("Foreign Minister …"), apposition (", a police spokesman,"), country
("Ukraine's …"), age (", 34,") or birth (", born in 1990,"). Once named in full, the family name
alone is the same person, anywhere in the article.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Reading
from claimcheck.claims.names import ARTICLES, NameWords, bare, born, name_words, possessive, runs
from claimcheck.claims.scan import Scan
from claimcheck.model import PersonMention

LONGEST_NAME = 5
LONGEST_APPOSITION = 14
OLDEST = 122  # years; nobody is known to have lived longer (Guinness World Records)


@dataclass(frozen=True, slots=True)
class Person:
    """A named person at tokens `first` up to `last`; `name` is the range of the bare name."""

    first: int
    last: int
    name: tuple[int, int]
    role: str | None = None
    of: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True)
class People:
    """The people of an article, block by block, and their full names by family name.

    `runs` are the capitalised runs of each block, by the identity of its scan.
    """

    runs: dict[int, list[tuple[int, int]]]
    named: dict[int, list[Person]]
    full: dict[str, str]


def people(reading: Reading) -> People:
    """Return the people of the article, found once."""
    known = reading.notes.get("people")
    if isinstance(known, People):
        return known
    words = name_words(reading.lexicon)
    found = People({}, {}, {})
    for scan in reading.scans:
        mine = found.runs[id(scan)] = runs(scan, words)
        found.named[id(scan)] = _persons(scan, words, mine)
    for scan in reading.scans:
        for person in found.named[id(scan)]:
            _remember(found.full, bare(scan.words_of(*person.name)), words)
    reading.notes["people"] = found
    return found


def _remember(full: dict[str, str], name: str, words: NameWords) -> None:
    """Keep a full name under its family name; one shared by two people stands for neither."""
    parts = [part for part in name.split() if part.rstrip(".").lower() not in words.suffixes]
    if len(parts) > 1:
        family = parts[-1].lower()
        full[family] = name if full.get(family, name) == name else ""


def find(scan: Scan, reading: Reading) -> list[PersonMention]:
    """Return the named people of a block, in order."""
    known = people(reading)
    found = {person.name[0]: person for person in known.named[id(scan)]}
    for first, last in known.runs[id(scan)]:
        name = bare(scan.words_of(first, last)).lower()
        whole = known.full.get(name.rpartition(" ")[2], "").lower()
        if first not in found and whole and (name == whole or " " not in name):
            found[first] = Person(first, last, (first, last))
    return [_mention(scan, reading, known.full, found[start]) for start in sorted(found)]


def _mention(scan: Scan, reading: Reading, full: dict[str, str], person: Person) -> PersonMention:
    name = bare(scan.words_of(*person.name))
    if " " not in name:
        name = full.get(name.lower()) or name
    return PersonMention(
        article=reading.article.id,
        field=scan.block.field,
        block=scan.block.kind,
        span=scan.span_of(person.first, person.last),
        exact=scan.words_of(person.first, person.last),
        name=name,
        role=person.role,
        of=person.of,
        age=person.age,
    )


def _persons(scan: Scan, words: NameWords, found: list[tuple[int, int]]) -> list[Person]:
    """Return the people named in a block together with a role, an age or a country."""
    people: list[Person] = []
    for place, (first, last) in enumerate(found):
        before = found[place - 1] if place else (0, 0)
        person = _person(scan, words, first, last, before)
        if person is not None:
            people.append(person)
    return people


def _person(
    scan: Scan, words: NameWords, first: int, last: int, before: tuple[int, int]
) -> Person | None:
    start = _title_end(scan, words, first, last)
    if not (start > first or before[1] == first or _introduced(scan, words, first, last)):
        return None
    if not _is_name(scan, words, start, last, titled=start > first):
        return None
    role, of, begin = _title(scan, words, first, start)
    if of is None and before[1] == begin and before[0] < begin:
        owner = scan.words[begin - 1]
        of = bare(scan.words_of(*before)) if possessive(owner) else None
        begin = before[0] if of else begin
    age, begin, end = _age(scan, words, begin, start, last)
    if role is None:
        role, of, end = _apposition(scan, words, end, of)
    if role is None and age is None and of is None and not born(scan, words, end):
        return None
    return Person(begin, end, (start, last), role, of, age)


def _introduced(scan: Scan, words: NameWords, first: int, last: int) -> bool:
    """Whether what stands beside a run can be a title, an age or an apposition."""
    after = scan.words[last] if last < len(scan) else ""
    before = scan.lower[first - 1] if first else ""
    return after in {",", "("} or before in {"old", "."} or before in words.heads


def _title_end(scan: Scan, words: NameWords, first: int, last: int) -> int:
    """Return where the name begins in a run: after its last title word, or at its start."""
    for index in range(last - 2, first - 1, -1):
        if scan.lower[index] in words.heads:
            after = index + 1 + (scan.words[index + 1] == ".")
            return after if after < last else first
    return first


def _is_name(scan: Scan, words: NameWords, first: int, last: int, *, titled: bool) -> bool:
    """Whether a run reads as a personal name: two words or more, or one after a title."""
    parts = [i for i in range(first, last) if scan.words[i][0].isalpha()]
    titled = titled or scan.lower[max(0, first - 1)] in words.heads
    if not parts or len(parts) > LONGEST_NAME or (len(parts) < 2 and not titled):
        return False
    if any(scan.words[i] in "&/" for i in range(first, last)):
        return False
    return not any(
        bare(scan.lower[i]) in words.bodies or (len(scan.words[i]) > 3 and scan.words[i].isupper())
        for i in parts
    )


def _title(
    scan: Scan, words: NameWords, first: int, start: int
) -> tuple[str | None, str | None, int]:
    """Return the title before a name, whose it is, and where the two begin."""
    lower = scan.lower
    end = start
    begin = start
    floor = scan.sentence_of(max(0, start - 1))[0]
    while begin > floor and (
        lower[begin - 1] in words.heads
        or (lower[begin - 1] in words.modifiers and begin < end)
        or (scan.words[begin - 1] in ".-" and begin - 1 > floor and lower[begin - 2] in words.heads)
    ):
        begin -= 1
    while begin < end and lower[begin] in {"and", "of", "for", "the"}:
        begin += 1
    if begin == end:
        return None, None, first
    owner = begin
    while owner > floor and scan.words[owner - 1][0].isupper() and begin - owner < LONGEST_NAME:
        if lower[owner - 1] in words.never or scan.taken[owner - 1] == "date":
            break
        owner -= 1
    of = bare(scan.words_of(owner, begin)) if owner < begin else None
    return scan.words_of(begin, end), of, owner


def _age(
    scan: Scan, words: NameWords, begin: int, start: int, last: int
) -> tuple[int | None, int, int]:
    """Return the age stated at a name, and the token range with it: ", 34," or "34-year-old"."""
    tokens, size = scan.words, len(scan.words)
    after = last
    if after + 1 < size and tokens[after] in {",", "("}:
        after += 1
        after += scan.lower[after] in {"aged", "age"}
        if after < size and _years(tokens[after]):
            follows = scan.lower[after + 1] if after + 1 < size else "."
            if follows in words.after_age:
                return int(tokens[after]), begin, after + 1
    old = start - 5
    if old >= 0 and scan.lower[start - 1] == "old" and scan.lower[start - 3] == "year":
        age = int(tokens[old]) if _years(tokens[old]) else None
        return age, begin if age is None else min(begin, old), last
    return None, begin, last


def _years(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 3 and 0 < int(word) <= OLDEST


def _apposition(
    scan: Scan, words: NameWords, last: int, of: str | None
) -> tuple[str | None, str | None, int]:
    """Return the role after a name, ", a police spokesman,", whose it is, and where it ends."""
    tokens, lower = scan.words, scan.lower
    end = min(scan.sentence_of(max(0, last - 1))[1], last + LONGEST_APPOSITION)
    first = last + 1
    if first >= end or tokens[last] != ",":
        return None, of, last
    index = first
    while index < end and (tokens[index][0].isalpha() or tokens[index] in "-."):
        if lower[index] in words.heads and lower[index + 1 : index + 2] != ["-"]:
            follows = lower[index + 1] if index + 1 < end else ","
            if follows in {",", ".", ";", ")", "of", "for", "at", "with", "in", "from", "who"}:
                return _role_after(scan, words, first, index + 1, of)
        elif lower[index] in words.never - ARTICLES:
            break
        index += 1
    return None, of, last


def _titles(low: str, words: NameWords) -> bool:
    return low in words.heads or low in words.modifiers


def _role_after(
    scan: Scan, words: NameWords, first: int, end: int, of: str | None
) -> tuple[str, str | None, int]:
    begin = end - 1
    while begin > first and _titles(scan.lower[begin - 1], words):
        begin -= 1
    owner = [i for i in range(first, begin) if scan.words[i][0].isupper()]
    whose = bare(scan.words_of(owner[0], begin)) if owner else of
    return scan.words_of(begin, end), whose, end
