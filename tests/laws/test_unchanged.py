"""What comes out of the cache is what would have been made, to the byte, in every format."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon, pipeline, rulebook
from claimcheck import report as formats
from claimcheck.articles.record import article
from claimcheck.cache import Cache
from claimcheck.model import Article, Extraction, Severity
from claimcheck.rejudged import Rejudging
from claimcheck.report.layout import Look
from claimcheck.unchanged import Unchanged

SENTENCES = (
    "At least {n} people have been killed in Marn since March 1, the ministry said.",
    "Some {n} houses burned, and prices rose {n} percent to {n}.50 euros.",
    "“Between {n} and 900 people are missing,” the governor said on Tuesday.",
    "More than {n} soldiers and 12 dogs crossed the border at 3:15 a.m.",
    "Köprüden {n} geçti, 漢字 {n} 👩🏽 said nobody.",
)
TEXTS = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.integers(0, 10**7)), min_size=1, max_size=5
).map(lambda told: " ".join(sentence.format(n=f"{number:,}") for sentence, number in told))
RULES = rulebook.load()
FORMATS = sorted(formats.writers("findings"))


def read(texts: list[str]) -> list[Article]:
    return [
        article({"id": f"a{at}", "text": text, "date": f"2022-03-{at + 2:02}"}, "a.jsonl", at + 1)
        for at, text in enumerate(texts)
    ]


def printed(report: Any) -> dict[str, str]:
    dressed = {}
    for form in FORMATS:
        write = formats.writer("findings", form)
        assert write
        dressed[form] = "\n".join(write(report, Look(shown=Severity.INFO)))
    return dressed


@settings(max_examples=12)  # each prints every format three times
@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_cached_is_uncached(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    words, articles = lexicon.load(), read(texts)
    run = Rejudging(words, Cache(tmp_path_factory.mktemp("kept")), (b"rules",))
    reader = Unchanged(run.cache)
    name = run.name(articles)
    assert name

    def again() -> tuple[Extraction, ...]:
        return tuple(reader(one, words) for one in articles)

    plain = pipeline.check(articles, RULES, words)
    first = pipeline.check(articles, RULES, words, collector=pipeline.Collector(words, reader))
    assert run.kept(name, again) is None
    run.keep(name, first)
    second = run.kept(name, again)
    assert second
    assert tuple(second.extractions) == tuple(first.extractions) == plain.extractions
    assert first == plain
    assert printed(second) == printed(first) == printed(plain)
    run.cache.close()


@given(st.lists(TEXTS, min_size=2, max_size=3, unique=True))
def test_a_name_is_of_all_articles_rules_and_words(texts: list[str]) -> None:
    run = Rejudging(lexicon.load(), Cache(Path("nowhere")), (b"rules",))
    articles = read(texts)
    dated = [replace(articles[0], published=None), *articles[1:]]
    names = {
        run.name(articles),
        run.name(articles[1:]),
        run.name(dated),
        replace(run, basis=(b"other",)).name(articles),
        replace(run, basis=(b"rul", b"es")).name(articles),
    }
    assert len(names) == 5


def test_a_changed_article_and_other_settings_are_seen(
    claimcheck: Callable[..., Any], tmp_path: Path
) -> None:
    days = ({"41": "2022-03-02"}, {"38": "2022-03-03"})
    lines = [
        {"id": n, "date": day, "text": SENTENCES[0].format(n=n)}
        for d in days
        for n, day in d.items()
    ]
    file = tmp_path / "copy.jsonl"

    def code(*options: str) -> int:
        file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        done = claimcheck("check", "copy.jsonl", *options, cwd=tmp_path)
        return int(done.returncode)

    assert [code(), code(), code("--no-cache")] == [1, 1, 1]
    (tmp_path / "claimcheck.yaml").write_text("severity: {toll-fell: warning}\n")
    assert [code(), code()] == [0, 0]
    (tmp_path / "claimcheck.yaml").unlink()
    assert code() == 1
    lines[1]["text"] = lines[1]["text"].replace("38", "45")
    assert [code(), code()] == [0, 0]
