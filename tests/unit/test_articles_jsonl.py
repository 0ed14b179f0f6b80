"""JSON Lines -> articles; every wrong record is refused at once, each with its line."""

from __future__ import annotations

import json
from datetime import date

import pytest

from claimcheck.articles.input import LONGEST, Input
from claimcheck.articles.jsonl import read
from claimcheck.errors import Mistakes
from claimcheck.model import Article, DayBasis

REFUSED = {
    "no text": ('{"id": "a"}', "x.jsonl:1", "the record has no `text`"),
    "text by another name": ('{"id": "a", "body": "x"}', "x.jsonl:1", "the record has no `text`"),
    "text is no string": ('{"text": 5}', "x.jsonl:1", "`text` is a number"),
    "not JSON": ('{"text": "a",}', "x.jsonl:1:14", "this is not JSON"),
    "cut off": ('{"text": "a', "x.jsonl:1:10", "this is not JSON"),
    "a list": ("[1]", "x.jsonl:1", "a record is a map of fields, this is a list"),
    "no day": ('{"text": "a", "date": "10.3.2022"}', "x.jsonl:1", "`date` is '10.3.2022'"),
    "day is a number": ('{"text": "a", "date": 5}', "x.jsonl:1", "`date` is 5"),
    "day is not there": ('{"text": "a", "date": "2022-02-30"}', "x.jsonl:1", "`date` is '2022-02"),
    "empty id": ('{"text": "a", "id": ""}', "x.jsonl:1", "`id` is ''"),
    "id is a list": ('{"text": "a", "id": [1]}', "x.jsonl:1", "`id` is [1]"),
    "id is a truth value": ('{"text": "a", "id": false}', "x.jsonl:1", "`id` is False"),
    "NUL in the id": ('{"text": "a", "id": "\\u0000"}', "x.jsonl:1", "`id` holds a NUL character"),
    "half a character": ('{"text": "a\\ud800"}', "x.jsonl:1", "`text` holds half a character"),
    "NUL": ('{"text": "a\\u0000"}', "x.jsonl:1", "`text` holds a NUL character at 1"),
    "deep": ("[" * 100_000, "x.jsonl:1", "this record cannot be read: nested too deep"),
    "endless number": (f'{{"text": {"9" * 5000}}}', "x.jsonl:1", "a number too long"),
    "too long": (f'{{"text": "{"a" * LONGEST}"}}', "x.jsonl:1", "longer than one article can be"),
}


def reading(text: str) -> list[Article]:
    return list(read(Input("x.jsonl", content=text.encode())))


@pytest.mark.parametrize(("line", "place", "problem"), REFUSED.values(), ids=REFUSED)
def test_refused(line: str, place: str, problem: str) -> None:
    with pytest.raises(Mistakes) as caught:
        reading(line)
    assert len(caught.value.errors) == 1
    assert caught.value.place == place
    assert problem in caught.value.problem


def test_every_wrong_record_is_named_at_once_and_the_others_are_read() -> None:
    lines = ['{"text": "a"}', "", "{", '{"text": "b", "date": "x", "title": 3}', '{"text": "c"}']
    articles = read(Input("x.jsonl", content="\n".join(lines).encode()))
    assert [next(articles).text, next(articles).text] == ["a", "c"]
    with pytest.raises(Mistakes) as caught:
        next(articles)
    places = [error.place for error in caught.value.errors]
    assert places == ["x.jsonl:3:2", "x.jsonl:4", "x.jsonl:4"]


def test_undecodable_bytes_are_named_by_their_place_in_the_file() -> None:
    content = b'{"text": "a"}\n{"text": "caf\xe9 au lait"}\n'
    with pytest.raises(Mistakes) as caught:
        list(read(Input("x.jsonl", content=content)))
    (error,) = caught.value.errors
    assert (error.place, error.problem) == ("x.jsonl:2", "not UTF-8: byte 0xe9 at byte 27")
    assert "café au lait" in error.hint


@pytest.mark.parametrize("empty", ["", "\n \n", "\ufeff\n"])
def test_a_file_without_a_record_is_refused(empty: str) -> None:
    with pytest.raises(Mistakes, match="the file is empty"):
        reading(empty)


def test_null_counts_as_absent_and_the_rest_is_metadata() -> None:
    record = {"id": 7, "text": "One.\n\nTwo.", "title": None, "date": None, "url": "u", "page": 4}
    (article,) = reading(json.dumps(record))
    assert (article.id, article.title, article.published) == ("7", "", None)
    assert article.published_basis is DayBasis.NONE
    assert article.metadata == (("url", "u"), ("page", "4"))


@pytest.mark.parametrize("name", [0, 1, -7])
def test_a_whole_number_is_an_id(name: int) -> None:
    (article,) = reading(f'{{"id": {name}, "text": "a"}}')
    assert article.id == str(name)


def test_an_article_without_an_id_is_called_by_its_line() -> None:
    assert [article.id for article in reading('\n{"text": "a"}\n{"text": "b"}\n')] == [
        "x.jsonl:2",
        "x.jsonl:3",
    ]


@pytest.mark.parametrize(
    "written", ["2022-03-10", "2022-03-10T23:30:00-05:00", "2022-03-10 01:00", "2022-03-10T01:00Z"]
)
def test_the_day_is_the_one_written_whatever_the_zone(written: str) -> None:
    (article,) = reading(json.dumps({"text": "a", "date": written}))
    assert (article.published, article.published_basis) == (date(2022, 3, 10), DayBasis.METADATA)


def test_title_and_caption_are_blocks_of_their_own_fields() -> None:
    (article,) = reading('{"text": "Body.", "title": "Head ", "caption": "A picture"}')
    assert [(b.kind.value, b.field, b.text) for b in article.blocks] == [
        ("headline", "title", "Head"),
        ("caption", "caption", "A picture"),
        ("body", "text", "Body."),
    ]


def test_a_record_with_empty_text_is_an_article_without_claims() -> None:
    (article,) = reading('{"id": "a", "text": ""}')
    assert article.blocks == ()
