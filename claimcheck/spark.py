"""claimcheck on a Spark session that is already there.

    import claimcheck.spark
    report = claimcheck.spark.check(spark.read.parquet("s3a://archive/articles/"))

Executors need the package and its libraries (docs/archives.md says how); rules and words go there
with the run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import lexicon, rulebook, wire
from claimcheck.engines.setup import Setup
from claimcheck.engines.spark import Spark
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.findings import Report

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["check", "write"]

NEEDED = ("id", "text")


def check(
    records: DataFrame,
    rules: Iterable[Path] = (),
    *,
    folder: str | None = None,
    aside: Callable[[ClaimcheckError], None] | None = None,
    skipped: bool = False,
) -> Report:
    """Return what the rules find in records; the same as on one machine.

    The report holds the articles that findings point at, without their claims.

    Args:
        records: a row an article, with `id`, `text` and optionally `date`, `title`, `caption`,
            `outlet`, `url`; `path` and `record` say where it came from, and the rest is kept as
            metadata.
        rules: rule files or folders of them, laid over the shipped rules.
        folder: where finished steps are kept, on any file system that Spark knows; the same
            records and rules take them up again.
        aside: takes records that cannot be read; without it they stop the run.
        skipped: list every number that was not typed; the driver must hold them.

    Raises:
        ConfigError: when the records have no `id` or no `text`.
        Mistakes: with everything that is wrong in the records or the rules.
    """
    for name in NEEDED:
        if name not in records.columns:
            problem = f"the data frame has no column `{name}`"
            hint = f"it has {', '.join(records.columns)}; rename one of them"
            raise ConfigError("claimcheck.spark.check", problem, hint)
    words = lexicon.load()
    setup = Setup(tuple(rulebook.load(rules)), words)
    run = Spark(records.sparkSession, setup, folder, aside, skipped)
    return run.check(records)


def write(report: Report, session: SparkSession, path: str) -> None:
    """Write findings as Parquet, a folder for each rule, in the fields of docs/schema/finding.json.

    Places, and all that is a list or a map, are one column of JSON, `finding`.
    """
    articles = dict(report.articles)
    found = [_row(wire.finding(one, articles)) for one in report.findings]
    columns = "rule STRING, code STRING, severity STRING, message STRING, fingerprint STRING,"
    columns += " articles ARRAY<STRING>, finding STRING"
    frame = session.createDataFrame(found, columns)
    frame.write.mode("overwrite").partitionBy("rule").parquet(path)


def _row(found: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a FindingJson
    names = ("rule", "code", "severity", "message", "fingerprint")
    articles = list(dict.fromkeys(place["article"] for place in found["locations"]))
    told = json.dumps(found, ensure_ascii=False)
    return (*(found[name] for name in names), articles, told)
