"""Refusals as problem documents (RFC 9457), in the words that the command line uses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from claimcheck.errors import ClaimcheckError, LedgerError, Mistakes
from claimcheck.serve.forms import ProblemJson

JSON, PROBLEM = "application/json", "application/problem+json"
MOST_SHOWN = 100  # mistakes named one by one, as on the command line
AGAIN = {"retry-after": "2"}  # seconds; a worker is free or the ledger unlocked by then, as a rule
LAST = {"connection": "close"}  # the rest of a body that nobody reads must not be the next request


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back: a status, a body and its type. `fault` is for the operator alone."""

    status: int
    content: bytes
    media: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    fault: str = ""


class Refused(Exception):
    """A request that gets a problem for an answer."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer)
        self.answer = answer


def problem(
    status: int,
    detail: str,
    mistakes: tuple[ClaimcheckError, ...] = (),
    headers: Mapping[str, str] | None = None,
    fault: str = "",
) -> Answer:
    """Return a problem document as an answer."""
    body: ProblemJson = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "mistakes": [
            {"place": one.place, "problem": one.problem, "hint": one.hint}
            for one in mistakes[:MOST_SHOWN]
        ],
        "verdict": "none",
    }
    return Answer(status, json.dumps(body).encode(), PROBLEM, headers or {}, fault)


def refused(status: int, found: str, hint: str, headers: Mapping[str, str] | None = None) -> Answer:
    """Return the refusal of a request: what was found, and what would be right."""
    return problem(status, f"{found}\n  hint: {hint}", headers=headers)


def told(status: int, caught: ClaimcheckError) -> Answer:
    """Return what must be mended, every mistake of it."""
    mistakes = caught.errors if isinstance(caught, Mistakes) else (caught,)
    lines = [str(one) for one in mistakes[:MOST_SHOWN]]
    if len(mistakes) > MOST_SHOWN:
        lines.append(f"… and {len(mistakes) - MOST_SHOWN:,} more")
    again = AGAIN if isinstance(caught, LedgerError) else None
    return problem(status, "\n".join(lines), mistakes, again)


def fault(words: str, trace: str) -> Answer:
    """Return that the program is at fault; the trace goes to the operator, not to the client."""
    return problem(
        HTTPStatus.INTERNAL_SERVER_ERROR,
        f"claimcheck: this is a fault of the program, not of your text: {words}",
        fault=trace,
    )
