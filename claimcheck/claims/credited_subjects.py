"""The subject of a verb of saying: what stands before it, past adverbs and insertions."""

from __future__ import annotations

from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import SpeakerWords
from claimcheck.claims.speakers import DETERMINERS, Phrase, abbreviation, nominal

RELATIVES = frozenset(("who", "which", "that"))
LONGEST_TOWN = 6  # tokens of a place between commas
LONGEST_CLAUSE = 5  # tokens of a relative clause in front of its object
LONGEST_INSERT = 40  # tokens between a subject and its verb, set off by commas


def subject(scan: Scan, verb: int, floor: int, words: SpeakerWords) -> Phrase | None:
    """Return the subject that stands before a verb, or None; `floor` is the sentence's start."""
    lower, tokens = scan.lower, scan.words
    end = verb - 1
    if end > floor and tokens[end] == "." and abbreviation(scan, end - 1):
        end -= 1
    while end >= floor and (
        scan.taken[end] == "date" or lower[end] in words.adverbs or lower[end].endswith("ly")
    ):
        end -= 1
    if end < floor:
        return None
    if lower[end] in RELATIVES:
        end -= 1 + (end > floor and tokens[end - 1] == ",")
    elif tokens[end] in {",", ")", "—", "–"}:
        end = _before_insert(scan, end, floor, words)
    if end < floor:
        return None
    phrase = nominal(scan, end, floor, words)
    told = _before_relative(scan, phrase[0], floor, words) if phrase else None
    return nominal(scan, told, floor, words) if told is not None else phrase


def _before_relative(scan: Scan, index: int, floor: int, words: SpeakerWords) -> int | None:
    """Return the last token before a clause whose object begins at `index`, or None.

    "The agency that oversees the dams said": the agency says it, not the dams.
    """
    for place in range(index - 2, max(floor, index - LONGEST_CLAUSE) - 1, -1):
        low = scan.lower[place]
        if not low.isalpha():
            return None
        if low in RELATIVES:
            noun, verb = scan.lower[place - 1] if place > floor else "", scan.lower[place + 1]
            speaks = noun in words.known or (low != "that" and noun.isalpha())
            return place - 1 if speaks and verb not in words.known | DETERMINERS else None
    return None


def _before_insert(scan: Scan, end: int, floor: int, words: SpeakerWords) -> int:
    """Return the last token before ", an analyst at X," whose second mark is `end`; else -1."""
    tokens, lower = scan.words, scan.lower
    if tokens[end] == ",":
        end = _before_address(scan, end, floor)
    opening = "(" if tokens[end] == ")" else tokens[end]
    start = end - 1
    while start > max(floor, end - LONGEST_INSERT) and tokens[start] != opening:
        if tokens[start] in {'"', "”", "“", ";"}:
            return -1
        start -= 1
    if start <= floor or tokens[start] != opening:
        return -1
    first = lower[start + 1]
    begins = first in DETERMINERS or first in RELATIVES or first in {"whose", "aged"}
    if not (
        begins
        or opening == "("
        or first[0].isdigit()
        or any(word in words.roles for word in lower[start + 1 : end])
    ):
        return -1
    aged = start - 2 > floor and tokens[start - 2] == "," and tokens[start - 1].isdigit()
    return start - 3 if aged else start - 1


def _before_address(scan: Scan, end: int, floor: int) -> int:
    """Return the comma that opens ", San Antonio, Texas," whose last comma is `end`."""
    for _ in range(2):
        start = end - 1
        while start > max(floor, end - LONGEST_TOWN) and (
            scan.words[start][0].isupper() or scan.words[start] in ".-"
        ):
            start -= 1
        if scan.words[start] != "," or start + 1 == end:
            break
        end = start
    return end
