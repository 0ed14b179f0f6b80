"""Word -> Article: paragraphs, captions, list items and rows. Source: ECMA-376, part 1."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping

from claimcheck.articles.assembled import Facts, Part, assembled
from claimcheck.articles.input import LONGEST, Input, too_long
from claimcheck.articles.xmltree import Node, parse
from claimcheck.errors import ArticleError
from claimcheck.model import Article, BlockKind

SUFFIXES = (".docx",)
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
LARGEST = 2 * LONGEST  # bytes of a part as unpacked: the words with the markup around them
PLAIN = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # the two that the standard allows
NAMES = {
    "title": BlockKind.HEADLINE,
    "subtitle": BlockKind.STANDFIRST,
    "caption": BlockKind.CAPTION,
    "list paragraph": BlockKind.LIST,
}
LOUDEST = 200  # characters; a longer first paragraph is copy without a headline
PASSED_OVER = {"Fallback", "del", "moveFrom"}  # said elsewhere, or no longer
SPACES = {"tab", "br", "cr"}
HINT = "open it in the program it came from, and save it as .docx again"


def read(given: Input) -> Iterator[Article]:
    """Yield the one article of a Word file; its file times are not its day.

    Raises:
        ArticleError: when it is no Word file, is broken, or is larger unpacked than one article.
    """
    try:
        with given.opened() as stream, zipfile.ZipFile(stream) as packed:
            document = parse(_part(packed, DOCUMENT, given.name), given.name)
            styles = _styles(packed, given.name)
    except KeyError:
        raise ArticleError(given.name, "this is no Word file: it has no document", HINT) from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as caught:
        raise ArticleError(given.name, f"this is no whole Word file: {caught}", HINT) from None
    parts = [part for body in document.below("body") for part in _parts(body, styles)]
    yield assembled(_headed(parts), Facts(given.name, given.name))


def _part(packed: zipfile.ZipFile, name: str, place: str) -> bytes:
    """Return one part as unpacked, whatever size its header promises."""
    known = packed.getinfo(name)
    if known.flag_bits & 1 or known.compress_type not in PLAIN:
        problem = "it is locked with a password, or packed as no Word file is"
        raise ArticleError(place, problem, HINT)
    with packed.open(known) as part:
        content = part.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_long(place)
    return content


def _styles(packed: zipfile.ZipFile, place: str) -> Mapping[str, BlockKind]:
    """Return what the paragraphs of each style are; ids are translated, names are not."""
    if STYLES not in packed.namelist():
        return {}
    found = {}
    for style in parse(_part(packed, STYLES, place), place).below("style"):
        name = next((n.get("val", "") for n in style.below("name")), "").lower()
        if name in NAMES:
            found[style.get("styleId", "")] = NAMES[name]
    return found


def _parts(element: Node, styles: Mapping[str, BlockKind]) -> Iterator[Part]:
    """Yield the paragraphs and table rows below an element, in order."""
    for child in element:
        assert isinstance(child, Node)
        if child.tag == "p":
            yield Part(_kind(child, styles), "".join(_words(child)))
        elif child.tag == "tr":
            cells = [" ".join("".join(_words(cell)).split()) for cell in child.below("tc")]
            yield Part(BlockKind.TABLE, " | ".join(filter(None, cells)))
        elif child.tag not in PASSED_OVER:
            yield from _parts(child, styles)


def _kind(paragraph: Node, styles: Mapping[str, BlockKind]) -> BlockKind:
    for style in paragraph.below("pPr", "pStyle"):
        if style.get("val", "") in styles:
            return styles[style.get("val", "")]
    numbered = next(paragraph.below("pPr", "numPr"), None)
    return BlockKind.BODY if numbered is None else BlockKind.LIST


def _words(element: Node) -> Iterator[str]:
    """Yield the words below an element; those of a text box stand where it is anchored."""
    for child in element:
        assert isinstance(child, Node)
        if child.tag == "t":
            yield child.text or ""
        elif child.tag in SPACES:
            yield " "
        elif child.tag == "noBreakHyphen":
            yield "-"
        elif child.tag not in PASSED_OVER:
            yield from _words(child)
            if child.tag == "p":
                yield " "


def _headed(parts: list[Part]) -> Iterator[Part]:
    """Yield the parts; a short first paragraph without a full stop is the headline."""
    said = [part for part in parts if part.words.strip()]
    titled = any(part.kind is BlockKind.HEADLINE for part in said)
    if not titled and len(said) > 1 and said[0].kind is BlockKind.BODY:
        words = said[0].words.strip()
        if len(words) <= LOUDEST and not words.endswith((".", ":", ";", ",")):
            said[0] = Part(BlockKind.HEADLINE, words)
    yield from said
