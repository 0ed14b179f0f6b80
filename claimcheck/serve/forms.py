"""The form of what the service answers; the OpenAPI document is made from these types."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

from claimcheck.wiretypes import CLOSED, ClaimJson, CoverageJson, DateJson, ReportJson

Verdict = Annotated[
    Literal["pass", "stop"],
    Field(description="stop: a finding that nobody waived is at least as grave as fail_on"),
]
FailOn = Literal["error", "warning", "info", "never"]


@CLOSED
class CheckJson(ReportJson):
    """A report, as `claimcheck check --format json` prints it, and what it comes to."""

    verdict: Verdict
    fail_on: FailOn


@CLOSED
class GateJson(CheckJson):
    """A report about drafts, as `claimcheck gate --format json` prints it."""

    published: Annotated[bool, Field(description="whether the drafts are in the ledger now")]
    warnings: Annotated[list[str], Field(description="what may have gone unseen")]


@CLOSED
class ExtractJson(TypedDict):
    """What the articles say, in article order and then in text order."""

    version: int
    claims: list[ClaimJson]
    dates: list[DateJson]
    coverage: CoverageJson


@CLOSED
class HealthJson(TypedDict):
    """Whether the service answers, and how much it has to do."""

    status: Literal["ok"]
    version: str
    ledger: Annotated[bool, Field(description="whether drafts can be gated")]
    busy: Annotated[int, Field(ge=0, description="requests being answered")]
    waiting: Annotated[int, Field(ge=0, description="requests waiting for a worker")]


@CLOSED
class MistakeJson(TypedDict):
    """One thing to mend, in the words of the command line."""

    place: str
    problem: str
    hint: str


@CLOSED
class ProblemJson(TypedDict):
    """Why there is no report (RFC 9457). Its verdict is never "pass"."""

    type: Literal["about:blank"]
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    mistakes: list[MistakeJson]
    verdict: Literal["none"]
