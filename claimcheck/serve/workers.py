"""Worker processes: one request each at a time, ended when their time is up."""

from __future__ import annotations

import math
import sys
from contextlib import suppress
from http import HTTPStatus

import anyio
from anyio import to_process

from claimcheck.errors import ClaimcheckError
from claimcheck.serve import answering
from claimcheck.serve.desk import Asked, Limits, Opening
from claimcheck.serve.problems import AGAIN, Answer, fault, refused


class Workers:
    """As many processes as may answer at once, and the queue before them.

    A check is computing, not waiting: threads would take turns with the server and could not be
    ended. A process can, and what it had half done in the ledger is undone with it.
    """

    def __init__(self, opening: Opening, limits: Limits) -> None:
        self.opening, self.limits = opening, limits
        self.free = anyio.CapacityLimiter(limits.workers)

    @property
    def busy(self) -> int:
        """Return how many requests are being answered."""
        return self.free.statistics().borrowed_tokens

    @property
    def waiting(self) -> int:
        """Return how many requests wait for a free worker."""
        return self.free.statistics().tasks_waiting

    async def warm(self) -> None:
        """Start every worker and let it read rules and words.

        Raises:
            ClaimcheckError: with what must be mended first.
        """
        async with anyio.create_task_group() as starting:
            for _ in range(self.limits.workers):
                starting.start_soon(self._warm_one)

    async def _warm_one(self) -> None:
        async with self.free:
            await to_process.run_sync(answering.warm, self.opening, limiter=_unbounded())

    async def answer(self, asked: Asked, body: bytes) -> Answer:
        """Return what a worker answers, or that there was no time for it.

        The worker of a request that ran out of time is killed; the next request starts another,
        which is never killed before it is ready: it would be as cold the next time.
        """
        if self.waiting >= self.limits.waiting:
            return _busy()
        begun = False
        with anyio.move_on_after(self.limits.seconds):
            async with self.free:
                begun = True
                with anyio.CancelScope(shield=True), suppress(ClaimcheckError):
                    await to_process.run_sync(answering.warm, self.opening, limiter=_unbounded())
                return await self._asked(asked, body)
        return self._too_slow() if begun else _busy()

    async def _asked(self, asked: Asked, body: bytes) -> Answer:
        try:
            found = await to_process.run_sync(
                answering.answer,
                self.opening,
                asked,
                body,
                cancellable=True,
                limiter=_unbounded(),
            )
        except anyio.BrokenWorkerProcess:
            return fault("the process that was at it ended", "a worker process ended by itself")
        if found.fault:
            print(found.fault, file=sys.stderr, flush=True)
        return found

    def _too_slow(self) -> Answer:
        found = f"this was not done within {self.limits.seconds:g} seconds"
        return refused(HTTPStatus.GATEWAY_TIMEOUT, found, "send fewer articles at once")


def _unbounded() -> anyio.CapacityLimiter:
    """Return a limiter that never waits: requests queue before it, where they are counted."""
    return anyio.CapacityLimiter(math.inf)


def _busy() -> Answer:
    hint = "try again in a moment, or start the service with more --workers"
    return refused(HTTPStatus.SERVICE_UNAVAILABLE, "every worker is busy", hint, AGAIN)
