"""The form of what programs read: the one place from which the JSON schemas are made."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, with_config
from typing_extensions import TypedDict

from claimcheck.model import BlockKind, Comparator, DayBasis, Kind, Severity, Status

CLOSED = with_config(ConfigDict(extra="forbid"))

Number = int | float
FieldName = Annotated[str, Field(pattern="^(text|title|caption)$")]
Start = Annotated[int, Field(ge=0, description="code points from the start of the field")]
End = Annotated[int, Field(ge=0, description="one past the last code point")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$", description="ISO day")]
Words = Annotated[str, Field(description="as written in the article")]


@CLOSED
class IntervalJson(TypedDict):
    """A stretch of numbers; an unbounded end is null."""

    low: Number | None
    high: Number | None
    open_low: bool
    open_high: bool


@CLOSED
class WindowJson(TypedDict):
    """The days a claim is about; `end` is the as-of day and `basis` says how it is known."""

    start: Day | None
    end: Day | None
    basis: DayBasis
    start_basis: DayBasis


@CLOSED
class ClaimJson(TypedDict):
    """One quantity claim, as a line of `claimcheck extract --format jsonl`."""

    article: Annotated[str, Field(description="the record's id, else the path as given")]
    field: FieldName
    claim: Annotated[str, Field(description="the claim on one line, for people")]
    exact: Words
    start: Start
    end: End
    number: Annotated[str, Field(description="the number as printed, with its magnitude word")]
    number_start: Start
    comparator: Comparator
    comparator_words: Words
    value: Annotated[Number | None, Field(description="magnitude applied")]
    value_high: Annotated[Number | None, Field(description="only for ranges")]
    tally: Annotated[IntervalJson, Field(description="where the compiler's count may lie")]
    world: Annotated[IntervalJson, Field(description="where the truth is said to lie")]
    direction: Annotated[str | None, Field(pattern="^(up|down)$", description="of a change")]
    unit: Annotated[str | None, Field(description="ISO 4217, %, a measure, or the counted noun")]
    what: Annotated[str, Field(description="what is measured, predicate included")]
    metric: Annotated[str | None, Field(description="lexicon id")]
    population: Annotated[str | None, Field(description="lexicon id")]
    place: Annotated[str | None, Field(description="as the text names it")]
    destination: Annotated[str | None, Field(description="the place moved to")]
    source: Annotated[str | None, Field(description="who is credited, as named")]
    source_root: Annotated[str | None, Field(description="the resolved compiler")]
    window: WindowJson
    kind: Kind
    status: Status
    quoted: Annotated[bool, Field(description="inside quotation marks")]
    block: BlockKind
    event: Annotated[str | None, Field(description="id of the happening, where one is known")]
    published: Day | None
    confidence: Annotated[float, Field(ge=0, le=1)]
    why: Annotated[list[str], Field(description="aspect: recogniser: words")]


@CLOSED
class DateJson(TypedDict):
    """One date, time, duration or set, as a line of `claimcheck extract --dates`."""

    article: str
    field: FieldName
    start: Start
    end: End
    exact: Words
    type: Annotated[str, Field(pattern="^(DATE|TIME|DURATION|SET)$")]
    value: Annotated[str, Field(description="TIMEX3 value")]
    first_day: Day | None
    last_day: Day | None
    basis: DayBasis


@CLOSED
class SkippedJson(TypedDict):
    """Words with a number that was not typed, and why."""

    article: str
    field: FieldName
    start: Start
    end: End
    exact: Words
    reason: str


@CLOSED
class LocationJson(TypedDict):
    """One place of a finding; line and column count from 1 in the string that `field` names."""

    article: str
    path: Annotated[str, Field(description="the file the article came from, as given")]
    record: Annotated[int | None, Field(description="line of the article's record in that file")]
    field: FieldName
    start: Start
    end: End
    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    exact: Words
    role: Annotated[str, Field(description="what this place is in the finding: earlier, later, …")]
    when: Annotated[str, Field(description="its day as a reader would give it")]
    published: Day | None
    published_basis: DayBasis
    evidence: Annotated[list[str], Field(description="what the day was inferred from")]


@CLOSED
class FindingJson(TypedDict):
    """One query to an editor, with its arithmetic."""

    rule: str
    code: str
    severity: Severity
    title: str
    message: str
    relation: Annotated[str, Field(description="outcome of comparing the two claims")]
    locations: list[LocationJson]
    arithmetic: str
    tried: Annotated[list[str], Field(description="innocent explanations that did not hold")]
    also: Annotated[list[str], Field(description="weaker rules the same words broke")]
    why: str
    next_step: str
    fingerprint: Annotated[str, Field(description="survives edits elsewhere")]
    suppressed: bool


@CLOSED
class LanguageJson(TypedDict):
    """How many articles were not read because no lexicon covers their language."""

    language: str
    articles: int


@CLOSED
class CoverageJson(TypedDict):
    """How much of the input was read."""

    articles: int
    claims: int
    numbers_seen: int
    numbers_typed: int
    skipped: list[SkippedJson]
    languages: list[LanguageJson]


@CLOSED
class SummaryJson(TypedDict):
    """How many findings there are of each severity, waived ones apart."""

    error: int
    warning: int
    info: int
    suppressed: int
    stale_suppressions: int


@CLOSED
class ReportJson(TypedDict):
    """A whole run, as `claimcheck check --format json` prints it."""

    version: int
    findings: list[FindingJson]
    coverage: CoverageJson
    unused_rules: list[str]
    summary: SummaryJson
