"""An archive kept in a file gives a draft the same passages as the articles themselves."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.errors import ConfigError
from claimcheck.model import Extraction
from claimcheck.reuse import passages
from claimcheck.reuse.store import Store

LEXICON = lexicon.load()
WALL = (
    "The harbour of Ostrel was built in three stages after the old quay silted up, and the island"
    " has lived from it ever since."
)
FERRY = (
    "Tickets for the night ferry can be had from the pilot's widow, who keeps them in a tin box"
    " behind the stove and gives no change."
)
ARCHIVE = {"a": ("2024-01-01", f"{WALL}\n\n{FERRY}"), "b": ("2024-02-01", WALL), "c": (None, FERRY)}
DRAFT = f"Rain fell all night. {WALL.replace('three', 'four')} Nobody slept.\n\n{FERRY}"


def read(name: str, day: str | None, text: str) -> Extraction:
    return Extraction(article({"id": name, "date": day, "text": text}, "x", 1))


EVERYTHING = [read(name, day, text) for name, (day, text) in ARCHIVE.items()]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with Store(tmp_path / "archive.db") as store:
        assert store.add(reversed(EVERYTHING)) == 3
    return tmp_path / "archive.db"


def test_a_draft_gets_the_same_passages_as_from_the_articles(file: Path) -> None:
    draft = read("draft", "2020-01-01", DRAFT)
    with Store(file) as store:
        near = store.near([draft])
    found = passages([*near, draft], LEXICON, drafts=["draft"])
    assert found == passages([*EVERYTHING, draft], LEXICON, drafts=["draft"])
    assert [one.earlier.article for one in found] == ["a", "a"]


def test_an_article_is_kept_once_and_is_not_near_itself(file: Path) -> None:
    with Store(file) as store:
        assert store.add(EVERYTHING) == 0
        assert store.near([EVERYTHING[0]]) == ()
        assert store.near([read("draft", None, "Nothing of the sort was ever printed here.")]) == ()


def test_frequent_words_keep_five_postings_a_hash(tmp_path: Path) -> None:
    with Store(tmp_path / "archive.db") as store:
        store.add(read(f"n{n:02}", None, f"{WALL} {n} {n}") for n in range(20))
        (most,) = store.base.execute("SELECT max(place) FROM posting").fetchone()
        near = store.near([read("draft", None, f"{WALL} And so on.")])
    assert most == 4
    assert [one.article.id for one in near] == [f"n{n:02}" for n in range(5)]


@pytest.mark.parametrize("content", [b"not a database at all", b"\x00" * 200])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "archive.db").write_bytes(content)
    with pytest.raises(ConfigError, match="no archive of texts"):
        Store(tmp_path / "archive.db")


def test_another_database_is_refused(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "archive.db")
    other.execute("CREATE TABLE something (else_ TEXT)")
    other.close()
    with pytest.raises(ConfigError, match="made otherwise"):
        Store(tmp_path / "archive.db")


def test_kept_and_asked_from_the_command_line(
    tmp_path: Path, claimcheck: Callable[..., CompletedProcess[str]]
) -> None:
    (tmp_path / "old").mkdir()
    for name, (day, text) in ARCHIVE.items():
        head = f"---\ntitle: Notes\ndate: {day}\n---\n\n" if day else ""
        (tmp_path / "old" / f"{name}.md").write_text(head + text, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    kept = claimcheck("reuse", "old", "--keep", "archive.db", cwd=tmp_path)
    assert (kept.returncode, kept.stdout) == (0, "")
    assert kept.stderr == "archive.db: 3 of 3 articles were new\n"
    asked = claimcheck("reuse", "draft.md", "--against", "archive.db", cwd=tmp_path)
    assert asked.returncode == 0
    assert "three → four" in asked.stdout
