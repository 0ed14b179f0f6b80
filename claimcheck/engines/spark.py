"""Apache Spark: the same two passes over data frames, on one machine or many.

Rules and words go to every executor once. Shuffled are keys and what stands under them; articles
are sorted within their groups, so that a group is read as a stream. With a folder, on any file
system Spark knows, every finished step is kept there and not repeated.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pyarrow as pa

from claimcheck.checks import Over
from claimcheck.engines import columns, executors, linking, rows
from claimcheck.engines.grouped import clustered, members
from claimcheck.engines.groups import LARGE
from claimcheck.engines.outcome import Read
from claimcheck.engines.setup import Setup
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.findings import Report, settled
from claimcheck.levels import Levels
from claimcheck.model import Article, Extraction
from claimcheck.pipeline import NO_LEVELS
from claimcheck.provenance import named

Frame = Any  # pyspark is an extra, and its types with it

SLICES = 16  # parts of the first pass, each kept when it is done
ROWS = "spark.sql.execution.arrow.maxRecordsPerBatch"
BATCH = 256  # articles that a Python worker is given at a time; the usual 10,000 take gigabytes
SHOWN = 100  # mistakes that are told one by one
CONTENT = ("text", "title", "caption", "date")


@dataclass(slots=True)
class Spark:
    """A check on Spark: the session, the rules and words, and where finished steps are kept.

    `aside` takes bad records; without it they stop the run. `skipped` says whether the report
    lists every number that was not typed, which the driver must hold.
    """

    session: Any
    setup: Setup
    folder: str | None = None
    aside: Callable[[ClaimcheckError], None] | None = None
    skipped: bool = True
    levels: Levels = NO_LEVELS
    root: str = field(default="", init=False)

    def check(self, given: Frame) -> Report:
        """Return what the rules find in records: rows with `id`, `text` and what else there is.

        The report holds the articles that findings point at, without their claims.

        Raises:
            Mistakes: with bad records and ids that are used twice, unless `aside` takes them.
        """
        if self.folder:
            self.root = f"{self.folder.rstrip('/')}/{self._name(given)}"
        told = self.session.sparkContext.broadcast(pickle.dumps(self.setup))
        with self._small_batches():
            collected = self._collected(given, told)
            found = self._settled(collected, told)
            return self._report(collected, found)

    def _name(self, given: Frame) -> str:
        """Return the name of what comes of these records: a hash of them all, in any order."""
        from pyspark.sql import functions as f

        fields = sorted(given.columns)
        seen = given.select(f.xxhash64(*fields).alias("hash"))
        count, one, other = seen.agg(
            f.count("*"), f.bit_xor("hash"), f.sum(f.col("hash").cast("decimal(38,0)"))
        ).first()
        told = f"{fields} {count} {one} {other}".encode()
        return named(self.setup.digest(), told).hex()

    @contextmanager
    def _small_batches(self) -> Iterator[None]:
        before = self.session.conf.get(ROWS)
        self.session.conf.set(ROWS, str(BATCH))
        try:
            yield
        finally:
            self.session.conf.set(ROWS, before)

    def _kept(self, name: str, make: Callable[[], Frame]) -> Frame:
        """Return a step's rows, made unless they are there."""
        if not self.root:
            return make().persist()
        path = f"{self.root}/{name}"
        if not self._there(f"{path}/_SUCCESS"):
            make().write.mode("overwrite").parquet(path)
        return self.session.read.parquet(path)

    def _there(self, path: str) -> bool:
        place = self.session._jvm.org.apache.hadoop.fs.Path(path)
        return bool(place.getFileSystem(self.session._jsc.hadoopConfiguration()).exists(place))

    def _collected(self, given: Frame, told: Any) -> Frame:  # noqa: ANN401 - a broadcast
        """Return the rows of the first pass, bad records taken aside."""
        from pyspark.sql import functions as f

        single = self._single(given) if "article" not in given.columns else given

        def passed(records: Frame) -> Frame:
            return records.mapInArrow(executors.Collect(told), _types(columns.COLLECTED))

        if self.root:
            part = f.pmod(f.xxhash64(*single.columns), f.lit(SLICES)).alias("slice")
            sliced = self._kept("given", lambda: single.select("*", part))
            made = [
                self._kept(f"collected-{at}", partial(_slice, passed, sliced, at))
                for at in range(SLICES)
            ]
            found = made[0]
            for one in made[1:]:
                found = found.unionByName(one)
        else:
            found = self._kept("collected", lambda: passed(single))
        bad = found.where("bad IS NOT NULL").select("bad").sort("bad")
        if self.aside is None:
            bad = bad.limit(SHOWN)
        self._bad([ArticleError(*json.loads(row.bad)) for row in bad.collect()])
        return found.where("bad IS NULL")

    def _single(self, given: Frame) -> Frame:
        """Return the records, each id once; those of one id that say different things are bad."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        content = f.xxhash64(*(name for name in CONTENT if name in given.columns))
        uses = given.where("id IS NOT NULL").groupBy("id")
        uses = uses.agg(f.count("*").alias("n"), f.count_distinct(content).alias("different"))
        again = uses.where("n > 1").limit(SHOWN).collect()
        if not again:
            return given
        self._bad(
            [
                ArticleError(row.id, f"id {row.id!r} is used by {row.different} records", HINT)
                for row in sorted(again)
                if row.different > 1
            ]
        )
        order = Window.partitionBy(f.coalesce("id", f.uuid())).orderBy(content)
        return given.withColumn("_use", f.row_number().over(order)).where("_use = 1").drop("_use")

    def _bad(self, found: list[ClaimcheckError]) -> None:
        if found and self.aside is None:
            raise Mistakes(tuple(found))
        for one in found:
            assert self.aside
            self.aside(one)

    def _settled(self, collected: Frame, told: Any) -> Frame:  # noqa: ANN401 - a broadcast
        """Return the rows of the second pass."""
        passages = None
        if self.setup.asked(Over.PASSAGES):
            passages = self._passages(collected, told)
        counts = [len(self.setup.asked(over)) for over in columns.SORTS]
        grouped = members(collected, passages, counts, LARGE)
        order = ("sort", "key", "rule")
        parts = grouped.repartition(*order).sortWithinPartitions(
            *order, "is_passage", "place", "id", "turn"
        )
        ready = parts.select(*columns.MEMBER.names)
        settle = executors.Settle(told)
        return self._kept("settled", lambda: ready.mapInArrow(settle, _types(columns.FOUND)))

    def _passages(self, collected: Frame, told: Any) -> Frame:  # noqa: ANN401 - a broadcast
        """Return the passages with their clusters: (key, reused, number, turn, passage, sides)."""
        order = self._kept("order", lambda: linking.numbered(collected))
        found = linking.pieces(collected, order)
        pairs = self._kept("pairs", lambda: linking.pairs(found))
        cuts = found.select("number", "cut")
        before = cuts.withColumnsRenamed({"number": "earlier", "cut": "before"})
        after = cuts.withColumnsRenamed({"number": "later", "cut": "after"})
        near = pairs.join(before, "earlier").join(after, "later").repartition("later")
        ready = near.sortWithinPartitions("later", "rank")
        pair = executors.Pair(told)
        passages = self._kept("passages", lambda: ready.mapInArrow(pair, _types(columns.PASSAGES)))
        return clustered(passages, collected)

    def _report(self, collected: Frame, found: Frame) -> Report:
        """Return the report: what one process would say."""
        read = Read()
        names = ("id", "count", "seen", "typed", "skipped", "language", "used", "findings")
        wanted = [name for name in names if name != "skipped" or self.skipped]
        for batch in collected.select(*wanted).toArrow().to_batches():
            read.add(batch)
        for batch in found.toArrow().to_batches():
            read.settle(batch)
        findings = read.ranked()
        shown = sorted({place.article for finding in findings for place in finding.places})
        cited = self._cited(shown, collected)
        return Report(
            settled(self.levels.applied(findings, cited)),
            read.coverage(),
            tuple(Extraction(article) for article in cited.values()),
            unused=tuple(rule.id for rule in self.setup.choosy if rule.id not in read.used),
            lexicon=self.setup.lexicon,
            cited=cited,
        )

    def _cited(self, shown: list[str], collected: Frame) -> dict[str, Article]:
        """Return the articles of some ids, in the order of the ids."""
        from pyspark.sql import functions as f

        if not shown:
            return {}
        ids = self.session.createDataFrame(pa.table({"id": pa.array(shown, pa.string())}))
        told = collected.join(f.broadcast(ids), "id", "left_semi").select("id", "article")
        documents = dict(zip(*(c.to_pylist() for c in told.toArrow().columns), strict=True))
        return {name: rows.told(documents[name]) for name in shown}


def _slice(passed: Callable[[Frame], Frame], sliced: Frame, at: int) -> Frame:
    return passed(sliced.where(f"slice = {at}").drop("slice"))


HINT = "give each article an id of its own"


def _types(schema: pa.Schema) -> Any:  # noqa: ANN401 - a StructType
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
