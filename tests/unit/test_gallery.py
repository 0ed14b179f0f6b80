"""The gallery shows every picture that its command takes, and no other."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
HEAVIEST = 1_500_000  # bytes of all pictures: they come with every clone


def test_every_picture_is_shown_and_described() -> None:
    pictures = runpy.run_path(str(DOCS / "gallery.py"))["PICTURES"]
    text = (DOCS / "gallery.md").read_text(encoding="utf-8")
    shown = re.findall(r"^!\[(.{20,})\]\(images/(.+)\)$", text, re.MULTILINE)
    taken = {*(f"{picture.name}.png" for picture in pictures), "timeline.svg"}
    assert sorted(name for _, name in shown) == sorted(taken)
    assert {path.name for path in (DOCS / "images").iterdir()} == taken


def test_the_pictures_are_not_heavy() -> None:
    assert sum(path.stat().st_size for path in (DOCS / "images").iterdir()) < HEAVIEST
