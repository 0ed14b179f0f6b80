"""The stages one by one, on the generated corpus: 10 read, 20 extract, 30 settle, 40 report."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import corpus
from benchmarks.measuring import ROOT, Table, best, each, milliseconds, spread
from claimcheck import articles, lexicon, pipeline, report, rulebook
from claimcheck.articles.walk import walk
from claimcheck.claims import extract
from claimcheck.findings import Report
from claimcheck.model import Article
from claimcheck.report.layout import Look

COUNT = 600  # articles in 50 events
COMMANDS = (
    ("--version",),
    ("extract", "seeds"),
    ("check", "seeds"),
)


def load(count: int) -> list[Article]:
    """Return the generated articles, read through the program's own reader."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "generated.jsonl"
        path.write_text(corpus.lines(count), encoding="utf-8")
        return list(articles.read(walk([path], articles.formats()), lexicon.load()))


def stages() -> Table:
    """Return seconds and articles a second of each stage of a run."""
    words = lexicon.load()
    found = load(COUNT)
    extract(found[0], words)
    rules = rulebook.load()
    extractions = [extract(article, words) for article in found]
    outcome = pipeline.settle(extractions, rules, words)
    claims = sum(len(extraction.claims) for extraction in extractions)
    times = {
        "10 read": best(lambda: load(COUNT)),
        "20 extract": best(lambda: [extract(article, words) for article in found]),
        "30 settle": best(lambda: pipeline.settle(extractions, rules, words), rounds=1),
        "40 report, table": best(lambda: _printed(outcome, "table")),
        "40 report, json": best(lambda: _printed(outcome, "json")),
    }
    rows = tuple(
        (name, f"{seconds:.3f} s", f"{len(found) / seconds:,.0f}")
        for name, seconds in times.items()
    )
    about = (
        f"{len(found)} generated articles of about 2 KB, {claims:,} claims, {len(rules)} rules, "
        f"{len(outcome.findings)} findings; one core, everything warm, the best of three runs."
    )
    return Table("Stages", about, ("stage", "time", "articles a second"), rows)


def _printed(outcome: Report, form: str) -> str:
    write = report.writer("findings", form)
    assert write
    return "\n".join(write(outcome, Look()))


def articles_one_by_one() -> Table:
    """Return how long extraction takes on single articles."""
    words = lexicon.load()
    found = load(200)
    extract(found[0], words)
    rows = (("generated, 2 KB", *spread(each(lambda article: extract(article, words), found))),)
    about = "One article at a time, one core, warm, the best of three for each of 200 articles."
    return Table("Extraction", about, ("articles", "median", "95 of 100 within", "worst"), rows)


def commands() -> Table:
    """Return the wall-clock time of whole commands, start-up included."""
    rows = []
    with tempfile.TemporaryDirectory() as cache:
        for arguments in COMMANDS:
            cold = best(lambda words=arguments: _run(words, f"{cache}/{words[0]}"), rounds=1)
            warm = best(lambda words=arguments: _run(words, f"{cache}/{words[0]}"), rounds=5)
            rows.append((" ".join(arguments), milliseconds(cold), milliseconds(warm)))
    about = "From a shell, start-up included; the first run compiles the lexicons and keeps them."
    return Table("Commands", about, ("claimcheck …", "first run", "best of five"), tuple(rows))


def _run(arguments: tuple[str, ...], cache: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "claimcheck", *arguments],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": cache},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
