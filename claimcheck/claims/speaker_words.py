"""The words that a credit is made of, compiled from `speech`, `sources` and `roles`."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.names import NameWords, forms, name_words
from claimcheck.lexicon import Lexicon

LINKS = frozenset(("of", "for", "at", "in", "from", "with", "by", "on", "to", "close"))


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The words of `speech.yaml`, `sources.yaml` and `roles.yaml` that build such phrases.

    `data` are documents and what numbers are called; `offices` the heads and roles together,
    `known` every noun that can end a credited phrase, `inside` what can stand in one;
    `clauses` begin a clause or open a sentence.
    """

    heads: frozenset[str]
    data: frozenset[str]
    modifiers: frozenset[str]
    offices: frozenset[str]
    known: frozenset[str]
    inside: frozenset[str]
    persons: frozenset[str]
    roles: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    clauses: frozenset[str]
    made: frozenset[str]
    he: frozenset[str]
    they: frozenset[str]
    pronouns: frozenset[str]
    openers: frozenset[str]
    names: NameWords


def speaker_words(lexicon: Lexicon) -> SpeakerWords:
    """Return the words that credited phrases are built of."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> SpeakerWords:
    speech, sources = lexicon.entries("speech"), lexicon.entries("sources")
    titles = lexicon.entries("roles")
    heads, roles = forms(sources.get("heads", [])), forms(titles.get("heads", []))
    data = forms(sources.get("documents", [])) | forms(sources.get("basis", []))
    modifiers = forms(sources.get("modifiers", [])) | forms(titles.get("modifiers", []))
    modifiers -= {"the", "of", "for", "and"}
    stops, openers = forms(speech.get("stops", [])), forms(speech.get("openers", []))
    pronouns = {sort: frozenset(found) for sort, found in speech.get("pronouns", {}).items()}
    none: frozenset[str] = frozenset()
    return SpeakerWords(
        heads=heads,
        data=data,
        modifiers=modifiers,
        offices=heads | roles,
        known=heads | roles | data,
        inside=modifiers | heads | roles,
        persons=frozenset(sources.get("persons", [])),
        roles=roles,
        adverbs=forms(speech.get("adverbs", [])),
        stops=stops,
        clauses=stops | openers,
        made=frozenset(sources.get("made", [])) | LINKS | {"and"},
        he=pronouns.get("he", none),
        they=pronouns.get("they", none),
        pronouns=none.union(*pronouns.values()),
        openers=openers,
        names=name_words(lexicon),
    )
