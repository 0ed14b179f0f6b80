"""A ledger by itself: what goes in comes out, once, in versions, and can be taken out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from claimcheck import lexicon
from claimcheck.errors import LedgerError
from claimcheck.ledger import reading, schema, store, upkeep, writing
from claimcheck.ledger.store import Ledger
from claimcheck.ledger.writing import Added
from claimcheck.model import Extraction

WORDS = lexicon.load()
Write = Callable[..., Extraction]

TOLL = "At least {} people have been killed in the mudslide in Norvale since Monday, police said."


@pytest.fixture(name="toll")
def toll_fixture(write: Write) -> Write:
    """Return what an article with a toll says."""

    def made(figure: object, name: str = "toll", day: str = "2023-05-03") -> Extraction:
        return write(TOLL.format(figure), name, day)

    return made


def add(ledger: Ledger, extraction: Extraction, known: date | None = None) -> Added:
    with ledger.writing() as connection:
        return writing.add(connection, extraction, WORDS, known)


def stored(ledger: Ledger) -> list[Extraction]:
    with ledger.reading() as connection:
        numbers = [one.number for one in reading.listed(connection)]
        return list(reading.extractions(connection, numbers))


def test_what_goes_in_comes_out(ledger: Ledger, toll: Write) -> None:
    given = [toll(12, "a"), toll(14, "b", "2023-05-04")]
    for one in given:
        assert add(ledger, one).outcome == "added"
    assert stored(ledger) == given
    assert upkeep.verify(ledger, WORDS) == []


def test_adding_again_changes_nothing(ledger: Ledger, toll: Write) -> None:
    first, again = add(ledger, toll(12)), add(ledger, toll(12))
    assert (first.outcome, again.outcome) == ("added", "known")
    assert again.version == first.version
    assert len(stored(ledger)) == 1


def test_a_corrected_article_is_a_new_version_and_the_old_claims_stay(
    ledger: Ledger, toll: Write
) -> None:
    outcomes = [add(ledger, toll(figure)) for figure in (12, 9, 12)]
    assert [(one.outcome.value, one.version) for one in outcomes] == [
        ("added", 1),
        ("corrected", 2),
        ("corrected", 3),
    ]
    with ledger.reading() as connection:
        every = reading.listed(connection, every=True)
    assert [(one.version, one.current, one.claims) for one in every] == [
        (1, False, 1),
        (2, False, 1),
        (3, True, 1),
    ]
    assert upkeep.verify(ledger, WORDS) == []


def test_the_ledger_answers_with_what_was_known_on_a_day(ledger: Ledger, toll: Write) -> None:
    add(ledger, toll(12), date(2023, 5, 3))
    add(ledger, toll(9), date(2023, 5, 6))
    add(ledger, toll(30, "later", "2023-05-05"))
    with ledger.reading() as connection:
        known = {
            day: [
                (one.id, one.version) for one in reading.listed(connection, on=date(2023, 5, day))
            ]
            for day in (2, 3, 5, 6)
        }
    assert known == {
        2: [],
        3: [("toll", 1)],
        5: [("later", 1), ("toll", 1)],
        6: [("later", 1), ("toll", 2)],
    }


def _on(connection: Connection, day: int) -> list[reading.Listed]:
    return reading.listed(connection, on=date(2023, 5, day))


def test_what_was_removed_is_gone_and_stays_out(ledger: Ledger, toll: Write) -> None:
    add(ledger, toll(12, "gone"))
    add(ledger, toll(9, "gone"))
    add(ledger, toll(15, "kept"))
    with ledger.writing() as connection:
        assert writing.remove(connection, "gone", "court order", date(2023, 6, 1)) == 2
    assert add(ledger, toll(12, "gone")).outcome == "removed"
    assert [one.article.id for one in stored(ledger)] == ["kept"]
    with ledger.reading() as connection:
        rows = connection.execute(schema.removal.select()).all()
        pieces = connection.execute(schema.posting.select()).all()
    assert [(row.day, row.why) for row in rows] == [("2023-06-01", "court order")]
    assert "gone" not in str(rows)
    kept = {one.number for one in _listed(ledger)}
    assert {row.piece // (1 << 16) for row in pieces} <= kept
    assert upkeep.verify(ledger, WORDS) == []


def _listed(ledger: Ledger) -> list[reading.Listed]:
    with ledger.reading() as connection:
        return reading.listed(connection, every=True)


def test_words_that_were_removed_are_not_left_in_the_file(tmp_path: Path, write: Write) -> None:
    path = tmp_path / "ledger.db"
    ledger = store.opened(str(path), create=True)
    add(ledger, write("Quixotry killed 40 people in Norvale.", "quixotic-name"))
    with ledger.writing() as connection:
        writing.remove(connection, "quixotic-name", "court order", None)
    ledger.flush()
    ledger.close()
    content = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"uixot" not in content


def test_looking_up_can_be_made_anew(ledger: Ledger, toll: Write) -> None:
    add(ledger, toll(12))
    with ledger.writing() as connection:
        for table in (schema.series_key, schema.person, schema.posting):
            connection.execute(table.delete())
    assert any("vacuum" in problem for problem in upkeep.verify(ledger, WORDS))
    with ledger.writing() as connection:
        assert upkeep.rebuild(connection, WORDS) == 1
    upkeep.shrink(ledger)
    assert upkeep.verify(ledger, WORDS) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ("UPDATE article SET record = x'00'", "its record cannot be read"),
        ("UPDATE article SET content = 'x'", "it does not say what its hash says"),
        ("UPDATE article SET version = 2", "a version is missing"),
        ("DELETE FROM claim", "a claim is missing"),
        ("DELETE FROM series_key", "not found by their series"),
        ("DELETE FROM person", "not found by their names"),
    ],
)
def test_damage_is_found(tmp_path: Path, toll: Write, change: str, problem: str) -> None:
    ledger = store.opened(str(tmp_path / "ledger.db"), create=True)
    extraction = toll("12 people, among them Mayor Anna Weiss, 48, and 3")
    assert extraction.people
    add(ledger, extraction)
    with ledger.writing() as connection:
        connection.execute(text(change))
    found = upkeep.verify(ledger, WORDS)
    assert any(problem in one for one in found)
    ledger.close()


def test_a_writer_that_waited_too_long_says_so(tmp_path: Path, toll: Write) -> None:
    path = str(tmp_path / "ledger.db")
    ledger = store.opened(path, create=True)
    impatient = store.opened(path, wait=0.05)
    with ledger.writing(), pytest.raises(LedgerError, match="another command is writing"):
        add(impatient, toll(12))
    assert add(impatient, toll(12)).outcome == "added"
    for one in (ledger, impatient):
        one.close()


def test_a_reader_does_not_wait_for_a_writer(tmp_path: Path, toll: Write) -> None:
    path = str(tmp_path / "ledger.db")
    ledger = store.opened(path, create=True)
    add(ledger, toll(12))
    with ledger.writing() as connection:
        writing.add(connection, toll(14, "b"), WORDS)
        assert [one.article.id for one in stored(store.opened(path, wait=0.05))] == ["toll"]
    ledger.close()


def test_what_failed_half_way_left_nothing(ledger: Ledger, toll: Write) -> None:
    def fail() -> None:
        with ledger.writing() as connection:
            writing.add(connection, toll(12), WORDS)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert stored(ledger) == []


def test_a_ledger_that_is_not_there_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no ledger"):
        store.opened(str(tmp_path / "none.db"))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("mysql://desk@host/ledger", "no ledger is kept in 'mysql'"),
        ("postgresql://desk:secret@localhost:1/ledger", "cannot be reached"),
        ("://ledger", "no URL of a ledger"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_its_password(url: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as caught:
        store.opened(url, wait=1)
    assert "secret" not in str(caught.value)


def test_what_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database at all")
    with pytest.raises(LedgerError, match="this is no ledger"):
        store.opened(str(path), create=True)


def test_tables_of_a_newer_version_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    store.opened(str(path), create=True).close()
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO migration VALUES (99, 'of the future')")
    connection.commit()
    connection.close()
    with pytest.raises(LedgerError, match="version 99"):
        store.opened(str(path))
