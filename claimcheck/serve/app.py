"""The routes of the service: who asks is let in, the body is read, a worker answers."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from claimcheck import __version__
from claimcheck.serve import door, openapi
from claimcheck.serve.desk import Asked, Limits, Opening
from claimcheck.serve.forms import HealthJson
from claimcheck.serve.problems import Answer, Refused, fault, refused
from claimcheck.serve.workers import Workers

ALWAYS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}
HINTS = {
    HTTPStatus.NOT_FOUND: ("there is nothing here", "GET /openapi.json says what there is"),
    HTTPStatus.METHOD_NOT_ALLOWED: ("this method is not for this address", "see /openapi.json"),
}
Endpoint = Callable[[Request], Awaitable[Response]]


class Service:
    """What the routes share: the workers, the limits and the token.

    Args:
        opening: makes the desk of a worker process ready.
        limits: what one request may take.
        secret: the token that requests must bear, if any.
        ledger: whether drafts can be gated.
        told: called once when every worker is ready.
    """

    def __init__(
        self,
        opening: Opening,
        limits: Limits,
        secret: str | None,
        *,
        ledger: bool,
        told: Callable[[], object] = lambda: None,
    ) -> None:
        self.workers, self.limits, self.secret = Workers(opening, limits), limits, secret
        self.ledger, self.told = ledger, told

    def app(self) -> Starlette:
        """Return the service as an ASGI application."""
        routes = [
            *(Route(f"/v1/{asked}", self._asking(asked), methods=["POST"]) for asked in Asked),
            Route("/v1/health", self._health, methods=["GET"]),
            Route("/openapi.json", self._description, methods=["GET"]),
        ]
        handlers = {Refused: _refusal, HTTPException: _elsewhere, Exception: _fault}
        return Starlette(routes=routes, lifespan=self._lifespan, exception_handlers=handlers)

    @asynccontextmanager
    async def _lifespan(self, _: Starlette) -> AsyncIterator[None]:
        await self.workers.warm()
        self.told()
        yield

    def _asking(self, asked: Asked) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            door.admitted(request, self.secret)
            body = await door.body(request, self.limits)
            return _response(await self.workers.answer(asked, body))

        return endpoint

    async def _health(self, _: Request) -> Response:
        found: HealthJson = {
            "status": "ok",
            "version": __version__,
            "ledger": self.ledger,
            "busy": self.workers.busy,
            "waiting": self.workers.waiting,
        }
        return JSONResponse(found, headers=ALWAYS)

    async def _description(self, _: Request) -> Response:
        found = openapi.document(token=self.secret is not None)
        return JSONResponse(found, headers=ALWAYS)


def _response(answer: Answer) -> Response:
    headers = {**ALWAYS, **answer.headers}
    return Response(answer.content, answer.status, headers, answer.media)


def _refusal(_: Request, caught: Exception) -> Response:
    return _response(cast(Refused, caught).answer)


def _elsewhere(_: Request, caught: Exception) -> Response:
    """Answer where no route leads, in the same form as every other refusal."""
    found = cast(HTTPException, caught)
    words = HINTS.get(HTTPStatus(found.status_code), (found.detail, "see /openapi.json"))
    return _response(refused(found.status_code, *words, found.headers))


def _fault(_: Request, caught: Exception) -> Response:
    return _response(fault(type(caught).__name__, ""))
