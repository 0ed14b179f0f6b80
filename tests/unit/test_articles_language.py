"""The language of an article: said only where it is clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import lexicon, plainyaml
from claimcheck.articles.language import covers, detect, languages
from claimcheck.articles.record import article
from claimcheck.model import Article

TEXTS = plainyaml.load((Path(__file__).parent / "languages.yaml").read_text("utf-8"), "").data
UNDECIDED = {
    "too short": "40 Busse über die Brücke",
    "names": "Müller Schmidt Wagner Becker Hoffmann Koch Bauer Richter Klein Wolf " * 6,
    "a table": "2020 40 12 2021 44 13 2022 46 15 " * 20,
    "one word": "a la carte " * 200,
    "nothing": "",
}


def reading(text: str) -> Article:
    return article({"id": "a", "text": text}, "x.jsonl", 1)


@pytest.mark.parametrize(("name", "text"), TEXTS.items(), ids=TEXTS)
def test_clear_languages(name: str, text: str) -> None:
    assert detect(reading(text), lexicon.load().compiled(languages)) == name


@pytest.mark.parametrize("text", UNDECIDED.values(), ids=UNDECIDED)
def test_in_doubt_nothing_is_said_and_the_article_is_read(text: str) -> None:
    found = reading(text)
    assert detect(found, lexicon.load().compiled(languages)) is None
    assert covers(lexicon.load(), found)


def test_a_long_quotation_does_not_make_an_english_article_german() -> None:
    text = TEXTS["en"] * 2 + TEXTS["de"]
    assert detect(reading(text), lexicon.load().compiled(languages)) in {"en", None}
