"""The metric and population lexicon: which id the words around a number stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.model import Kind

GAP = 5  # tokens that may stand between two words of a phrase
ADJACENT = frozenset(
    ("home", "out", "off", "up", "down", "back", "away", "over", "and", "alive", "ill")
)
ANY = frozenset(("any",))
PEOPLE = frozenset(("people",))
AGENTIVE = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "man", "men", "ee", "ees")

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """One entry of `metrics.yaml`; `unit` is "" where nothing can be left out.

    `near` are words of which the article must hold one, empty where the words speak for themselves.
    """

    id: str
    kind: Kind
    unit: str
    units: frozenset[str]
    of: frozenset[str]
    volatile: bool
    happens: bool
    near: frozenset[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase that says a metric; `acted` marks what the counted did, not what was done."""

    words: Words
    metric: Metric
    acted: bool = False


@dataclass(slots=True)
class Metrics:
    """The compiled lexicon: phrases by their first word (`said`) or their last (`called`)."""

    by_id: dict[str, Metric] = field(default_factory=dict)
    counted: dict[str, Metric] = field(default_factory=dict)
    said: dict[str, list[Entry]] = field(default_factory=dict)
    called: dict[str, list[Entry]] = field(default_factory=dict)
    rows: dict[str, list[tuple[Words, str, Metric]]] = field(default_factory=dict)
    populations: dict[str, str] = field(default_factory=dict)
    things: frozenset[str] = frozenset()


def metrics(lexicon: Lexicon) -> Metrics:
    """Return the metric lexicon, compiled once."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Metrics:
    found = Metrics(things=frozenset(lexicon.entries("nouns")["things"]))
    for name, given in lexicon.entries("metrics").items():
        metric = _metric(name, given)
        found.by_id.setdefault(metric.id, metric)
        for noun in given.get("counted", ()):
            found.counted.setdefault(noun.lower(), metric)
        for part, acted in (("done", False), ("did", True)):
            for phrase in given.get(part, ()):
                words = tuple(phrase.split())
                found.said.setdefault(words[0], []).append(Entry(words, metric, acted))
        for label, wording in given.get("heads", {}).items():
            words = tuple(label.replace("-", " - ").split())
            found.rows.setdefault(words[-1], []).append((words, wording, metric))
        for phrase in given.get("called", ()):
            words = tuple(phrase.split())
            found.called.setdefault(words[-1], []).append(Entry(words, metric))
    for table in (found.said, found.called):
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry.words))
    for rows in found.rows.values():
        rows.sort(key=lambda row: -len(row[0]))
    for name, given in lexicon.entries("populations").items():
        for word in given.get("words", ()) if name != "plurals" else ():
            found.populations.setdefault(word, name)
    return found


def _metric(name: str, given: dict[str, Any]) -> Metric:
    return Metric(
        id=given.get("same_as", name),
        kind=Kind(given["kind"]),
        unit=given.get("unit", ""),
        units=frozenset(given.get("units", ("count",))),
        of=frozenset(
            (given["of"],) if isinstance(given.get("of"), str) else given.get("of", PEOPLE)
        ),
        volatile=given.get("volatile") == "yes",
        happens=given.get("happens") == "yes",
        near=frozenset(given.get("near", ())),
    )


def counts(metric: Metric, unit: str | None, known: Metrics) -> bool:
    """Whether a metric's predicates may be said of a counted noun (None: left out)."""
    if unit is None:
        return metric.of in (PEOPLE, ANY)
    if metric.of == ANY:
        return not is_person(unit, known)
    if metric.of != PEOPLE:
        return unit.lower() in metric.of
    return is_person(unit, known)


def is_person(unit: str, known: Metrics) -> bool:
    """Whether a counted noun in the singular is a sort of person."""
    word = unit.lower()
    if word in known.populations:
        return True
    return (unit[0].isupper() or word.endswith(AGENTIVE)) and word not in known.things


def population(sentence: Sentence, noun: tuple[int, int], unit: str, known: Metrics) -> str | None:
    """Return the population id of a counted noun, by its last two words or its last."""
    if noun[1] - noun[0] > 1:
        pair = f"{sentence.word(noun[1] - 2)} {unit.lower()}"
        if pair in known.populations:
            return known.populations[pair]
    return known.populations.get(unit.lower())


def said_at(sentence: Sentence, index: int, rest: int, known: Metrics) -> list[Entry]:
    """Return the phrases that begin at `index` and go on from token `rest`, longest first."""
    found = []
    words = [sentence.word(index)]
    if sentence.tag(index) in "VEG" and sentence.participle(index) != words[0]:
        words.append(sentence.participle(index))
    for word in words:
        for entry in known.said.get(word, ()):
            if len(entry.words) == 1 or _goes_on(sentence, rest, entry.words[1:]):
                found.append(entry)
    return found


def _goes_on(sentence: Sentence, index: int, words: Words) -> bool:
    """Whether `words` come from `index` on, in order, each within a few tokens of the last."""
    for word in words:
        stop = index + (1 if word in ADJACENT else GAP)
        while index < stop and sentence.word(index) not in (word, word + "s"):
            if sentence.tag(index) in ".;,#V":
                return False
            index += 1
        if index == stop:
            return False
        index += 1
    return True


def called_by(sentence: Sentence, phrase: tuple[int, int], known: Metrics) -> list[Entry]:
    """Return the names of figures that a noun phrase ends in, longest first."""
    tokens = sentence.scan.lower[max(phrase[0], phrase[1] - 6) : phrase[1]]
    if not tokens:
        return []
    return [
        entry
        for entry in known.called.get(tokens[-1], ())
        if tuple(tokens[-len(entry.words) :]) == entry.words
    ]
