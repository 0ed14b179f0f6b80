"""The wording of a figure by its verb: "revenue rose 13%", "priced at 99.65", "paid $9 million"."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.noun_phrases import chain, ending, head, starting, telling
from claimcheck.claims.predicates import following
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject
from claimcheck.claims.wording import Wording, about, trail

BRINGING = frozenset(("bring", "take", "push", "put"))


def by_verb(sentence: Sentence, draft: Draft, found: Wording, right: int) -> None:
    """Word "revenue rose 13%", "priced at 99.65", "paid $9 million for the stake"."""
    governor = found.governor
    verb = governor.verb
    assert verb is not None
    base, lists, mark = sentence.base(verb), sentence.verbs, sentence.tag(verb)
    found.subject = subject(sentence, verb)
    moving = is_moving(sentence, verb) and (base not in lists.moved or governor.link is not None)
    stating = moving or base in lists.linking or governor.passive or mark == "B"
    if _moves_level(sentence, found, moving=moving):
        assert governor.noun is not None
        found.phrase = governor.noun  # "cut its estimate to 5"
        found.add(about(sentence, governor.noun))
        found.add([sentence.participle(verb)] if _is_step(sentence, found) else [])
    elif stating and found.subject:
        found.phrase = found.subject
        _tell(sentence, found, verb)
        if base in lists.closing and draft.unit_type == "money":
            _close(sentence, found)
        else:
            _state(sentence, found, moving=moving)
            sold = governor.passive and base in lists.trading and draft.unit_type == "money"
            found.add(["price"] if sold and governor.link is not None else [])
    elif base in lists.closing and draft.unit_type == "money" and not governor.noun:
        found.add(["share", "closing", "price"])  # "it closed at $4"
    elif governor.noun and base in lists.trading and draft.unit_type == "money":
        found.phrase = governor.noun
        found.add([*telling(sentence, governor.noun, 3), sentence.participle(verb), "price"])
    elif mark in "VEG" and base not in lists.light:
        found.add(to_verb(sentence, verb) or [sentence.participle(verb)])
        if governor.noun:
            found.phrase = governor.noun
            found.lead(telling(sentence, governor.noun, 3))
    elif found.subject and governor.link is not None and sentence.word(governor.link) == "by":
        found.add([*about(sentence, found.subject), sentence.word(verb)])  # "say by 55%"
        trail(sentence, right, found)
    if governor.link is None or found.size < 6:
        trail(sentence, right, found)
    if not found.words and mark in "VEG":
        found.add([sentence.participle(verb)])


def _tell(sentence: Sentence, found: Wording, verb: int) -> None:
    """Add the subject, and of those a number is of what a clause says ("people who died")."""
    assert found.subject is not None
    found.add(about(sentence, found.subject))
    tally = head(sentence, found.subject) in sentence.nouns.tallies
    if not tally or sentence.word(found.subject[1]) != "of":
        return
    counted = starting(sentence, found.subject[1] + 1)
    said = following(sentence, counted[1]) if counted else None
    told = said is not None and (said.relative or said.voice == "bare") and said.index < verb
    if said and told and said.voice != "quality":
        found.predicate = said
        active = said.voice == "active"
        found.add([sentence.word(said.index) if active else sentence.participle(said.index)])


def _moves_level(sentence: Sentence, found: Wording, *, moving: bool) -> bool:
    """Whether the verb is said of the noun between: "cut its forecast to", "put the crowd at"."""
    governor = found.governor
    if governor.noun is None or governor.link is None or governor.verb is None:
        return False
    heads = {head(sentence, phrase) for phrase in chain(sentence, governor.noun)}
    counting = not sentence.nouns.tallies.isdisjoint(heads)
    base, link = sentence.base(governor.verb), sentence.word(governor.link)
    brings = (counting and base in BRINGING) or (base == "put" and link == "at")
    return (moving or brings) and sentence.tag(governor.verb) != "B" and not governor.passive


def _close(sentence: Sentence, found: Wording) -> None:
    """Word "Acme closed at $44": what a company closes at is the price of its shares."""
    assert found.subject is not None
    if head(sentence, found.subject) not in sentence.nouns.price_like:
        found.add(["share"])
    found.add(["closing", "price"])


def _state(sentence: Sentence, found: Wording, *, moving: bool) -> None:
    """Add to a subject what its verb says of it, where that tells more than the subject."""
    governor = found.governor
    verb = governor.verb
    assert verb is not None
    base = sentence.base(verb)
    if governor.passive or base in sentence.verbs.naming or (moving and _is_step(sentence, found)):
        plain = not governor.passive and base not in sentence.verbs.moved
        found.add([sentence.word(verb) if plain else sentence.participle(verb)])
        if base in sentence.verbs.naming and governor.noun:
            found.add(telling(sentence, governor.noun, 2))
    elif governor.noun and sentence.tag(verb) == "B":
        found.add(telling(sentence, governor.noun, 2))


def _is_step(sentence: Sentence, found: Wording) -> bool:
    """Whether the figure is how far a level moved, not where it moved to."""
    link = found.governor.link
    return link is None or sentence.word(link) == "by"


def to_verb(sentence: Sentence, verb: int) -> list[str]:
    """Return "option to buy" for a verb behind a noun and "to", else nothing."""
    if sentence.tag(verb - 1) != "T" or sentence.tag(verb - 2) != "N":
        return []
    phrase = ending(sentence, verb - 2)
    return [*telling(sentence, phrase, 1), "to", sentence.word(verb)] if phrase else []


def is_moving(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that a level moves."""
    base = sentence.base(verb)
    return base in sentence.verbs.up or base in sentence.verbs.down
