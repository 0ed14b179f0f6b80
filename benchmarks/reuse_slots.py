"""How many labelled edits get the slot an editor gave them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from benchmarks.measuring import Table
from claimcheck import lexicon
from claimcheck.articles.record import article
from claimcheck.claims import extract
from claimcheck.model import Extraction
from claimcheck.reuse import passages

LABELLED = Path(__file__).parent / "reuse_slots.yaml"
PARTS = ("shaped", "kept_back")
# Where an edit falls into several, the slot that matters most to an editor is the answer.
GRAVEST_FIRST = (
    *("negation", "modality", "number", "date", "source", "hedge", "quotation"),
    *("place", "name", "other", "function"),
)


def slots() -> Table:
    """Return the share of labelled edits that get their label, by slot and part."""
    right: Counter[tuple[str, str]] = Counter()
    every: Counter[tuple[str, str]] = Counter()
    for part, paragraphs in yaml.safe_load(LABELLED.read_text(encoding="utf-8")).items():
        for paragraph in paragraphs:
            for edit in paragraph["edits"]:
                change, _, label = edit.rpartition(": ")
                before, _, after = change.partition(" -> ")
                got = slot(paragraph["text"], paragraph["text"].replace(before, after))
                for name in (label, "all"):
                    every[name, part] += 1
                    right[name, part] += got == label
    rows = [
        (name, *(f"{right[name, part]} of {every[name, part]}" for part in PARTS))
        for name in (*GRAVEST_FIRST, "all")
    ]
    about = (
        "Edits of paragraphs written for this project. The shaped ones were looked at while the "
        "classifier was written; the others were labelled before they were first measured."
    )
    heads = ("slot", "shaped", "kept back")
    return Table("Slots of edits", about, heads, tuple(rows))


def slot(before: str, after: str) -> str:
    """Return the gravest slot among the edits between two wordings, "none" without an edit."""
    words = lexicon.load()
    read: list[Extraction] = []
    for name, day, text in (("a", "2022-05-02", before), ("b", "2022-07-05", after)):
        read.append(extract(article({"id": name, "date": day, "text": text}, name, 1), words))
    edits = [edit for passage in passages(read, words) for edit in passage.edits]
    return min((edit.slot for edit in edits), key=GRAVEST_FIRST.index, default="none")
