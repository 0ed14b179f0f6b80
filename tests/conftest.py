"""What every test may use: golden files, the command line, and the profiles of the laws."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from claimcheck import claims, lexicon
from claimcheck.articles.record import article
from claimcheck.ledger import schema, store
from claimcheck.model import Extraction
from tests import postgres as postgres_server

ROOT = Path(__file__).parent.parent
QUIET = (HealthCheck.too_slow,)
SERVER = "CLAIMCHECK_TEST_POSTGRES"  # "required", or the URL of a database that may be emptied

# The same examples every time: a test that fails fails for everybody. "night" looks for new ones.
settings.register_profile(
    "dev", max_examples=100, deadline=None, derandomize=True, suppress_health_check=QUIET
)
settings.register_profile("ci", max_examples=500, deadline=None, derandomize=True)
settings.register_profile("night", max_examples=20_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "dev"))

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-cases",
        action="store_true",
        help="write what comes out into the golden files instead of comparing with them",
    )


@pytest.fixture(scope="session")
def updating(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be written instead of compared."""
    return bool(request.config.getoption("--update-cases"))


@pytest.fixture
def golden(updating: bool) -> Callable[[Path, str], None]:
    """Compare text with a golden file byte for byte, or write the file under --update-cases."""

    def compare(path: Path, got: str) -> None:
        if updating:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(got.encode())
        assert got.encode() == path.read_bytes(), f"{path.name}: see pytest --update-cases"

    return compare


@pytest.fixture(scope="session")
def claimcheck(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run the command line as a user would, on a plain 80-column terminal without colour."""
    kept = str(tmp_path_factory.mktemp("cache"))

    def run(
        *arguments: str,
        cwd: Path = ROOT,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> subprocess.CompletedProcess[str]:
        plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
        plain["CLAIMCHECK_CACHE"] = kept
        return subprocess.run(
            [sys.executable, "-m", "claimcheck", *arguments],
            cwd=cwd,
            env={**plain, **(env or {})},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=120,
        )

    return run


@pytest.fixture
def write() -> Callable[..., Extraction]:
    """Return what an article says that a test writes."""

    def written(
        text: str, name: str = "article", day: str | None = "2023-05-03", title: str | None = None
    ) -> Extraction:
        record = {"id": name, "text": text, "date": day, "title": title}
        return claims.extract(article(record, name, 1), lexicon.load())

    return written


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """Yield the URL of an empty PostgreSQL database: the one named, or that of a server started."""
    named = os.environ.get(SERVER, "")
    if "://" in named:
        yield named
    elif named != "required" and postgres_server.binaries() is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    else:
        with postgres_server.server() as url:
            yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty ledger can be made: a file, and a PostgreSQL server where there is one."""
    if request.param == "sqlite":
        return str(tmp_path / "ledger.db")
    url: str = request.getfixturevalue("postgres")
    before = store.opened(url, create=True)
    schema.tables.drop_all(before.engine)
    before.close()
    return url


@pytest.fixture
def ledger(ledger_url: str) -> Iterator[store.Ledger]:
    """Yield an empty ledger on either store."""
    made = store.opened(ledger_url, create=True)
    yield made
    made.close()
