"""The cache: entries by name, private, bounded, damaged ones ignored, shared by processes."""

from __future__ import annotations

import os
import pickle
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck import cache, provenance, unchanged
from claimcheck.articles.record import article
from claimcheck.cache import NAME, Cache, folder
from claimcheck.claims import extract
from claimcheck.lexicon import Lexicon, load
from claimcheck.model import Extraction

TEXT = "At least 41 people were killed in the ferry fire off Marn, the coast guard said."
WRITER = """
import sys
from pathlib import Path
from claimcheck.cache import Cache
cache = Cache(Path(sys.argv[1]))
for number in range(200):
    name = f"{sys.argv[2]}-{number}".encode()
    cache.put(name, name * 100)
    cache.put(b"shared-%d" % number, b"the same")
"""


@pytest.fixture
def kept(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_was_put_is_there_for_the_next_run(kept: Cache) -> None:
    assert kept.get(b"name") is None
    kept.put(b"name", b"body")
    assert kept.get(b"name") == b"body"
    kept.close()
    assert Cache(kept.folder).get(b"name") == b"body"
    assert pickle.loads(pickle.dumps(kept)).get(b"name") == b"body"


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_not_used(kept: Cache, mode: int) -> None:
    kept.put(b"name", b"forged")
    kept.close()
    kept.folder.chmod(mode)
    assert Cache(kept.folder).get(b"name") is None
    kept.folder.chmod(0o700)
    assert Cache(kept.folder).get(b"name") == b"forged"


def test_a_new_folder_is_the_users_alone(kept: Cache) -> None:
    kept.put(b"name", b"body")
    assert os.name != "posix" or kept.folder.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("damage", [b"", b"not a database, but text " * 99])
def test_a_damaged_file_is_made_anew(kept: Cache, damage: bytes) -> None:
    kept.put(b"name", b"body")
    kept.close()
    (kept.folder / NAME).write_bytes(damage)
    again = Cache(kept.folder)
    assert again.get(b"name") is None
    again.put(b"name", b"body")
    assert again.get(b"name") == b"body"


def test_damage_in_the_middle_of_a_file_costs_only_the_work(kept: Cache) -> None:
    for number in range(300):
        kept.put(b"%d" % number, os.urandom(500))
    kept.close()
    file = kept.folder / NAME
    whole = bytearray(file.read_bytes())
    whole[5000 : len(whole) - 5000 : 97] = b"\0" * len(whole[5000 : len(whole) - 5000 : 97])
    file.write_bytes(whole)
    again = Cache(kept.folder)
    bodies = [again.get(b"%d" % number) for number in range(300)]
    assert None in bodies
    again.put(b"new", b"body")
    assert Cache(kept.folder).get(b"new") in {b"body", None}


def test_a_flipped_bit_in_an_entry_is_noticed(kept: Cache) -> None:
    kept.put(b"name", b"41 people " * 9)
    file = sqlite3.connect(kept.folder / NAME)
    (body,) = file.execute("SELECT body FROM kept").fetchone()
    file.execute("UPDATE kept SET body = ?", (body[:9] + bytes([body[9] ^ 1]) + body[10:],))
    file.commit()
    file.close()
    assert kept.get(b"name") is None


def test_the_oldest_make_room(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "LOOK", 10)
    small = Cache(kept.folder, limit=400_000)
    for number in range(200):
        small.put(b"%d" % number, os.urandom(10_000))
    assert small.get(b"0") is None
    assert small.get(b"199") is not None
    small.close()
    assert (kept.folder / NAME).stat().st_size < 1_000_000


def test_four_processes_write_at_once(kept: Cache) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(kept.folder), str(number)])
        for number in range(4)
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0, 0]
    for writer in range(4):
        for number in range(200):
            name = f"{writer}-{number}".encode()
            assert kept.get(name) == name * 100
    assert kept.get(b"shared-199") == b"the same"


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"CLAIMCHECK_CACHE": "off"}, None),
        ({"CLAIMCHECK_CACHE": "here/kept"}, Path("here/kept")),
        ({"XDG_CACHE_HOME": "there"}, Path("there/claimcheck")),
        ({"HOME": "home"}, Path("home/.cache/claimcheck")),
    ],
)
def test_where_it_is(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], found: Path | None
) -> None:
    for name in ("CLAIMCHECK_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert folder() == found


def read(kept: Cache, lexicon: Lexicon, text: str = TEXT, name: str = "one") -> Extraction:
    return unchanged.Unchanged(kept)(article({"id": name, "text": text}, "a.jsonl", 1), lexicon)


def test_an_article_is_read_once(kept: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon, calls = load(), []

    def counting(*given: object) -> Extraction:
        calls.append(given)
        return extract(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(unchanged, "extract", counting)
    first = read(kept, lexicon)
    assert (read(kept, lexicon), len(calls)) == (first, 1)
    assert first.claims
    read(kept, lexicon, TEXT.replace("41", "42"))
    read(kept, lexicon, name="two")
    assert len(calls) == 3


def test_other_words_and_another_program_read_anew(
    kept: Cache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = article({"id": "one", "text": TEXT}, "a.jsonl", 1)
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "extra.yaml").write_text("words: [a]\n")
    reader = unchanged.Unchanged(kept)
    names = {reader.name(told, load()), reader.name(told, load(tmp_path / "words"))}
    monkeypatch.setattr(unchanged, "program", lambda: b"another")
    assert len({*names, reader.name(told, load())}) == 3


def test_the_program_is_another_when_a_file_of_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provenance, "PACKAGE", tmp_path)
    (tmp_path / "claims").mkdir()
    (tmp_path / "report").mkdir()
    names = []
    for path, text in (("claims/a.py", "1"), ("claims/a.py", "2"), ("report/b.py", "1")):
        (tmp_path / path).write_text(text)
        names.append(provenance.program.__wrapped__())
    assert names[0] != names[1] == names[2]


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x93\x01\x02\x03", b"\x80"])
def test_what_this_program_did_not_write_is_made_anew(kept: Cache, body: bytes) -> None:
    lexicon = load()
    told = article({"id": "one", "text": TEXT}, "a.jsonl", 1)
    name = unchanged.Unchanged(kept).name(told, lexicon)
    assert name
    kept.put(name, body)
    assert read(kept, lexicon) == extract(told, lexicon)
    assert kept.get(name) != body


def test_what_cannot_be_written_as_unicode_is_read_without_the_cache(kept: Cache) -> None:
    told = replace(article({"id": "one", "text": TEXT}, "a.jsonl", 1), outlet="half \ud83d")
    assert unchanged.Unchanged(kept)(told, load()) == extract(told, load())
    assert unchanged.Unchanged(kept).name(told, load()) is None
