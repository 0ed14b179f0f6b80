"""Evidence for the kind of a quantity: words of limits, additions, change and duration."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Draft
from claimcheck.claims.metrics import Metric
from claimcheck.claims.noun_phrases import head
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.wording import Wording
from claimcheck.model import Comparator, Kind

REACH = 40  # tokens around a number in which "since" and the like still speak of it
RELATIVE = frozenset(("percent", "points"))
TALLY_REACH = 8  # tokens between a tally and the "since" that it counts from
RANKED_REACH = 4  # tokens between "the worst" and "since"
PERFECT = frozenset(("has", "have", "had"))
STEPS = frozenset(("by", "", "off", "up", "down"))
MORE = frozenset(("another", "additional", "more", "further", "extra"))
PASSED = frozenset(("above", "below", "past", "beyond"))  # "rose above 40" tells a level
AMOUNTS = frozenset(("loss", "gain", "lead", "cut", "raise"))  # of money: no change of a level
INEQUALITIES = frozenset(
    (Comparator.AT_LEAST, Comparator.MORE_THAN, Comparator.AT_MOST, Comparator.LESS_THAN)
)


@dataclass(frozen=True, slots=True)
class Case:
    """One number with all the evidence there is for its kind."""

    sentence: Sentence
    draft: Draft
    wording: Wording
    metric: Metric | None

    @property
    def link(self) -> str:
        """Return the preposition before the number, "" if there is none."""
        link = self.wording.governor.link
        return self.sentence.word(link) if link is not None else ""

    @property
    def verb(self) -> str:
        """Return the base of the verb the number hangs on, "" if there is none."""
        verb = self.wording.governor.verb
        return self.sentence.base(verb) if verb is not None else ""

    @property
    def heads(self) -> list[str]:
        """Return the heads of the noun phrases that name the figure."""
        wording = self.wording
        phrases = (wording.phrase, wording.governor.noun, wording.subject)
        return [head(self.sentence, phrase) for phrase in phrases if phrase]


def limit(case: Case) -> str:
    """Return the word that makes a number a rule, a cap or a goal, "" if none does."""
    sentence, draft, nouns = case.sentence, case.draft, case.sentence.nouns
    if draft.unit_type == "duration" and case.link == "within":
        return case.link
    if case.wording.role != "counted":
        for word in case.heads:
            if word in nouns.limit_like:
                return word
    verb = case.wording.governor.verb
    if verb is not None and sentence.word(verb) in nouns.limit_words:
        return sentence.word(verb)
    if draft.comparator in INEQUALITIES:
        for i in range(max(sentence.first, draft.first - REACH), draft.first):
            if sentence.word(i) in nouns.ruling and sentence.word(i + 1) != "enforcement":
                return sentence.word(i)
    return ""


def more(case: Case) -> str:
    """Return the word that puts a count on top of another one, "" if none does.

    "Two dead and another two injured" adds nothing to a count: the noun is only left out.
    """
    sentence, draft = case.sentence, case.draft
    if not draft.increment or (sentence.drafts[0] is not draft and draft.noun is None):
        return ""
    end = draft.noun[1] if draft.noun else draft.last + 1
    for i in range(sentence.left(draft) - 1, end):
        word = sentence.word(i)
        if word in MORE or (word == "new" and case.metric is not None and case.metric.volatile):
            return word
    return ""


def step(case: Case) -> str:
    """Return the word of change that a number is the amount of, "" for a level or amount."""
    lists, verb, link = case.sentence.verbs, case.verb, case.link
    relative = case.draft.unit_type in RELATIVE
    clause = case.wording.role == "clause"
    if verb in lists.moved and not link and not relative:
        return ""  # "raised $5 million", "cut 200 jobs"
    if case.wording.words[:1] == ["distance"]:
        return ""  # "sank 30 miles off the coast"
    left = case.sentence.left(case.draft) - 1
    before = case.sentence.word(left)
    phrasal = case.draft.unit_type == "count" and case.sentence.tag(left - 1) in "VEGN"
    if before in ("off", "up", "down") and not phrasal:
        return before  # but "shot down two helicopters"
    passes = case.draft.comparator_words.lower() in PASSED
    level = (clause and link in ("to", "at", "from")) or passes
    if case.draft.direction and (link in STEPS or relative) and not level:
        return case.draft.direction
    if clause and not passes and link in STEPS and (verb in lists.up or verb in lists.down):
        return verb
    phrase = case.wording.phrase
    if (relative or link == "of") and phrase and case.wording.role in ("attribute", "value"):
        word = head(case.sentence, phrase)
        if word in case.sentence.nouns.change_like:
            return "" if case.draft.unit_type == "money" and word in AMOUNTS else word
    return ""


def running(case: Case) -> str:
    """Return the word that makes a count a running total, "" if none does."""
    sentence, subject = case.sentence, case.wording.subject
    perfect = _perfect(case)
    first = max(sentence.first, case.draft.first - REACH)
    for i in range(first, min(sentence.last, case.draft.last + REACH)):
        word = sentence.word(i)
        after = word == "since" and sentence.word(i + 1) != "then" and not _ranked(sentence, i)
        if after and (perfect or i > case.draft.last or _tallied(sentence, i)):
            return word
        if word == "so" and sentence.word(i + 1) == "far":
            return word
    lasting = case.metric is not None and case.metric.kind is Kind.CUMULATIVE
    if case.wording.words[:1] == ["total"] and lasting:
        return "total"
    for phrase in (subject, case.wording.governor.noun):
        word = head(sentence, phrase) if phrase else ""
        if word in sentence.nouns.tallies and (lasting or word != "number"):
            return word
    if sentence.word(case.wording.governor.verb or 0) == "left":
        return ""  # "the crash has left four people dead"
    return perfect if lasting and perfect != "had" else ""


def _tallied(sentence: Sentence, since: int) -> bool:
    """Whether "since" is of a tally ("the number of people killed there since May 1")."""
    before = {sentence.word(i) for i in range(max(sentence.first, since - TALLY_REACH), since)}
    return not sentence.nouns.tallies.isdisjoint(before)


def _ranked(sentence: Sentence, since: int) -> bool:
    """Whether "since" gives the time a figure is the greatest of ("its best year since 2002")."""
    near = [sentence.word(i) for i in range(since - RANKED_REACH, since)]
    return not sentence.nouns.ranks.isdisjoint(near)


def _perfect(case: Case) -> str:
    """Return the "has" or "have" of the verb that a count belongs to, "" if it has none."""
    sentence, said = case.sentence, case.wording.predicate
    for index in (said.index if said else None, case.wording.governor.verb):
        if index is None:
            continue
        for i in range(index - 1, max(index - 4, sentence.first - 1), -1):
            if sentence.word(i) in PERFECT:
                return sentence.word(i)
    return ""
