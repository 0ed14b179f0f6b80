"""The service as a client meets it: a real process, real requests."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from time import sleep

import httpx
import pytest
from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]
TOKEN = "0123456789abcdef-secret"
OLD = {
    "id": "old",
    "date": "2023-05-02",
    "text": "The ferry fire off Marn has killed 41 people, the coast guard said on Tuesday.",
}
FALLEN = {
    "id": "new",
    "date": "2023-05-03",
    "text": "The ferry fire off Marn has killed 38 people, the coast guard said on Wednesday.",
}
RISEN = {**FALLEN, "id": "risen", "text": FALLEN["text"].replace("38", "43")}
LONG = [
    {"id": str(n), "text": f"In the fire {n + 9} people were killed. " * 400} for n in range(40)
]


@contextmanager
def served(folder: Path, *options: str, token: str | None = TOKEN) -> Iterator[httpx.Client]:
    """Run the service and yield a client of it, whose `process` is the service."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("CLAIMCHECK_TOKEN", None)
    env |= {"CLAIMCHECK_TOKEN": token} if token else {}
    command = [sys.executable, "-m", "claimcheck", "serve", "--port", "0", *options]
    process = subprocess.Popen(
        command, cwd=folder, env=env, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stderr
    line = process.stderr.readline()
    assert "listening on http://127.0.0.1:" in line, line
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with httpx.Client(base_url=line.split()[3], headers=headers, timeout=60) as client:
            client.process = process  # type: ignore[attr-defined]
            yield client
    finally:
        process.terminate()
        process.wait(60)
        process.stderr.close()


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory,
    claimcheck: Callable[..., subprocess.CompletedProcess[str]],
) -> Path:
    """A folder with a ledger in which one article was published."""
    folder = tmp_path_factory.mktemp("desk")
    (folder / "old.jsonl").write_text(json.dumps(OLD) + "\n", encoding="utf-8")
    assert claimcheck("ledger", "add", "old.jsonl", cwd=folder).returncode == 0
    return folder


@pytest.fixture(scope="module")
def client(desk: Path) -> Iterator[httpx.Client]:
    with served(desk, "--publish", "--workers", "1") as client:
        yield client


def post(client: httpx.Client, asked: str, *articles: object, **more: object) -> httpx.Response:
    return client.post(f"/v1/{asked}", json={"articles": list(articles), **more})


def test_a_check_answers_as_the_command_line_does(
    client: httpx.Client, desk: Path, claimcheck: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    lines = "".join(json.dumps(one) + "\n" for one in (OLD, FALLEN))
    arguments = ("check", "-", "--stdin-filename", "articles.jsonl", "--format", "json")
    done = claimcheck(*arguments, cwd=desk, stdin=lines)
    answer = post(client, "check", OLD, FALLEN)
    found = answer.json()
    assert (answer.status_code, done.returncode) == (200, 1)
    assert (found.pop("verdict"), found.pop("fail_on")) == ("stop", "error")
    assert found == json.loads(done.stdout)
    assert post(client, "check", OLD).json()["verdict"] == "pass"


def test_the_words_of_a_refusal_are_those_of_the_command_line(
    client: httpx.Client, desk: Path, claimcheck: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    wrong = {"id": "a", "text": "x", "date": "yesterday"}
    arguments = ("check", "-", "--stdin-filename", "articles.jsonl")
    done = claimcheck(*arguments, cwd=desk, stdin=json.dumps(wrong))
    answer = post(client, "check", wrong)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == done.stderr.rstrip()
    assert answer.json()["mistakes"][0]["place"] == "articles.jsonl:1"
    assert answer.json()["verdict"] == "none"


def test_extract_gives_claims_dates_and_coverage(client: httpx.Client) -> None:
    found = post(client, "extract", OLD).json()
    assert [(one["number"], one["metric"]) for one in found["claims"]] == [("41", "killed")]
    assert [one["exact"] for one in found["dates"]] == ["Tuesday"]
    assert found["coverage"]["articles"] == 1


def test_a_gate_stops_with_its_status_and_publishes_only_what_passes(client: httpx.Client) -> None:
    stopped = post(client, "gate", FALLEN, publish=True)
    assert (stopped.status_code, stopped.json()["verdict"]) == (409, "stop")
    assert stopped.json()["published"] is False
    passed = post(client, "gate", RISEN)
    assert (passed.status_code, passed.json()["published"]) == (200, False)
    kept = post(client, "gate", RISEN, publish=True)
    assert (kept.status_code, kept.json()["verdict"], kept.json()["published"]) == (
        *(200, "pass"),
        True,
    )
    later = {**FALLEN, "id": "later", "text": FALLEN["text"].replace("38", "42")}
    evidence = post(client, "gate", later).json()["findings"][0]["locations"]
    assert "risen" in {place["article"] for place in evidence}


def test_a_gate_asks_for_ids_and_reads_every_draft_or_none(client: httpx.Client) -> None:
    nameless = post(client, "gate", {"text": "Two died."}, RISEN)
    assert (nameless.status_code, "has no `id`" in nameless.text) == (422, True)
    words = "Yangında en az on iki kişi öldü ve çok sayıda kişi de yaralandı, bu bir gerçek. "
    other = post(client, "gate", {"id": "tr", "text": words * 12}, RISEN)
    assert (other.status_code, "let a person read it" in other.text) == (422, True)
    assert post(client, "check", {"id": "tr", "text": words * 12}).status_code == 422


def test_the_draft_of_the_documentation_is_stopped(client: httpx.Client) -> None:
    text = (ROOT / "docs" / "serve.md").read_text(encoding="utf-8")
    (given,) = re.findall(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    answer = client.post("/v1/gate", json=json.loads(given))
    codes = {one["code"] for one in answer.json()["findings"]}
    assert (answer.status_code, "N02" in codes) == (409, True)


def test_the_token_is_asked_for(client: httpx.Client) -> None:
    for given in ("", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer \xff"):
        headers = {"Authorization": given.encode("latin-1")}
        answer = client.post("/v1/gate", json={"articles": [RISEN]}, headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert answer.json()["verdict"] == "none"
    assert client.get("/v1/health", headers={"Authorization": ""}).json()["status"] == "ok"


def test_the_document_describes_what_is_answered(client: httpx.Client) -> None:
    found = client.get("/openapi.json").json()
    schemas = {"$defs": found["components"]["schemas"]}
    plain = json.loads(json.dumps(schemas).replace("#/components/schemas/", "#/$defs/"))
    for name, answer in (("Check", "check"), ("Extract", "extract"), ("Gate", "gate")):
        validator = Draft202012Validator({**plain, "$ref": f"#/$defs/{name}"})
        validator.validate(post(client, answer, FALLEN).json())
    for code in ("422", "504", "401"):
        assert code in found["paths"]["/v1/gate"]["post"]["responses"]


def test_schemathesis_finds_nothing(client: httpx.Client, tmp_path: Path) -> None:
    pytest.importorskip("schemathesis")
    done = subprocess.run(
        [
            *(
                sys.executable,
                "-m",
                "schemathesis.cli",
                "run",
                str(client.base_url.join("/openapi.json")),
            ),
            *("--header", f"Authorization: Bearer {TOKEN}", "--seed", "5"),
            *("--max-examples", "12", "--no-color"),
        ],
        cwd=tmp_path,
        env={**os.environ, "SCHEMATHESIS_HOOKS": str(Path(__file__).with_name("serve_hooks.py"))},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "Tested: 4" in done.stdout


def test_a_request_whose_time_is_up_frees_its_caller_and_its_worker(desk: Path) -> None:
    with (
        served(desk, "--workers", "1", "--time-limit", "2.5") as client,
        ThreadPoolExecutor() as pool,
    ):
        slow = pool.submit(post, client, "check", *LONG)
        while not client.get("/v1/health").json()["busy"]:
            sleep(0.01)
        assert client.get("/v1/health").json() | {"waiting": 0} == {
            **{"status": "ok", "version": client.get("/openapi.json").json()["info"]["version"]},
            **{"ledger": True, "busy": 1, "waiting": 0},
        }
        waited = pool.submit(post, client, "gate", RISEN)
        assert slow.result().status_code == 504
        assert slow.result().json()["verdict"] == "none"
        assert waited.result().status_code in {200, 503, 504}  # as its own time went
        assert [post(client, "gate", RISEN).status_code for _ in range(3)][-1] == 200


def test_a_worker_that_dies_is_a_fault_and_the_next_request_has_another(desk: Path) -> None:
    with served(desk, "--workers", "1") as client, ThreadPoolExecutor() as pool:
        slow = pool.submit(post, client, "check", *LONG)
        while not client.get("/v1/health").json()["busy"]:
            sleep(0.01)
        process = client.process  # type: ignore[attr-defined]
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not children.is_file():
            pytest.skip("the system does not list the children of a process")
        for child in children.read_text().split():
            os.kill(int(child), signal.SIGKILL)
        assert slow.result().status_code == 500
        assert "fault of the program" in slow.result().json()["detail"]
        assert post(client, "gate", RISEN).status_code == 200


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_what_was_begun_is_answered_before_the_service_stops(
    desk: Path, how: signal.Signals, code: int
) -> None:
    with served(desk, "--workers", "1") as client, ThreadPoolExecutor() as pool:
        begun = pool.submit(post, client, "check", *LONG[:6])
        while not client.get("/v1/health").json()["busy"]:
            sleep(0.01)
        process = client.process  # type: ignore[attr-defined]
        process.send_signal(how)
        assert begun.result().status_code == 200
        assert process.wait(30) == code
