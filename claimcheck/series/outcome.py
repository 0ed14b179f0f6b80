"""What two claims can be to each other, and how the finding of it is written down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.intervals import Interval
from claimcheck.model import Claim, Severity
from claimcheck.series.order import How


class Outcome(StrEnum):
    """What two claims are to each other."""

    CONFLICT = "CONFLICT"
    REGRESSION = "REGRESSION"
    STALE = "STALE"
    SUBSET_EXCEEDS = "SUBSET_EXCEEDS"
    UNDATED_CONFLICT = "UNDATED_CONFLICT"
    ROUNDING_INCONSISTENT = "ROUNDING_INCONSISTENT"
    DISAGREE = "DISAGREE"
    RECLASSIFIED = "RECLASSIFIED"
    DATED_OLD = "DATED_OLD"
    REVISED = "REVISED"
    REDEFINED = "REDEFINED"
    CHANGED = "CHANGED"
    SUPERSEDED = "SUPERSEDED"
    EQUIVALENT = "EQUIVALENT"
    REFINES = "REFINES"
    COMPATIBLE = "COMPATIBLE"
    INCOMPARABLE = "INCOMPARABLE"


@dataclass(frozen=True, slots=True)
class Relation:
    """What two claims are to each other, the same whichever is named first.

    `first` is the earlier of the two, or the part where one is part of the other, or the one
    read first. `severity` is None where there is nothing to show. `reason` narrows the outcome
    ("unit", "window", "subset"); `how` says what the order rests on; `notes` name what was
    treated as the same; `read` are the stretches compared where they are not the tallies.
    """

    outcome: Outcome
    severity: Severity | None
    reason: str
    how: How
    first: Claim
    second: Claim
    notes: tuple[str, ...] = ()
    read: tuple[Interval, Interval] | None = None

    @property
    def arithmetic(self) -> str:
        """Return the two tallies compared, written out with their ends."""
        a, b = self.read or (self.first.quantity.tally, self.second.quantity.tally)
        if a.meets(b):
            return f"{a} and {b} meet"
        if self.outcome is Outcome.SUBSET_EXCEEDS:
            return f"the part {a} lies wholly above the whole {b}"
        if self.outcome in {Outcome.REGRESSION, Outcome.STALE}:
            return f"the later {b} lies wholly below the earlier {a}"
        return f"{a} and {b} do not meet"
