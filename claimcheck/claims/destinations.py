"""Where people went: the role "to" of a claim about people on the move."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.place_links import listed
from claimcheck.claims.place_words import PlaceWords
from claimcheck.claims.sentence import Sentence

BORDERS = frozenset(("border", "borders", "frontier", "frontiers"))
OVER = frozenset(("across", "over"))
LEAVING = frozenset(("flee", "leave", "escape"))
TOWARDS = frozenset(("to", "into", "for", "in"))
GOING = frozenset(
    (
        "flee",
        "cross",
        "escape",
        "go",
        "move",
        "evacuate",
        "deport",
        "bring",
        "take",
        "fly",
        "send",
        "arrive",
        "seek",
        "drive",
        "return",
        "airlift",
        "repatriate",
        "leave",
    )
)
VERB_REACH = 20  # tokens between the people and their verb
REACH = 10  # tokens between the verb and where it leads
LONGEST = 4


def destination(sentence: Sentence, draft: Draft) -> str | None:
    """Return where the counted people went, as named; "across borders" for any border crossed.

    Source: CLAIM-MODEL section 17: crossing the border is entering a neighbour.
    """
    for verb in range(draft.last, min(sentence.last, draft.last + VERB_REACH)):
        if sentence.tag(verb) in "VEG" and sentence.base(verb) in GOING:
            return _behind(sentence, verb + 1)
    return None


def left_country(sentence: Sentence, draft: Draft, words: PlaceWords) -> bool:
    """Whether the counted people left a country that is named: "2 million have fled Ukraine"."""
    for verb in range(draft.last, min(sentence.last, draft.last + VERB_REACH)):
        if sentence.tag(verb) in "VEG" and sentence.base(verb) in LEAVING:
            found = listed(sentence.scan, verb + 1, words) if verb + 1 < sentence.last else None
            if found is None or found[1].people:
                return False
            return words.gazetteer.places[found[1].ids[0]].type == "country"
    return False


def _behind(sentence: Sentence, index: int) -> str | None:
    """Return the place that a verb of motion leads to."""
    for i in range(index, index + REACH):
        mark, word = sentence.tag(i), sentence.word(i)
        if mark in ".;,(R" or (mark == "C"):
            return None
        if word in ("abroad", "overseas"):
            return word
        if word in BORDERS and any(sentence.word(k) in OVER for k in range(index, i)):
            return "across borders"
        if word in TOWARDS and word != "in" and sentence.tag(i + 1) in "NDG":
            return _named(sentence, i + 1)
    return None


def _named(sentence: Sentence, index: int) -> str | None:
    """Return the place that begins at `index`: a name, or "neighboring countries" and its like."""
    while sentence.tag(index) == "D" and sentence.word(index) != "other":
        index += 1
    end = index + (sentence.word(index) == "other")
    while end < index + LONGEST and sentence.tag(end) in "NG":
        end += 1
    if end == index:
        return None
    words = sentence.scan.words_of(index, end)
    last = sentence.word(end - 1)
    return words if words[0].isupper() or last in LANDS or last.startswith("neighb") else None


LANDS = frozenset(("countries", "country", "nations", "states", "abroad", "world"))
