"""The wording of amounts, shares, prices, lengths of time and bare figures."""

from __future__ import annotations

from claimcheck.claims.clauses import by_verb, is_moving, to_verb
from claimcheck.claims.draft import Draft
from claimcheck.claims.governors import Governor, before
from claimcheck.claims.noun_phrases import Phrase, chain, head, starting, telling
from claimcheck.claims.predicates import following
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import (
    Wording,
    add_period,
    add_subject,
    add_topic,
    is_name,
    trail,
)

PER = frozenset(("a", "an", "per", "each"))
LENGTHS = frozenset(("km", "mi", "m", "ft", "yd", "nmi", "nautical mile"))
NAMING_LINKS = frozenset(("at", "to", "from", "by", "in"))
SHARES = frozenset(("percent", "", "ratio", "share"))


def figure(sentence: Sentence, draft: Draft) -> Wording:
    """Return the wording of an amount, share, price, length of time or bare figure."""
    found = Wording()
    right = sentence.right(draft)
    found.governor = before(sentence, sentence.left(draft))
    if found.governor.mark == ":" and following(sentence, right):
        found.governor = Governor()  # "on one side: 34% agree"
    attributive = _attributive(sentence, draft, right)
    if _by_sort(sentence, draft, found, right):
        found.role = "clause"
    elif attributive:
        found.role = "attribute"
        _as_attribute(sentence, draft, found, attributive)
    elif sentence.word(right) == "of" and draft.unit_type != "points":
        found.role = "share"
        _as_share(sentence, found, right)
    elif found.governor.noun and found.governor.link is not None and _names(sentence, found):
        found.role = "value"
        _as_value(sentence, found, right)
    elif found.governor.verb is not None:
        found.role = "clause"
        by_verb(sentence, draft, found, right)
    else:
        found.role = "clause"
        _by_neighbours(sentence, found, right)
    if not found.words and sentence.tag(right) in ",-" and draft.unit_type in SHARES:
        _by_next_clause(sentence, found, right)
    add_period(sentence, draft.first, found)
    if found.role == "clause":
        _add_plain_verb(sentence, found)
    add_subject(sentence, found)
    add_topic(sentence, found)
    _add_plain_verb(sentence, found)
    return found


def _by_sort(sentence: Sentence, draft: Draft, found: Wording, right: int) -> bool:
    """Word "40 miles north of Quito" and "30 years in prison"; return whether it is one of them."""
    nouns = sentence.nouns
    if sentence.tag(right) == "(":
        right = next((i + 1 for i in range(right, right + 6) if sentence.tag(i) == ")"), right)
    if draft.unit in LENGTHS and sentence.word(right) in nouns.bearings:
        found.add(["distance"])
        trail(sentence, right, found)
    elif sentence.word(right) == "in" and sentence.word(right + 1) in nouns.confinement:
        found.add([sentence.word(right + 1), "sentence"] if draft.unit_type == "duration" else [])
    return bool(found.words)


def _add_plain_verb(sentence: Sentence, found: Wording) -> None:
    """Add even a verb that says little to a wording that is still short."""
    verb = found.governor.verb
    if found.size >= 10 or verb is None or sentence.tag(verb) not in "VEG":
        return
    if not (is_moving(sentence, verb) and found.governor.link is not None):
        found.add([sentence.participle(verb)])


def _attributive(sentence: Sentence, draft: Draft, right: int) -> Phrase | None:
    """Return the noun phrase that a figure stands before as an adjective ("a $9 million loss")."""
    if not draft.unit_type:
        return None
    if sentence.tag(sentence.left(draft) - 1) == "D":
        right = _past_restated(sentence, right)
    hung = sentence.tag(right) in "-;" and sentence.tag(right + 1) in "C,T"
    if sentence.tag(right) == "," or hung:  # "a 200 mln stg, five year facility", "5- and 7-year"
        after = sentence.owners.get(right + 1 + hung)
        if after and sentence.word(sentence.right(after)) not in sentence.nouns.bearings:
            right = sentence.right(after)
    if sentence.tag(right) not in "N-":
        return None
    if draft.unit_type == "money" and sentence.word(right) in PER:
        return None
    return starting(sentence, right)


def _past_restated(sentence: Sentence, right: int) -> int:
    """Return the index after "a $30 million, or 40 cents a share," before its noun."""
    again = sentence.owners.get(right + 2)
    if sentence.tag(right) != "," or sentence.word(right + 1) != "or" or again is None:
        return right
    after = sentence.right(again)
    return after + 1 if sentence.tag(after) == "," and sentence.tag(after + 1) == "N" else right


def _as_attribute(sentence: Sentence, draft: Draft, found: Wording, phrase: Phrase) -> None:
    found.phrase = phrase
    found.add(telling(sentence, phrase, 4))
    trail(sentence, phrase[1], found, verbs=False)
    if draft.unit_type == "duration":
        termed = head(sentence, phrase) in sentence.nouns.termed
        found.add(["term" if termed else "duration"])
        return
    if head(sentence, phrase) in sentence.nouns.properties:
        return
    found.predicate = following(sentence, phrase[1])
    if found.predicate and not found.predicate.relative and found.predicate.voice != "bare":
        long = draft.unit in LENGTHS  # "the 12-mile tunnel will cost": how long it is
        found.add(["length"] if long else [sentence.word(found.predicate.index)])
    else:
        _add_verb(sentence, found)


def _add_verb(sentence: Sentence, found: Wording) -> None:
    """Add the verb the figure hangs on, unless it says little."""
    verb = found.governor.verb
    if verb is not None and sentence.tag(verb) in "VEG" and found.size < 28:
        base = sentence.base(verb)
        purpose = to_verb(sentence, verb)
        if purpose:
            found.lead(purpose)
        elif base not in sentence.verbs.light and base not in sentence.verbs.linking:
            found.add([sentence.participle(verb)])


def _as_share(sentence: Sentence, found: Wording, right: int) -> None:
    """Word "15 percent of Republicans approve", "buy 30% of the company"."""
    phrase = starting(sentence, right + 1)
    if phrase is None:
        found.predicate = following(sentence, right + 2)
        if found.predicate:
            found.add([sentence.word(found.predicate.index)])
            trail(sentence, found.predicate.index + 1, found)
        _add_verb(sentence, found)
        return
    found.phrase = phrase
    found.add(telling(sentence, phrase, 3))
    found.predicate = following(sentence, phrase[1])
    verb = found.governor.verb
    if found.predicate and (verb is None or sentence.base(verb) in sentence.verbs.light):
        said = found.predicate
        found.add([sentence.word(said.index)] if said.voice != "quality" else [])
        trail(sentence, said.index + (said.voice != "quality"), found)
        return
    trail(sentence, phrase[1], found)
    _add_verb(sentence, found)


def _names(sentence: Sentence, found: Wording) -> bool:
    """Whether the noun before the preposition is the figure's own name ("a net loss of")."""
    governor = found.governor
    assert governor.link is not None
    assert governor.noun is not None
    link, verb = sentence.word(governor.link), governor.verb
    if link == "of":
        return True
    named = head(sentence, governor.noun) in sentence.nouns.properties
    if link not in NAMING_LINKS or not named or verb is None:
        return named and link in NAMING_LINKS
    return not is_moving(sentence, verb) and sentence.tag(verb) not in "B"


def _as_value(sentence: Sentence, found: Wording, right: int) -> None:
    """Word "a net loss of $9 million from the sale of stores"."""
    noun = found.governor.noun
    assert noun is not None
    links = chain(sentence, noun)
    named = next(
        (i for i, p in enumerate(links) if head(sentence, p) in sentence.nouns.properties),
        len(links) - 1,
    )
    found.phrase = links[named]
    found.add(telling(sentence, found.phrase, 4))
    for phrase in links[named + 1 :]:
        found.add([_bridge(sentence, phrase), *telling(sentence, phrase, 2)])
    trail(sentence, right, found)
    if head(sentence, noun) not in sentence.nouns.properties or len(found.words) < 2:
        _add_verb(sentence, found)


def _bridge(sentence: Sentence, phrase: Phrase) -> str:
    """Return the preposition before a phrase."""
    index = phrase[0] - 1
    while sentence.tag(index) in 'DA"':
        index -= 1
    return sentence.word(index)


def _by_neighbours(sentence: Sentence, found: Wording, right: int) -> None:
    """Word a figure that opens its clause ("62% agree") or stands behind its noun."""
    governor = found.governor
    found.predicate = following(sentence, right)
    if governor.noun and not (is_name(sentence, governor.noun) and found.predicate):
        found.phrase = governor.noun
        found.add(telling(sentence, governor.noun, 3))
        if governor.mark == "R" and found.predicate:
            found.add([sentence.participle(found.predicate.index)])
        else:
            trail(sentence, right, found)
    elif found.predicate:
        said = found.predicate
        manner = sentence.word(said.index - 1)
        found.add([manner] if sentence.tag(said.index - 1) == "A" and manner[-2:] == "ly" else [])
        found.add([sentence.word(said.index)] if said.voice != "quality" else [])
        trail(sentence, said.index + (said.voice != "quality"), found)
    else:
        trail(sentence, right, found)


def _by_next_clause(sentence: Sentence, found: Wording, right: int) -> None:
    """Word a figure that a clause follows ("By 43%-41%, the public says …")."""
    index = right
    while index < right + 6 and sentence.tag(index) in "#-,AD":
        index += 1
    phrase = starting(sentence, index)
    if phrase:
        found.add(telling(sentence, phrase, 2))
    said = following(sentence, phrase[1] if phrase else index + 1)
    if said:
        found.add([sentence.word(said.index)])
        trail(sentence, said.index + 1, found)
