"""claimcheck: a linter for facts.

article -> claims -> series -> checks -> findings -> report: the folders in that order.
`extract`, `check` and `relate` are the program as a library; they load it when first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from claimcheck.api import check, extract, relate

__all__ = ["__version__", "check", "extract", "relate"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Return a public name, loading the program when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'claimcheck' has no attribute {name!r}")
    from claimcheck import api

    return getattr(api, name)
