"""Marked-up text -> parts: XHTML, NITF and what was taken out of a page share their elements."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import Any

from claimcheck.articles.assembled import Part
from claimcheck.model import BlockKind

TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,40})([^<>]*)>")
KINDS = {
    "li": BlockKind.LIST,
    "item": BlockKind.LIST,
    "tr": BlockKind.TABLE,
    "row": BlockKind.TABLE,
    "figcaption": BlockKind.CAPTION,
    "media-caption": BlockKind.CAPTION,
    "hl1": BlockKind.HEADLINE,
    "h1": BlockKind.HEADLINE,
    "hl2": BlockKind.STANDFIRST,
    "abstract": BlockKind.STANDFIRST,
}
PLAIN = frozenset(
    {"address", "article", "aside", "block", "blockquote", "body", "body.content", "body.head"}
    | {"caption", "dd", "div", "dl", "dt", "fig", "figure", "footer", "h2", "h3", "h4", "h5", "h6"}
    | {"head", "header", "hedline", "hr", "list", "main", "media", "ol", "p", "pq", "pre", "quote"}
    | {"section", "table", "tbody", "tfoot", "thead", "ul"}
)
HIDDEN = frozenset(
    {"script", "style", "template", "noscript", "title", "svg", "math", "iframe", "object"}
    | {"select", "textarea", "media-metadata", "media-reference", "media-producer", "byline"}
    | {"dateline", "distributor"}
)
CELLS = frozenset({"td", "th", "cell"})
BREAKS = frozenset({"br", "lb"})
HOLDERS = {"ul": {"li"}, "ol": {"li"}, "table": {"tr"}}
BREAK = re.compile(r"\n *\n[\n ]*")
DEEPEST = 40  # elements that name a kind, one in another; deeper ones count as the one around them


class Flow:
    """Collects words between the begins and ends of elements; `parts` is what came of them."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._words: list[str] = []
        self._kinds: list[tuple[str, BlockKind]] = []
        self._hidden: list[str] = []

    def begin(self, tag: str) -> None:
        """Take note of the begin of an element, named without its namespace."""
        if tag in HIDDEN:
            self._hidden.append(tag)
        if self._hidden:
            return
        if tag in KINDS or tag in PLAIN:
            self.flush()
        if self._kinds and self._kinds[-1][0] == tag:  # <li> and <tr> may end unsaid
            self._kinds.pop()
        if tag in KINDS and len(self._kinds) < DEEPEST:
            self._kinds.append((tag, KINDS[tag]))
        elif tag in CELLS and any(word.strip() for word in self._words):
            self._words.append(" | ")
        elif tag in BREAKS:
            self._words.append("\n")

    def end(self, tag: str) -> None:
        """Take note of the end of an element; one that never began changes nothing."""
        if tag in HIDDEN and tag in self._hidden[-DEEPEST:]:
            while self._hidden.pop() != tag:
                pass
        if self._hidden:
            return
        if tag in KINDS or tag in PLAIN:
            self.flush()
        while tag in HOLDERS and self._kinds and self._kinds[-1][0] in HOLDERS[tag]:
            self._kinds.pop()
        if any(tag == name for name, _ in self._kinds):
            while self._kinds.pop()[0] != tag:
                pass

    def words(self, text: str | None) -> None:
        """Take up words; any space in them is one space."""
        if text and not self._hidden:
            gap = " " if text[0].isspace() else ""
            self._words += (gap, " ".join(text.split()), " " if text[-1].isspace() else "")

    def flush(self) -> None:
        """End the part whose words were collected; two line breaks part it too."""
        kind = self._kinds[-1][1] if self._kinds else BlockKind.BODY
        for words in BREAK.split("".join(self._words)):
            if words.strip():
                self.parts.append(Part(kind, words))
        self._words.clear()


def of_elements(elements: Iterable[Any]) -> list[Part]:
    """Return the parts of elements of a tree that is not deeper than calls can be."""
    flow = Flow()
    for element in elements:
        _element(element, flow)
    flow.flush()
    return flow.parts


def _element(element: Any, flow: Flow) -> None:  # noqa: ANN401 - of ElementTree or of lxml
    if isinstance(element.tag, str):
        flow.begin(element.tag)
        flow.words(element.text)
        for child in element:
            _element(child, flow)
            flow.words(child.tail)
        flow.end(element.tag)


def of_text(text: str) -> list[Part]:
    """Return the parts of a piece of HTML, whether or not it is well-formed."""
    flow = Flow()
    for words, tag, ends in _tokens(text):
        flow.words(_unescaped(words))
        if tag:
            (flow.end if ends else flow.begin)(tag)
    flow.flush()
    return flow.parts


def _tokens(text: str) -> Iterator[tuple[str, str, bool]]:
    """Yield words with the name of the tag after them, and whether that ends its element."""
    for stretch in _uncommented(text):
        at = 0
        for match in TAG.finditer(stretch):
            tag = match[2].lower()
            yield stretch[at : match.start()], tag, bool(match[1])
            if match[3].endswith("/") and not match[1]:
                yield "", tag, True
            at = match.end()
        yield stretch[at:], "", False


def _uncommented(text: str) -> Iterator[str]:
    """Yield what stands around comments; one that is never closed hides nothing."""
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield text[at:start]
        at = end + 3
    yield text[at:]


def _unescaped(words: str) -> str:
    try:
        return html.unescape(words)
    except ValueError:  # a character number of thousands of digits
        return words
