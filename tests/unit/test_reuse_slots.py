"""The edits between two wordings of one sentence, each with its slot."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.reuse import passages
from claimcheck.reuse.lists import lists
from claimcheck.reuse.moods import Mood, mood
from claimcheck.reuse.sides import quoted
from claimcheck.reuse.words import read

TABLE = yaml.load(
    (Path(__file__).parents[1] / "text" / "slots.yaml").read_text("utf-8"), yaml.BaseLoader
)
LEXICON = lexicon.load()


def slots(before: str, after: str) -> list[str]:
    texts = {"a": ("2024-03-04", before), "b": ("2024-05-04", after)}
    given = [
        extract(article({"id": name, "date": day, "text": text}, "x", 1), LEXICON)
        for name, (day, text) in texts.items()
    ]
    return [
        f"{edit.slot}{'=' if edit.exchanged else ''} {edit.earlier} → {edit.later}"
        for passage in passages(given, LEXICON)
        for edit in passage.edits
    ]


@pytest.mark.parametrize("name", TABLE["edits"])
def test_slot(name: str) -> None:
    case = TABLE["edits"][name]
    frame = TABLE["frame"]
    assert slots(frame.format(case["was"]), frame.format(case["is"])) == case["edits"]


MOODS = {
    "to prevent": Mood.INTENDED,
    "plans to send": Mood.INTENDED,
    "will close": Mood.FUTURE,
    "he'll close": Mood.FUTURE,
    "is to close": Mood.FUTURE,
    "has yet to be closed": Mood.FUTURE,
    "is expected to close": Mood.FUTURE,
    "may be": Mood.POSSIBLE,
    "could reach": Mood.POSSIBLE,
    "preventing": Mood.DONE,
    "has sent": Mood.DONE,
    "began to send": Mood.DONE,
    "under a pact": Mood.NONE,
    "to Narby": Mood.NONE,
}


@pytest.mark.parametrize("words", MOODS)
def test_mood(words: str) -> None:
    assert mood(words.casefold().split(), lists(LEXICON)) is MOODS[words]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ('he said "no way" twice', "no way"),
        ("he said “no way” twice", "no way"),
        (
            "“the rest is quoted in the next paragraph too",
            "the rest is quoted in the next paragraph too",
        ),
        ('a 12" pipe and no quotation', ""),
        ("nothing here", ""),
    ],
)
def test_quoted_words(text: str, marked: str) -> None:
    words = read(text)
    inside = [w for w, mark in zip(words.folded, quoted(text, words), strict=True) if mark]
    assert " ".join(inside) == marked
