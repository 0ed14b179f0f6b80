"""The service on a socket, until it is told to stop."""

from __future__ import annotations

import math
import signal
import socket

import uvicorn

from claimcheck.errors import ConfigError
from claimcheck.serve.app import Service

BACKLOG = 128  # connections the system holds while the service takes others up
HEAD = 16_384  # bytes of a request's first line and headers
IDLE = 5  # seconds an open connection may say nothing
GRACE = 2.0  # seconds beyond the time limit in which the last answers go out


def bound(host: str, port: int) -> socket.socket:
    """Return a listening socket.

    Raises:
        ConfigError: when the host is not known, or the port is taken or not allowed.
    """
    place = f"{host}:{port}"
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, _, _, _, address = found[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except (OSError, OverflowError, UnicodeError) as caught:
        reason = (getattr(caught, "strerror", None) or str(caught)).lower()
        hint = "name another with --host and --port"
        raise ConfigError(place, f"cannot listen there: {reason}", hint) from None


def address(listening: socket.socket) -> str:
    """Return the URL at which a socket is asked."""
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(service: Service, listening: socket.socket) -> bool:
    """Answer requests until a signal says stop; those that were begun are answered.

    Returns whether it was ever ready.
    """
    limits = service.limits
    config = uvicorn.Config(
        service.app(),
        log_level="warning",
        access_log=False,
        server_header=False,
        lifespan="on",
        limit_concurrency=limits.connections,
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=math.ceil(limits.sending + limits.seconds + GRACE),
        h11_max_incomplete_event_size=HEAD,
    )
    server = uvicorn.Server(config)
    # The server gives the signal on when it has stopped; a stop that was asked for is no failure.
    signal.signal(signal.SIGTERM, lambda *_: None)
    server.run(sockets=[listening])
    return server.started
