"""Groups on Spark: every article and passage under each key that it has a part in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from claimcheck.checks import Over
from claimcheck.engines import columns, pairing
from claimcheck.reuse.clusters import Outline, clusters

Frame = Any  # pyspark is an extra, and its types with it

NAMED = pa.schema(
    [
        ("later_number", pa.int64()),
        ("turn", pa.int32()),
        ("key", pa.string()),
        ("reused", pa.float64()),
    ]
)
OUTLINE = ("later_number", "turn", "earlier", "later", "matched", "name")


def members(collected: Frame, passages: Frame | None, counts: Sequence[int], large: int) -> Frame:
    """Return the rows of MEMBER, with `is_passage` and `turn` for their order.

    `counts` says how many rules look at each sort; those of a group with more than `large`
    members are asked apart, each with a copy of the group.
    """
    from pyspark.sql import functions as f

    documents = ("id", "article", "claims", "beside")
    belongs = collected.select(*documents, f.explode("groups").alias("group"))
    told = belongs.select(
        *documents,
        f.col("group.sort").alias("sort"),
        f.col("group.key").alias("key"),
        f.col("group.claims").alias("brought"),
    )
    sizes = told.groupBy("sort", "key").count().where(f"count > {large}")
    several = f.element_at(f.array(*map(f.lit, counts)), f.col("sort") + 1)
    rules = f.when(several > 1, f.sequence(f.lit(0), several - 1)).otherwise(f.array(f.lit(-1)))
    apart = sizes.select("sort", "key", rules.alias("rules"))
    found = (
        told.join(f.broadcast(apart), ["sort", "key"], "left")
        .withColumn("rule", f.explode(f.coalesce("rules", f.array(f.lit(-1)))))
        .drop("rules")
    )
    found = found.withColumns(
        {
            "place": f.lit(0).cast("long"),
            "passage": f.lit(None).cast("binary"),
            "reused": f.lit(None).cast("double"),
            "is_passage": f.lit(False),
            "turn": f.lit(0),
        }
    )
    return found if passages is None else found.unionByName(_reused(passages, collected))


def _reused(passages: Frame, collected: Frame) -> Frame:
    """Return the rows of the groups of reused text: passages, and the articles they stand in."""
    from pyspark.sql import functions as f

    sort = f.lit(columns.RANK[Over.PASSAGES])
    sides = passages.select(
        "key", f.explode(f.array("earlier.article", "later.article")).alias("id")
    ).distinct()
    nothing = {name: f.lit(None).cast("binary") for name in ("article", "claims", "beside")}
    usual = {"sort": sort, "rule": f.lit(-1), "brought": f.lit(None).cast("binary")}
    articles = sides.join(collected.select("id", "article", "claims", "beside"), "id").withColumns(
        {
            **usual,
            "place": f.lit(0).cast("long"),
            "passage": f.lit(None).cast("binary"),
            "reused": f.lit(None).cast("double"),
            "is_passage": f.lit(False),
            "turn": f.lit(0),
        }
    )
    told = passages.select("key", "reused", "turn", "passage", f.col("later_number").alias("place"))
    told = told.withColumns(
        {**usual, **nothing, "id": f.lit(None).cast("string"), "is_passage": f.lit(True)}
    )
    return articles.unionByName(told)


def clustered(passages: Frame, collected: Frame) -> Frame:
    """Return the passages with the cluster of each and how much of its article is reused.

    Clusters are drawn together on the driver, from where passages stand and not from their words:
    about a kilobyte for each.
    """
    from pyspark.sql import functions as f

    told = passages.select(*OUTLINE).sort("later_number", "turn").toArrow()
    columns = {name: told.column(name).to_pylist() for name in OUTLINE}
    sides = zip(columns["earlier"], columns["later"], strict=True)
    outlines: list[Outline] = [pairing.read_outline(*both) for both in sides]
    matched: dict[str, int] = defaultdict(int)
    for one, count in zip(outlines, columns["matched"], strict=True):
        matched[one.later.article] += count
    session = passages.sparkSession
    ids = session.createDataFrame(pa.table({"id": pa.array(sorted(matched), pa.string())}))
    spread = collected.join(ids, "id", "left_semi").select("id", f.explode("pieces").alias("p"))
    words = dict(map(tuple, spread.groupBy("id").agg(f.sum("p.length")).collect()))
    shares = {name: min(1.0, n / max(1, words.get(name, 0))) for name, n in matched.items()}
    found = pa.table(
        [
            pa.array(columns["later_number"], pa.int64()),
            pa.array(columns["turn"], pa.int32()),
            pa.array(clusters(outlines, columns["name"].__getitem__), pa.string()),
            pa.array([shares[one.later.article] for one in outlines], pa.float64()),
        ],
        schema=NAMED,
    )
    return passages.join(session.createDataFrame(found), ["later_number", "turn"])
