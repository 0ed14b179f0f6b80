"""Wherever a check runs, and in whatever parts, it finds the same."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pytest

from benchmarks import corpus
from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.checks import Over
from claimcheck.claims import extract
from claimcheck.engines import collecting, columns, groups, local, rows, settling
from claimcheck.engines.folder import Folder
from claimcheck.engines.inprocess import InProcess
from claimcheck.engines.local import Run
from claimcheck.engines.pool import Pool
from claimcheck.engines.setup import Setup
from claimcheck.engines.work import Task
from claimcheck.findings import Report
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction

GENERATED = 60


@lru_cache(maxsize=1)
def setup() -> Setup:
    return Setup(tuple(rulebook.load()), lexicon.load())


@lru_cache(maxsize=1)
def articles() -> tuple[Article, ...]:
    """Return a corpus in which every rule has something to say: the examples of all rules."""
    found = [dict(one) for one in corpus.records(GENERATED)]
    for rule in setup().rules:
        for number, example in enumerate((*rule.flag, *rule.passes)):
            for turn, one in enumerate(example):
                told = one.model_dump(exclude_none=True)
                found.append(told | {"id": f"{rule.id}-{number}-{turn}"})
    foreign = {"id": "foreign", "text": "Eine Meldung."}
    told = [article(record, "all.jsonl", at) for at, record in enumerate([*found, foreign], 1)]
    return (*told[:-1], replace(told[-1], language="de"))


@lru_cache(maxsize=1)
def expected() -> Report:
    return pipeline.check(articles(), setup().rules, setup().lexicon)


def assert_same(found: Report) -> None:
    assert found.findings == expected().findings
    assert found.coverage == expected().coverage
    assert found.unused == expected().unused


def test_the_corpus_has_something_for_every_sort_of_group() -> None:
    told = {finding.rule for finding in expected().findings}
    asked = {over for rule in setup().rules if rule.id in told for over in rule.check.looks_at}
    assert asked == set(Over) - {Over.DAY}
    assert expected().coverage.languages == (("de", 1),)


def test_in_parts_and_in_another_order_the_findings_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "SHARD", 37)
    monkeypatch.setattr(local, "PIECES", 11)
    monkeypatch.setattr(local, "MEMBERS", 9)
    monkeypatch.setattr(groups, "LARGE", 3)
    found = Run(setup(), Folder(tmp_path), InProcess()).check(reversed(articles()))
    assert_same(found)
    assert [e.article for e in found.extractions] == [e.article for e in expected().extractions]
    assert list(found.extractions[3:5]) != []
    some = found.extractions[7], expected().extractions[7]
    for name in ("claims", "dates", "people", "skipped", "numbers_seen", "numbers_typed"):
        assert getattr(some[0], name) == getattr(some[1], name)


@dataclass(frozen=True)
class Deadly:
    """Kills the worker that reads one of the articles, the first time it is read."""

    mark: Path
    name: str

    def __call__(self, told: Article, words: Lexicon) -> Extraction:
        if told.id == self.name and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return extract(told, words)


def test_a_pool_goes_on_when_a_worker_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "SHARD", 50)
    read = Deadly(tmp_path / "killed", articles()[70].id)
    told = Setup(setup().rules, setup().lexicon, read)
    assert_same(Run(told, Folder(tmp_path / "run"), Pool(2)).check(articles()))
    assert read.mark.exists()


@dataclass(frozen=True)
class Cut:
    """An engine that dies after some tasks, and lists those that were not done before."""

    after: int
    done: list[Task]

    def run(self, tasks: Iterable[Task], told: Setup, folder: Folder) -> Iterator[Task]:
        for task in tasks:
            new = not folder.has(task.kind, task.name)
            if new and len(self.done) >= self.after:
                raise KeyboardInterrupt
            next(InProcess().run([task], told, folder))
            if new:
                self.done.append(task)
            yield task

    def close(self) -> None:
        """Do nothing."""


def test_a_run_that_died_does_only_what_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "SHARD", 50)
    few = list(islice(articles(), 150))
    names: list[str] = []
    for after in (2, 1, 1_000):
        engine = Cut(after, [])
        try:
            found = Run(setup(), Folder(tmp_path), engine).check(few)
        except KeyboardInterrupt:
            assert after < 1_000
        names += [task.name for task in engine.done]
    assert len(names) == len(set(names)) > 3
    assert found.findings == pipeline.check(few, setup().rules, setup().lexicon).findings
    again = Cut(0, [])
    assert Run(setup(), Folder(tmp_path), again).check(few).findings == found.findings


def test_other_rules_take_nothing_over(tmp_path: Path) -> None:
    one, other = setup(), Setup(setup().rules[1:], setup().lexicon)
    assert one.digest() != other.digest()
    few = articles()[:20]
    Run(one, Folder(tmp_path), InProcess()).check(few)
    found = Run(other, Folder(tmp_path), InProcess()).check(few)
    assert found.findings == pipeline.check(few, other.rules, other.lexicon).findings


def test_the_settle_pass_takes_batches_of_any_size() -> None:
    given = rows.batches(({"article": rows.article(one)} for one in articles()), columns.GIVEN, 7)
    collected = [row for b in collecting.collect(given, setup()) for row in b.to_pylist()]
    members = [
        {**{n: row[n] for n in ("id", "article", "claims", "beside")}, **group, "rule": -1}
        | {"brought": group["claims"], "claims": row["claims"], "place": place}
        for place, row in enumerate(sorted(collected, key=lambda row: row["id"]))
        for group in row["groups"] or ()
    ]
    members.sort(key=lambda row: (row["sort"], row["key"], row["place"]))
    sizes = {}
    for size in (1, 5, 10_000):
        batches = rows.batches(iter(members), columns.MEMBER, size)
        found = [row for b in settling.settle(batches, setup()) for row in b.to_pylist()]
        sizes[size] = found
    assert sizes[1] == sizes[5] == sizes[10_000] != []


def test_an_engine_without_living_workers_gives_up(tmp_path: Path) -> None:
    told = Setup(setup().rules, setup().lexicon, Fatal())
    with pytest.raises(RuntimeError, match="workers died"):
        Run(told, Folder(tmp_path), Pool(1)).check(articles()[:3])


@dataclass(frozen=True)
class Fatal:
    """Kills every worker that reads."""

    def __call__(self, told: Article, words: Lexicon) -> Extraction:
        os.kill(os.getpid(), signal.SIGKILL)
        return extract(told, words)


def test_what_a_desk_knows_goes_along_and_into_the_names_of_parts(tmp_path: Path) -> None:
    said = "Turkey closed the straits under the Harbour Pact of 1961, officials said."
    draft = article({"id": "a", "date": "2022-05-02", "text": said}, "a.jsonl", 1)
    facts, words = tmp_path / "ledger" / "facts.yaml", tmp_path / "words"
    words.mkdir()
    facts.parent.mkdir()
    digests = []
    for year in (1961, 1962):
        facts.write_text(
            f"facts: {{pact: {{title: Pact, words: [Harbour Pact], year: {year}, source: files}}}}"
        )
        told = Setup(setup().rules, Lexicon((*setup().lexicon.folders, words)))
        digests.append(told.digest())
        sent = pickle.dumps(told)
    facts.unlink()
    elsewhere = pickle.loads(sent)
    assert elsewhere.digest() == digests[1] != digests[0]
    found = Run(elsewhere, Folder(tmp_path / "run"), InProcess()).check([draft])
    assert [one.rule for one in found.findings] == ["house-fact-denied"]
