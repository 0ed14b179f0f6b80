"""Which stretches of two articles are one text, and which uses belong together."""

from __future__ import annotations

import time

import pytest

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.model import Extraction
from claimcheck.reuse import passages
from claimcheck.reuse.notices import is_notice, standing_words
from claimcheck.reuse.passage import Passage
from claimcheck.reuse.words import LONGEST, parts

LEXICON = lexicon.load()
WALL = (
    "The harbour of Ostrel was built in three stages after the old quay silted up, and the island"
    " has lived from it ever since."
)
FERRY = (
    "Tickets for the night ferry can be had from the pilot's widow, who keeps them in a tin box"
    " behind the stove and gives no change."
)
NEWS = "The council met on {} and spoke for hours about the price of diesel, nets and bait."


def found(*texts: str, days: tuple[str | None, ...] = ()) -> tuple[Passage, ...]:
    given = [
        article({"id": f"a{number}", "date": day, "text": text}, "x", 1)
        for number, (text, day) in enumerate(
            zip(texts, days or [f"2024-01-{d + 1:02}" for d in range(len(texts))], strict=True)
        )
    ]
    return passages([Extraction(one) for one in given], LEXICON)


def ends(passage: Passage) -> tuple[str, str]:
    return passage.earlier.article, passage.later.article


def test_one_reused_sentence_inside_a_new_paragraph() -> None:
    (one,) = found(
        f"{NEWS.format('Monday')} {WALL} Nobody objected.",
        f"Storms tore at the roofs of Narby all night. {WALL} By dawn the wind had dropped.",
    )
    assert one.earlier.exact == one.later.exact == WALL
    assert one.similarity == 1
    assert one.coverage < 1
    assert not one.edits


def test_two_sentences_from_two_articles_are_two_passages_of_two_clusters() -> None:
    both = found(
        f"{NEWS.format('Monday')} {WALL}",
        f"Storms tore at the roofs of Narby all night. {FERRY}",
        f"{FERRY} Nobody minds. {WALL}",
    )
    assert sorted(ends(one) for one in both) == [("a0", "a2"), ("a1", "a2")]
    assert len({one.cluster for one in both}) == 2


def test_the_closest_earlier_use_is_the_source() -> None:
    changed = WALL.replace("three stages", "four stages")
    again = f"{changed} It shows."
    links = [ends(one) for one in found(WALL, changed, again)]
    assert links == [("a0", "a1"), ("a1", "a2")]


def test_the_earlier_use_is_the_one_published_first_whatever_the_ids() -> None:
    (one,) = found(WALL, WALL, days=("2024-05-02", "2024-03-10"))
    assert ends(one) == ("a1", "a0")


def test_without_days_the_lower_id_is_first_and_dated_ones_come_before() -> None:
    (one,) = found(WALL, WALL, days=(None, None))
    assert ends(one) == ("a0", "a1")
    (one,) = found(WALL, WALL, days=(None, "2024-05-02"))
    assert ends(one) == ("a1", "a0")


def test_a_change_in_the_first_and_last_words_of_a_sentence_is_seen() -> None:
    (one,) = found(
        f"{NEWS.format('Monday')} About 40 {WALL[4:-1]}, he said.",
        f"Storms tore at the roofs all night. At least 90 {WALL[4:]}",
    )
    assert [(edit.earlier, edit.later) for edit in one.edits] == [
        ("About 40", "At least 90"),
        ("he said", ""),
    ]


def test_one_article_is_no_reuse_of_itself() -> None:
    assert found(f"{WALL}\n\n{NEWS.format('Monday')}\n\n{WALL}") == ()


def test_how_much_of_an_article_is_reused() -> None:
    one, two = found(f"{WALL}\n\n{FERRY}", f"{WALL}\n\n{FERRY}\n\n{NEWS.format('Monday')}")
    assert one.later.reused == two.later.reused == pytest.approx(48 / 65, abs=0.01)


@pytest.mark.parametrize("text", ["", "word", "word " * 11, "!" * 300])
def test_what_is_too_short_is_passed_over(text: str) -> None:
    assert found(text, text) == ()


def test_long_paragraphs_are_compared_in_parts_cut_after_full_stops() -> None:
    text = " ".join(f"Sentence {n} speaks of boat {n * 7} and of net {n * 11}." for n in range(200))
    cut = list(parts(text))
    assert [text[span.start : span.end] for span in cut]
    assert all(len(text[s.start : s.end].split()) <= LONGEST for s in cut)
    assert all(text[s.start : s.end].rstrip().endswith(".") for s in cut)
    assert sum(one.matched for one in found(text, f"It begins anew. {text}")) > 0.9 * 1800


HOSTILE = {
    "one word a million times": ("tide " * 1_000_000, 2),
    "a corpus of identical lines": ("\n\n".join([WALL] * 5_000), 2),
    "one article ten thousand times": (f"{WALL}\n\n{FERRY}", 10_000),
    "quotation marks that never close": ("“" * 200_000 + WALL, 2),
    "one sentence with other numbers": (" ".join(f"Boat {n} sank." for n in range(9_000)), 3),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_corpora_take_bounded_time_and_make_one_cluster(name: str) -> None:
    text, times = HOSTILE[name]
    began = time.perf_counter()
    given = found(*[text] * times, days=("2024-01-01",) * times)
    assert time.perf_counter() - began < 60  # a minute on a busy machine; alone it is 4 s at most
    assert len({one.cluster for one in given}) <= 1


def test_site_notices_and_standing_text_are_known() -> None:
    assert is_notice("Sign up for our newsletter. All rights reserved.", LEXICON)
    assert not is_notice("The council may subscribe to the plan.", LEXICON)
    assert standing_words(WALL, LEXICON) == 0
