"""XML -> a tree of elements, with nothing in it that could grow or be fetched.

An entity of a document's own, and a DTD inside it, are refused; a DTD that is only named is not
fetched. Names come without their namespaces.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from claimcheck.errors import ArticleError

DEEPEST = 200  # elements inside elements; news formats and Word stay below 40

MOST = 200_000  # elements; a novel in Word has some 50,000


class Node(Element):
    """An element that knows the line it begins on, from 1."""

    line = 1

    def below(self, *path: str) -> Iterator[Node]:
        """Yield the elements that a path of names leads to, from child to child."""
        found: list[Any] = [self]
        for name in path:
            found = [child for one in found for child in one if child.tag == name]
        yield from found

    def said(self, *path: str) -> str:
        """Return the words of the first element at a path that has some, else nothing."""
        return next(
            (s for one in self.below(*path) if (s := " ".join("".join(one.itertext()).split()))), ""
        )


def parse(content: bytes, place: str) -> Node:
    """Return the root element of a document.

    Raises:
        ArticleError: when it is not well-formed, nested too deep, of too many elements, or
            declares a DTD or an entity.
    """
    reader = _Reader(place)
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as caught:
        reason = expat.ErrorString(caught.code)
        where = f"{place}:{caught.lineno}:{caught.offset + 1}"
        hint = "write it out again from where it came from"
        raise ArticleError(where, f"this is not XML: {reason}", hint) from None
    except (LookupError, ValueError) as caught:
        hint = "write it in UTF-8"
        raise ArticleError(place, f"its encoding cannot be read: {caught}", hint) from None
    root: Any = reader.builder.close()
    return root  # type: ignore[no-any-return]


class _Reader:
    """Builds the tree while the parser goes, and stops it where a document is refused."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.depth = self.number = 0
        self.builder = TreeBuilder(element_factory=Node)
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler, self.parser.EndElementHandler = self.begin, self.end
        self.parser.CharacterDataHandler = self.builder.data
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.EntityDeclHandler = self.parser.SkippedEntityHandler = self.entity

    def begin(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth, self.number = self.depth + 1, self.number + 1
        if self.depth > DEEPEST:
            raise self.refused("nested too deep")
        if self.number > MOST:
            raise self.refused(f"more than {MOST:,} elements")
        known = {_name(key): value for key, value in attributes.items()}
        node: Any = self.builder.start(_name(tag), known)
        node.line = self.parser.CurrentLineNumber

    def end(self, tag: str) -> None:
        self.depth -= 1
        self.builder.end(_name(tag))

    def doctype(self, *declared: object) -> None:
        if declared[3]:  # what stands between its brackets
            raise self.refused("a DTD inside it, which could grow without bound")

    def entity(self, *declared: object) -> None:
        raise self.refused(f"an entity that only a DTD could explain: {declared[0]!r}")

    def refused(self, problem: str) -> ArticleError:
        where = f"{self.place}:{self.parser.CurrentLineNumber}"
        hint = "give it plain XML, all characters as such"
        return ArticleError(where, f"refused: {problem}", hint)


def _name(tag: str) -> str:
    return tag.rpartition(" ")[2]
