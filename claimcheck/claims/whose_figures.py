"""Who is behind a document or a set of figures, and what the numbers are called there."""

from __future__ import annotations

from claimcheck.claims.names import possessive
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import LINKS, SpeakerWords
from claimcheck.claims.speakers import DETERMINERS, Phrase


def owned(scan: Scan, phrase: Phrase, words: SpeakerWords) -> tuple[Phrase, str | None]:
    """Return who is behind a phrase and what the numbers are called there.

    "United Nations figures" are the United Nations', "a report by X" is X's; a document that
    names nobody stands for itself.
    """
    first, last = phrase
    lower = scan.lower
    link = next((i for i in range(first + 1, last) if lower[i] in LINKS), last)
    head = _head(scan, phrase, link, words)
    if head is None:
        return phrase, None
    basis = lower[head]
    if head < link < last:
        made = next((i for i in range(link, last) if lower[i] in {"from", "by"}), None)
        if made is None and lower[link] == "of" and scan.words[last - 1][0].isupper():
            made = link
        if made is not None and made + 1 < last:
            return (made + 1, last), basis
    if head != link - 1:
        return phrase, basis if head < link else None
    for index in range(first, head):
        if possessive(scan.words[index]):
            return (first, index + 1), basis
    end = head
    while end > first and not _stands(scan, end - 1, words):
        end -= 1
    while first < end - 1 and lower[first] in words.modifiers and scan.words[end - 1][0].isupper():
        first += 1
    if lower[first] in DETERMINERS and first < end - 1 and lower[first + 1] in words.modifiers:
        return owned(scan, (first + 1, last), words)
    return ((first, end), basis) if end > first else (phrase, basis)


def _head(scan: Scan, phrase: Phrase, link: int, words: SpeakerWords) -> int | None:
    """Return the word for a document or figures that a phrase is built on."""
    first, last = phrase
    before = next((i for i in range(link - 1, first - 1, -1) if scan.lower[i] in words.data), None)
    if before is not None:
        return before
    return next((i for i in range(last - 1, first - 1, -1) if scan.lower[i] in words.data), None)


def _stands(scan: Scan, index: int, words: SpeakerWords) -> bool:
    """Whether a token before "figures" or "poll" can be whose they are."""
    return (scan.words[index][0].isupper() and scan.lower[index] not in DETERMINERS) or (
        scan.lower[index] in words.heads and scan.lower[index] not in words.modifiers
    )
