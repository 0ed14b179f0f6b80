"""`dates.yaml` -> the compiled words and forms of time."""

from __future__ import annotations

import re

from claimcheck.claims.calendar_words import DECIMAL, DOTTED, NUMERAL, cased, word_classes
from claimcheck.claims.date_forms import Alphabet, FormReader, is_filler, needing, several
from claimcheck.claims.date_phrases import DateForms
from claimcheck.lexicon import Lexicon

FIRST_CHARACTER = 0xE000  # of the private use area
PLACE = "dates.yaml"


def date_forms(lexicon: Lexicon) -> DateForms:
    """Return the words and forms of time, made once for a lexicon.

    Raises:
        LexiconError: when a form is not well made.
    """
    return lexicon.compiled(_compile)


def _compile(lexicon: Lexicon) -> DateForms:
    entries = lexicon.entries("dates")
    words: dict[str, dict[str, str]] = entries["words"]
    parts: dict[str, str] = entries["parts"]
    forms = [(form["reads"], form["form"]) for form in entries["forms"]]
    classes = word_classes(words, [*parts.values(), *(form for _, form in forms)])
    distinct = {*classes.values(), NUMERAL, DECIMAL, DOTTED}
    names = {c: chr(FIRST_CHARACTER + i) for i, c in enumerate(sorted(distinct, key=sorted))}
    members: dict[str, str] = {}
    for found, character in names.items():
        for name in sorted(found):
            members[name] = members.get(name, "") + character
    alphabet = Alphabet(members, {name: several(table) for name, table in words.items()})
    shapes = tuple(FormReader(alphabet, parts, PLACE).shape(*form) for form in forms)
    telling = "".join(c for found, c in names.items() if not all(map(is_filler, found)))
    table = {word: names[found] for word, found in classes.items()}
    return DateForms(
        meanings=words,
        lists={name: frozenset(found) for name, found in entries["lists"].items()},
        characters=cased(table, frozenset(entries["capitals"])),
        numerals={found: names[found] for found in (NUMERAL, DECIMAL, DOTTED)},
        shapes=shapes,
        needing=needing(shapes),
        patterns={},
        seen={},
        telling=re.compile(f"[{telling}]"),
    )
