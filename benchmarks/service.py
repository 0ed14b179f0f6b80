"""The HTTP service over loopback: `python -m benchmarks.service [ARTICLES]`.

A real process is asked by clients in threads. Wall time counts here: it is what a caller waits.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import local
from time import perf_counter

from benchmarks import corpus
from benchmarks.measuring import ROOT, Table, commit, machine, spread

ARTICLES = 1_000  # in the ledger
DRAFTS = 25
WORKERS = 2
REQUESTS = 200
JSON = {"Content-Type": "application/json"}


@contextmanager
def served(folder: Path) -> Iterator[int]:
    """Run the service in a folder and yield its port once it is ready."""
    command = [sys.executable, "-m", "claimcheck", "serve", "--port", "0"]
    command += ["--workers", str(WORKERS), "--ledger", "ledger.db"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    env.pop("CLAIMCHECK_TOKEN", None)
    process = subprocess.Popen(
        command, cwd=folder, env=env, stderr=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stderr
    try:
        yield int(process.stderr.readline().split()[3].rpartition(":")[2])
    finally:
        process.terminate()
        process.wait()
        process.stderr.close()


def asked(port: int, path: str, bodies: list[bytes], clients: int) -> tuple[float, list[float]]:
    """Return the seconds of all requests together, and of each, from so many clients at once."""
    kept = local()

    def ask(body: bytes) -> float:
        if not hasattr(kept, "connection"):
            kept.connection = HTTPConnection("127.0.0.1", port)
        begun = perf_counter()
        kept.connection.request("POST", path, body, JSON)
        answer = kept.connection.getresponse()
        answer.read()
        if answer.status not in {200, 409}:
            raise RuntimeError(f"{path}: {answer.status}")
        return perf_counter() - begun

    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(ask, bodies[: 4 * clients]))  # connections are opened, pages are read
        begun = perf_counter()
        times = list(pool.map(ask, bodies))
        return perf_counter() - begun, times


def requests() -> list[bytes]:
    """Return one draft a request, a few of them again and again."""
    records = [{**one, "id": f"draft-{n}"} for n, one in enumerate(corpus.records(DRAFTS))]
    bodies = [json.dumps({"articles": [one]}, default=str).encode() for one in records]
    return [bodies[n % len(bodies)] for n in range(REQUESTS)]


def service(articles: int = ARTICLES) -> Table:
    """Return requests a second and what one takes, for one client and for two a worker."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "published.jsonl").write_text(corpus.lines(articles), encoding="utf-8")
        add = ["claimcheck", "ledger", "add", "published.jsonl", "--ledger", "ledger.db"]
        told = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "capture_output": True}
        subprocess.run([sys.executable, "-m", *add], cwd=folder, check=True, **told)
        with served(folder) as port:
            for path in ("/v1/gate", "/v1/check", "/v1/extract"):
                for clients in (1, 2 * WORKERS):
                    seconds, times = asked(port, path, requests(), clients)
                    rate = f"{len(times) / seconds:,.0f}"
                    rows.append((path, str(clients), rate, *spread(times)))
    about = (
        f"{REQUESTS} requests of one 2 KB article each to `claimcheck serve` with {WORKERS} "
        f"workers and a SQLite ledger of {articles:,} articles, over loopback, clients and service "
        f"on one machine."
    )
    heads = ("request", "clients", "a second", "median", "95th", "worst")
    return Table("The HTTP service", about, heads, tuple(rows))


if __name__ == "__main__":
    print(f"* machine: {machine()}\n* commit: {commit()}\n")
    print(service(*(int(one) for one in sys.argv[1:2])).markdown())
