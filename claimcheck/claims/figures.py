"""The wording of amounts, shares, prices, lengths of time and bare figures."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.noun_phrases import NounWords, Phrase, chain, ending, head, starting, telling
from claimcheck.claims.predicates import before, following, subject
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import (
    Wording,
    about,
    add_period,
    add_subject,
    add_topic,
    is_name,
    trail,
)

PER = frozenset(("a", "an", "per", "each"))
NAMING_LINKS = frozenset(("at", "to", "from", "by", "in", "from"))
SHARES = frozenset(("percent", "", "ratio", "share"))


def figure(sentence: Sentence, draft: Draft, known: NounWords) -> Wording:
    """Return the wording of an amount, share, price, length of time or bare figure."""
    found = Wording()
    right = sentence.right(draft)
    found.governor = before(sentence, sentence.left(draft), known)
    attributive = _attributive(sentence, draft, right, known)
    if attributive:
        found.role = "attribute"
        _as_attribute(sentence, draft, found, attributive, known)
    elif sentence.word(right) == "of" and draft.unit_type in SHARES:
        found.role = "share"
        _as_share(sentence, found, right, known)
    elif found.governor.noun and found.governor.link is not None and _names(sentence, found, known):
        found.role = "value"
        _as_value(sentence, found, right, known)
    elif found.governor.verb is not None:
        found.role = "clause"
        by_verb(sentence, draft, found, right, known)
    else:
        found.role = "clause"
        _by_neighbours(sentence, found, right, known)
    if not found.words and sentence.tag(right) in ",-":
        _by_next_clause(sentence, found, right, known)
    add_period(sentence, found, known)
    add_subject(sentence, found, known)
    add_topic(sentence, found, known)
    _add_plain_verb(sentence, found)
    return found


def _add_plain_verb(sentence: Sentence, found: Wording) -> None:
    """Add even a verb that says little to a wording that is still short."""
    verb = found.governor.verb
    if found.size >= 10 or verb is None or sentence.tag(verb) not in "VEG":
        return
    if not (_is_moving(sentence, verb) and found.governor.link is not None):
        found.add([sentence.participle(verb)])


def _attributive(sentence: Sentence, draft: Draft, right: int, known: NounWords) -> Phrase | None:
    """Return the noun phrase that a figure stands before as an adjective ("a $9 million loss")."""
    if not draft.unit_type:
        return None
    if sentence.tag(right) == ",":  # "a 200 mln stg, five year facility"
        after = next((d for d in sentence.drafts if sentence.left(d) == right + 1), None)
        right = sentence.right(after) if after else right
    if sentence.tag(right) not in "N-":
        return None
    if draft.unit_type == "money" and sentence.word(right) in PER:
        return None
    return starting(sentence, right, known)


def _as_attribute(
    sentence: Sentence, draft: Draft, found: Wording, phrase: Phrase, known: NounWords
) -> None:
    found.phrase = phrase
    found.add(telling(sentence, phrase, 4, known))
    if draft.unit_type == "duration":
        found.add(["term"])
        return
    trail(sentence, phrase[1], found, known, verbs=False)
    if head(sentence, phrase) in known.properties:
        return
    found.predicate = following(sentence, phrase[1], known)
    if found.predicate and not found.predicate.relative and found.predicate.voice != "bare":
        found.add([sentence.word(found.predicate.index)])
    else:
        _add_verb(sentence, found, known)


def _add_verb(sentence: Sentence, found: Wording, known: NounWords) -> None:
    """Add the verb the figure hangs on, unless it says little."""
    verb = found.governor.verb
    if verb is not None and sentence.tag(verb) in "VEG" and found.size < 28:
        base = sentence.base(verb)
        if sentence.tag(verb - 1) == "T" and sentence.tag(verb - 2) == "N":
            phrase = ending(sentence, verb - 2, known)  # "an option to buy 10%"
            if phrase:
                found.lead([*telling(sentence, phrase, 1, known), "to", sentence.word(verb)])
        elif base not in sentence.known.light and base not in sentence.known.linking:
            found.add([sentence.participle(verb)])


def _as_share(sentence: Sentence, found: Wording, right: int, known: NounWords) -> None:
    """Word "15 percent of Republicans approve", "buy 30% of the company"."""
    phrase = starting(sentence, right + 1, known)
    if phrase is None:
        found.predicate = following(sentence, right + 2, known)
        if found.predicate:
            found.add([sentence.word(found.predicate.index)])
            trail(sentence, found.predicate.index + 1, found, known)
        _add_verb(sentence, found, known)
        return
    found.phrase = phrase
    found.add(telling(sentence, phrase, 3, known))
    found.predicate = following(sentence, phrase[1], known)
    verb = found.governor.verb
    if found.predicate and (verb is None or sentence.base(verb) in sentence.known.light):
        said = found.predicate
        found.add([sentence.word(said.index)] if said.voice != "quality" else [])
        trail(sentence, said.index + (said.voice != "quality"), found, known)
        return
    trail(sentence, phrase[1], found, known)
    _add_verb(sentence, found, known)


def _names(sentence: Sentence, found: Wording, known: NounWords) -> bool:
    """Whether the noun before the preposition is the figure's own name ("a net loss of")."""
    governor = found.governor
    assert governor.link is not None and governor.noun is not None
    link, verb = sentence.word(governor.link), governor.verb
    if link == "of":
        return True
    named = head(sentence, governor.noun) in known.properties
    if link not in NAMING_LINKS or not named or verb is None:
        return named and link in NAMING_LINKS
    return not _is_moving(sentence, verb) and sentence.tag(verb) not in "B"


def _is_moving(sentence: Sentence, verb: int) -> bool:
    base = sentence.base(verb)
    return base in sentence.known.up or base in sentence.known.down


def _as_value(sentence: Sentence, found: Wording, right: int, known: NounWords) -> None:
    """Word "a net loss of $9 million from the sale of stores"."""
    noun = found.governor.noun
    assert noun is not None
    links = chain(sentence, noun, known)
    named = next(
        (i for i, p in enumerate(links) if head(sentence, p) in known.properties), len(links) - 1
    )
    found.phrase = links[named]
    found.add(telling(sentence, found.phrase, 4, known))
    for phrase in links[named + 1 :]:
        found.add([_bridge(sentence, phrase), *telling(sentence, phrase, 2, known)])
    trail(sentence, right, found, known)
    if head(sentence, noun) not in known.properties or len(found.words) < 2:
        _add_verb(sentence, found, known)


def _bridge(sentence: Sentence, phrase: Phrase) -> str:
    """Return the preposition before a phrase."""
    index = phrase[0] - 1
    while sentence.tag(index) in 'DA"':
        index -= 1
    return sentence.word(index)


def by_verb(sentence: Sentence, draft: Draft, found: Wording, right: int, known: NounWords) -> None:
    """Word "revenue rose 13%", "priced at 99.65", "paid $9 million for the stake"."""
    governor = found.governor
    verb = governor.verb
    assert verb is not None
    base, lists, mark = sentence.base(verb), sentence.known, sentence.tag(verb)
    found.subject = subject(sentence, verb, known)
    moving = _is_moving(sentence, verb) and (base not in lists.moved or governor.link is not None)
    stating = moving or base in lists.linking or governor.passive or mark == "B"
    if (
        governor.noun
        and governor.link is not None
        and moving
        and mark != "B"
        and not governor.passive
    ):
        found.phrase = governor.noun  # "cut its estimate to 5"
        found.add(about(sentence, governor.noun, known))
        found.add([sentence.participle(verb)] if _is_step(sentence, found) else [])
    elif stating and found.subject:
        found.phrase = found.subject
        found.add(about(sentence, found.subject, known))
        _state(sentence, found, known, moving=moving)
    elif governor.noun and base in lists.trading and draft.unit_type == "money":
        found.phrase = governor.noun
        found.add([*telling(sentence, governor.noun, 3, known), "price"])
    elif mark in "VEG" and base not in lists.light:
        found.add([sentence.participle(verb)])
        if governor.noun:
            found.phrase = governor.noun
            found.lead(telling(sentence, governor.noun, 3, known))
    elif found.subject and governor.link is not None and sentence.word(governor.link) == "by":
        found.add([*about(sentence, found.subject, known), sentence.word(verb)])  # "say by 55%"
        trail(sentence, right, found, known)
    if governor.link is None or found.size < 6:
        trail(sentence, right, found, known)
    if not found.words and mark in "VEG":
        found.add([sentence.participle(verb)])


def _state(sentence: Sentence, found: Wording, known: NounWords, *, moving: bool) -> None:
    """Add to a subject what its verb says of it, where that tells more than the subject."""
    governor = found.governor
    verb = governor.verb
    assert verb is not None
    base = sentence.base(verb)
    if governor.passive or base in sentence.known.naming or (moving and _is_step(sentence, found)):
        plain = not governor.passive and base not in sentence.known.moved
        found.add([sentence.word(verb) if plain else sentence.participle(verb)])
        if base in sentence.known.naming and governor.noun:
            found.add(telling(sentence, governor.noun, 2, known))
    elif governor.noun and sentence.tag(verb) == "B":
        found.add(telling(sentence, governor.noun, 2, known))


def _is_step(sentence: Sentence, found: Wording) -> bool:
    """Whether the figure is how far a level moved, not where it moved to."""
    link = found.governor.link
    return link is None or sentence.word(link) == "by"


def _by_neighbours(sentence: Sentence, found: Wording, right: int, known: NounWords) -> None:
    """Word a figure that opens its clause ("62% agree") or stands behind its noun."""
    governor = found.governor
    found.predicate = following(sentence, right, known)
    if governor.noun and not (is_name(sentence, governor.noun) and found.predicate):
        found.phrase = governor.noun
        found.add(telling(sentence, governor.noun, 3, known))
        if governor.mark == "R" and found.predicate:
            found.add([sentence.participle(found.predicate.index)])
        else:
            trail(sentence, right, found, known)
    elif found.predicate:
        said = found.predicate
        found.add([sentence.word(said.index)] if said.voice != "quality" else [])
        trail(sentence, said.index + (said.voice != "quality"), found, known)
    else:
        trail(sentence, right, found, known)


def _by_next_clause(sentence: Sentence, found: Wording, right: int, known: NounWords) -> None:
    """Word a figure that a clause follows ("By 43%-41%, the public says …")."""
    index = right
    while index < right + 6 and sentence.tag(index) in "#-,AD":
        index += 1
    phrase = starting(sentence, index, known)
    if phrase:
        found.add(telling(sentence, phrase, 2, known))
    said = following(sentence, phrase[1] if phrase else index + 1, known)
    if said:
        found.add([sentence.word(said.index)])
        trail(sentence, said.index + 1, found, known)
