"""The wording of numbers that count things: "three people killed", "shares held"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.figures import by_verb
from claimcheck.claims.noun_phrases import NounWords, Phrase, starting, telling
from claimcheck.claims.predicates import before, following, subject
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording, about, add_subject, add_topic, trail

FREQUENCY = frozenset(("time", "times", "occasion", "occasions"))
GOODS_LINKS = frozenset(("to", "at", "from", "by"))


def counted(sentence: Sentence, draft: Draft, known: NounWords) -> Wording:
    """Return the wording of a number that counts a noun, or an elided one."""
    found = Wording(role="counted")
    found.governor = before(sentence, sentence.left(draft), known)
    end = draft.noun[1] if draft.noun else _after_elided(sentence, draft.last, known)
    if draft.noun:
        found.phrase = draft.noun
    found.predicate = following(sentence, end, known)
    if sentence.word(end - 1) in FREQUENCY:
        _as_frequency(sentence, found, end, known)
    elif _is_level(sentence, found):
        by_verb(sentence, draft, found, end, known)
        found.add(_noun(sentence, draft, known))
    else:
        found.add(_noun(sentence, draft, known))
        _with_predicate(sentence, found, end, known)
    add_subject(sentence, found, known)
    add_topic(sentence, found, known)
    return found


def _after_elided(sentence: Sentence, index: int, known: NounWords) -> int:
    """Return the index after "others", "more", "of them" and the like."""
    while sentence.word(index) in known.elided:
        index += 1
    if sentence.word(index) == "of" and sentence.tag(index + 1) in "QD":
        phrase = starting(sentence, index + 1, known)
        index = phrase[1] if phrase else index + 2
    return index


def _noun(sentence: Sentence, draft: Draft, known: NounWords) -> list[str]:
    """Return the counted noun with its modifiers; for an elided one the noun it stands for."""
    if draft.noun:
        return telling(sentence, (max(draft.last, draft.noun[0]), draft.noun[1]), 3, known)
    return [] if draft.unit is None else [ELIDED.get(draft.unit, draft.unit + "s")]


ELIDED = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def _is_level(sentence: Sentence, found: Wording) -> bool:
    """Whether the number is where a level stands or moves to ("cut the estimate to 5 mln boxes")."""
    governor = found.governor
    if governor.verb is None:
        return False
    base = sentence.base(governor.verb)
    if governor.link is None:
        return base in sentence.known.levels and not _says_more(found)
    moving = base in sentence.known.up or base in sentence.known.down
    return moving and sentence.word(governor.link) in GOODS_LINKS


def _says_more(found: Wording) -> bool:
    return found.predicate is not None and found.predicate.voice in ("bare", "quality", "passive")


def _as_frequency(sentence: Sentence, found: Wording, end: int, known: NounWords) -> None:
    """Word "the guns had been fired more than 600 times"."""
    verb = found.governor.verb
    if verb is None:
        found.add(["times"])
        trail(sentence, end, found, known)
        return
    found.subject = subject(sentence, verb, known)
    if found.subject:
        found.add(about(sentence, found.subject, known))
    found.add([sentence.participle(verb)])
    if found.governor.noun:
        found.add(telling(sentence, found.governor.noun, 2, known))
    trail(sentence, end, found, known)


def _with_predicate(sentence: Sentence, found: Wording, end: int, known: NounWords) -> None:
    """Add what is said of the counted things, before the number or after it."""
    verb, said = found.governor.verb, found.predicate
    governed = verb is not None and found.governor.link is None and sentence.tag(verb) in "VEGBH"
    base = sentence.base(verb) if verb is not None else ""
    reports = base in sentence.known.light or sentence.tag(verb or 0) in "BH"
    finite = said is not None and said.voice in ("active", "passive")
    if said and (not governed or (reports and not said.relative) or (finite and not said.relative)):
        _as_subject(sentence, found, end, known)
    elif governed and not reports:
        assert verb is not None
        found.add([sentence.participle(verb)])
        trail(sentence, end, found, known, verbs=False)
    elif said:
        _as_subject(sentence, found, end, known)
    else:
        _as_part(sentence, found, end, known)


def _as_subject(sentence: Sentence, found: Wording, end: int, known: NounWords) -> None:
    """Word "three people were killed", "the two men who died"."""
    said = found.predicate
    assert said is not None
    if sentence.word(end) in ("of", "about", "against"):
        phrase = starting(sentence, end + 1, known)
        if phrase:
            found.add([sentence.word(end), *telling(sentence, phrase, 2, known)])
    if said.voice == "quality" and sentence.tag(said.index) != "J":
        trail(sentence, said.index, found, known)
        return
    plain = said.voice in ("active", "quality")
    found.add([sentence.word(said.index) if plain else sentence.participle(said.index)])
    trail(sentence, said.index + 1, found, known)


def _as_part(sentence: Sentence, found: Wording, end: int, known: NounWords) -> None:
    """Word "a coalition of 13 states", "trials in 10 police forces"."""
    governor = found.governor
    noun: Phrase | None = governor.noun
    if noun and governor.link is not None and found.size < 24:
        words = telling(sentence, noun, 2, known)
        if words[-1] + "s" in found.words:
            found.words, found.phrase = words, noun  # "a vote of 52-35"
        elif words[-1] not in known.transparent:
            found.lead([*words, sentence.word(governor.link)])
    elif governor.verb is not None and sentence.tag(governor.verb) in "VEG":
        base = sentence.base(governor.verb)
        if base not in sentence.known.light:
            found.add([sentence.participle(governor.verb)])
    trail(sentence, end, found, known)
