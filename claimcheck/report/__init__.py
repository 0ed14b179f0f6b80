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
    """Return the writers of "findings", "claims", "dates" or "skipped", by format."""
    return {name: made for name in sorted(_names()) if (made := writer(of, name))}


def writer(of: str, form: str) -> Writer | None:
    """Return the writer of one format, None where it does not dress `of`; imports no other."""
    if form not in _names():
        return None
    return getattr(import_module(f"{__name__}.{form}"), of, None)


def _names() -> set[str]:
    """Return the modules that can be formats; those that begin with "_" are parts of others."""
    found = (module.name for module in iter_modules(__path__))
    return {name for name in found if not name.startswith("_")}
