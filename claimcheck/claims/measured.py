"""What is measured: noun, predicate, metric and population."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from claimcheck.claims import elided, rows
from claimcheck.claims.counted import counted
from claimcheck.claims.destinations import destination, left_country
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.figures import PER, figure
from claimcheck.claims.governors import before as governor_of
from claimcheck.claims.metrics import Metric, Metrics, counts, metrics, population, said_at
from claimcheck.claims.naming import metric_of
from claimcheck.claims.noun_phrases import starting
from claimcheck.claims.nouns import Nouns, nouns, singular
from claimcheck.claims.place_words import place_words
from claimcheck.claims.restating import (
    PER_SHARE,
    is_also,
    moved,
    repeats,
    restates,
    taken_over,
    totals,
)
from claimcheck.claims.scan import Scan
from claimcheck.claims.sentence import Sentence, sentences
from claimcheck.claims.whose_age import aged
from claimcheck.claims.wording import Wording

NOTES = "measured"
FLED, CROSSED = "displaced", "crossed_border"
ABROAD = frozenset((CROSSED, "evacuated", "deported"))
PARTS = frozenset(("including", "among"))
WHOLES = frozenset(("of", "among"))
OF_THEM = elided.OF_THEM
RISE_OR_FALL = {"up": "rise", "down": "fall"}

Last = tuple[Draft, Wording]


@dataclass(slots=True)
class Notes:
    """What is remembered about an article, and what the kind finder takes over.

    `found` holds sentence and wording of each draft, by its identity; `currency` is the last one
    named, for the rows of result tables; `named` the last number of the sentence with a metric.
    """

    reading: Reading
    known: Metrics
    singulars: Nouns
    memory: elided.Memory = field(default_factory=elided.Memory)
    currency: str | None = None
    named: Last | None = None
    found: dict[int, tuple[Sentence, Wording]] = field(default_factory=dict)
    _words: frozenset[str] | None = None

    def vocabulary(self) -> frozenset[str]:
        """Return every word of the article in lower case, collected when first asked for."""
        if self._words is None:
            self._words = frozenset(word for scan in self.reading.scans for word in scan.lower)
        return self._words


def notes_of(reading: Reading) -> Notes:
    """Return the notes of this article, made when first asked for."""
    notes = reading.notes.get(NOTES)
    if notes is None:
        lexicon = reading.lexicon
        notes = reading.notes[NOTES] = Notes(reading, metrics(lexicon), nouns(lexicon))
    assert isinstance(notes, Notes)
    return notes


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set what each number of a block measures: wording, metric, population, left-out nouns."""
    live = [draft for draft in drafts if not draft.dropped]
    if not live:
        return
    notes = notes_of(reading)
    for sentence in sentences(scan, live, reading.lexicon):
        last: Last | None = None
        notes.named = None
        for draft in sentence.drafts:
            found = _read(sentence, draft, last, notes)
            if draft.metric:
                notes.named = draft, found
            draft.because("what", "measured", found.role)
            if draft.unit_type == "money":
                notes.currency = draft.unit
            if not _is_part(sentence, draft):
                notes.memory.keep(sentence, draft, notes.known)
            notes.found[id(draft)] = sentence, found
            last = draft, found


def _read(sentence: Sentence, draft: Draft, last: Last | None, notes: Notes) -> Wording:
    """Set one draft's wording, metric and population, and return the wording."""
    elided.shrink(sentence, draft, notes.singulars)
    elided.fill(sentence, draft, notes.memory, notes.known, notes.singulars)
    row = rows.row(sentence, draft, last, notes.known)
    if row:
        found, metric = row
        draft.metric = metric.id
        rows.settle_unit(draft, metric, notes.currency)
    else:
        found = _found(sentence, draft, last, notes)
        _name(sentence, draft, found, last, notes)
    draft.what = found.text
    return found


def _found(sentence: Sentence, draft: Draft, last: Last | None, notes: Notes) -> Wording:
    """Return the wording of a number, taken over from the one before where it restates it."""
    counted_before = notes.named or last
    if counted_before and (
        (total := totals(sentence, counted_before[0], draft))
        or _repeats(sentence, counted_before[0], draft, notes.known)
    ):
        before, wording = counted_before
        draft.unit, draft.unit_type = before.unit, before.unit_type
        draft.population = before.population
        draft.metric = before.metric
        told = wording.words  # "killed 7 people in Kenya and 3 in Peru"
        found = dataclasses.replace(
            wording, words=told[: told.index("in")] if "in" in told else told
        )
        if total:
            found.words = [*{"total": None, **dict.fromkeys(wording.words)}]
            found.governor = governor_of(sentence, sentence.left(draft))
    elif last and restates(sentence, last[0], draft):
        found = taken_over(last[1])
    elif draft.unit_type == "age":
        found = aged(sentence, draft, notes.known)
    elif draft.unit_type == "count":
        found = counted(sentence, draft)
    else:
        found = figure(sentence, draft)
        verb = found.governor.verb
        compares = verb is not None and sentence.word(verb) == "compared"
        if last is not None and (compares or not found.words):
            found = taken_over(last[1])
    if last is not None and draft.unit_type == "money" and moved(sentence, draft):
        level = last[1].words
        level = level[:-2] if level[-2:] == PER_SHARE else level
        found.words = [*level, RISE_OR_FALL.get(draft.direction or "", "change")]
    elif last is not None and found.role == "share" and is_also(sentence, last[0], draft):
        sum_words = last[1].words[:2]
        found.words = [*sum_words, "of", *(w for w in found.words if w not in sum_words)]
    if "share" not in found.words and _per_share(sentence, sentence.right(draft)):
        found.add(PER_SHARE)
    return found


def _repeats(sentence: Sentence, previous: Draft, draft: Draft, known: Metrics) -> bool:
    """Whether a bare number counts the same again and nothing of its own is said of it."""
    of_its_own = said_at(sentence, draft.last, draft.last + 1, known)
    return not of_its_own and repeats(sentence, previous, draft)


def _per_share(sentence: Sentence, right: int) -> bool:
    """Whether "a share" stands behind a figure, or behind the bracket that restates it."""
    hyphened = sentence.word(right) == "-"
    if sentence.word(right + 3 if hyphened else right - 1) == "share":
        return True  # "$30 a share", "a $30-a-share bid"
    if sentence.tag(right) == "(":
        right = next((i for i in range(right, right + 8) if sentence.tag(i) == ")"), right)
    if sentence.tag(right) == ")":
        right += 1
    return sentence.word(right + 1) == "share" and sentence.word(right) in PER


def _name(
    sentence: Sentence, draft: Draft, found: Wording, last: Last | None, notes: Notes
) -> None:
    """Set metric and population, and the unit where the metric implies it."""
    known = notes.known
    if draft.noun and draft.unit:
        draft.population = population(sentence, draft.noun, draft.unit, known)
    if draft.unit_type in ("age", "ratio"):
        return
    named = metric_of(sentence, draft, found, known)
    part = _is_part(sentence, draft) or _goes_on(sentence, draft, last)
    if last and (named is None or found.predicate is None) and part:
        whole = _of_whole(last, draft, found, known)
        named = named or whole
    if named is None or not _near(named[0], notes):
        return
    if found.role == "share" or _is_part(sentence, draft):
        _told(sentence, draft, found, notes)
    metric, said = named
    draft.metric = metric.id
    draft.because("metric", "metrics", said)
    if metric.unit and draft.unit is None and not draft.unit_type:
        draft.unit, draft.unit_type = metric.unit, "count"
    if metric.unit == "person" and draft.population is None:
        draft.population = "people"
    words = place_words(notes.reading.lexicon)
    if metric.id == FLED and left_country(sentence, draft, words):
        draft.metric = CROSSED
    if draft.metric in ABROAD:
        draft.destination = destination(sentence, draft)


def _told(sentence: Sentence, draft: Draft, found: Wording, notes: Notes) -> None:
    """Set who a share or part is said to be ("ten of the dead were police", "two of them boys")."""
    said = found.predicate.index if found.predicate and found.predicate.voice == "quality" else None
    if said is None and sentence.word(draft.last + 1) in OF_THEM:
        said = draft.last + 2
    phrase = starting(sentence, said) if said is not None else None
    if phrase:
        unit = singular(sentence.word(phrase[1] - 1), notes.singulars)
        draft.population = population(sentence, phrase, unit, notes.known) or draft.population


def _near(metric: Metric, notes: Notes) -> bool:
    """Whether the article holds a word without which a metric's words mean something else."""
    return not metric.near or not metric.near.isdisjoint(notes.vocabulary())


def _is_part(sentence: Sentence, draft: Draft) -> bool:
    """Whether a number says how many of those just counted ("including two children")."""
    left = sentence.left(draft) - 1
    if sentence.word(left) in OF_THEM and sentence.word(left - 1) in WHOLES:
        return True  # "13 people, among whom seven were police"
    if sentence.word(left) in PARTS:
        return True
    return sentence.word(draft.last) == "of" and sentence.word(draft.last + 1) in OF_THEM


def _goes_on(sentence: Sentence, draft: Draft, last: Last | None) -> bool:
    """Whether a number goes on with the parts of a whole ("including two women and a boy")."""
    joined = sentence.tag(sentence.left(draft) - 1) in "C,"
    return joined and last is not None and _is_part(sentence, last[0])


def _of_whole(
    last: Last, draft: Draft, found: Wording, known: Metrics
) -> tuple[Metric, str] | None:
    """Return the metric of the whole for a part ("nine people, including two children, died")."""
    metric = known.by_id.get(last[0].metric or "")
    if metric is None or draft.unit_type != "count" or not counts(metric, draft.unit, known):
        return None
    told = last[1].words
    found.add(told[-1:] if last[1].predicate is None and len(told) > 2 else told[1:3])
    return metric, "including"
