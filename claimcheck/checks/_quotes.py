"""Words between quotation marks, with where they stand. Shared by the kinds about quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.model import Block, Span

# straight or curly double marks anywhere; single ones only in headlines, where news uses them
DOUBLE = re.compile(r"[\"“”„]([^\"“”„\n]{1,2000})[\"“”]")
SINGLE = re.compile(r"(?<!\w)[‘']([^‘’'\n]{1,300}(?:[’'](?=\w)[^‘’'\n]{1,300}){0,4})[’'](?!\w)")
WORD = re.compile(r"\w+(?:['’]\w+)*")


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: its words (`inner`) and the span of those words in the block's field."""

    block: Block
    span: Span
    inner: str

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words, case folded, apostrophes straight."""
        return folded(self.inner)


def quotes(block: Block, *, single: bool = False) -> Iterator[Quote]:
    """Yield the quotations of a block in order; `single` also reads single marks."""
    found = list(DOUBLE.finditer(block.text))
    if single:
        found += SINGLE.finditer(block.text)
    for match in sorted(found, key=lambda m: m.start()):
        base = block.span.start
        yield Quote(block, Span(base + match.start(1), base + match.end(1)), match[1])


def folded(text: str) -> tuple[str, ...]:
    """Return the words of a text, case folded, apostrophes straight."""
    return tuple(w.casefold().replace("’", "'") for w in WORD.findall(text))
