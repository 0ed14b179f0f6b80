"""Windows: words in, the days each number is about out, by number and dates alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.articles.blocks import body
from claimcheck.claims import dates, numbers, windows
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan, scan
from claimcheck.model import Article, DayBasis, Kind

CASES = Path(__file__).parent.parent / "text" / "windows.yaml"
LEXICON = lexicon.load()
THURSDAY = date(2022, 3, 10)
KINDS = {str(kind): kind for kind in Kind}
SILENT = {DayBasis.EXPLICIT, DayBasis.NONE}


def read(text: str, kind: Kind, published: date | None = THURSDAY) -> list[tuple[Scan, Draft]]:
    article = Article("a", "a", text, blocks=tuple(body(text, "text")), published=published)
    reading = Reading(article, LEXICON, published, DayBasis.METADATA)
    reading.scans = [scan(block) for block in article.blocks]
    reading.dates = [dates.find(part, reading) for part in reading.scans]
    reading.drafts = [numbers.find(part, reading) for part in reading.scans]
    for part, drafts in zip(reading.scans, reading.drafts, strict=True):
        for draft in drafts:
            draft.kind = kind
        windows.read(part, drafts, reading)
    return [
        (part, draft)
        for part, drafts in zip(reading.scans, reading.drafts, strict=True)
        for draft in drafts
    ]


def shown(part: Scan, draft: Draft) -> str:
    window = draft.window
    basis = "" if window.basis in SILENT else f" ({window.basis})"
    number = part.words_of(draft.first, draft.last)
    return f"{number}: {window.start or '-'}..{window.end or '-'}{basis}"


def cases() -> Iterator[Any]:
    groups = yaml.load(CASES.read_text(encoding="utf-8"), yaml.BaseLoader)
    for group, table in groups.items():
        kind = KINDS.get(group, Kind.EVENT)
        for text, want in table.items():
            yield pytest.param(text, kind, want, id=f"{group}: {text[:40]}")


@pytest.mark.parametrize(("text", "kind", "want"), list(cases()))
def test_the_time_that_governs_a_number_is_its_window(text: str, kind: Kind, want: str) -> None:
    assert ", ".join(shown(*one) for one in read(text, kind)) == want


def test_a_time_is_carried_into_the_next_paragraph_only_if_it_is_recent() -> None:
    ends = [
        read(f"The hall burned in {when}.\n\nFour men were hit.", Kind.EVENT)[-1][1].window.end
        for when in ("January", "1971")
    ]
    assert ends == [date(2022, 1, 31), None]


def test_without_a_publication_day_a_count_since_a_day_has_no_end() -> None:
    ((_, draft),) = read("Since 2019 the guns were fired 900 times.", Kind.CUMULATIVE, None)
    assert (draft.window.start, draft.window.end) == (date(2019, 1, 1), None)


def test_what_dated_a_number_is_noted() -> None:
    ((_, draft),) = read("Three people were killed on Monday.", Kind.EVENT)
    assert "window: windows: Monday" in draft.why
