"""The columns of the record batches that the passes take and give.

Documents are what `rows` writes. Hashes are signed, since Spark knows no other integers.
"""

from __future__ import annotations

import pyarrow as pa

from claimcheck.checks import Over

GIVEN = pa.schema([("article", pa.binary())])

GROUP = pa.struct([("sort", pa.int32()), ("key", pa.string()), ("claims", pa.binary())])
PIECE = pa.struct(
    [
        ("block", pa.int32()),
        ("base", pa.int32()),
        ("field", pa.string()),
        ("kind", pa.string()),
        ("text", pa.string()),
        ("length", pa.int32()),
        ("days", pa.list_(pa.int32())),
        ("identity", pa.int64()),
        ("shingles", pa.list_(pa.int64())),
    ]
)
COLLECTED = pa.schema(
    [
        ("id", pa.string()),
        ("published", pa.string()),
        ("article", pa.binary()),
        ("claims", pa.binary()),
        ("beside", pa.binary()),
        ("count", pa.int32()),
        ("seen", pa.int32()),
        ("typed", pa.int32()),
        ("skipped", pa.binary()),
        ("language", pa.string()),
        ("used", pa.list_(pa.string())),
        ("findings", pa.list_(pa.binary())),
        ("groups", pa.list_(GROUP)),
        ("pieces", pa.list_(PIECE)),
        ("bad", pa.string()),
    ]
)
"""An article after the first pass. `language` is set where no lexicon covers it; `used` are the
rules that select a claim here and in no earlier row of the batch. A row with `bad` is no article:
it says what was wrong with a record, as a JSON list of place, problem and hint."""

MEMBER = pa.schema(
    [
        ("sort", pa.int32()),
        ("key", pa.string()),
        ("rule", pa.int32()),
        ("place", pa.int64()),
        ("id", pa.string()),
        ("article", pa.binary()),
        ("claims", pa.binary()),
        ("beside", pa.binary()),
        ("brought", pa.binary()),
        ("passage", pa.binary()),
        ("reused", pa.float64()),
    ]
)
"""A row of a group, the rows in the order of sort, key, rule and place: an article with what it
brought there, or a passage. `rule` numbers the one rule to ask, -1 for all."""

MARK = pa.struct(
    [
        ("article", pa.string()),
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("published", pa.string()),
        ("number", pa.int64()),
        ("place", pa.int64()),
        ("block", pa.int32()),
    ]
)
PASSAGES = pa.schema(
    [
        ("later_number", pa.int64()),
        ("turn", pa.int32()),
        ("earlier", MARK),
        ("later", MARK),
        ("matched", pa.int32()),
        ("name", pa.string()),
        ("passage", pa.binary()),
    ]
)
"""A passage, in the order of the first two columns as one process finds them; `name` is that of
its earlier words. Pieces are numbered in the order of publication, as are the articles' places."""

FOUND = pa.schema(
    [
        ("sort", pa.int32()),
        ("key", pa.string()),
        ("rule", pa.int32()),
        ("number", pa.int32()),
        ("finding", pa.binary()),
    ]
)
"""A finding with its rank: findings in the order of these columns are as one process gives them."""

SORTS = tuple(Over)
RANK = {over: number for number, over in enumerate(SORTS)}
