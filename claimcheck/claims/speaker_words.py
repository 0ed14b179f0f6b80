"""The words that a credit is made of, compiled from `speech`, `sources` and `roles`."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.names import forms
from claimcheck.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The words of `speech.yaml`, `sources.yaml` and `roles.yaml` that build such phrases."""

    heads: frozenset[str]
    documents: frozenset[str]
    basis: frozenset[str]
    modifiers: frozenset[str]
    roles: frozenset[str]
    persons: frozenset[str]
    adverbs: frozenset[str]
    stops: frozenset[str]
    openers: frozenset[str]
    made: frozenset[str]
    he: frozenset[str]
    it: frozenset[str]
    they: frozenset[str]

    @property
    def pronouns(self) -> frozenset[str]:
        """Return every pronoun that can stand for a source."""
        return self.he | self.it | self.they


def speaker_words(lexicon: Lexicon) -> SpeakerWords:
    """Return the words that credited phrases are built of."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> SpeakerWords:
    speech, sources = lexicon.entries("speech"), lexicon.entries("sources")
    roles = lexicon.entries("roles")
    pronouns = speech.get("pronouns", {})
    return SpeakerWords(
        heads=forms(sources.get("heads", [])),
        documents=forms(sources.get("documents", [])),
        basis=forms(sources.get("basis", [])),
        modifiers=(forms(sources.get("modifiers", [])) | forms(roles.get("modifiers", [])))
        - {"the", "of", "for", "and"},
        roles=forms(roles.get("heads", [])),
        persons=frozenset(sources.get("persons", [])),
        adverbs=forms(speech.get("adverbs", [])),
        stops=forms(speech.get("stops", [])),
        openers=forms(speech.get("openers", [])),
        made=frozenset(sources.get("made", [])),
        he=frozenset(pronouns.get("he", [])),
        it=frozenset(pronouns.get("it", [])),
        they=frozenset(pronouns.get("they", [])),
    )
