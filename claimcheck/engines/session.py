"""A Spark session for the command line, and the articles that this machine reads given to it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from claimcheck.engines import columns, rows
from claimcheck.engines.spark import BATCH, Spark
from claimcheck.findings import Report
from claimcheck.model import Article


def started() -> Any:  # noqa: ANN401 - a SparkSession
    """Return the session that is there, else one on this machine that tries a lost task again."""
    from pyspark import SparkConf
    from pyspark.sql import SparkSession

    from claimcheck.engines.pool import processors

    builder = SparkSession.builder.appName("claimcheck")
    if not SparkConf().contains("spark.master"):
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(f"local[{processors()},4]")
        builder = builder.config("spark.ui.enabled", "false")
        builder = builder.config("spark.sql.shuffle.partitions", str(4 * processors()))
    return builder.getOrCreate()


def checked(run: Spark, articles: Iterable[Article], folder: Path) -> Report:
    """Return what the rules find in articles that this machine reads; they are put in a folder."""
    from pyarrow import parquet

    folder.mkdir(parents=True, exist_ok=True)
    given = ({"article": rows.article(one)} for one in articles)
    for number, batch in enumerate(rows.batches(given, columns.GIVEN, 4 * BATCH)):
        path = folder / f"given-{number:06}.parquet"
        parquet.write_table(pa.Table.from_batches([batch]), path)
    return run.check(run.session.read.schema("article BINARY").parquet(folder.as_posix()))
