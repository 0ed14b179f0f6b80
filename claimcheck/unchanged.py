"""Articles that were read before are not read again.

A name is made of all that what is kept under it depends on: the article with every field, the
words, the rules, the program's own files and the libraries it reads with. What is kept is data
alone, decoded into the types of the model; nothing in it can run.
"""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec

from claimcheck.cache import Cache
from claimcheck.claims import extract
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction

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


@lru_cache(maxsize=1)
def _extractions() -> msgspec.msgpack.Decoder[Extraction]:
    return msgspec.msgpack.Decoder(Extraction)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What returns an extraction that was kept, else makes and keeps it."""

    cache: Cache

    def name(self, article: Article, lexicon: Lexicon) -> bytes | None:
        """Return the name of an article's extraction, None where its text is no Unicode."""
        try:
            body = ENCODER.encode(article)
        except UnicodeEncodeError:  # half a surrogate pair
            return None
        return named(b"extraction", program(), lexicon.digest.encode(), body)

    def __call__(self, article: Article, lexicon: Lexicon) -> Extraction:
        """Return what an article says."""
        name = self.name(article, lexicon)
        if name is None:
            return extract(article, lexicon)
        body = self.cache.get(name)
        if body is not None:
            try:
                return _extractions().decode(body)
            except msgspec.DecodeError:  # not what this program writes: it is made anew
                pass
        found = extract(article, lexicon)
        self.cache.put(name, ENCODER.encode(found))
        return found


def named(*parts: bytes) -> bytes:
    """Return a hash of parts, each after its length, so that no two lists of parts are one."""
    found = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        found.update(len(part).to_bytes(8, "big"))
        found.update(part)
    return found.digest()
