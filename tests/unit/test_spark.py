"""Spark finds what one process finds, also where an executor is killed and a run taken up again."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks import corpus
from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.engines import spark
from claimcheck.engines.setup import Setup
from claimcheck.errors import ClaimcheckError, Mistakes
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction

ROOT = Path(__file__).parent.parent.parent
COLUMNS = ("id", "date", "title", "caption", "outlet", "text")
SCHEMA = ", ".join(f"{name} STRING" for name in COLUMNS)
GENERATED = 24

if os.environ.get("CLAIMCHECK_TEST_SPARK") != "required":
    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("there is no Java", allow_module_level=True)
pytestmark = pytest.mark.filterwarnings("ignore")  # of Spark's own Python and of sockets it leaves


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Yield a session on a cluster of two workers, each a process of its own."""
    import pyspark
    from pyspark.sql import SparkSession

    os.environ["SPARK_HOME"] = str(Path(pyspark.__file__).parent)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "3",
        "spark.executorEnv.PYTHONPATH": str(ROOT),
        "spark.driver.host": "127.0.0.1",
    }
    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config(map=settings)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("OFF")
    yield made
    made.stop()


def records() -> list[dict[str, Any]]:
    """Return records in which many rules have something to say."""
    found = [dict(one) for one in corpus.records(GENERATED)]
    for rule in rulebook.load():
        for turn, one in enumerate(rule.flag[0] if rule.flag else ()):
            found.append(one.model_dump(exclude_none=True) | {"id": f"{rule.id}-{turn}"})
    return found


def rows(found: list[dict[str, Any]]) -> list[tuple[str | None, ...]]:
    texts = ([one.get(name) for name in COLUMNS] for one in found)
    return [tuple(None if text is None else str(text) for text in row) for row in texts]


def expected(found: list[dict[str, Any]]) -> Any:
    told = [replace(article(one, "", 0), record=None) for one in found]
    return pipeline.check(told, rulebook.load(), lexicon.load())


@dataclass(frozen=True)
class Deadly:
    """Kills the executor, Java and all, in which one article is read for the first time."""

    mark: str
    name: str

    def __call__(self, told: Article, words: Lexicon) -> Extraction:
        if told.id == self.name and not Path(self.mark).exists():
            Path(self.mark).touch()
            daemon = os.getppid()
            executor = Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1]
            os.kill(int(executor), signal.SIGKILL)
        return extract(told, words)


@pytest.mark.skipif(sys.platform != "linux", reason="an executor is found by /proc")
def test_a_killed_executor_and_a_second_run_change_nothing(
    session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spark, "SLICES", 2)
    monkeypatch.setattr(spark, "LARGE", 4)
    found = records()
    read = Deadly(str(tmp_path / "killed"), found[5]["id"])
    setup = Setup(tuple(rulebook.load()), lexicon.load(), read)
    frame = session.createDataFrame(rows(found[::-1]), SCHEMA)
    told = spark.Spark(session, setup, (tmp_path / "run").as_uri()).check(frame)
    wanted = expected(found)
    assert Path(read.mark).exists()
    assert told.findings == wanted.findings
    assert told.coverage == wanted.coverage
    assert told.unused == wanted.unused
    (run,) = (tmp_path / "run").iterdir()
    shutil.rmtree(run / "settled")
    shutil.rmtree(run / "collected-1")
    before = {path: path.stat().st_mtime_ns for path in run.glob("*/_SUCCESS")}
    again = spark.Spark(session, setup, (tmp_path / "run").as_uri()).check(frame)
    assert again.findings == wanted.findings
    assert all(path.stat().st_mtime_ns == time for path, time in before.items())
    assert len(list(run.glob("*/_SUCCESS"))) == len(before) + 2


def test_bad_records_are_taken_aside_or_stop_the_run(session: Any) -> None:
    import claimcheck.spark

    good = {"id": "a", "text": "At least 12 people were killed in Ukraine, the UN said."}
    frame = session.createDataFrame(
        [*rows([good, {"id": "b"}, good]), *rows([{"id": "c", "text": "x", "date": "soon"}])],
        SCHEMA,
    )
    with pytest.raises(Mistakes) as caught:
        claimcheck.spark.check(frame)
    assert [one.place for one in caught.value.errors] == ["record 'b'", "record 'c'"]
    bad: list[ClaimcheckError] = []
    report = claimcheck.spark.check(frame, aside=bad.append)
    assert report.coverage.articles == 1
    assert [one.place for one in bad] == ["record 'b'", "record 'c'"]
    with pytest.raises(ClaimcheckError, match="no column `text`"):
        claimcheck.spark.check(frame.drop("text"))
