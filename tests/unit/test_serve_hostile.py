"""Bodies and callers that mean no good: every one gets a problem, none of them a pass."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from click.testing import CliRunner
from starlette.requests import Request

from claimcheck.cli import main
from claimcheck.cli.serve import Opening
from claimcheck.errors import ConfigError
from claimcheck.serve import door, listening
from claimcheck.serve.answering import answer
from claimcheck.serve.app import Service
from claimcheck.serve.desk import Asked, Limits
from claimcheck.serve.problems import Refused

OPENING = Opening(
    None, (), (), (("baseline", None), ("today", None), ("waivers", None)), *[None] * 2, False, 1.0
)
ONE = b'{"articles": [{"id": "a", "text": %s}]}'
BODIES = {
    "nothing": (b"", 400, "the body is empty"),
    "space": (b" \n ", 400, "the body is empty"),
    "not JSON": (b'{"articles": [', 400, "body:1:15: this is not JSON"),
    "two documents": (b"{} {}", 400, "this is not JSON: extra data"),
    "NaN": (ONE % b"NaN", 400, "NaN is no number"),
    "infinite": (b'{"articles": [{"text": "x", "n": -Infinity}]}', 400, "-Infinity is no number"),
    "deep": (b'{"articles": ' + b"[" * 200_000, 400, "nested too deep"),
    "deep in an article": (ONE % (b"[" * 900 + b"]" * 900), 422, "`text` is a list"),
    "a huge number": (ONE % (b"9" * 100_000), 400, "a number too long"),
    "a number past all floats": (ONE % b"1e999999", 422, "`text` is a number"),
    "a key twice": (b'{"articles": [{"id": "a", "text": "b", "text": "c"}]}', 400, "'text' is set"),
    "UTF-16": ("{}".encode("utf-16"), 400, "this is UTF-16"),
    "Latin-1": (ONE % '"é"'.encode("latin-1"), 400, "not UTF-8: byte 0xe9"),
    "a NUL byte": (ONE % b'"a\0b"', 400, "a NUL byte"),
    "a NUL character": (ONE % rb'"a\u0000b"', 422, "a NUL character at 1"),
    "half a character": (ONE % rb'"a\ud800b"', 422, "half a character"),
    "half a character in an id": (rb'{"articles":[{"id":"\udfff","text":""}]}', 422, "half a char"),
    "a list": (b"[]", 422, "this is a list"),
    "null": (b"null", 422, "this is a single value"),
    "no articles": (b"{}", 422, "has no `articles`"),
    "articles by name": (b'{"articles": "/etc/passwd"}', 422, "`articles` is a"),
    "an empty list": (b'{"articles": []}', 422, "there is nothing to check"),
    "a path": (b'{"articles": ["/etc/passwd"]}', 422, "a record is a map of fields"),
    "options": (b'{"articles": [], "rules": "/etc"}', 422, "a request has no 'rules'"),
    "publish as a word": (b'{"articles": [], "publish": "yes"}', 422, "publish"),
    "one id twice": (b'{"articles":[{"id":1,"text":"a"},{"id":"1","text":"b"}]}', 422, "already"),
    "long": (ONE % (b'"' + b"a" * 4_000_001 + b'"'), 422, "longer than one article can be"),
}


@pytest.mark.parametrize("asked", [Asked.CHECK, Asked.GATE])
@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_body_is_refused_with_a_reason(name: str, asked: Asked) -> None:
    body, status, words = BODIES[name]
    found = answer(OPENING, asked, body)
    problem = json.loads(found.content)
    if asked is Asked.GATE and status == 422 and "publish" not in name:
        assert found.status in {404, 422}
    else:
        assert found.status == status, problem
        assert words in problem["detail"]
    assert problem["verdict"] == "none"


def test_a_fault_is_told_as_one_and_is_no_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("7")

    answer(OPENING, Asked.CHECK, ONE % b'"x"')
    monkeypatch.setattr("claimcheck.serve.answering.pipeline.check", fails)
    found = answer(OPENING, Asked.CHECK, ONE % b'"x"')
    problem = json.loads(found.content)
    assert (found.status, problem["verdict"]) == (500, "none")
    assert "not of your text: ZeroDivisionError: 7" in problem["detail"]
    assert "Traceback" in found.fault
    assert "Traceback" not in problem["detail"]


@pytest.fixture
def client() -> Iterator[Any]:
    """A client of the application itself; no request of these tests gets as far as a worker."""
    service = Service(OPENING, Limits(body=1000), None, ledger=False)
    transport = httpx.ASGITransport(service.app())

    def ask(method: str, path: str, **more: Any) -> httpx.Response:
        async def asked() -> httpx.Response:
            base = more.pop("base_url", "http://127.0.0.1:8765")
            async with httpx.AsyncClient(transport=transport, base_url=base) as one:
                return await one.request(method, path, **more)

        return anyio.run(asked)

    return ask


async def endless() -> AsyncIterator[bytes]:
    for _ in range(100_000):
        yield b" " * 1000


def test_a_long_body_is_refused_before_it_is_read(client: Any) -> None:
    typed = {"content-type": "application/json"}
    for content in (b" " * 1001, endless()):
        found = client("POST", "/v1/gate", content=content, headers=typed)
        assert (found.status_code, found.json()["verdict"]) == (413, "none")
        assert found.headers["connection"] == "close"
    (said,) = [{**typed, "content-length": "99999999999"}]
    assert client("POST", "/v1/gate", content=b"{}", headers=said).status_code == 413


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json; charset=latin-1"])
def test_a_body_of_another_type_is_refused(client: Any, kind: str) -> None:
    found = client("POST", "/v1/check", content=b"{}", headers={"content-type": kind})
    assert (found.status_code, found.json()["title"][:11]) == (415, "Unsupported")


def test_a_name_that_leads_here_by_a_trick_is_refused(client: Any) -> None:
    found = client("POST", "/v1/check", json={}, base_url="http://news.example:8765")
    assert (found.status_code, "is not called 'news.example'" in found.text) == (421, True)


def test_what_is_not_there_is_a_problem_too(client: Any) -> None:
    assert client("GET", "/etc/passwd").json()["status"] == 404
    found = client("GET", "/v1/gate")
    assert (found.json()["status"], found.headers["allow"]) == (405, "POST")


def arriving(*parts: dict[str, Any], pause: float = 0) -> Request:
    """Return a request whose body comes in parts."""
    waiting = iter(parts)

    async def receive() -> dict[str, Any]:
        await anyio.sleep(pause)
        return next(waiting)

    headers = [(b"content-type", b"application/json")]
    return Request({"type": "http", "method": "POST", "headers": headers}, receive)


def test_a_body_that_trickles_in_or_breaks_off_is_refused() -> None:
    part = {"type": "http.request", "body": b"{", "more_body": True}
    limits = Limits(sending=0.05)
    for parts, pause, status in (([part] * 99, 0.03, 408), ([{"type": "http.disconnect"}], 0, 400)):
        with pytest.raises(Refused) as caught:
            anyio.run(door.body, arriving(*parts, pause=pause), limits)
        assert caught.value.answer.status == status


@pytest.mark.parametrize(
    ("host", "found", "problem"),
    [
        ("0.0.0.0", None, "can be reached from other machines"),
        ("::", None, "can be reached from other machines"),
        ("desk.example", None, "can be reached from other machines"),
        ("127.0.0.1", "", "is no word of at least 16"),
        ("127.0.0.1", "short", "is no word of at least 16"),
        ("127.0.0.1", "with a space in the middle", "is no word of at least 16"),
    ],
)
def test_the_service_does_not_start_unguarded(host: str, found: str | None, problem: str) -> None:
    with pytest.raises(ConfigError, match=problem):
        door.token(found, host)


def test_this_machine_alone_needs_no_token() -> None:
    hosts = ("127.0.0.1", "127.8.8.8", "::1", "[::1]", "localhost")
    assert [door.token(None, host) for host in hosts] == [None] * len(hosts)
    assert door.token("0123456789abcdef", "0.0.0.0") == "0123456789abcdef"


def test_a_port_that_is_taken_is_said_to_be() -> None:
    with listening.bound("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConfigError, match="cannot listen there"):
            listening.bound("127.0.0.1", port)
        assert listening.address(taken) == f"http://127.0.0.1:{port}"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--publish",), "there is no ledger"),
        (("--publish", "--fail-on", "never"), "does not go with"),
        (("--ledger", "nowhere.db"), "there is no ledger"),
    ],
)
def test_publishing_needs_a_ledger_and_a_gate(
    options: tuple[str, ...], words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["serve", *options], standalone_mode=False)
    assert words in str(done.exception)
