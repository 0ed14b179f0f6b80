"""What a credit is, and the verbs that make one, compiled from `speech.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.claims.names import forms
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import SpeakerWords, speaker_words
from claimcheck.claims.speakers import Phrase
from claimcheck.lexicon import Lexicon


class Style(StrEnum):
    """How a credit stands to the words it covers."""

    LEAD = "lead"  # X said that …
    TRAIL = "trail"  # …, X said
    FRAME = "frame"  # according to X, …
    CITE = "cite"  # …, citing X


@dataclass(frozen=True, slots=True)
class Attribution:
    """One credit in a sentence: its verb, who (a token range), and the tokens it covers."""

    verb: int
    phrase: Phrase
    start: int
    end: int
    style: Style


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The verbs of `speech.yaml` by use, each form listed."""

    say: frozenset[str]
    record: frozenset[str]
    reckon: frozenset[str]
    show: frozenset[str]
    cite: frozenset[str]
    nouns_too: frozenset[str]
    clause_begins: frozenset[str]
    manner: frozenset[str]
    doing: frozenset[str]
    be: frozenset[str]
    modal: frozenset[str]
    plural: frozenset[str]
    triggers: frozenset[str]
    speakers: SpeakerWords


@dataclass(frozen=True, slots=True)
class Utterance:
    """A sentence, tokens `first` up to `last` of its scan, and the words that credit."""

    scan: Scan
    first: int
    last: int
    words: SpeechWords


def speech_words(lexicon: Lexicon) -> SpeechWords:
    """Return the words that credits are found by."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> SpeechWords:
    entries = lexicon.entries("speech")
    verbs = {name: forms(entries.get(name, [])) for name in ("say", "record", "reckon", "show")}
    cite = frozenset(entries.get("cite", []))
    speakers = speaker_words(lexicon)
    return SpeechWords(
        **verbs,
        cite=cite,
        nouns_too=forms(entries.get("nouns_too", [])),
        clause_begins=frozenset(entries.get("clause_begins", [])),
        manner=frozenset(entries.get("manner", [])) | {"and", "who"},
        doing=forms(entries.get("doing", [])),
        be=frozenset(entries.get("be", [])),
        modal=frozenset(entries.get("modal", [])),
        plural=_plural_forms(entries),
        triggers=frozenset().union(*verbs.values()) | cite | {"according"},
        speakers=speakers,
    )


def _plural_forms(entries: dict[str, list[str]]) -> frozenset[str]:
    """Return the forms that only a plural subject takes: the first of each line, "say"."""
    lines = [line for name in ("say", "reckon", "show") for line in entries.get(name, [])]
    bases = {line.split()[0] for line in lines}
    return frozenset(bases - {word for line in lines for word in line.split()[1:]} - {"put"})
