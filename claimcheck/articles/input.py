"""One input as bytes: opened, decoded strictly, and named in every message as the user named it."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from claimcheck.errors import ArticleError

BOM = b"\xef\xbb\xbf"
WIDE = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),  # first: one begins like UTF-16
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}
LONGEST = 4_000_000  # bytes of one article; the longest novels stay below it
PACKED = frozenset({".gz", ".zst"})  # these say how a file is packed; the suffix before, what it is


@dataclass(frozen=True, slots=True)
class Input:
    """A file, or bytes that came through a pipe.

    `name` is what messages and article ids call it. `content` stands for the file where it is
    given. A byte order mark is taken off; offsets count from the character after it.
    """

    name: str
    file: Path | None = None
    content: bytes | None = None

    @property
    def suffix(self) -> str:
        """Return the suffix of the name as `suffix` does; plain text for "-"."""
        return ".txt" if self.name == "-" else suffix(Path(self.name))

    def text(self) -> str:
        """Return the whole input as one string, line ends as they are.

        Raises:
            ArticleError: when it is empty, binary, not UTF-8, or longer than one article can be.
        """
        content = self.whole()
        text = decoded(content, self.name)
        if not text.strip():
            problem = "the file is empty" if not content else "the file holds nothing but space"
            raise ArticleError(self.name, problem, "give it an article, or take it out")
        return text

    def whole(self) -> bytes:
        """Return every byte.

        Raises:
            ArticleError: when it cannot be opened, or is longer than one article can be.
        """
        with self.opened() as stream:
            content = stream.read(LONGEST + 1)
        if len(content) > LONGEST:
            raise too_long(self.name)
        return content

    def opened(self) -> BinaryIO:
        """Return a stream of the bytes, for the caller to close.

        Raises:
            ArticleError: when the file cannot be opened.
        """
        if self.content is not None:
            return io.BytesIO(self.content)
        assert self.file is not None
        try:
            return self.file.open("rb")
        except OSError as caught:
            reason = (caught.strerror or str(caught)).lower()
            raise ArticleError(
                self.name, f"cannot be opened: {reason}", "check the path and its permissions"
            ) from None


def suffix(path: Path) -> str:
    """Return the suffix of a path, lower-case, with its dot: both where the last is in PACKED."""
    last = path.suffix.lower()
    return Path(path.stem).suffix.lower() + last if last in PACKED else last


def lines(stream: BinaryIO) -> Iterator[tuple[int, int, bytes]]:
    """Yield each line as its number (from 1), the byte it begins at, and its bytes.

    A line that is longer than LONGEST comes cut to LONGEST + 1 bytes.
    """
    offset = 0
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        yield number, offset, line
        offset += len(line)
        while not line.endswith(b"\n") and len(line) > LONGEST:
            line = stream.readline(LONGEST + 1)
            offset += len(line)


def too_long(place: str) -> ArticleError:
    """Return the refusal of an article longer than LONGEST bytes."""
    return ArticleError(
        place,
        f"longer than one article can be ({LONGEST:,} bytes)",
        "split it: one article a file, or one JSON record a line in a .jsonl file",
    )


def decoded(content: bytes, place: str, start: int = 0) -> str:
    """Return UTF-8 bytes as text, without the byte order mark.

    `place` is what a message calls them; `start` is the byte of the input they begin at.

    Raises:
        ArticleError: with the offset of the first byte that cannot be right.
    """
    for encoding, marks in WIDE.items():
        if content.startswith(marks) and start == 0:
            problem = f"this is {encoding}, not UTF-8 (byte 0)"
            raise ArticleError(place, problem, f"convert it: {_conversion(encoding)}")
    mark = len(BOM) if start == 0 and content.startswith(BOM) else 0
    if (nul := content.find(b"\0")) >= 0:
        raise ArticleError(
            place,
            f"this is not text: a NUL byte at byte {start + nul}",
            "give it text in UTF-8; take pictures and office files out of the folder",
        )
    try:
        return content[mark:].decode("utf-8")
    except UnicodeDecodeError as caught:
        at = mark + caught.start
        raise ArticleError(
            place, f"not UTF-8: byte {content[at]:#04x} at byte {start + at}", _right(content, at)
        ) from None


def _right(content: bytes, at: int) -> str:
    """Return what would make the bytes readable, with the word as Windows-1252 would have it."""
    near = content[max(0, at - 12) : at + 12].decode("cp1252", errors="ignore")
    words = " ".join(near.split())
    return f"if “{words}” reads right, convert it: {_conversion('WINDOWS-1252')}"


def _conversion(encoding: str) -> str:
    return f"iconv -f {encoding} -t UTF-8"
