"""The wording of ages: whose age it is."""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.noun_phrases import Phrase, ending, starting, telling
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject
from claimcheck.claims.wording import Wording, is_name

ASIDE = 14  # tokens an aside between a name and an age may hold


def aged(sentence: Sentence, draft: Draft) -> Wording:
    """Return "<person> age" for an age."""
    found = Wording(role="age")
    right = sentence.right(draft)
    found.phrase = _behind(sentence, right) or _in_front(sentence, draft)
    if found.phrase:
        found.add(telling(sentence, found.phrase, 3))
    found.add(["age"])
    return found


def _behind(sentence: Sentence, right: int) -> Phrase | None:
    """Return who follows an age ("38-year-old Donnie Abernathy", "a 24-year-old father")."""
    if not any(sentence.word(i) == "-" for i in range(right - 4, right + 1)):
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
    while index > stop and sentence.tag(index) in ',(A"DPT@;':
        index -= 1
    mark = sentence.tag(index)
    if mark == "N":
        return ending(sentence, index)
    if mark in "VEGBH":
        return subject(sentence, index)
    return None
