"""Noun phrases that can be credited: a name, "the company", "health officials in Kyiv", "she".

Found by hand grammar from the verb outwards, never across punctuation or a clause word.
"""

from __future__ import annotations

from claimcheck.claims.names import bare, given_name, possessive
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import LINKS, SpeakerWords

DETERMINERS = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "one", "another", "some")
)
ARTICLES = frozenset(("the", "a", "an"))
LONGEST = 16  # tokens of one credited phrase
LOOSE = LINKS | DETERMINERS | {"and", "."}
MARKS = frozenset(',.;:?!"“”()[]—–…|•')

Phrase = tuple[int, int]


def nominal(scan: Scan, end: int, floor: int, words: SpeakerWords) -> Phrase | None:
    """Return the phrase whose last token is `end`, if it can be credited."""
    low = bare(scan.lower[end])
    if low in words.pronouns:
        return end, end + 1
    if not _name(scan, end, words) and low not in words.known:
        return _definite(scan, end, floor, words)
    first = _stretch(scan, end, floor, words)
    for _ in range(3):
        head = first - 2
        if head < floor or scan.lower[first - 1] not in LINKS or head < end - LONGEST:
            break
        noun = scan.lower[head]
        if noun not in words.known:
            break
        first = _stretch(scan, head, floor, words)
    return first, end + 1


def _name(scan: Scan, index: int, words: SpeakerWords) -> bool:
    """Whether a token is part of a name: capitalised, and not just as a sentence begins."""
    word = scan.words[index]
    if not word[0].isupper():
        return False
    if word.isupper() and len(word) > 2 and index and scan.words[index - 1].isupper():
        return True  # "USA TODAY" is no day
    low = scan.lower[index]
    plain = low in words.clauses or low in DETERMINERS
    return not plain and (scan.taken[index] != "date" or given_name(scan, index, words.names))


def _definite(scan: Scan, end: int, floor: int, words: SpeakerWords) -> Phrase | None:
    """Return "the arranger": an article, at most two unknown words and a noun."""
    lower = scan.lower
    if not lower[end].isalpha() or lower[end] in words.clauses:
        return None
    for first in range(end - 1, max(floor, end - 3) - 1, -1):
        if lower[first] in ARTICLES:
            linked = (
                first - 2 > floor and lower[first - 1] in LINKS and lower[first - 2] in words.known
            )
            outer = nominal(scan, first - 2, floor, words) if linked else None
            return (outer[0] if outer else first), end + 1
        if not lower[first].isalpha() or lower[first] in words.clauses:
            return None
    return None


def _stretch(scan: Scan, end: int, floor: int, words: SpeakerWords) -> int:
    """Return where the phrase that ends at token `end` begins, its article included."""
    lower = scan.lower
    least = max(floor, end - LONGEST)
    first = end
    while first > least and _belongs(scan, first - 1, least, words):
        first -= 1
    if first > floor and lower[first - 1] in DETERMINERS:
        return first - 1
    if lower[end][-1] != "s" and end in {first, first + 1}:
        for index in range(first - 1, max(least, first - 4) - 1, -1):
            if lower[index] in ARTICLES:
                return index
            if not lower[index].isalpha() or lower[index] in words.stops:
                break
    while first < end and lower[first] in {"and", "of", "for", "."}:
        first += 1
    return first


def _belongs(scan: Scan, index: int, floor: int, words: SpeakerWords) -> bool:
    """Whether a token can stand inside a credited phrase, before what is already part of it."""
    low, token = scan.lower[index], scan.words[index]
    if token in "-/&.":
        known = token != "." or (index > floor and abbreviation(scan, index - 1))
        return known and index > floor and scan.glued(index)
    if low in {"and", "of", "for"}:
        return _joined(scan, index, floor, words)
    return low in words.inside or possessive(token) or _name(scan, index, words)


def abbreviation(scan: Scan, index: int) -> bool:
    """Whether a full stop after the token belongs to it: "Sen.", "Inc.", an initial."""
    return scan.words[index][0].isupper() and len(scan.words[index]) <= 5


def _joined(scan: Scan, index: int, floor: int, words: SpeakerWords) -> bool:
    """Whether "and" or "of" joins two names, or two plain nouns that can speak."""
    if index <= floor or index + 1 >= len(scan.words):
        return False
    left, right = index - 1, index + 1
    right += scan.lower[right] == "the"
    if right < len(scan.words) and _name(scan, left, words) and _name(scan, right, words):
        return True
    return scan.lower[index] == "and" and scan.lower[left] in words.heads


def following(scan: Scan, start: int, last: int, words: SpeakerWords) -> Phrase | None:
    """Return the phrase that begins at token `start`: after "according to" or "citing"."""
    lower = scan.lower
    end = start
    last = min(last, start + LONGEST)
    if start < last and lower[start] in words.pronouns:
        return start, start + 1
    while end < last and not _ends(scan, end, start, words):
        end += 1
    return _credible(scan, start, end, words)


def leading(scan: Scan, start: int, last: int, words: SpeakerWords) -> Phrase | None:
    """Return the phrase that begins at token `start` and has only words of names and offices.

    Unlike `following` it ends where a verb may begin: "said the ministry", "…, Smith added".
    """
    lower = scan.lower
    last = min(last, start + LONGEST)
    if start >= last:
        return None
    if lower[start] in words.pronouns:
        return start, start + 1
    end = start + (lower[start] in DETERMINERS)
    while end < last and not _ends(scan, end, start, words):
        if not _belongs(scan, end, start, words) and not _linked(scan, end, last, words):
            unknown = lower[start] in ARTICLES and end - start <= 2
            if not (unknown and lower[end].isalpha() and not lower[end].endswith("ed")):
                break
        end += 1
    return _credible(scan, start, end, words)


def _linked(scan: Scan, index: int, last: int, words: SpeakerWords) -> bool:
    """Whether a preposition joins an office to a name: "a spokesman for the ministry"."""
    after = index + 1
    after += after < last and scan.lower[after] in DETERMINERS
    if index + 1 == after and scan.lower[index] in DETERMINERS:
        return scan.lower[index - 1] in LINKS
    return (
        scan.lower[index] in LINKS
        and after < last
        and (
            _name(scan, after, words)
            or scan.lower[after] in words.inside
            or scan.lower[after] in words.data
        )
    )


def _ends(scan: Scan, index: int, start: int, words: SpeakerWords) -> bool:
    """Whether a credited phrase that began at `start` cannot reach token `index`."""
    token, low = scan.words[index], scan.lower[index]
    if token in MARKS:
        return token != "." or index + 1 >= len(scan.words) or not _inner_stop(scan, index)
    if index == start:
        return low in words.stops
    if low in ARTICLES:
        return scan.lower[index - 1] not in words.made
    return low in words.stops or scan.taken[index] in {"date", "number"}


def _inner_stop(scan: Scan, index: int) -> bool:
    """Whether a full stop stands inside a name: "J. Smith", "Sen. Jones", "St. Paul"."""
    after = scan.words[index + 1]
    return index > 0 and abbreviation(scan, index - 1) and after[0].isupper()


def _credible(scan: Scan, start: int, end: int, words: SpeakerWords) -> Phrase | None:
    """Return the phrase without loose ends, if something in it can be credited."""
    lower = scan.lower
    while end > start and lower[end - 1] in LOOSE:
        end -= 1
    if any(_name(scan, i, words) or bare(lower[i]) in words.known for i in range(start, end)):
        return start, end
    definite = end > start + 1 and lower[start] in DETERMINERS and lower[start + 1].isalpha()
    return (start, end) if definite else None
