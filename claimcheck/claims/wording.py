"""The short phrase that names what a number measures, in words of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.governors import Governor
from claimcheck.claims.noun_phrases import Phrase, ending, head, starting, telling
from claimcheck.claims.predicates import Predicate
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.verb_subjects import subject

MOST_WORDS = 8
TRAIL = 16  # tokens behind a number that may belong to its wording
PERIOD_REACH = 90  # tokens around a figure in which a result's period may be named
PERIODS = frozenset(("quarter", "half", "months"))
PERIOD_NUMBERS = frozenset(
    ("first", "second", "third", "fourth", "final", "nine", "six", "three", "latest")
)
TOPIC_BRIDGES = frozenset(("in", "on", "for", "among"))
SHORT = 17  # letters; a shorter wording does not yet tell one figure from the next
LONG = 26  # letters; a longer one takes no further phrase in
BRIDGES = frozenset(
    ("of", "from", "for", "in", "to", "on", "with", "by", "over", "through", "against", "into")
) | frozenset(
    (
        "as",
        "about",
        "at",
        "under",
        "between",
        "among",
        "without",
        "per",
        "across",
        "during",
        "after",
    )
)
EACH = frozenset(("a", "an", "per", "each", "every"))
TIMES = frozenset(("second", "minute", "hour", "day", "night", "week", "month", "quarter", "year"))
EMPTY_BRIDGES = frozenset(("in", "of", "to", "for", "as", "with"))


@dataclass(slots=True)
class Wording:
    """What was found around one number; the metric and kind finders read it again.

    `phrase` is the noun phrase that names the figure or the counted thing, `predicate` what is
    said of it, `governor` what stands before the number, `subject` the subject of its verb.
    `role` says which reading was taken: counted, attribute, value, share, clause, age, row.
    """

    words: list[str] = field(default_factory=list)
    phrase: Phrase | None = None
    predicate: Predicate | None = None
    governor: Governor = field(default_factory=Governor)
    subject: Phrase | None = None
    role: str = ""

    @property
    def text(self) -> str:
        """Return the words as one phrase, without a bridge word at its end."""
        words = self.words
        while words and words[-1] in BRIDGES:
            words = words[:-1]
        while words and words[0] in EMPTY_BRIDGES:
            words = words[1:]
        return " ".join(words)

    @property
    def size(self) -> int:
        """Return the length of the wording, in characters."""
        return sum(map(len, self.words)) + len(self.words)

    def add(self, words: list[str]) -> None:
        """Append words that are not there yet, up to `MOST_WORDS`."""
        for word in words:
            if len(self.words) < MOST_WORDS and (word in BRIDGES or word not in self.words):
                self.words.append(word)

    def lead(self, words: list[str]) -> None:
        """Put words that are not there yet in front."""
        self.words[:0] = [w for w in words if w not in self.words]


def trail(sentence: Sentence, index: int, found: Wording, *, verbs: bool = True) -> None:
    """Add the object and the phrases that follow `index`, until the wording is long enough.

    `verbs` says whether a participle may come first ("students enrolled").
    """
    stop = index + TRAIL
    while sentence.tag(index) in "#-":
        index += 1
    while index < stop and found.size < LONG:
        mark = sentence.tag(index)
        if mark in "PT" and sentence.word(index) in BRIDGES:
            after = _bridge(sentence, index, found)
            if after is None:
                return
            index = after
        elif mark in "DNJ":
            if sentence.word(index) in EACH and sentence.word(index + 1) in TIMES:
                return  # "makes 200,000 cars a year"
            phrase = starting(sentence, index)
            if phrase is None and mark != "J":
                return
            phrase = phrase or (index, index + 1)
            found.add(telling(sentence, phrase, 3))
            index = phrase[1]
        elif mark in "EG" and verbs:
            found.add([sentence.word(index)])
            index += 1
        elif mark in 'AQBMR"@' and sentence.word(index) != "not":
            index += 1
        else:
            return


def _bridge(sentence: Sentence, index: int, found: Wording) -> int | None:
    """Add a prepositional or infinitive phrase; return the index after it, None to stop."""
    after = index + 1
    if sentence.tag(after) in "BH" and sentence.tag(after + 1) == "E":
        found.add([sentence.word(index), sentence.word(after + 1)])  # "after being released"
        return after + 2
    if sentence.tag(after) in "GV":
        found.add([sentence.word(index), sentence.word(after)])
        phrase = starting(sentence, after + 1)
        if phrase is None:
            return after + 1
        found.add(telling(sentence, phrase, 2))
        return phrase[1]
    phrase = starting(sentence, after)
    if phrase is None or any(sentence.tag(i) == "#" for i in range(index, phrase[0])):
        return None
    found.add([sentence.word(index), *telling(sentence, phrase, 2)])
    return phrase[1]


def is_name(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase is a name: an agent, rarely the thing that is measured."""
    scan = sentence.scan
    first, last = scan.words[phrase[0]], scan.words[phrase[1] - 1]
    return last[0].isupper() and (
        phrase[1] - phrase[0] > 1 or phrase[0] > sentence.first or first.isupper()
    )


def add_subject(sentence: Sentence, found: Wording) -> None:
    """Put the subject in front of a wording that is still short, unless it is a mere agent."""
    verb = found.governor.verb
    if verb is None and found.size < 10:
        verb = _verb_before(sentence, found)
    unled = found.words[:1] == ["from"]  # "$5 million from pending claims": of what?
    if verb is None or (found.size >= SHORT and not unled):
        return
    found.subject = found.subject or subject(sentence, verb)
    if found.subject is None or found.subject == found.phrase:
        return
    if head(sentence, found.subject) in sentence.nouns.agents:
        return
    if found.size < 10 or unled or not is_name(sentence, found.subject):
        found.lead(about(sentence, found.subject))


def _verb_before(sentence: Sentence, found: Wording) -> int | None:
    """Return the nearest verb in front of the phrase that names a figure, if one is near."""
    if found.phrase is None:
        return None
    for i in range(found.phrase[0] - 1, found.phrase[0] - 12, -1):
        mark = sentence.tag(i)
        if mark in ".;":
            return None
        if mark in "VB" or (mark == "E" and sentence.tag(i - 1) != "D"):
            return i
    return None


def about(sentence: Sentence, phrase: Phrase) -> list[str]:
    """Return the telling words of a subject, seeing through "an issue of notes"."""
    words = telling(sentence, phrase, 3)
    carries = words[-1] in sentence.nouns.carriers
    link = sentence.word(phrase[1])
    if link in BRIDGES and (len(words) < 2 or (carries and link == "of")):
        after = starting(sentence, phrase[1] + 1)
        if after:
            inner = telling(sentence, after, 2)
            if link != "of" and inner[-1] in sentence.nouns.period_words:
                return words
            return inner if carries and link == "of" else [*words, link, *inner]
    return words


def add_period(sentence: Sentence, at: int, found: Wording) -> None:
    """Put the quarter or half-year in front of a result ("third quarter revenue")."""
    if found.size >= LONG or not any(word in sentence.nouns.results for word in found.words):
        return
    lower, first = sentence.scan.lower, max(0, at - PERIOD_REACH)
    for i in range(min(sentence.last, at + PERIOD_REACH) - 1, first, -1):
        if lower[i] in PERIODS:
            start = i - 2 if lower[i - 1] == "-" else i - 1
            if start >= 0 and lower[start] in PERIOD_NUMBERS:
                if f"{lower[start]}-{lower[i]}" not in found.words:
                    found.lead([lower[start], lower[i]])
                return


def add_topic(sentence: Sentence, found: Wording) -> None:
    """Add the phrase a sentence opens with ("On foreign policy, …") to a short wording."""
    if found.size >= SHORT or sentence.word(sentence.first) not in TOPIC_BRIDGES:
        return
    phrase = starting(sentence, sentence.first + 1)
    if phrase is None or sentence.tag(phrase[1]) != "," or is_name(sentence, phrase):
        return
    if head(sentence, phrase) not in sentence.nouns.openers:
        found.add([sentence.word(sentence.first), *telling(sentence, phrase, 2)])


def person_before(sentence: Sentence, index: int) -> Phrase | None:
    """Return the noun phrase that ends before `index`, skipping commas and brackets."""
    index -= 1
    while sentence.tag(index) in ',(A"D':
        index -= 1
    return ending(sentence, index) if sentence.tag(index) == "N" else None
