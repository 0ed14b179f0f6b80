"""The wording of numbers that count things: "three people killed", "shares held"."""

from __future__ import annotations

from claimcheck.claims.clauses import by_verb
from claimcheck.claims.draft import Draft
from claimcheck.claims.elided import FAMILY
from claimcheck.claims.governors import PARTICLES, before
from claimcheck.claims.noun_phrases import Phrase, starting, telling
from claimcheck.claims.nouns import plural
from claimcheck.claims.predicates import following
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject
from claimcheck.claims.wording import TIMES, Wording, about, add_subject, add_topic, trail

FREQUENCY = frozenset(("time", "times", "occasion", "occasions"))
OWNER = 5  # tokens between "of" and the number of a whole
GOODS_LINKS = frozenset(("to", "at", "from", "by"))


def counted(sentence: Sentence, draft: Draft) -> Wording:
    """Return the wording of a number that counts a noun, or an elided one."""
    found = Wording(role="counted")
    found.governor = before(sentence, sentence.left(draft))
    end = draft.noun[1] if draft.noun else _after_elided(sentence, draft.last)
    if draft.noun:
        found.phrase = draft.noun
    if _labelled(sentence, draft, found):
        return found
    parent = _parent(sentence, draft)
    if parent or _whole(sentence, draft):
        found.role = "whole"
        found.add(parent + _noun(sentence, draft))
        if not parent:
            trail(sentence, end, found, verbs=False)
        return found
    verb = found.governor.verb
    reported = verb is not None and sentence.base(verb) in sentence.verbs.light
    found.predicate = following(sentence, end, joined=verb is None or reported)
    if sentence.word(end - 1) in FREQUENCY:
        _as_frequency(sentence, found, end)
    elif _is_level(sentence, draft, found):
        by_verb(sentence, draft, found, end)
        found.add(_noun(sentence, draft) if draft.unit not in TIMES else [])
    else:
        found.add(_noun(sentence, draft))
        _with_predicate(sentence, found, end)
    said, verb = found.predicate, found.governor.verb
    compared = said is not None and verb is not None and sentence.tag(verb) == "B"
    if len(found.words) < 2 or (compared and said and sentence.tag(said.index) == "J"):
        add_subject(sentence, found)
        add_topic(sentence, found)
    return found


def _labelled(sentence: Sentence, draft: Draft, found: Wording) -> bool:
    """Word "Injured: 4,877" by its label; return whether there is one."""
    noun = found.governor.noun
    if found.governor.mark != ":" or noun is None or draft.noun is not None:
        return False
    found.role = "label"
    found.add(_noun(sentence, draft))
    found.add(telling(sentence, noun, 3))
    return True


def _parent(sentence: Sentence, draft: Draft) -> list[str]:
    """Return the "father" of "a father of three died", who alone is told of."""
    index = sentence.left(draft) - 1
    word = sentence.word(index - 1)
    return [word, "of"] if sentence.word(index) == "of" and FAMILY.get(word) == "child" else []


def _whole(sentence: Sentence, draft: Draft) -> bool:
    """Whether a number is what a share or a part is taken of ("39 of its 250 residents died")."""
    left = sentence.left(draft)
    index, owned = left - 1, False
    while sentence.tag(index) in "DN" and left - index < OWNER:
        owned = owned or sentence.tag(index) == "D" or sentence.word(index).endswith(("'s", "’s"))
        index -= 1
    owned = owned or index == sentence.first  # "Of 40 people on board, 12 died"
    if sentence.word(index) != "of" or not owned or not draft.noun:
        return False
    return index == sentence.first or index - 1 in sentence.owners


def _after_elided(sentence: Sentence, index: int) -> int:
    """Return the index after "others", "more", "of them" and the like."""
    while sentence.word(index) in sentence.nouns.elided:
        index += 1
    if sentence.word(index) == "of" and sentence.tag(index + 1) in "QD":
        phrase = starting(sentence, index + 1)
        index = phrase[1] if phrase else index + 2
        whole = sentence.owners.get(index)  # "of the company's 400 employees"
        if whole is not None and whole.noun:
            return whole.noun[1]
    return index


def _noun(sentence: Sentence, draft: Draft) -> list[str]:
    """Return the counted noun with its modifiers; for an elided one the noun it stands for."""
    if draft.noun:
        return telling(sentence, (max(draft.last, draft.noun[0]), draft.noun[1]), 3)
    return [] if draft.unit is None else [ELIDED.get(draft.unit) or plural(draft.unit)]


ELIDED = {"person": "people", "man": "men", "woman": "women", "child": "children"}


def _is_level(sentence: Sentence, draft: Draft, found: Wording) -> bool:
    """Whether the number is where a level stands or moves to ("estimate cut to 5 mln tons")."""
    governor = found.governor
    if governor.verb is None:
        return False
    base = sentence.base(governor.verb)
    if governor.link is None:
        lasts = draft.unit in TIMES and base in sentence.verbs.naming
        return (lasts or base in sentence.verbs.levels) and not _says_more(found)
    moving = base in sentence.verbs.up or base in sentence.verbs.down
    return moving and sentence.word(governor.link) in GOODS_LINKS


def _says_more(found: Wording) -> bool:
    return found.predicate is not None and found.predicate.voice in ("bare", "quality", "passive")


def _as_frequency(sentence: Sentence, found: Wording, end: int) -> None:
    """Word "the guns had been fired more than 600 times"."""
    verb = found.governor.verb
    if verb is None:
        found.add(["times"])
        trail(sentence, end, found)
        return
    found.subject = subject(sentence, verb)
    if found.subject:
        found.add(about(sentence, found.subject))
    found.add([sentence.participle(verb)])
    if found.governor.noun:
        found.add(telling(sentence, found.governor.noun, 2))
    trail(sentence, end, found)


def _with_predicate(sentence: Sentence, found: Wording, end: int) -> None:
    """Add what is said of the counted things, before the number or after it."""
    verb, said = found.governor.verb, found.predicate
    governed = verb is not None and found.governor.link is None and sentence.tag(verb) in "VEGBH"
    base = sentence.base(verb) if verb is not None else ""
    reports = base in sentence.verbs.light or sentence.tag(verb or 0) in "BH"
    finite = said is not None and said.voice in ("active", "passive")
    if said and (not governed or (reports and not said.relative) or (finite and not said.relative)):
        _as_subject(sentence, found, end)
    elif governed and not reports:
        assert verb is not None
        found.add([sentence.participle(verb)])
        if sentence.word(verb + 1) in PARTICLES:
            found.add([sentence.word(verb + 1)])  # "laying off 5,000 people"
        trail(sentence, end, found, verbs=False)
    elif said:
        _as_subject(sentence, found, end)
    elif sentence.tag(end) == "A":
        found.add([sentence.word(end)])  # "two of them fatally"
    else:
        _as_part(sentence, found, end)


def _as_subject(sentence: Sentence, found: Wording, end: int) -> None:
    """Word "three people were killed", "the two men who died"."""
    said = found.predicate
    assert said is not None
    if sentence.word(end) in ("of", "about", "against"):
        phrase = starting(sentence, end + 1)
        if phrase:
            found.add([sentence.word(end), *telling(sentence, phrase, 2)])
    if said.voice == "quality" and sentence.tag(said.index) != "J":
        trail(sentence, said.index, found)
        return
    plain = said.voice in ("active", "quality")
    found.add([sentence.word(said.index) if plain else sentence.participle(said.index)])
    after = said.index + 1
    if sentence.word(after) in PARTICLES and sentence.tag(after + 1) not in "DN#":
        found.add([sentence.word(after)])  # "laid off", "wiped out"
    trail(sentence, after, found)


def _as_part(sentence: Sentence, found: Wording, end: int) -> None:
    """Word "a coalition of 13 states", "trials in 10 police forces"."""
    governor = found.governor
    noun: Phrase | None = governor.noun
    if noun and governor.link is not None and found.size < 24:
        words = telling(sentence, noun, 2)
        if words[-1] + "s" in found.words:
            found.words, found.phrase = words, noun  # "a vote of 52-35"
        elif words[-1] not in sentence.nouns.transparent:
            found.lead([*words, sentence.word(governor.link)])
    elif governor.verb is not None and sentence.tag(governor.verb) in "VEG":
        base = sentence.base(governor.verb)
        if base not in sentence.verbs.light:
            found.add([sentence.participle(governor.verb)])
    trail(sentence, end, found)
