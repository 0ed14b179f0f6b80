"""The drawing itself, by Vega-Lite through vl-convert (extra `plots`): SVG for files and pages.

The library draws; what comes back is checked before it goes into a page, because the words in it
are an article's.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import Any
from xml.etree import ElementTree as Tree

from claimcheck.errors import ConfigError

SPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
FRAGMENT = re.compile(r"#(f-[0-9a-f]+(?:-\d+)?)$")
LONG = re.compile(r"(\.\d)\d+")
ELEMENTS = frozenset({"svg", "g", "path", "line", "rect", "text", "tspan", "a"})
KEPT = frozenset({"viewBox", "d", "transform", "x", "y", "x1", "x2", "y1", "y2"}) | {
    *("width", "height", "text-anchor", "font-size", "font-weight", "opacity"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-opacity"),
}
MEASURES = frozenset({"d", "transform"})
SHARP = 2.0  # pixels of a PNG for each of the drawing


def can_draw() -> bool:
    """Whether the library that draws is installed."""
    return find_spec("vl_convert") is not None


def needed(asked: str) -> ConfigError:
    """Return the refusal where the library is not installed; `asked` needs it."""
    return ConfigError(
        asked,
        "drawing needs vl-convert-python, which is not installed",
        "install it with: pip install 'claimcheck[plots]'",
    )


def svg(spec: dict[str, Any], title: str, told: str) -> str:
    """Return a drawing as a whole SVG file with a title and a description."""
    import vl_convert

    root = Tree.fromstring(vl_convert.vegalite_to_svg(spec))
    Tree.register_namespace("", SPACE[1:-1])
    Tree.register_namespace("xlink", LINK[1:].partition("}")[0])
    root.set("role", "img")
    _named(root, title, told, SPACE)
    return Tree.tostring(root, encoding="unicode")


def png(spec: dict[str, Any]) -> bytes:
    """Return a drawing as a PNG image."""
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(spec, scale=SHARP))


def inline(spec: dict[str, Any], name: str, title: str, told: str) -> str:
    """Return a drawing to stand in a page: no style, no script, no link but to a finding.

    A drawing that leads somewhere is a group of links, any other an image. `name` is an id that
    no other drawing of the page has.
    """
    import vl_convert

    root = Tree.fromstring(vl_convert.vegalite_to_svg(spec))
    box = root.get("viewBox", "")
    made = _cleaned(root)
    assert made is not None, "a drawing is never empty"
    links = made.find(".//a") is not None
    made.attrib.clear()
    made.attrib |= {"class": "plot", "viewBox": box, "role": "group" if links else "img"}
    made.set("aria-labelledby", f"{name}-t {name}-d")
    for at, element in enumerate(_named(made, title, told, "")):
        element.set("id", f"{name}-{'td'[at]}")
    return Tree.tostring(made, encoding="unicode")


def _named(root: Tree.Element, title: str, told: str, space: str) -> list[Tree.Element]:
    """Put a title and a description in front of a drawing and return both."""
    found = []
    for at, (tag, words) in enumerate((("title", title), ("desc", told))):
        element = Tree.Element(f"{space}{tag}")
        element.text = words
        root.insert(at, element)
        found.append(element)
    return found


def _cleaned(element: Tree.Element) -> Tree.Element | None:
    """Return an element with what a page may hold of it, None where nothing of it is seen."""
    tag = element.tag.removeprefix(SPACE)
    if tag not in ELEMENTS or element.get("display") == "none":
        return None
    inside = [made for child in element if (made := _cleaned(child)) is not None]
    words = (element.text or "").strip()
    if tag in {"g", "a", "text", "tspan"} and not inside and not words:
        return None
    if element.get("d", "x") in {"", "M0,0h0v0h0Z"}:
        return None
    link = FRAGMENT.search(element.get(LINK, ""))
    made = Tree.Element("g" if tag == "a" and not link else tag)
    for key, value in element.attrib.items():
        if key in KEPT:
            made.set(key, LONG.sub(r"\1", value) if key in MEASURES else value)
    made.text = words or None
    made.extend(inside)
    if link:
        made.set("href", f"#{link[1]}")
        made.set("aria-label", next((t.text or "" for t in made.iter("title")), link[1]))
    if label := element.get("aria-label"):
        told = Tree.SubElement(made, "title")
        told.text = label
    return made
