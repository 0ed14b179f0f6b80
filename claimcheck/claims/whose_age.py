"""The wording of ages: whose age it is."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import Metrics, said_at
from claimcheck.claims.noun_phrases import Phrase, ending, starting, telling
from claimcheck.claims.predicates import following
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject
from claimcheck.claims.wording import Wording, is_name

# Metric ids, and what the police and the press call those they count.
PARTS = {
    **dict.fromkeys(("killed", "injured", "shot"), "victim"),
    **dict.fromkeys(("arrested", "charged", "detained"), "suspect"),
}
ASIDE = 14  # tokens an aside between a name and an age may hold


def aged(sentence: Sentence, draft: Draft, known: Metrics) -> Wording:
    """Return "<person> age" for an age."""
    found = Wording(role="age")
    right = sentence.right(draft)
    part = _part(sentence, draft, right, known)
    found.phrase = _behind(sentence, right)
    if found.phrase is None and not (part and _compound(sentence, right)):
        found.phrase = _in_front(sentence, draft)
    if found.phrase:
        words = telling(sentence, found.phrase, 3)
        plain = len(words) == 1 and not is_name(sentence, found.phrase)
        found.add([*part[:1], *words] if plain else words)
    else:
        found.add(part)
    found.add(["age"])
    return found


def _part(sentence: Sentence, draft: Draft, right: int, known: Metrics) -> list[str]:
    """Return what happened to somebody, and what that makes them ("shot victim")."""
    phrase = starting(sentence, right) if sentence.tag(right) == "N" else None
    said = following(sentence, phrase[1] if phrase else right)
    verb = sentence.left(draft) - 1
    while sentence.tag(verb) in "DA":
        verb -= 1
    places = [verb] if sentence.tag(verb) in "VEG" else []
    places += [said.index] if said and said.voice in ("passive", "bare") else []
    for index in places:
        for entry in said_at(sentence, index, index + 1, known):
            if entry.metric.id in PARTS:
                return [sentence.participle(index), PARTS[entry.metric.id]]
    return []


def _compound(sentence: Sentence, right: int) -> bool:
    """Whether the age stands before a noun or for one ("38-year-old", "13 year old Jo")."""
    named = sentence.tag(right) == "N" and sentence.scan.words[right][0].isupper()
    tied = any(sentence.word(i) == "-" for i in range(right - 4, right + 1))
    return tied or (named and sentence.word(right - 1) == "old")


def _behind(sentence: Sentence, right: int) -> Phrase | None:
    """Return who follows an age ("38-year-old Donnie Abernathy", "a 24-year-old father")."""
    if not _compound(sentence, right):
        return None
    if sentence.tag(right) == "-":
        right += 1
    phrase = starting(sentence, right) if sentence.tag(right) == "N" else None
    if phrase is None or is_name(sentence, phrase):
        return phrase
    return _named_before(sentence, right) or phrase


def _named_before(sentence: Sentence, right: int) -> Phrase | None:
    """Return the name in "Ketron Nathan, a 24-year-old father", if there is one."""
    index = right - 1
    while index > right - ASIDE and sentence.tag(index) in "#DA-N":
        index -= 1
    if sentence.tag(index) != "," or sentence.tag(index - 1) != "N":
        return None
    phrase = ending(sentence, index - 1)
    return phrase if phrase and is_name(sentence, phrase) else None


def _in_front(sentence: Sentence, draft: Draft) -> Phrase | None:
    """Return who stands before an age ("Rafael Garcia, 40,", "men aged 21", "he is 40")."""
    index = sentence.left(draft) - 1
    stop = index - ASIDE
    while index > stop and sentence.tag(index) in ',(A"DPT@;#C':
        index -= 1
    mark = sentence.tag(index)
    if mark == "N":
        return ending(sentence, index)
    if mark in "VEGBH":
        return subject(sentence, index)
    return None
