"""The closed sets of words that claims, windows and findings use, as they print on the wire."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error blocks a gate, an info is shown only on demand."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return 0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


class BlockKind(StrEnum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    BODY = "body"
    LIST = "list"
    TABLE = "table"


class DayBasis(StrEnum):
    """How a day is known: an article's publication day, or one end of a window."""

    METADATA = "metadata"
    FRONT_MATTER = "front matter"
    DATELINE = "dateline"
    INFERRED = "inferred"
    EXPLICIT = "explicit"
    SERIES_RULE = "series_rule"
    PUBLICATION = "publication"
    NONE = "none"


class Comparator(StrEnum):
    """What the words around a number promise (CLAIM-MODEL section 3)."""

    EXACT = "="
    AT_LEAST = ">="
    MORE_THAN = ">"
    AT_MOST = "<="
    LESS_THAN = "<"
    ABOUT = "~"
    NEARLY = "~<"
    UP_TO = "<=soft"
    BETWEEN = "between"
    VAGUE = "vague"


class Kind(StrEnum):
    """What sort of quantity it is (CLAIM-MODEL section 6.3); decides what may fall."""

    CUMULATIVE = "cumulative"
    INCREMENT = "increment"
    STOCK = "stock"
    EVENT = "event"
    CHANGE = "change"
    SHARE = "share"
    PRICE = "price"
    AGE = "age"
    DURATION = "duration"
    MEASURE = "measure"
    LIMIT = "limit"
    RANK = "rank"
    OTHER = "other"


class Status(StrEnum):
    """How far the article vouches for a claim."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    PROJECTED = "projected"
    PROMISED = "promised"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"
