"""What a figure stands on: the clock, the machine, the commit, and the shape of a result."""

from __future__ import annotations

import os
import platform
import re
import statistics
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TypeVar

Thing = TypeVar("Thing")

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "benchmarks.md"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results with its heading and a sentence that says what was measured."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return the table as a section of a Markdown page."""
        lines = [self.heads, ("---", *("---:" for _ in self.heads[1:])), *self.rows]
        rows = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{self.about}\n\n{rows}\n"


def kept(part: str) -> None:
    """Put a part of the page of results where the one of its heading stands, else at the end."""
    before = re.split(r"^(?=# )", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    parts = {one.partition("\n")[0]: one for one in [*filter(None, before), part]}
    text = "\n".join(one.rstrip("\n") + "\n" for one in parts.values())
    PAGE.write_text(text, encoding="utf-8")


def each(work: Callable[[Thing], object], items: Iterable[Thing], rounds: int = 3) -> list[float]:
    """Return the seconds that `work` takes on each item, the best of some rounds."""
    listed = list(items)
    return [min(once(lambda item=item: work(item)) for _ in range(rounds)) for item in listed]


def once(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes, run one time."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the seconds of the quickest of some rounds."""
    return min(once(work) for _ in range(rounds))


def milliseconds(seconds: float) -> str:
    """Return a time as a reader wants it: three digits that count."""
    value = seconds * 1_000
    return f"{value:,.0f} ms" if value >= 100 else f"{value:.3g} ms"


def spread(times: list[float]) -> tuple[str, str, str]:
    """Return median, 95th percentile and worst."""
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    return milliseconds(statistics.median(times)), milliseconds(late), milliseconds(ordered[-1])


def machine() -> str:
    """Return one line: processor, cores, Python, system."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        names = [line for line in cpuinfo.read_text("utf-8").splitlines() if "model name" in line]
        model = names[0].partition(":")[2].strip() if names else model
    version = platform.python_version()
    return f"{model}, {os.cpu_count()} cores, Python {version}, {platform.system()}"


def commit() -> str:
    """Return the commit that was measured, marked where the tree had changes; "unknown" without."""
    asked = ("git", "describe", "--always", "--dirty", "--abbrev=10", "--exclude=*")
    found = subprocess.run(asked, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    return found.stdout.strip() or "unknown"
