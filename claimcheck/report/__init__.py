"""Findings and claims -> text: one file per output format, found because it exists.

A format module holds `findings(report, look)`, `claims(extractions, look)` or both; each yields
the lines it prints. The format is named like its file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from claimcheck.report.layout import Look

Writer = Callable[[Any, Look], Iterator[str]]


def writers(of: str) -> dict[str, Writer]:
    """Return the writers of "findings" or of "claims", by format."""
    found = {m.name: import_module(f"{__name__}.{m.name}") for m in iter_modules(__path__)}
    return {name: getattr(m, of) for name, m in sorted(found.items()) if hasattr(m, of)}
