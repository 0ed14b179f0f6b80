"""Packed JSON Lines: gzip, and Zstandard where its library is installed."""

from __future__ import annotations

import gzip
import io
import os
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from claimcheck.articles import jsonl
from claimcheck.articles.input import Input
from claimcheck.errors import ArticleError
from claimcheck.model import Article

SUFFIXES = (".jsonl.gz", ".ndjson.gz", ".jsonl.zst", ".ndjson.zst")
ALWAYS = 16_000_000  # bytes that any file may hold unpacked
RATIO = 100  # beyond them, bytes unpacked for each one packed; news stays below 20
PIECE = 1024  # packed bytes at a time; Zstandard makes at most 32 MB of so many
WINDOW = 1 << 27  # bytes that Zstandard may look back: what its command line allows


def read(given: Input) -> Iterator[Article]:
    """Yield the article of each line, unpacking no more than is being read.

    Raises:
        Mistakes: after the last line, with every line that is not an article.
        ArticleError: when the file is broken, cut off, or grows beyond what articles can.
    """
    with given.opened() as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(0)
        pieces = _gzip(stream) if given.suffix.endswith(".gz") else _zstandard(stream, given.name)
        allowed = max(ALWAYS, RATIO * size)
        yield from jsonl.records(
            io.BufferedReader(_Unpacked(pieces, given.name, allowed)), given.name
        )


class _Unpacked(io.RawIOBase):
    """A stream of unpacked pieces, which ends with a refusal where it cannot go on."""

    def __init__(self, pieces: Iterator[bytes], name: str, allowed: int) -> None:
        self._pieces, self._name, self._left = pieces, name, allowed
        self._piece = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:  # noqa: ANN401 - any writable buffer
        while not self._piece:
            try:
                self._piece = memoryview(next(self._pieces))
            except StopIteration:
                return 0
            except (OSError, EOFError, zlib.error) as caught:
                problem = f"broken or cut off: {caught}"
                raise ArticleError(self._name, problem, "pack it again, or copy it anew") from None
            self._left -= len(self._piece)
            if self._left < 0:
                problem = f"it unpacks to more than {RATIO} times its size"
                hint = "give it unpacked, if that is right"
                raise ArticleError(self._name, problem, hint)
        size = min(len(buffer), len(self._piece))
        buffer[:size] = self._piece[:size]
        self._piece = self._piece[size:]
        return size


def _gzip(stream: BinaryIO) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream) as unpacked:
        while piece := unpacked.read(1 << 16):
            yield piece


def _zstandard(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the unpacked pieces of one frame after the other.

    Raises:
        EOFError: when the last frame is cut off.
        OSError: when a frame is broken.
    """
    try:
        import zstandard
    except ImportError:
        hint = "pip install 'claimcheck[zst]', or pack it with gzip"
        raise ArticleError(name, "Zstandard files need a library more", hint) from None
    unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
    frame = None
    while piece := stream.read(PIECE):
        while piece:
            frame = frame or unpacker.decompressobj()
            try:
                yield frame.decompress(piece)
            except zstandard.ZstdError as caught:
                raise OSError(caught) from None
            piece = frame.unused_data if frame.eof else b""
            frame = None if frame.eof else frame
    if frame:
        raise EOFError("the last frame does not end")
