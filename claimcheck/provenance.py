"""What a thing was made from, as a short name: of the program, its libraries and any data."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from pathlib import Path

import msgspec

PACKAGE = Path(__file__).parent
ABOVE = frozenset({"cli", "lsp", "report", "serve"})  # print what is found and import, never decide
READ_WITH = ("ahocorasick", "pint", "python_dateutil", "rapidfuzz", "sentencex")
SIZE = 20  # bytes of a name; 160 bits of BLAKE2, as an article's author may try to forge one

ENCODER = msgspec.msgpack.Encoder()


@lru_cache(maxsize=1)
def program() -> bytes:
    """Return a hash of whatever decides how an article is read and judged besides its words.

    It is of the content of the program's files (3 ms; a version number would not change while the
    program is worked on, times of files not where they are unpacked), of the names under which
    the libraries are installed, which hold their versions, and of Python's version.
    """
    found = hashlib.blake2b(sys.version.encode(), digest_size=SIZE)
    for path in sorted(PACKAGE.glob("**/*.py")):
        inside = path.relative_to(PACKAGE)
        if inside.parts[0] not in ABOVE:
            found.update(inside.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    installed = Path(msgspec.__file__).parent.parent
    names = sorted(path.name for path in installed.glob("*.dist-info"))
    found.update("\0".join(name for name in names if name.lower().startswith(READ_WITH)).encode())
    return found.digest()


def named(*parts: bytes) -> bytes:
    """Return a hash of parts, each after its length, so that no two lists of parts are one."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
