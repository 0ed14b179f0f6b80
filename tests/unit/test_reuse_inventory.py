"""What a corpus repeats, as the report of `claimcheck reuse` shows it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract, read_dates
from claimcheck.reuse import passages
from claimcheck.reuse.inventory import Boilerplate, inventory

LEXICON = lexicon.load()
WALL = (
    "The harbour of Ostrel was built in three stages after the old quay silted up, and the island"
    " has lived from it ever since."
)
NOTICE = (
    "Sign up for our newsletter and get the best of the Ostrel Herald every morning before the"
    " ferry sails. All rights reserved."
)
SUMMED = "2 texts used again in 3 articles, 91 words not written anew; 1 of them changed in a fact."
DAYS = {"a": "2024-03-04", "b": "2024-04-04", "c": "2024-05-04"}
TEXTS = {
    "a": f"{WALL}\n\n{NOTICE}",
    "b": f"Rain fell on Narby.\n\n{WALL.replace('three', 'four')}\n\n{NOTICE}",
    "c": f"{NOTICE}\n\n{WALL.replace('three', 'four')}\n\nThe mayor slept.",
}


def found(drafts: tuple[str, ...] = ()) -> tuple[Boilerplate, ...]:
    read = [
        extract(article({"id": name, "date": DAYS[name], "text": TEXTS[name]}, "x", 1), LEXICON)
        for name in TEXTS
    ]
    return inventory(passages(read, LEXICON, drafts), LEXICON)


def test_texts_come_with_their_uses_in_order_and_the_words_they_saved() -> None:
    wall, notice = sorted(found(), key=lambda one: one.notice)
    assert [use.article for use in wall.uses] == ["a", "b", "c"]
    assert [use.copied for use in wall.uses] == [0, 23, 24]
    assert [use.source for use in wall.uses] == [None, "a", "b"]
    assert (wall.words, wall.saved, wall.notice) == (24, 47, False)
    assert (notice.words, notice.saved, notice.notice) == (22, 44, True)


def test_what_changed_is_told_where_it_changed() -> None:
    wall = next(one for one in found() if not one.notice)
    (use,) = wall.drifted
    assert use.article == "b"
    assert [(e.slot, e.earlier, e.later) for e in use.changed] == [("number", "three", "four")]


def test_texts_that_saved_most_come_first() -> None:
    assert [one.saved for one in found()] == [47, 44]


@pytest.mark.parametrize("text", TEXTS.values())
def test_dates_read_alone_are_those_of_a_whole_reading(text: str) -> None:
    text = f"NARBY, March 10, 2024 (ISW) — {text} It opened on May 2, 2023, and cost 3 million."
    record = article({"id": "a", "text": text}, "x", 1)
    whole, alone = extract(record, LEXICON), read_dates(record, LEXICON)
    assert alone.dates
    assert (alone.dates, alone.article) == (whole.dates, whole.article)
    assert whole.claims
    assert not alone.claims


def test_a_draft_is_newer_than_the_archive_whatever_its_day() -> None:
    uses = [[use.article for use in one.uses] for one in found(drafts=("a",))]
    assert uses == [["b", "a"]]  # both texts, of which one follows the other


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        head = f"---\ntitle: Notes from the island\ndate: {DAYS[name]}\n---\n\n"
        (tmp_path / f"{name}.md").write_text(head + text, encoding="utf-8")
    return tmp_path


Run = Callable[..., "CompletedProcess[str]"]


def test_the_report_in_three_dresses(folder: Path, claimcheck: Run) -> None:
    table = claimcheck("reuse", str(folder))
    assert table.returncode == 0
    assert "47       24       3       2024-03-04  The harbour of Ostrel" in table.stdout
    assert "first in " in table.stdout
    assert "site notice: Sign up" in table.stdout
    assert "three → four" in table.stdout
    assert SUMMED in " ".join(table.stdout.split())
    assert "1 of the texts are site notices, with 44 of the words." in table.stdout
    told = json.loads(claimcheck("reuse", str(folder), "--format", "json").stdout)
    assert [one["saved"] for one in told] == [47, 44]
    assert told[0]["uses"][1]["changed"] == [
        {"slot": "number", "earlier": "three", "later": "four"}
    ]
    rows = list(
        csv.DictReader(claimcheck("reuse", str(folder), "--format", "csv").stdout.splitlines())
    )
    assert [row["published"] for row in rows[:3]] == list(DAYS.values())


def test_what_the_table_leaves_out_is_counted(folder: Path, claimcheck: Run) -> None:
    table = claimcheck("reuse", str(folder), "--top", "1").stdout
    assert "The harbour of Ostrel" in table
    assert "Sign up" not in table
    assert SUMMED in " ".join(table.split())
    assert "1 texts with 44 of the words are not listed; --top 0 lists all." in table
    assert "Sign up" in claimcheck("reuse", str(folder), "--top", "0").stdout
    every = claimcheck("reuse", str(folder), "--top", "1", "--format", "json").stdout
    assert len(json.loads(every)) == 2


def test_one_draft_against_an_archive(folder: Path, tmp_path: Path, claimcheck: Run) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(f"---\ntitle: A wall\ndate: 2024-01-01\n---\n\n{WALL}\n", encoding="utf-8")
    told = claimcheck("reuse", str(draft), "--against", str(folder), "--format", "json")
    (one,) = json.loads(told.stdout)
    assert [use["source"] for use in one["uses"]] == [None, one["uses"][0]["article"]]
    assert one["uses"][1]["article"].endswith("draft.md")


def test_a_corpus_that_repeats_nothing(tmp_path: Path, claimcheck: Run) -> None:
    (tmp_path / "one.md").write_text(f"---\ntitle: A wall\n---\n\n{WALL}\n", encoding="utf-8")
    told = claimcheck("reuse", str(tmp_path))
    assert told.returncode == 0
    assert told.stdout.startswith("0 texts used again in 0 articles, 0 words not written anew;")
    assert claimcheck("reuse", str(tmp_path), "--format", "json").stdout == "[]\n"


PASTED = f"{WALL} A ferry runs twice a day, and the council pays half of its crew in winter."


@pytest.mark.parametrize(
    ("texts", "uses", "words"),
    [
        ([PASTED] * 300, 300, 40),
        (["\n\n".join([WALL] * 20)] * 10, 10, 24),
        (["spam " * 20_000] * 3, 3, 512),
    ],
)
def test_text_pasted_without_end_is_one_cluster(texts: list[str], uses: int, words: int) -> None:
    days = (f"2024-{1 + number % 12:02}-10" for number in range(len(texts)))
    read = [
        read_dates(article({"id": f"{number:04}", "date": day, "text": text}, "x", 1), LEXICON)
        for number, (day, text) in enumerate(zip(days, texts, strict=False))
    ]
    (one,) = inventory(passages(read, LEXICON), LEXICON)
    assert len(one.uses) == uses
    assert one.words >= words
    assert one.saved == sum(len(text.split()) for text in texts[1:])
    assert not one.drifted
