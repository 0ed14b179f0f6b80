"""Numbers -> places on an axis of a drawing, and the round numbers written along it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

from claimcheck.intervals import written

LARGEST = 200  # decimal exponent beyond which nothing is drawn
SKEWED = 60  # how many times the least the greatest may be before the axis is logarithmic
PADDING = 0.12  # of the axis, free at both ends
STEPS = (1, 2, 5, 10)  # round numbers differ by these, times a power of ten
WANTED = 4  # round numbers along an axis, about


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number and its place, from 0 at the start of the axis to 1 at its end."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`; the ends are exponents of ten where it is logarithmic."""

    low: float
    high: float
    logarithmic: bool = False

    def at(self, value: Decimal) -> float:
        """Return the place of a number, 0 to 1; what lies beyond an end is put there."""
        if not value.is_finite():
            return 0.0 if value < 0 else 1.0
        if self.logarithmic and value <= 0:
            return 0.0
        number = float(value.log10()) if self.logarithmic else float(value)
        return min(1.0, max(0.0, (number - self.low) / (self.high - self.low)))

    def ticks(self) -> list[Tick]:
        """Return the round numbers of the axis in order."""
        found = self._powers() if self.logarithmic else self._steps()
        return [Tick(self.at(value), written(value)) for value in found]

    def _steps(self) -> list[Decimal]:
        rough = (self.high - self.low) / WANTED
        power = floor(log10(rough))
        step = next(s for s in STEPS if s * 10**power >= rough * 0.7)
        first, last = ceil(self.low / (step * 10.0**power)), floor(self.high / (step * 10.0**power))
        unit = Decimal(step).scaleb(power)
        return [n * unit for n in range(first, last + 1)]

    def _powers(self) -> list[Decimal]:
        first, last = ceil(self.low), floor(self.high)
        apart = max(1, (last - first) // WANTED)
        return [Decimal(1).scaleb(n) for n in range(first, last + 1, apart)]


def scale(values: Iterable[Decimal]) -> Scale | None:
    """Return an axis that holds every finite number, None where there is none to draw."""
    known = sorted({value for value in values if value.is_finite()})
    if not known or max(abs(known[0]), abs(known[-1])).adjusted() > LARGEST:
        return None
    low, high = known[0], known[-1]
    if low > 0 and high > low * SKEWED:
        first, last = float(low.log10()), float(high.log10())
        pad = (last - first) * PADDING
        return Scale(first - pad, last + pad, logarithmic=True)
    first, last = float(low), float(high)
    pad = max((last - first) * PADDING, abs(last) * 1e-6) if last > first else abs(last) * 0.1 or 1
    return Scale(first - pad, last + pad)
