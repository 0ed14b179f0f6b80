"""Who may ask, and how much they may send: decided before anything is read into a worker."""

from __future__ import annotations

import hmac
import ipaddress
from http import HTTPStatus

import anyio
from starlette.requests import ClientDisconnect, Request

from claimcheck.errors import ConfigError
from claimcheck.serve.desk import Limits
from claimcheck.serve.problems import JSON, LAST, Refused, refused

TOKEN = "CLAIMCHECK_TOKEN"
SHORTEST = 16  # characters; a shorter token can be guessed
SCHEME = b"bearer "


def loopback(host: str) -> bool:
    """Return whether only programs of this machine can reach a host."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def token(found: str | None, host: str) -> str | None:
    """Return the token that requests must bear, None where none is needed.

    Raises:
        ConfigError: when it is too short, or others can reach the host and there is none.
    """
    if found is None:
        if loopback(host):
            return None
        problem = f"{host} can be reached from other machines, and {TOKEN} is not set"
        raise ConfigError("--host", problem, f"set {TOKEN}, or listen on 127.0.0.1")
    if len(found) < SHORTEST or not found.isascii() or not found.isprintable() or " " in found:
        problem = f"the token is no word of at least {SHORTEST} ASCII characters"
        hint = 'make one: python -c "import secrets; print(secrets.token_urlsafe())"'
        raise ConfigError(TOKEN, problem, hint)
    return found


def admitted(request: Request, secret: str | None) -> None:
    """Let a request in.

    Raises:
        Refused: when it does not bear the token; without one, when a page of another site asks
            under a name of its own that leads to this machine.
    """
    if secret is None:
        host = request.url.hostname or ""
        if not loopback(host):
            found = f"this service is not called {host!r}"
            hint = "ask it as 127.0.0.1 or localhost"
            raise Refused(refused(HTTPStatus.MISDIRECTED_REQUEST, found, hint, LAST))
        return
    given = dict(request.scope["headers"]).get(b"authorization", b"")
    scheme, word = given[: len(SCHEME)].lower(), given[len(SCHEME) :].strip()
    if scheme != SCHEME or not hmac.compare_digest(word, secret.encode()):
        found = "the request does not bear the token" if given else "the request bears no token"
        headers = {"www-authenticate": "Bearer", **LAST}
        hint = "send it as `Authorization: Bearer …`"
        raise Refused(refused(HTTPStatus.UNAUTHORIZED, found, hint, headers))


async def body(request: Request, limits: Limits) -> bytes:
    """Return the body of a request, however it is sent.

    Raises:
        Refused: when it is not JSON by its type, too long, or too slow to come.
    """
    kind, _, rest = request.headers.get("content-type", "").partition(";")
    charset = rest.strip().lower().removeprefix("charset=").strip('"')
    if kind.strip().lower() != JSON or charset not in {"", "utf-8"}:
        found = f"the body is said to be {kind.strip()!r}" if kind else "the body has no type"
        hint = f"send `Content-Type: {JSON}`, in UTF-8"
        raise Refused(refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, found, hint, LAST))
    if int(request.headers.get("content-length", "0")) > limits.body:
        raise _too_long(limits)
    received = bytearray()
    with anyio.move_on_after(limits.sending):
        try:
            async for chunk in request.stream():
                received += chunk
                if len(received) > limits.body:
                    raise _too_long(limits)
        except ClientDisconnect:
            found, hint = "the body ended early", "send it again"
            raise Refused(refused(HTTPStatus.BAD_REQUEST, found, hint, LAST)) from None
        return bytes(received)
    found = f"the body did not come within {limits.sending:g} seconds"
    raise Refused(refused(HTTPStatus.REQUEST_TIMEOUT, found, "send it in one go", LAST))


def _too_long(limits: Limits) -> Refused:
    found = f"the body is longer than {limits.body:,} bytes"
    hint = "send fewer articles, or start the service with a larger --max-body"
    return Refused(refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, found, hint, LAST))
