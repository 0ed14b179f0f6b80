"""A page of 5,000 findings: `python -m benchmarks.page`.

How large it is, what it costs to make, and in headless Chromium (Debian's chromium and
chromium-driver, selenium) when it is first painted and how long a filter and a search take.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from benchmarks.corpus import PLAIN, SOURCES, SYLLABLES
from benchmarks.measuring import Table, milliseconds
from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.findings import Report
from claimcheck.model import Article, Severity
from claimcheck.report import writer
from claimcheck.report.layout import Look

FINDINGS = 5_000
EVENTS = 900
TOLLS = (41, 38, 52)  # of one event, day by day
FILTER = """
const begun = performance.now(), done = arguments[arguments.length - 1];
const status = document.getElementById("shown");
new MutationObserver(() => requestAnimationFrame(() => requestAnimationFrame(
  () => done(performance.now() - begun)))).observe(status, { childList: true });
const field = document.querySelector(arguments[0]);
if (arguments[1] === null) field.checked = !field.checked; else field.value = arguments[1];
field.dispatchEvent(new Event("input", { bubbles: true }));
"""
PAINT = "return performance.getEntriesByName('first-contentful-paint')[0]?.startTime"


def page() -> Table:
    """Return how large a page of 5,000 findings is, and how quickly it answers."""
    report = _report()
    write = writer("findings", "html")
    assert write
    begun = time.process_time()
    text = "\n".join(write(report, Look(shown=Severity.INFO)))
    rows = [
        ("findings", f"{len(report.findings):,}"),
        ("articles", f"{report.coverage.articles:,}"),
        ("size", f"{len(text.encode()) / 1e6:.1f} MB"),
        ("made in, processor time", milliseconds(time.process_time() - begun)),
        *_in_browser(text),
    ]
    about = (
        "Falling tolls in made-up towns, three articles each. First paint is the browser's own "
        "first-contentful-paint from disk; a filter counts until the next picture, the pause of "
        "150 ms after a key among it."
    )
    return Table("The page of findings", about, ("what", "figure"), tuple(rows))


def _report() -> Report:
    report = pipeline.check(_articles(), rulebook.load(), lexicon.load())
    return replace(report, findings=report.findings[:FINDINGS])


def _articles() -> Iterator[Article]:
    names = ("".join(parts).capitalize() for parts in product(SYLLABLES, repeat=3))
    for number, (place, _) in enumerate(zip(names, range(EVENTS), strict=False)):
        for day, toll in enumerate(TOLLS, start=3):
            source = SOURCES[number % len(SOURCES)].format(weekday="Monday")
            plain = " ".join(PLAIN[(number + at) % len(PLAIN)] for at in range(5))
            told = (
                f"Floods have killed {toll + number % 400} people in {place} since May 1, {source}."
            )
            record = {
                "id": f"{place.lower()}-{day}",
                "text": f"{told}\n\n{plain}",
                "date": date(2023, 5, day),
                "title": f"Floods near {place}",
            }
            yield article(record, "floods.jsonl", number * len(TOLLS) + day)


def _in_browser(text: str) -> Iterator[tuple[str, str]]:
    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not (browser and driver and find_spec("selenium")):
        yield "in a browser", "not measured: chromium, chromium-driver or selenium is missing"
        return
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = browser
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    for switch in ("--headless=new", "--disable-gpu", "--disable-background-networking", *root):
        options.add_argument(switch)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(text, encoding="utf-8")
        chrome = webdriver.Chrome(options=options, service=Service(driver))
        try:
            chrome.get(path.as_uri())
            paint = chrome.execute_script(PAINT)
            yield "first paint", milliseconds(paint / 1000)
            for name, field, value in (
                ("first search", "#words", "harbour"),
                ("next search", "#words", "mayor"),
                ("search cleared", "#words", ""),
                ("one severity off", "#filters [value=warning]", None),
            ):
                took = chrome.execute_async_script(FILTER, field, value)
                yield name, milliseconds(took / 1000)
        finally:
            chrome.quit()


if __name__ == "__main__":
    print(page().markdown())
