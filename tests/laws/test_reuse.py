"""Laws of reused passages, over texts of few words, so that much is shared by chance."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.model import Extraction
from claimcheck.reuse import batches, many, passages
from claimcheck.reuse.kept import kept
from claimcheck.reuse.words import WORD, fold

LEXICON = lexicon.load()
WORDS = (
    "the",
    "Mayor",
    "said",
    "not",
    "will",
    "sent",
    "to",
    "Narby",
    "12",
    "May",
    "boats",
    '"',
    ".",
)
TEXT = st.lists(st.sampled_from((*WORDS, ".")), max_size=60).map(" ".join)
DAY = st.sampled_from([None, "2024-03-10", "2024-03-10", "2024-05-02"])


def read(records: list[tuple[str | None, str]]) -> list[Extraction]:
    return [
        Extraction(article({"id": f"a{number}", "date": day, "text": text}, "x", 1))
        for number, (day, text) in enumerate(records)
    ]


CORPUS = st.lists(st.tuples(DAY, TEXT), max_size=6).map(read)


@given(CORPUS, st.randoms())
def test_the_order_of_articles_changes_nothing(corpus: list[Extraction], chance) -> None:
    shuffled = list(corpus)
    chance.shuffle(shuffled)
    assert passages(shuffled, LEXICON) == passages(corpus, LEXICON)


@given(CORPUS)
def test_places_hold_their_words_and_edits_lie_inside_in_order(corpus: list[Extraction]) -> None:
    texts = {one.article.id: one.article.text for one in corpus}
    for passage in passages(corpus, LEXICON):
        for side in (passage.earlier, passage.later):
            assert texts[side.article][side.span.start : side.span.end] == side.exact
        for edit in passage.edits:
            before = texts[passage.earlier.article][edit.earlier_span.start : edit.earlier_span.end]
            after = texts[passage.later.article][edit.later_span.start : edit.later_span.end]
            assert (before, after) == (edit.earlier, edit.later)
            assert passage.earlier.span.holds(edit.earlier_span)
            assert passage.later.span.holds(edit.later_span)
        assert 0 < passage.similarity <= 1
        assert 0 < passage.coverage <= 1
        assert passage.earlier.article != passage.later.article


@given(CORPUS)
def test_the_earlier_words_with_the_edits_made_are_the_later_words(
    corpus: list[Extraction],
) -> None:
    for passage in passages(corpus, LEXICON):
        made, at = "", passage.earlier.span.start
        text = {one.article.id: one.article.text for one in corpus}[passage.earlier.article]
        for edit in sorted(passage.edits, key=lambda edit: edit.earlier_span):
            if fold(WORD.findall(edit.earlier)) != fold(WORD.findall(edit.later)):
                made += f"{text[at : edit.earlier_span.start]} {edit.later} "
                at = edit.earlier_span.end
        made += text[at : passage.earlier.span.end]
        assert fold(WORD.findall(made)) == fold(WORD.findall(passage.later.exact))


@given(CORPUS)
def test_kept_words_are_the_same_on_both_sides(corpus: list[Extraction]) -> None:
    texts = {one.article.id: one.article.text for one in corpus}
    for passage in passages(corpus, LEXICON):
        before, after = texts[passage.earlier.article], texts[passage.later.article]
        same = kept(passage, before, after)
        assert fold([before[s.start : s.end] for s in same.earlier]) == fold(
            [after[s.start : s.end] for s in same.later]
        )
        for here, there in zip(same.earlier, same.later, strict=True):
            assert same.origin(there) == here


ANY = st.text(max_size=300).map(lambda text: text.replace("\0", " "))  # NUL is refused by readers


@given(ANY, ANY)
def test_no_text_raises(one: str, other: str) -> None:
    passages(read([(None, f"{one} {other}"), (None, f"{other} {one}"), (None, one)]), LEXICON)


@given(st.lists(st.one_of(TEXT, ANY, st.text("ab ", max_size=40)), max_size=8))
def test_many_texts_are_hashed_at_once_as_one_by_one(texts: list[str]) -> None:
    at_once, by_one = many.printed(texts), batches.printed(texts)
    assert at_once.lengths == by_one.lengths
    for some, other in zip(at_once.unpacked(), by_one.unpacked(), strict=True):
        assert some.identity == other.identity
        assert sorted(some.shingles) == sorted(other.shingles)


@given(CORPUS)
def test_passages_are_the_same_elsewhere(corpus: list[Extraction]) -> None:
    def sent(work: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        for item in items:  # as a process pool does it
            run, given_to_it = pickle.loads(pickle.dumps((work, item)))
            yield pickle.loads(pickle.dumps(run(given_to_it)))

    assert passages(corpus, LEXICON, spread=sent) == passages(corpus, LEXICON)


@given(TEXT, TEXT, TEXT)
def test_a_copy_is_found_whatever_stands_around_it(copied: str, before: str, after: str) -> None:
    marked = f"alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu {copied}"
    corpus = read([("2024-03-10", f"{before}\n\n{marked}"), ("2024-05-02", f"{marked}\n\n{after}")])
    assert any("alpha beta gamma" in p.later.exact for p in passages(corpus, LEXICON))
