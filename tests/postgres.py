"""A PostgreSQL server for the tests: Debian's binaries, a cluster in a temporary folder.

Run by hand it prints the URL of a server and keeps it until it is interrupted:
`python tests/postgres.py`.
"""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql")
USER = "desk"  # of the database; the server trusts whoever reaches its socket
USERS = ("postgres", "nobody")  # a server refuses to run as root; one of these runs it then
SETTINGS = "-c listen_addresses='' -c fsync=off -c unix_socket_directories='{folder}'"


def binaries() -> Path | None:
    """Return the folder of the newest server that is installed, or None."""
    found = [path.parent for place in PLACES for path in Path(place).glob("**/bin/initdb")]
    on_path = shutil.which("initdb")
    found += [Path(on_path).parent] if on_path else []
    return max(
        found,
        key=lambda path: [int(n) for n in path.parent.name.split(".") if n.isdigit()],
        default=None,
    )


@contextmanager
def server() -> Iterator[str]:
    """Run a server and yield the URL of an empty database; everything is gone at the end.

    Raises:
        FileNotFoundError: when no server is installed.
    """
    programs = binaries()
    if programs is None:
        raise FileNotFoundError("PostgreSQL is not installed: apt-get install postgresql")
    with tempfile.TemporaryDirectory(prefix="claimcheck-", dir="/tmp") as folder:
        user = _user(Path(folder))
        cluster, log = f"{folder}/cluster", f"{folder}/log"

        def run(program: str, *arguments: str) -> None:
            command = [str(programs / program), *arguments]
            told = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "user": user}
            subprocess.run(command, check=True, cwd=folder, **told)

        run("initdb", "-D", cluster, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C", "-N")
        settings = SETTINGS.format(folder=folder)
        run("pg_ctl", "-D", cluster, "-w", "-l", log, "-o", settings, "start")
        try:
            run("createdb", "-h", folder, "-U", USER, "ledger")
            yield f"postgresql://{USER}@/ledger?host={folder}"
        finally:
            run("pg_ctl", "-D", cluster, "-m", "immediate", "stop")


def _user(folder: Path) -> int | None:
    """Return who runs the server, and give that user the folder; None is whoever runs the tests."""
    if os.geteuid():
        return None
    known = {one.pw_name: one for one in pwd.getpwall()}
    chosen = next(known[name] for name in USERS if name in known)
    os.chown(folder, chosen.pw_uid, chosen.pw_gid)
    return chosen.pw_uid


if __name__ == "__main__":
    with server() as url:
        print(url, flush=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})
    sys.exit(0)
