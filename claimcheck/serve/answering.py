"""What a worker process does with a request: body in, answer out; it never raises."""

from __future__ import annotations

import gc
import json
import signal
import traceback
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Literal

from claimcheck import pipeline, wire
from claimcheck.decisions import applied
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes
from claimcheck.findings import Report, stops
from claimcheck.serve import bodies
from claimcheck.serve.bodies import BodyError
from claimcheck.serve.desk import Asked, Desk, Opening
from claimcheck.serve.forms import CheckJson, ExtractJson, FailOn, GateJson
from claimcheck.serve.problems import Answer, fault, problem, told
from claimcheck.verdict import Judge, drafts

EXAMPLE = {"articles": [{"id": "ready", "text": "At least 41 people were killed on Monday."}]}
NO_LEDGER = "there is no ledger\n  hint: start the service with --ledger"
NO_PUBLISHING = "publishing is not allowed\n  hint: start the service with --publish"


@lru_cache(maxsize=1)
def ready(opening: Opening) -> Desk:
    """Return the desk of this process, opened once.

    Raises:
        ClaimcheckError: when a rule, a setting or the ledger cannot be used any more.
    """
    desk = opening()
    # What is compiled at first use is compiled before a request waits for it.
    pipeline.check(bodies.read(EXAMPLE, desk.lexicon), desk.rules, desk.lexicon)
    gc.collect()
    gc.freeze()  # rules and word lists stay; to look through them again and again costs time
    return desk


def warm(opening: Opening) -> None:
    """Make this process ready; to be called in a process of its own, before it is asked.

    Raises:
        ClaimcheckError: as `ready` does.
    """
    # Ctrl-C reaches every process of a terminal; a worker finishes what it was asked.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ready(opening)


def answer(opening: Opening, asked: Asked, body: bytes) -> Answer:
    """Return the answer to a request; whatever goes wrong is a problem, never a pass."""
    try:
        return _answer(ready(opening), asked, body)
    except BodyError as caught:
        return told(HTTPStatus.BAD_REQUEST, caught)
    except ClaimcheckError as caught:
        mendable = isinstance(caught, ArticleError | Mistakes) and ready.cache_info().currsize
        status = HTTPStatus.UNPROCESSABLE_ENTITY if mendable else HTTPStatus.SERVICE_UNAVAILABLE
        return told(status, caught)
    except Exception as caught:
        words = f"{type(caught).__name__}: {caught}".strip(": ")
        return fault(words, traceback.format_exc())


def _answer(desk: Desk, asked: Asked, body: bytes) -> Answer:
    request = bodies.parsed(body)
    publish = bodies.publishing(request, gate=asked is Asked.GATE)
    if asked is Asked.EXTRACT:
        return _whole(HTTPStatus.OK, _extracted(desk, request))
    if asked is Asked.CHECK:
        return _whole(HTTPStatus.OK, _checked(desk, request))
    if desk.ledger is None:
        return problem(HTTPStatus.NOT_FOUND, NO_LEDGER)
    if publish and not desk.publishing:
        return problem(HTTPStatus.FORBIDDEN, NO_PUBLISHING)
    judged = _gated(desk, request, publish=publish)
    passed = judged["verdict"] == "pass"
    return _whole(HTTPStatus.OK if passed else HTTPStatus.CONFLICT, judged)


def _whole(status: HTTPStatus, found: CheckJson | ExtractJson) -> Answer:
    """Return data as an answer; half a character in it stays the escape it came as."""
    return Answer(status, json.dumps(found, allow_nan=False).encode())


def _extracted(desk: Desk, request: dict[str, Any]) -> ExtractJson:
    report = pipeline.check(bodies.read(request, desk.lexicon), (), desk.lexicon)
    return {
        "version": wire.VERSION,
        "claims": [wire.claim(one) for found in report.extractions for one in found.claims],
        "dates": [wire.date_mention(one) for found in report.extractions for one in found.dates],
        "coverage": wire.coverage(report.coverage),
    }


def _checked(desk: Desk, request: dict[str, Any]) -> CheckJson:
    articles = bodies.read(request, desk.lexicon)
    report = pipeline.check(articles, desk.rules, desk.lexicon, desk.levels)
    if not report.coverage.articles:
        names = ", ".join(f"{n:,} in {name!r}" for name, n in report.coverage.languages)
        problem = f"there is nothing to check: no lexicon covers {names}"
        hint = "send articles in a language the lexicon covers"
        raise ArticleError(bodies.RECORDS, problem, hint)
    report = applied(report, desk.decisions, desk.today)
    return _judged(report, desk.fail_on)


def _gated(desk: Desk, request: dict[str, Any], *, publish: bool) -> GateJson:
    assert desk.ledger
    judge = Judge(desk.ledger, desk.rules, desk.levels, desk.lexicon, desk.decisions, desk.today)
    warnings: list[str] = []
    read = drafts(bodies.read(request, desk.lexicon, named=True), desk.lexicon)
    report, stopped = judge.report(read, desk.fail_on, publish=publish, warn=warnings.append)
    judged = _judged(report, desk.fail_on)
    return {**judged, "published": publish and not stopped, "warnings": warnings}


def _judged(report: Report, fail_on: FailOn) -> CheckJson:
    verdict: Literal["pass", "stop"] = "stop" if stops(report, fail_on) else "pass"
    return {**wire.report(report), "verdict": verdict, "fail_on": fail_on}
