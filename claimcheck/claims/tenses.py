"""On which side of the publication day a happening lies, by the verb that governs a word."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

COMING = ("planned", "before_to", "comes", "adjacent")  # what "to" and a verb may follow
ADJACENT = 2  # words: "the vote is on Friday"
REACH = 18  # words looked at on either side: about the longest clause between verb and date

PAST, UNKNOWN, FUTURE = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Cues:
    """The compiled tense words of `dates.yaml` and past forms of `verbs.yaml`."""

    future: frozenset[str]
    planned: frozenset[str]
    adjacent: frozenset[str]
    comes: frozenset[str]
    past: frozenset[str]
    coming: frozenset[str]
    ahead: frozenset[str]
    perhaps_ahead: frozenset[str]
    ended: frozenset[str]
    no_infinitive: frozenset[str]
    breaks: frozenset[str]

    def is_future(self, word: str) -> bool:
        """Whether a word puts its verb into the future."""
        return word in self.future or word.endswith(("'ll", "’ll"))


def cues(lexicon: Lexicon) -> Cues:
    """Return the tense words, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Cues:
    lists = lexicon.entries("dates")["lists"]
    irregular = [line.split() for line in lexicon.entries("verbs").get("irregular", ())]
    simple = {forms[1] for forms in irregular if len(forms) > 1 and forms[1] != forms[0]}
    return Cues(
        future=frozenset(lists["future"]),
        planned=frozenset(lists["planned"]),
        adjacent=frozenset(lists["adjacent"]),
        comes=frozenset(lists["comes"]),
        past=frozenset(lists["past"]) | simple,
        coming=frozenset(w for n in COMING for w in lists[n]),
        ahead=frozenset(lists["ahead"]),
        perhaps_ahead=frozenset(lists["perhaps_ahead"]),
        ended=frozenset(lists["ended"]),
        no_infinitive=frozenset(lists["no_infinitive"]),
        breaks=frozenset(lists["breaks"]),
    )


def side(scan: Scan, first: int, last: int, lexicon: Lexicon) -> tuple[int, str]:
    """Return PAST, UNKNOWN or FUTURE for tokens `first` up to `last`, and the cue word.

    The nearest verb before the words decides, else the nearest after them in the sentence.
    Source: news use of bare weekdays, CLAIM-MODEL section 6.2.
    """
    known = cues(lexicon)
    begin, end = scan.sentence_of(first)
    if first > begin + 1 and scan.lower[first - 1] in known.ahead:
        return FUTURE, scan.lower[first - 1]
    if first > begin and scan.lower[first - 1] in known.ended:
        return PAST, scan.lower[first - 1]
    for index in range(first - 1, max(begin, first - REACH) - 1, -1):
        word = scan.words[index]
        if word in known.breaks:
            break
        near = index >= first - ADJACENT
        found = FUTURE if near and word in known.adjacent else _cue(scan.words, index, begin, known)
        if found != UNKNOWN:
            return found, word
    for index in range(last, min(end, last + REACH)):
        word = scan.words[index]
        if word in known.breaks:
            break
        if known.is_future(word):
            return FUTURE, word
        if word in known.past or _past_form(word):
            return PAST, word
    before = scan.lower[first - 1] if first > begin else ""
    return (FUTURE, before) if before in known.perhaps_ahead else (UNKNOWN, "")


def _cue(words: list[str], index: int, begin: int, known: Cues) -> int:
    """Return what the word at `index` says of the time of its clause."""
    word = words[index]
    before = words[max(begin, index - 3) : index]
    if known.is_future(word):
        return FUTURE
    if word == "to" and index + 1 < len(words) and _is_verb(words[index + 1], known):
        return FUTURE if before and before[-1] in known.coming else UNKNOWN
    if word in known.past or _past_form(word):
        if any(map(known.is_future, before)) or "to be" in " ".join(before):
            return FUTURE
        if word in known.planned:
            return UNKNOWN if any(w in known.past for w in before) else FUTURE
        # "is accused", "a stated aim": no verb in the past
        still = before and (before[-1] in known.adjacent or before[-1] in known.no_infinitive)
        return UNKNOWN if still else PAST
    if word in known.planned or word in known.comes:
        return FUTURE
    return UNKNOWN


def _past_form(word: str) -> bool:
    """Whether a word in lower case looks like a past form ("United" does not)."""
    return word.endswith("ed") and len(word) > 4 and word.islower()


def _is_verb(word: str, known: Cues) -> bool:
    return (word.isalpha() and word not in known.no_infinitive) or word == "be"
