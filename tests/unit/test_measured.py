"""What is measured, metrics and kinds: words in, results out; and the lexicon behind them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from claimcheck import lexicon
from claimcheck.claims import comparators, directions, kinds, measured, numbers, traps, units
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.metrics import metrics
from claimcheck.claims.scan import scan
from claimcheck.intervals import written
from claimcheck.model import Article, Block, BlockKind, DayBasis, Kind, Span

CASES = Path(__file__).parent.parent / "text"
LEXICON = lexicon.load()


def read(text: str) -> list[Draft]:
    block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
    article = Article("a", "a", text, blocks=(block,))
    found = scan(block)
    reading = Reading(article, LEXICON, None, DayBasis.NONE, scans=[found])
    traps.mask(found, reading)
    drafts = numbers.find(found, reading)
    for recogniser in (units, comparators, directions, measured, kinds):
        recogniser.read(found, drafts, reading)
    return [draft for draft in drafts if not draft.dropped]


def value(draft: Draft) -> str:
    return written(draft.value).replace(",", "")


def measured_shown(draft: Draft) -> str:
    return f"{value(draft)} {draft.unit or '?'}: {draft.what}"


def metrics_shown(draft: Draft) -> str:
    where = f" to {draft.destination}" if draft.destination else ""
    return f"{value(draft)} {draft.metric or '-'} of {draft.population or '-'}{where}"


def kinds_shown(draft: Draft) -> str:
    return f"{value(draft)} {draft.kind}"


SHOWN: dict[str, Callable[[Draft], str]] = {
    "measured": measured_shown,
    "metrics": metrics_shown,
    "kinds": kinds_shown,
}


def cases() -> Iterator[object]:
    for name in SHOWN:
        text = (CASES / f"{name}.yaml").read_text(encoding="utf-8")
        for group, examples in yaml.load(text, yaml.BaseLoader).items():
            for words, expected in examples.items():
                yield pytest.param(name, words, expected, id=f"{name}-{group}-{words}")


@pytest.mark.parametrize(("recogniser", "words", "expected"), list(cases()))
def test_words_in_results_out(recogniser: str, words: str, expected: str) -> None:
    assert ", ".join(SHOWN[recogniser](draft) for draft in read(words)) == expected


def test_every_metric_says_what_it_is() -> None:
    for name, given in LEXICON.entries("metrics").items():
        assert given["title"], name
        assert given["kind"] in set(Kind), name
        assert {"counted", "done", "did", "called", "heads"} & set(given), name
        assert not set(given) - KEYS, name


KEYS = {
    *("title", "kind", "volatile", "happens", "owned", "unit", "units", "part_of", "same_as"),
    *("of", "near", "counted", "done", "did", "called", "heads"),
}


def test_the_lattices_name_only_what_is_there_and_have_no_circle() -> None:
    for name in ("metrics", "populations"):
        entries = {k: v for k, v in LEXICON.entries(name).items() if k != "plurals"}
        for start in entries:
            seen: list[str] = []
            todo = [start]
            while todo:
                at = todo.pop()
                assert at in entries, f"{start} is part of {at}, which is not in {name}.yaml"
                todo += entries[at].get("part_of", ())
                seen.append(at)
            assert seen.count(start) == 1, f"{start} is part of itself"


def test_a_word_names_one_population() -> None:
    first: dict[str, str] = {}
    for name, given in LEXICON.entries("populations").items():
        for word in given.get("words", ()) if name != "plurals" else ():
            assert first.setdefault(word, name) == name, f"{word}: {first[word]} and {name}"


def test_there_are_metrics_enough() -> None:
    assert len(metrics(LEXICON).by_id) >= 60


def test_what_is_read_is_explained() -> None:
    (draft,) = read("At least 549 civilians have been killed since February.")
    aspects = [reason.split(":")[0] for reason in draft.why]
    assert {"what", "metric", "kind"} <= set(aspects)


@pytest.mark.parametrize(
    "text",
    [
        "killed " * 4000 + "5",
        "5 of " * 4000,
        "5, " * 4000,
        "3 and " * 4000,
        "(" * 4000 + "5" + ")" * 4000,
        "5-" * 4000 + "year",
        "the " * 4000 + "5 people were killed",
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_ends(text: str) -> None:
    read(text)
