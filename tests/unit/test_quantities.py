"""Numbers, comparators, directions, units and traps: words in, results out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.claims import comparators, directions, numbers, traps, units
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan, scan
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

CASES = Path(__file__).parent.parent / "text"
LEXICON = lexicon.load()
THIRDS = 3  # decimals shown of a third


def read(text: str) -> tuple[Scan, list[Draft]]:
    block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
    article = Article("a", "a", text, blocks=(block,))
    found = scan(block)
    reading = Reading(article, LEXICON, None, DayBasis.NONE, scans=[found])
    traps.mask(found, reading)
    drafts = numbers.find(found, reading)
    for recogniser in (units, comparators, directions):
        recogniser.read(found, drafts, reading)
    return found, drafts


def value(draft: Draft) -> str:
    ends = [draft.value] if draft.value_high is None else [draft.value, draft.value_high]
    return "..".join(number(end) for end in ends)


def number(value: Decimal) -> str:
    if len(str(value)) > 12 and value < 1:
        value = round(value, THIRDS)
    shown = f"{value:f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def numbers_shown(scan: Scan, draft: Draft) -> str:
    grain = "" if draft.granularity == 1 else f" ({number(draft.granularity)})"
    return value(draft) + grain


def comparators_shown(scan: Scan, draft: Draft) -> str:
    words = draft.comparator_words + " (shared)" * draft.shares_comparator
    added = "+ " * draft.increment
    return f"{added}{draft.comparator} {value(draft)} {words}".strip()


def directions_shown(scan: Scan, draft: Draft) -> str:
    return f"{draft.direction or '-'} {value(draft)}"


def units_shown(scan: Scan, draft: Draft) -> str:
    return f"{value(draft)} {draft.unit or '?'} <{scan.words_of(draft.left, draft.right)}>"


def claims(show: Callable[[Scan, Draft], str]) -> Callable[[str], str]:
    def shown(text: str) -> str:
        found, drafts = read(text)
        return ", ".join(show(found, draft) for draft in drafts if not draft.dropped)

    return shown


def traps_shown(text: str) -> str:
    found, drafts = read(text)
    parts = []
    first = 0
    for last in range(1, len(found) + 1):
        ends = last == len(found) or found.taken[last] != found.taken[first]
        if ends or found.words[last - 1] == ",":
            if found.taken[first].startswith("trap:"):
                kind = found.taken[first].removeprefix("trap:")
                parts.append((first, f"{kind}: {found.words_of(first, last)}"))
            first = last
    for draft in drafts:
        words = found.words_of(draft.first, draft.last)
        parts.append((draft.first, f"skipped: {words}" if draft.dropped else value(draft)))
    return ", ".join(part for _, part in sorted(parts))


SHOWN = {
    "numbers": claims(numbers_shown),
    "comparators": claims(comparators_shown),
    "directions": claims(directions_shown),
    "units": claims(units_shown),
    "traps": traps_shown,
}


def cases() -> Iterator[object]:
    for name in SHOWN:
        text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
        for group, examples in yaml.load(text, yaml.BaseLoader).items():
            for words, expected in examples.items():
                yield pytest.param(name, words, expected, id=f"{name}-{group}-{words}")


@pytest.mark.parametrize(("recogniser", "words", "expected"), list(cases()))
def test_words_in_results_out(recogniser: str, words: str, expected: str) -> None:
    assert SHOWN[recogniser](words) == expected
