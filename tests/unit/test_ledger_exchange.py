"""A ledger written out and taken in again is the same ledger; what is damaged is refused."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck import lexicon
from claimcheck.errors import LedgerError
from claimcheck.ledger import arrivals, exchange, parquet, reading, store, upkeep, writing
from claimcheck.ledger.store import Ledger
from claimcheck.model import Extraction

WORDS = lexicon.load()
Write = Callable[..., Extraction]
TOLL = "At least {} people have been killed in the mudslide in Norvale since Monday, police said."
TABLES = ("claim", "series_key", "person", "posting")


@pytest.fixture(name="exported")
def exported_fixture(ledger: Ledger, write: Write, tmp_path: Path) -> Path:
    """Return the export of a ledger in which one of four articles has two versions."""
    told = [(TOLL.format(n), f"a{n % 4}", f"2023-05-{n:02}") for n in range(12, 17)]
    with ledger.writing() as connection:
        upkeep.mark_first(connection, WORDS)
        for text, name, day in told:
            person = "Anna Weiss, 48, the mayor of Norvale, opened the bridge on Tuesday."
            writing.add(connection, write(f"{text}\n\n{person}", name, day), WORDS)
    with ledger.reading() as connection:
        assert parquet.write(connection, tmp_path / "ledger.parquet", WORDS) == 5
    return tmp_path / "ledger.parquet"


def taken(path: Path, ledger: Ledger) -> list[str]:
    """Take an export in, and return what became of each article."""
    found = []
    for batch in arrivals.arriving(path, WORDS):
        with ledger.writing() as connection:
            upkeep.mark_first(connection, WORDS)
            found += [one.outcome.value for one in writing.add_all(connection, batch)]
    return found


def rows(ledger: Ledger) -> dict[str, int]:
    with ledger.reading() as connection:
        counted = {t: connection.exec_driver_sql(f"SELECT count(*) FROM {t}") for t in TABLES}
        return {table: found.scalar_one() for table, found in counted.items()}


def test_an_export_taken_in_is_the_same_ledger(
    exported: Path, ledger: Ledger, tmp_path: Path
) -> None:
    other = store.opened(str(tmp_path / "other.db"), create=True)
    assert sorted(taken(exported, other)) == ["added"] * 4 + ["corrected"]
    assert taken(exported, other) == ["known"] * 5
    assert upkeep.verify(other, WORDS) == []
    assert rows(other) == rows(ledger)
    with ledger.reading() as here, other.reading() as there:
        for connection in (here, there):
            assert len(reading.listed(connection)) == 4
        listed = [list(reading.listed(c, every=True)) for c in (here, there)]
        said = [
            list(reading.extractions(c, [one.number for one in every]))
            for c, every in zip((here, there), listed, strict=True)
        ]
    assert said[0] == said[1]
    other.close()


def test_what_articles_are_found_by_is_made_anew_for_other_words(
    exported: Path, tmp_path: Path
) -> None:
    table = pq.read_table(exported)
    emptied = pa.array(["not JSON"] * table.num_rows)
    at = table.schema.get_field_index("found")
    metadata = {**table.schema.metadata, b"words": b"of another lexicon"}
    changed = table.set_column(at, "found", emptied).replace_schema_metadata(metadata)
    pq.write_table(changed, tmp_path / "other.parquet")
    other = store.opened(str(tmp_path / "other.db"), create=True)
    taken(tmp_path / "other.parquet", other)
    assert upkeep.verify(other, WORDS) == []
    other.close()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("article", "{"),
        ("claims", ["{}"]),
        ("beside", None),
        ("telling", None),
        ("found", "[]"),
        ("known", "yesterday"),
        ("numbers_seen", None),
        ("version", None),
    ],
)
def test_a_damaged_row_is_refused_by_its_number(
    exported: Path, tmp_path: Path, column: str, value: object
) -> None:
    table = pq.read_table(exported)
    lines = table.to_pylist()
    lines[2][column] = value
    pq.write_table(pa.Table.from_pylist(lines, table.schema), tmp_path / "damaged.parquet")
    with pytest.raises(LedgerError, match="row 3 of group 1 is damaged"):
        list(arrivals.arriving(tmp_path / "damaged.parquet", WORDS))


def test_several_processes_read_what_one_reads(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [write(TOLL.format(n), f"a{n}") for n in range(10, 19)]
    path = tmp_path / "small.parquet"
    parquet.write_all(path, ((one, 1, None) for one in said), WORDS, together=2)
    shared = list(arrivals.arriving(path, WORDS))
    assert [len(batch) for batch in shared] == [2, 2, 2, 2, 1]
    monkeypatch.setattr(arrivals, "FEW", 99)
    assert list(arrivals.arriving(path, WORDS)) == shared


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.parquet"
    path.write_text("no Parquet")
    with pytest.raises(LedgerError, match="cannot be read"):
        parquet.Export(path)
    pq.write_table(pa.table({"a": [1]}), path)
    with pytest.raises(LedgerError, match="no ledger wrote this file"):
        parquet.Export(path)


def test_series_as_csv_and_claims_as_linked_data(ledger: Ledger, write: Write) -> None:
    with ledger.writing() as connection:
        for name, toll in (("a", 41), ("b", 44), ("c", 47)):
            writing.add(connection, write(TOLL.format(toll), name), WORDS)
    with ledger.reading() as connection:
        table = list(csv.DictReader(exchange.as_csv(reading.matching(connection, ""))))
        numbers = [one.number for one in reading.listed(connection)]
        linked = json.loads("".join(exchange.as_jsonld(reading.extractions(connection, numbers))))
    assert [(row["low"], row["high"], row["claims"]) for row in table] == [("41", "47", "3")]
    assert [one["@type"] for one in linked["@graph"]] == ["Claim"] * 3
    selector = linked["@graph"][0]["target"]["selector"]
    assert [one["type"] for one in selector] == ["TextQuoteSelector", "TextPositionSelector"]
    assert selector[0]["exact"] == TOLL.format(41)[: selector[1]["end"]]
