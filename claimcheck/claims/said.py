"""Verbs of saying: who says it, and which words of the sentence are what is said."""

from __future__ import annotations

from claimcheck.claims.credited_subjects import RELATIVES, subject
from claimcheck.claims.names import bare
from claimcheck.claims.speaker_words import LINKS
from claimcheck.claims.speakers import (
    DETERMINERS,
    MARKS,
    Phrase,
    following,
    leading,
    nominal,
)
from claimcheck.claims.speech_words import Attribution, Style, Utterance

QUOTES = frozenset('"“”`«»')
SHORT_CLAUSE = 4  # tokens; fewer before a comma are an adverbial, not a statement
LONGEST_MANNER = 14  # tokens of "in a statement on its website"
PEOPLE = frozenset(("police", "people", "data", "media"))
COINS = frozenset("$£€¥")
ASIDE = RELATIVES | {","}


def said(at: Utterance, index: int, found: list[Attribution]) -> Attribution | None:
    """Return the credit of one verb of saying, or None where the verb does not credit."""
    low = at.scan.lower[index]
    before = at.scan.lower[index - 1] if index > at.first else ""
    if low.endswith("ing") and before not in at.words.be:
        return _participle(at, index, found)
    if before in at.words.modal or before in DETERMINERS or before == "of":
        return None  # "the number of confirmed cases" confirms nothing
    if low in at.words.doing and _of_sum(at, index + 1):
        return None
    if low in at.words.nouns_too and not _begins_clause(at, index):
        return None
    if before == "as" and index - at.first > 3 and at.scan.lower[index - 2] == "quoted":
        phrase = subject(at.scan, index - 2, at.first, at.words.speakers)
        return phrase and Attribution(index, phrase, index + 1, at.last, Style.LEAD)
    if _passive(at, index):
        agent = index + 1 < at.last and at.scan.lower[index + 1] == "by"
        phrase = following(at.scan, index + 2, at.last, at.words.speakers) if agent else None
        return phrase and Attribution(index, phrase, at.first, at.last, Style.FRAME)
    phrase = _inverted(at, index)
    if phrase is not None:
        return Attribution(index, phrase, at.first, index, Style.TRAIL)
    phrase = subject(at.scan, index, at.first, at.words.speakers)
    if low in at.words.record and any(one.start <= index < one.end for one in found[-2:]):
        return None
    if phrase is None or not _fits(at, index, phrase):
        return _data_subject(at, index)
    return _scoped(at, index, phrase)


def _of_sum(at: Utterance, index: int) -> bool:
    """Whether a number or a sum of money stands at a token."""
    if index >= at.last:
        return False
    return at.scan.taken[index] == "number" or at.scan.words[index] in COINS


def _passive(at: Utterance, index: int) -> bool:
    before = index - 1
    while before > at.first and at.scan.lower[before].endswith("ly"):
        before -= 1
    return (
        before >= at.first
        and at.scan.lower[before] in at.words.be
        and at.scan.lower[index][-3:] != "ing"
    )


def _begins_clause(at: Utterance, index: int) -> bool:
    """Whether what follows a word that may be a noun shows it to be a verb."""
    after = index + 1
    if after >= at.last or at.scan.words[after] in MARKS:
        trailing = at.scan.words[index - 1 : index] and at.scan.taken[index - 1] != "number"
        return bool(trailing) and after < at.last and _comma_before(at, index)
    return (
        at.scan.lower[after] in at.words.clause_begins
        or at.scan.taken[after] == "number"
        or at.scan.words[after][0].isupper()
    )


def _comma_before(at: Utterance, index: int) -> bool:
    """Whether a comma stands in the few tokens before: "…, the agency reports."."""
    return "," in at.scan.words[max(0, index - 8) : index]


def _participle(at: Utterance, index: int, found: list[Attribution]) -> Attribution | None:
    """Return the credit of "Saying that …, X left" or "X left, saying that …"."""
    if index - at.first <= 1:
        comma = next((i for i in range(index + 1, at.last) if at.scan.words[i] == ","), at.last)
        main = comma
        while main + 1 < at.last:
            phrase = leading(at.scan, main + 1, at.last, at.words.speakers)
            main = next((i for i in range(main + 1, at.last) if at.scan.words[i] == ","), at.last)
            if phrase is not None and (
                phrase[1] >= at.last or at.scan.words[phrase[1]] not in {",", "and"}
            ):
                return Attribution(index, phrase, index + 1, phrase[0], Style.LEAD)
        return None
    if at.scan.words[index - 1] != "," and at.scan.lower[index - 1] != "and":
        return None
    speaking = [one for one in found if one.style is not Style.CITE]
    phrase = (
        speaking[-1].phrase if speaking else leading(at.scan, at.first, index, at.words.speakers)
    )
    return phrase and Attribution(index, phrase, index + 1, at.last, Style.LEAD)


def _inverted(at: Utterance, index: int) -> Phrase | None:
    """Return the phrase after the verb in "…, said X." and '"…" said X.'."""
    before = at.scan.words[index - 1] if index > at.first else ""
    quoted = before in QUOTES or before.endswith(("''", "”"))
    if before != "," and not quoted and before not in {"—", "–", "-", "'", "’"}:
        return None
    if at.scan.lower[index] not in at.words.say or index + 1 >= at.last:
        return None
    phrase = leading(at.scan, index + 1, at.last, at.words.speakers)
    if phrase is None:
        return None
    after = phrase[1]
    if after < at.last and at.scan.taken[after] != "date":
        token = at.scan.words[after]
        if token not in MARKS and at.scan.lower[after] not in at.words.manner:
            return None
    if not quoted and before == "," and subject(at.scan, index, at.first, at.words.speakers):
        return None
    return phrase


def _fits(at: Utterance, index: int, phrase: Phrase) -> bool:
    """Whether a subject is one that this verb credits."""
    low, lower = at.scan.lower[index], at.scan.lower
    speakers = at.words.speakers
    head = _head(at, phrase)
    if low in at.words.plural and not _plural(at, phrase, head):
        return False
    document = head in speakers.data
    if low in at.words.show and (document or low in {"put", "puts"}):
        return low not in {"put", "puts"} or "at" in lower[index + 1 : min(at.last, index + 14)]
    if document and low not in at.words.say:
        return False
    if low in at.words.say:
        return True
    named = at.scan.words[phrase[1] - 1][0].isupper() or head in speakers.heads
    if low in at.words.record:
        return named and head not in speakers.pronouns
    if low in at.words.reckon:
        return named or head in speakers.pronouns
    return named and index + 1 < at.last and lower[index + 1] == "that"


def _plural(at: Utterance, phrase: Phrase, head: str) -> bool:
    """Whether a subject agrees with "say": several, or a body taken as its people."""
    several = head in at.words.speakers.they or head in PEOPLE
    return several or head.endswith("s") or "and" in at.scan.lower[phrase[0] : phrase[1]]


def _head(at: Utterance, phrase: Phrase) -> str:
    """Return the word a phrase is built on: the "data" of "data from the agency"."""
    inside = at.scan.lower[phrase[0] : phrase[1]]
    link = next((i for i, word in enumerate(inside) if i and word in LINKS), len(inside))
    return bare(inside[link - 1])


def _data_subject(at: Utterance, index: int) -> Attribution | None:
    """Return the credit of "A survey of 1,000 adults found …", whose verb stands far off."""
    if at.scan.lower[index] not in at.words.show or at.scan.lower[index] in at.words.say:
        return None
    for back in range(index - 1, max(at.first, index - LONGEST_MANNER) - 1, -1):
        if at.scan.words[back] in MARKS:
            return None
        if at.scan.lower[back] in at.words.speakers.data:
            found = nominal(at.scan, back, at.first, at.words.speakers)
            maker = any(at.scan.lower[i] in {"by", "from"} for i in range(back, index))
            return found and _scoped(at, index, (found[0], index) if maker else found)
    return None


def _scoped(at: Utterance, index: int, phrase: Phrase) -> Attribution:
    """Return the credit of "X said" with the words it covers."""
    begin = phrase[0]
    before = at.scan.words[begin - 1] if begin > at.first else ""
    closed = _closed(at, index)
    adverbial = (
        begin - at.first <= SHORT_CLAUSE or at.scan.lower[at.first] in at.words.speakers.openers
    )
    if closed == "end" and begin - at.first >= SHORT_CLAUSE - 1:
        return Attribution(index, phrase, at.first, begin, Style.TRAIL)
    if closed == "comma" and before in MARKS:
        return Attribution(index, phrase, at.first, at.last, Style.TRAIL)
    if closed and not adverbial:
        return Attribution(index, phrase, at.first, begin, Style.TRAIL)
    end = at.last
    if before.lower() in RELATIVES:
        end = next((i for i in range(index + 1, at.last) if at.scan.lower[i] in ASIDE), at.last)
    document = _head(at, phrase) in at.words.speakers.data
    return Attribution(index, phrase, begin if document else index + 1, end, Style.LEAD)


def _closed(at: Utterance, index: int) -> str:
    """Return "end" or "comma" where nothing is said after the verb, else ""."""
    after = index + 1
    while after < at.last and (
        at.scan.taken[after] == "date" or at.scan.lower[after] in at.words.speakers.adverbs
    ):
        after += 1
    if after < at.last and (
        at.scan.lower[after] in at.words.manner or at.scan.lower[index].startswith("t")
    ):
        return _manner_end(at, after)
    return _mark(at, after)


def _mark(at: Utterance, index: int) -> str:
    if index >= at.last or at.scan.words[index] in {".", "?", "!", ";", ")"}:
        return "end"
    if at.scan.words[index] == ",":
        quote = index + 1 < at.last and at.scan.words[index + 1] in QUOTES
        return "" if quote else "comma"
    return ""


def _manner_end(at: Utterance, index: int) -> str:
    """Return how "in a statement to reporters" ends, "" where something is said after all."""
    for after in range(index, min(at.last, index + LONGEST_MANNER)):
        if at.scan.lower[after] == "that" or at.scan.taken[after] == "number":
            return ""
        if at.scan.words[after] in QUOTES or at.scan.words[after] == ":":
            return ""
        if at.scan.words[after] in MARKS:
            return _mark(at, after)
    return "end" if index + LONGEST_MANNER >= at.last else ""
