"""Stretches of numbers with open or closed ends, exact in Decimal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

INFINITY = Decimal("Infinity")
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """A non-empty stretch of numbers; each end is open or closed.

    Units: those of the claim that holds it. An infinite end is always open.
    Source: CLAIM-MODEL section 3 (what each comparator allows).

    Raises:
        ValueError: when no number lies in it.
    """

    # an unbounded end comes back in as it went out
    __pydantic_config__: ClassVar[Mapping[str, bool]] = {"allow_inf_nan": True}

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def __post_init__(self) -> None:
        """Refuse an empty stretch."""
        if self.low > self.high or (self.low == self.high and (self.open_low or self.open_high)):
            raise ValueError(f"no number lies in {self}")

    @classmethod
    def point(cls, value: Decimal) -> Interval:
        """Return the stretch that holds `value` alone."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether exactly one number lies in it."""
        return self.low == self.high

    def below(self, other: Interval) -> bool:
        """Whether every number of this one is less than every number of `other`."""
        if self.high == other.low:
            return self.open_high or other.open_low
        return self.high < other.low

    def meets(self, other: Interval) -> bool:
        """Whether one number lies in both, so that both phrases can be true."""
        return not (self.below(other) or other.below(self))

    def within(self, other: Interval) -> bool:
        """Whether every number of this one also lies in `other`."""
        low = self.low > other.low or (
            self.low == other.low and (self.open_low or not other.open_low)
        )
        high = self.high < other.high or (
            self.high == other.high and (self.open_high or not other.open_high)
        )
        return low and high

    def __add__(self, other: Interval) -> Interval:
        """Return every sum of a number of this one and a number of `other`."""
        return Interval(
            self.low + other.low,
            self.high + other.high,
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def scaled(self, factor: Decimal) -> Interval:
        """Return every number of this one times `factor`, which must be above zero.

        Raises:
            ValueError: when `factor` is zero or less.
        """
        if factor <= 0:
            raise ValueError(f"a stretch is scaled by a factor above zero, not {factor}")
        return Interval(self.low * factor, self.high * factor, self.open_low, self.open_high)

    def widened(self, by: Decimal) -> Interval:
        """Return this one with both ends moved outwards by `by` (zero or more)."""
        return Interval(self.low - by, self.high + by, self.open_low, self.open_high)

    def __str__(self) -> str:
        """Return the usual notation, `[2150000, 2300000)`; one number stands in braces."""
        if self.low == self.high:
            return f"{{{written(self.low)}}}"
        left = "(" if self.open_low or self.low == -INFINITY else "["
        right = ")" if self.open_high or self.high == INFINITY else "]"
        return f"{left}{written(self.low)}, {written(self.high)}{right}"


def written(value: Decimal) -> str:
    """Return `value` as an editor writes it: `13,719`, `2.3M`, `7.5bn`, `∞`.

    Millions and billions are shortened only where no digit is lost.
    """
    if not value.is_finite():
        return "-∞" if value < 0 else "∞"
    for scale, letter in ((Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "M")):
        if abs(value) >= scale:
            short = (value / scale).normalize()
            if len(short.as_tuple().digits) <= 3:
                return f"{short:f}{letter}"
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
