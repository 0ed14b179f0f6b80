"""Reuse on Spark: pieces of text numbered, and linked to earlier ones, as data frames.

The rules are those of `reuse.candidates`; a test holds both to the same passages. Nothing here is
a window over all rows, and a hash or a text that every article has is cut down to its first few
uses before anything is shuffled by it.
"""

from __future__ import annotations

from typing import Any

from claimcheck.reuse.candidates import ENOUGH, MOST, PER_HASH, POSTINGS, SHARED

Frame = Any  # pyspark is an extra, and its types with it


def numbered(collected: Frame) -> Frame:
    """Return (id, place, first): articles in the order of publication, and their first piece.

    Both count from 0 through the corpus, as in one process. The sorted partitions are kept, so
    that their sizes and their rows are of one sort.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    told = collected.where("article IS NOT NULL").select(
        "id", "published", f.coalesce(f.size("pieces"), f.lit(0)).alias("count")
    )
    ordered = (
        told.sort(f.col("published").isNull(), "published", "id")
        .withColumn("part", f.spark_partition_id())
        .withColumn("at", f.monotonically_increasing_id())
        .persist()
    )
    sizes = ordered.groupBy("part").agg(f.count("*").alias("n"), f.sum("count").alias("m"))
    places, pieces, starts = 0, 0, []
    for part, articles, count in sorted(tuple(row) for row in sizes.collect()):
        starts.append((part, places, pieces))
        places, pieces = places + articles, pieces + count
    session = collected.sparkSession
    offsets = session.createDataFrame(starts or [(0, 0, 0)], "part INT, places LONG, pieces LONG")
    window = Window.partitionBy("part").orderBy("at")
    before = f.sum("count").over(window.rowsBetween(Window.unboundedPreceding, -1))
    return ordered.join(f.broadcast(offsets), "part").select(
        "id",
        (f.col("places") + f.row_number().over(window) - 1).alias("place"),
        (f.col("pieces") + f.coalesce(before, f.lit(0))).alias("first"),
    )


def pieces(collected: Frame, order: Frame) -> Frame:
    """Return every piece: its number, its hashes, and under `cut` all that a passage says of it."""
    from pyspark.sql import functions as f

    spread = collected.select("id", "published", f.posexplode("pieces").alias("turn", "piece"))
    cut = f.struct(
        f.col("id").alias("article"),
        "published",
        "place",
        *(f.col(f"piece.{name}") for name in ("block", "base", "field", "kind", "text")),
        *(f.col(f"piece.{name}") for name in ("length", "days")),
    )
    return spread.join(order, "id").select(
        (f.col("first") + f.col("turn")).alias("number"),
        "place",
        f.col("piece.identity").alias("identity"),
        f.col("piece.shingles").alias("shingles"),
        cut.alias("cut"),
    )


def pairs(found: Frame) -> Frame:
    """Return (later, earlier, shared, identical, rank): the candidates of each piece, ranked."""
    from pyspark.sql import functions as f

    repeated = (
        found.groupBy("identity")
        .agg(f.min("number").alias("origin"), f.count("*").alias("uses"))
        .where("uses > 1")
        .drop("uses")
    )
    known = found.select("number", "place", "identity", "shingles").join(
        repeated, "identity", "left"
    )
    copies = known.where("origin < number").select(
        f.col("number").alias("later"),
        f.col("place").alias("later_place"),
        f.col("origin").alias("earlier"),
        f.lit(0).alias("shared"),
        f.lit(True).alias("identical"),
        f.lit(1).alias("rank"),
    )
    places = found.select(f.col("number").alias("earlier"), f.col("place").alias("earlier_place"))
    originals = known.where("origin IS NULL OR origin = number")
    both = copies.join(places, "earlier").unionByName(_linked(originals))
    return both.where("later_place != earlier_place").drop("later_place", "earlier_place")


def _linked(originals: Frame) -> Frame:
    """Return the pieces that share enough hashes among the first few postings of each."""
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    posted = originals.select(
        f.explode("shingles").alias("hash"), "number", "place", f.size("shingles").alias("size")
    )
    by_hash = Window.partitionBy("hash").orderBy("number")
    first = posted.withColumn("rank", f.row_number().over(by_hash)).where(f"rank <= {POSTINGS}")
    several = first.where("rank = 2").select("hash")
    names = {"number": "earlier", "place": "earlier_place", "size": "earlier_size"}
    early = first.join(several, "hash", "left_semi").drop("rank").withColumnsRenamed(names)
    names = {"number": "later", "place": "later_place", "size": "later_size"}
    late = posted.join(several, "hash", "left_semi").withColumnsRenamed(names)
    sides = [f"{side}{what}" for side in ("later", "earlier") for what in ("", "_place", "_size")]
    links = late.join(early, "hash").where("earlier < later").groupBy(*sides)
    least = f"least({ENOUGH}, floor(least(later_size, earlier_size) / {PER_HASH}))"
    ranked = Window.partitionBy("later").orderBy(f.desc("shared"), "earlier")
    return (
        links.agg(f.count("*").cast("int").alias("shared"))
        .where(f"shared >= greatest({SHARED}, {least})")
        .withColumn("rank", f.row_number().over(ranked))
        .where(f"rank <= {MOST}")
        .withColumn("identical", f.lit(False))
        .drop("later_size", "earlier_size")
    )
