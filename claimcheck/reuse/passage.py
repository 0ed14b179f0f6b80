"""What reuse finds: an aligned stretch of two articles, and the edits between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claimcheck.model import BlockKind, Span


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference inside a passage.

    `earlier` and `later` are the words on each side (one may be empty), with their spans;
    `slot` says what sort of words changed: number, date, name, place, negation, modality,
    source, hedge, quotation, function or other. `exchanged` says that both sides have words of
    that sort: one name for another, not a name for "he".
    """

    earlier: str
    later: str
    earlier_span: Span
    later_span: Span
    slot: str
    exchanged: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two places of a passage.

    `reused` is the share of its article's words that stand in earlier articles (0 to 1; only on
    the later side).
    """

    article: str
    field: str
    block: BlockKind
    span: Span
    exact: str
    published: date | None
    reused: float = 0.0


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that stands in two articles; `earlier` was published first.

    `similarity` is matched words over the longer side's words (0 to 1), `coverage` over the
    shorter side's block; `matched` counts the words in equal runs. `cluster` names all uses of
    the same text.
    """

    earlier: Side
    later: Side
    matched: int
    similarity: float
    coverage: float
    edits: tuple[Edit, ...] = ()
    cluster: str = ""


def order(side: Side) -> tuple[bool, str, str, str, int]:
    """Return the total order of uses: dated ones by day, then by article, then by place."""
    day = side.published.isoformat() if side.published else ""
    return not day, day, side.article, side.field, side.span.start
