"""A Spark session for the command line, and the articles that this machine reads given to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from claimcheck.engines import columns, rows
from claimcheck.engines.pool import processors
from claimcheck.model import Article

FILE = 256  # articles of a file, and so of the smallest task
LITTLE = 5_000  # articles below which compiling code takes longer than running it uncompiled
A_PARTITION = 250  # articles whose groups are worth a task of their own
LOCAL = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",  # of the machine's name nothing need be known
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "2g",  # it works here as well, not only at the other end
    # Rows of packed articles are larger than Spark takes them for: none is sent whole unasked.
    "spark.sql.autoBroadcastJoinThreshold": "-1",
    "spark.sql.adaptive.autoBroadcastJoinThreshold": "-1",
}
UNCOMPILED = {
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}


@dataclass(frozen=True, slots=True)
class Written:
    """Articles that this machine read: how many, and the folder of files that hold them."""

    count: int
    folder: Path

    def frame(self, session: Any) -> Any:  # noqa: ANN401 - a SparkSession, a DataFrame
        """Return the articles as rows of GIVEN."""
        return session.read.schema("article BINARY").parquet(self.folder.as_posix())


def written(articles: Iterable[Article], folder: Path) -> Written:
    """Put articles in a folder."""
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    given = ({"article": rows.article(one)} for one in articles)
    count = 0
    for number, batch in enumerate(rows.batches(given, columns.GIVEN, FILE)):
        path = folder / f"given-{number:06}.parquet"
        parquet.write_table(pa.Table.from_batches([batch]), path)
        count += batch.num_rows
    return Written(count, folder)


def started(count: int) -> Any:  # noqa: ANN401 - a SparkSession
    """Return the session that is there, else one on this machine, fit for so many articles.

    It tries a lost task again.
    """
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.appName("claimcheck")
    if not SparkConf().contains("spark.master"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        partitions = max(1, min(4 * processors(), count // A_PARTITION))
        settings: dict[str, Any] = {**LOCAL, "spark.sql.shuffle.partitions": str(partitions)}
        settings |= UNCOMPILED if count < LITTLE else {}
        builder = builder.master(f"local[{processors()},4]").config(map=settings)
    return builder.getOrCreate()
