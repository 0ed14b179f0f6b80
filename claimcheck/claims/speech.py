"""Where a sentence credits somebody, and which of its words the credit covers.

"X said …" covers what follows, "…, X said." what precedes, "according to X" the whole sentence
or the part next to it.
"""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.claims.draft import Reading
from claimcheck.claims.names import bare
from claimcheck.claims.said import said
from claimcheck.claims.scan import Scan
from claimcheck.claims.speakers import DETERMINERS, following
from claimcheck.claims.speech_words import Attribution, SpeechWords, Style, Utterance, speech_words

DOCUMENT_OPENERS = frozenset(("in", "by"))  # "In a Gallup poll, …"


def spoken(scan: Scan, reading: Reading) -> list[list[Attribution]]:
    """Return the credits of every sentence of a block, found once."""
    known: dict[int, list[list[Attribution]]] = reading.notes.setdefault("speech", {})  # type: ignore[assignment]
    if id(scan) not in known:
        verbs = speech_words(reading.lexicon)
        hits = scan.where(verbs.triggers)
        known[id(scan)] = [
            _of_sentence(
                scan,
                bounds,
                hits[bisect_left(hits, bounds[0]) : bisect_left(hits, bounds[1])],
                verbs,
            )
            for bounds in scan.sentences
        ]
    return known[id(scan)]


def _of_sentence(
    scan: Scan, bounds: tuple[int, int], hits: list[int], verbs: SpeechWords
) -> list[Attribution]:
    """Return the credits of a sentence; most have no word that makes one."""
    if not hits and scan.lower[bounds[0]] not in DOCUMENT_OPENERS:
        return []
    return attributions(Utterance(scan, *bounds, verbs), hits)


def attributions(at: Utterance, hits: list[int]) -> list[Attribution]:
    """Return the credits of a sentence, in order; `hits` are its tokens that may make one."""
    lower = at.scan.lower
    found: list[Attribution] = []
    opening = _document_frame(at) if lower[at.first] in DOCUMENT_OPENERS else None
    if opening is not None:
        found.append(opening)
    for index in hits:
        low = lower[index]
        if low == "according":
            one = _frame(at, index)
        elif low in at.words.cite:
            one = _cite(at, index)
        else:
            one = said(at, index, found)
        if one is not None:
            found.append(one)
    return found


def _frame(at: Utterance, index: int) -> Attribution | None:
    """Return "according to X", which covers what follows if it opens the sentence."""
    if index + 2 >= at.last or at.scan.lower[index + 1] != "to":
        return None
    phrase = following(at.scan, index + 2, at.last, at.words.speakers)
    if phrase is None:
        return None
    begins = index - at.first <= 1
    return Attribution(index, phrase, phrase[1] if begins else at.first, at.last, Style.FRAME)


def _document_frame(at: Utterance) -> Attribution | None:
    """Return the credit of a sentence that opens "In a Gallup poll, …"."""
    if at.first + 3 >= at.last or at.scan.lower[at.first + 1] not in DETERMINERS:
        return None
    phrase = following(at.scan, at.first + 1, at.last, at.words.speakers)
    if (
        phrase is None
        or phrase[1] >= at.last
        or at.scan.words[phrase[1]] not in {",", "of", "from"}
    ):
        return None
    if not any(bare(at.scan.lower[i]) in at.words.speakers.data for i in range(*phrase)):
        return None
    return Attribution(at.first, phrase, phrase[1], at.last, Style.FRAME)


def _cite(at: Utterance, index: int) -> Attribution | None:
    phrase = following(at.scan, index + 1, at.last, at.words.speakers)
    return phrase and Attribution(index, phrase, at.first, at.last, Style.CITE)
