"""Tokens and sentences of a block, in copy of any length."""

from __future__ import annotations

import sys

import pytest
from sentencex import get_sentence_boundaries

from claimcheck.claims.scan import WINDOW, scan
from claimcheck.model import Block, BlockKind, Span

COPY = 'The mayor of St. Ives said "no". At 4 p.m. on Feb. 24 the U.N. sent 3.5 tonnes. Why? '


def scanned(text: str) -> list[str]:
    found = scan(Block(BlockKind.BODY, "text", Span(0, len(text)), text))
    return [found.words_of(first, last) for first, last in found.sentences]


def test_sentences_are_the_same_however_long_the_block_is() -> None:
    once = scanned(COPY)
    assert len(once) == 3
    times = 3 * WINDOW // len(COPY)
    assert scanned(COPY * times) == once * times


def test_a_sentence_longer_than_the_window_is_cut_and_nothing_is_lost() -> None:
    text = "word " * WINDOW
    assert " ".join(scanned(text)).split() == text.split()


def test_the_splitter_never_sees_more_than_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[int] = []

    def split(language: str, text: str) -> list[dict[str, object]]:
        seen.append(len(text))
        return get_sentence_boundaries(language, text)

    monkeypatch.setattr(sys.modules[scan.__module__], "get_sentence_boundaries", split)
    scanned("\N{LEFT DOUBLE QUOTATION MARK}" * 10 * WINDOW)
    assert seen == [WINDOW] * 10
