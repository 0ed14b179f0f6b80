"""How far a long run has come: how much is done, how fast, and how long the rest will take."""

from __future__ import annotations

import sys
from time import monotonic

EVERY = 5.0  # seconds between two lines where there is no terminal
SHORT = 0.2  # seconds between two on a terminal, where each overwrites the last


class Told:
    """Writes lines to standard error; on a terminal one line, written over."""

    def __init__(self) -> None:
        self.terminal = sys.stderr.isatty()
        self.stage, self.total, self.count = "", 0, 0
        self.begun = self.told = monotonic()

    def begin(self, stage: str, total: int | None) -> None:
        """Begin a stage; `total` is how much there is of it, where that is known."""
        self.stage, self.total, self.count = stage, total or 0, 0
        self.begun = self.told = monotonic()

    def done(self, count: int) -> None:
        """Say how far the stage has come, if it was not said just now."""
        self.count += count
        if self.terminal and not self.total:
            return  # what reads the articles shows it
        now = monotonic()
        ended = self.total and self.count >= self.total
        if now - self.told < (SHORT if self.terminal else EVERY) and not ended:
            return
        self.told = now
        line = told(self.stage, self.count, self.total, now - self.begun)
        if self.terminal:
            sys.stderr.write("\r\x1b[K" if ended else f"\r\x1b[K{line}")
        else:
            sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def told(stage: str, count: int, total: int, seconds: float) -> str:
    """Return one line: what is being done, how much is done, how fast, how long it will take."""
    rate = count / seconds if seconds > 0 else 0.0
    line = f"{stage}: {count:,}"
    if total:
        line += f" of {total:,}"
    line += f", {rate:,.0f} a second"
    if total and rate and count < total:
        line += f", {_left((total - count) / rate)} left"
    return line


def _left(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
