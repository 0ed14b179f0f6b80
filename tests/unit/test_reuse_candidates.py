"""The two indexes give the same candidates, and the rules of docs/decisions/0012 hold for them."""

from __future__ import annotations

import random

import pytest

from claimcheck.reuse import postings
from claimcheck.reuse.candidates import IN_MEMORY, POSTINGS, Candidates, InMemory, index, prints
from claimcheck.reuse.disk import OnDisk
from claimcheck.reuse.words import folded_words


def linked(index: InMemory | OnDisk, texts: list[str]) -> list[Candidates]:
    return list(index.link(prints(folded_words(text)) for text in texts))


def corpus(count: int) -> list[str]:
    """Return short texts of few words, so that many share 4-grams and some are the same."""
    chance = random.Random(7)
    return [
        " ".join(chance.choice("abcdef") for _ in range(chance.choice((5, 9, 16, 40, 90))))
        for _ in range(count)
    ]


@pytest.mark.parametrize("part", [10**9, 500])
def test_memory_and_disk_agree(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "PART", part)
    monkeypatch.setattr(postings, "SLICE", part // 2)
    texts = corpus(600)
    expected = linked(InMemory(), texts)
    assert len(expected) > 300
    assert any(one.identical for one in expected)
    assert linked(OnDisk(), texts) == expected


@pytest.mark.parametrize("texts", [[], ["a b c"], ["a b c", ""]])
def test_nothing_to_link(texts: list[str]) -> None:
    assert linked(OnDisk(), texts) == linked(InMemory(), texts) == []


def test_two_shared_hashes_make_a_candidate_and_one_does_not() -> None:
    assert linked(InMemory(), ["a b c d e x", "a b c d e y"]) == [Candidates(1, ((0, 2),))]
    assert linked(InMemory(), ["a b c d x", "a b c d y"]) == []


def test_the_same_words_are_one_piece() -> None:
    texts = ["One two, three four five.", "One two three four five", "one two three four five"]
    assert linked(InMemory(), texts) == [
        Candidates(1, ((0, 0),), identical=True),
        Candidates(2, ((0, 0),), identical=True),
    ]


def test_a_frequent_hash_still_links_every_copy_to_the_first_five() -> None:
    texts = [f"a b c d e f {number}" for number in range(50)]
    found = linked(InMemory(), texts)
    assert len(found) == 49
    assert found[-1].earlier == tuple((number, 3) for number in range(POSTINGS))


def test_a_large_corpus_goes_to_disk() -> None:
    assert isinstance(index(IN_MEMORY), InMemory)
    assert isinstance(index(IN_MEMORY + 1), OnDisk)


def test_shingles_are_of_words_not_of_letters() -> None:
    assert len(prints(folded_words("In to the sea they ran")).shingles) == 3
    glued, parted = (prints(folded_words(t)) for t in ("into the sea they", "in to the sea they"))
    assert not set(glued.shingles) & set(parted.shingles)


@pytest.mark.parametrize(
    "text", ["It's $5.20, or 12,000%!", "A-b_c d'e'f 'g' 1.2.3,4 x2 2x", "", "_"]
)
def test_plain_text_is_read_as_any_other(text: str) -> None:
    assert folded_words(text) == folded_words(f"{text} é")[:-1]
