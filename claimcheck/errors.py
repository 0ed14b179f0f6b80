"""Errors a user can mend. Each says where, what was found, and what would be right."""

from __future__ import annotations


class ClaimcheckError(Exception):
    """Something the user must mend before the run can be trusted (exit code 2).

    Args:
        place: where it stands: `path`, `path:line` or `path:line:column`.
        problem: what was found there, with the offending words quoted.
        hint: what would be right.
    """

    def __init__(self, place: str, problem: str, hint: str) -> None:
        super().__init__(place, problem, hint)  # args as given, so that it pickles
        self.place, self.problem, self.hint = place, problem, hint

    def __str__(self) -> str:
        """Return the two-line message as the command line prints it."""
        return f"{self.place}: {self.problem}\n  hint: {self.hint}"


class ArticleError(ClaimcheckError):
    """An input that cannot be read as articles."""


class RuleError(ClaimcheckError):
    """A rule that cannot be used."""


class LexiconError(ClaimcheckError):
    """A lexicon entry that cannot be used."""


class ConfigError(ClaimcheckError):
    """A setting or a command-line value that cannot be used."""


class LedgerError(ClaimcheckError):
    """A ledger that cannot be opened, read or written now."""


class Mistakes(ClaimcheckError):
    """Several mistakes found in one go, so that a user mends them all at once.

    Args:
        errors: the single errors, in the order of their places; at least one.
    """

    def __init__(self, errors: tuple[ClaimcheckError, ...]) -> None:
        super().__init__(errors[0].place, errors[0].problem, errors[0].hint)
        self.args = (errors,)
        self.errors = errors

    def __str__(self) -> str:
        """Return every message, one below the other."""
        return "\n".join(str(error) for error in self.errors)
