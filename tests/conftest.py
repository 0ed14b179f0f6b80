"""What every test may use: golden files, the command line, and the profiles of the laws."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parent.parent
QUIET = (HealthCheck.too_slow,)

settings.register_profile("dev", max_examples=100, deadline=None, suppress_health_check=QUIET)
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
def claimcheck() -> Run:
    """Run the command line as a user would, on a plain 80-column terminal without colour."""

    def run(
        *arguments: str,
        cwd: Path = ROOT,
        env: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> subprocess.CompletedProcess[str]:
        plain = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)}
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
