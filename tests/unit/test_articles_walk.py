"""Paths -> inputs: sorted, once each, ignore files obeyed, everything wrong named at once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from claimcheck import lexicon
from claimcheck.articles import formats, read
from claimcheck.articles.input import Input
from claimcheck.articles.walk import walk
from claimcheck.errors import Mistakes

SUFFIXES = (".txt", ".md")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, from which the test runs."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "sub/c.txt", "sub/deep/d.txt", ".git/e.txt", "pic.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Words of {name}.", encoding="utf-8")
    return tmp_path


def names(*paths: str, ignore: tuple[str, ...] = (), piped: Input | None = None) -> list[str]:
    return [given.name for given in walk(map(Path, paths), SUFFIXES, ignore, piped)]


@pytest.mark.usefixtures("desk")
def test_a_folder_comes_in_sorted_order_under_the_name_it_was_given() -> None:
    assert names(".") == ["a.md", "b.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert names("sub") == ["sub/c.txt", "sub/deep/d.txt"]


@pytest.mark.usefixtures("desk")
def test_a_file_that_is_named_twice_is_read_once() -> None:
    assert names("b.txt", ".", "sub/../b.txt") == ["b.txt", "a.md", "sub/c.txt", "sub/deep/d.txt"]


@pytest.mark.parametrize(
    ("file", "patterns", "left"),
    [
        (".claimcheckignore", "*.md\n", ["b.txt", "sub/c.txt", "sub/deep/d.txt"]),
        (".gitignore", "# notes\nsub/\n", ["a.md", "b.txt"]),
        (".gitignore", "*.txt\n!c.txt\n", ["a.md", "sub/c.txt"]),
        ("sub/.claimcheckignore", "/c.txt\n", ["a.md", "b.txt", "sub/deep/d.txt"]),
        ("sub/.claimcheckignore", "/b.txt\n", ["a.md", "b.txt", "sub/c.txt", "sub/deep/d.txt"]),
    ],
)
def test_ignore_files(desk: Path, file: str, patterns: str, left: list[str]) -> None:
    (desk / file).write_text(patterns, encoding="utf-8")
    assert names(".") == left


@pytest.mark.usefixtures("desk")
def test_patterns_of_the_settings_and_named_files() -> None:
    assert names(".", ignore=("deep", "*.md")) == ["b.txt", "sub/c.txt"]
    assert names("a.md", ignore=("*.md",)) == ["a.md"], "a file that is named is read"


def test_links_to_folders_are_not_followed(desk: Path) -> None:
    (desk / "sub" / "up").symlink_to(desk, target_is_directory=True)
    assert names("sub") == ["sub/c.txt", "sub/deep/d.txt"]


@pytest.mark.usefixtures("desk")
def test_what_is_piped_stands_for_the_file_of_its_name() -> None:
    piped = Input("sub/c.txt", content=b"A draft.")
    assert names(".", "-", piped=piped) == ["a.md", "b.txt", "sub/deep/d.txt", "sub/c.txt"]


def test_every_wrong_path_is_named_at_once(desk: Path) -> None:
    (desk / "empty").mkdir()
    with pytest.raises(Mistakes) as caught:
        walk([Path("gone.txt"), Path("b.txt"), Path("empty")], SUFFIXES)
    assert [(e.place, e.problem) for e in caught.value.errors] == [
        ("gone.txt", "no such file or folder"),
        ("empty", "no article in this folder"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_folder_that_may_not_be_listed_is_refused(desk: Path) -> None:
    (desk / "sub" / "deep").chmod(0)
    with pytest.raises(Mistakes, match=r"sub/deep: cannot be read: permission denied"):
        walk([Path()], SUFFIXES)


def test_links_in_a_ring_are_refused_and_do_not_end_the_walk(desk: Path) -> None:
    (desk / "ring.txt").symlink_to("ring.txt")
    (desk / "sub" / "up").symlink_to("..")
    with pytest.raises(Mistakes) as caught:
        list(read(walk([Path()], SUFFIXES), lexicon.load()))
    [only] = caught.value.errors
    assert (only.place, only.problem[:16]) == ("ring.txt", "cannot be opened")


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_not_utf_8_is_refused(desk: Path) -> None:
    try:
        (desk / os.fsdecode(b"caf\xe9.txt")).write_text("Words.", encoding="utf-8")
    except OSError:
        pytest.skip("this disk keeps no such name")
    for path in (Path(), Path(os.fsdecode(b"caf\xe9.txt"))):
        with pytest.raises(Mistakes, match=r"caf\\xe9\.txt: its name holds half a character"):
            walk([path], SUFFIXES)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_in_a_folder_is_refused_and_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    with pytest.raises(Mistakes, match=r"pipe\.txt: a pipe among the articles"):
        walk([Path()], SUFFIXES)
    assert names("pipe.txt") == ["pipe.txt"]


def test_every_unreadable_file_of_a_folder_is_named_at_once(desk: Path) -> None:
    (desk / "latin.txt").write_bytes(b"caf\xe9")
    (desk / "nul.txt").write_bytes(b"a\0b")
    (desk / "none.txt").write_bytes(b"")
    (desk / "wide.txt").write_bytes("wide".encode("utf-16"))
    with pytest.raises(Mistakes) as caught:
        list(read(walk([Path()], SUFFIXES), lexicon.load()))
    assert [(e.place, e.problem) for e in caught.value.errors] == [
        ("latin.txt", "not UTF-8: byte 0xe9 at byte 3"),
        ("none.txt", "the file is empty"),
        ("nul.txt", "this is not text: a NUL byte at byte 1"),
        ("wide.txt", "this is UTF-16, not UTF-8 (byte 0)"),
    ]


def test_an_id_that_is_used_twice_is_refused_with_both_places() -> None:
    record, other = b'{"id": "a", "text": "One."}\n', b'\n{"id": "a", "text": "Two."}\n'
    given = [Input("x.jsonl", content=record), Input("y.jsonl", content=other)]
    articles = read(given, lexicon.load())
    assert next(articles).path == "x.jsonl"
    with pytest.raises(Mistakes, match=r"y\.jsonl:2: id 'a' was already used at x\.jsonl:1"):
        next(articles)


def test_a_record_given_twice_word_for_word_is_read_once() -> None:
    record = b'{"id": "a", "text": "One."}\n'
    given = [Input("x.jsonl", content=record), Input("y.jsonl", content=record)]
    assert [article.path for article in read(given, lexicon.load())] == ["x.jsonl"]


def test_a_suffix_nobody_reads_is_refused_with_those_that_are() -> None:
    with pytest.raises(Mistakes, match=r"a\.pages: no reader for \.pages\n  hint: one of .*\.txt"):
        list(read([Input("a.pages", content=b"x")], lexicon.load()))


def test_every_format_has_a_suffix_of_its_own() -> None:
    claimed = [suffix for module in set(formats().values()) for suffix in module.SUFFIXES]
    assert len(claimed) == len(set(claimed)) == len(formats())
