"""The page beyond its cards: articles in full, reused text, and what very many findings change."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck import report as formats
from claimcheck.articles.record import article
from claimcheck.findings import Report
from claimcheck.model import Article
from claimcheck.report import _html_article, _html_page, _html_views
from claimcheck.report.layout import Look


def dressed(report: Report) -> str:
    write = formats.writer("findings", "html")
    assert write
    return "\n".join(write(report, Look()))


def told(day: int, figure: str, more: str = "") -> Article:
    text = (
        f"Floods have killed {figure} people in Harna since May 1, the rescue service said. "
        f"The road to the coast is closed and two bridges are gone. {more}"
    )
    record = {"id": f"harna-{day}", "text": text, "date": date(2023, 5, day), "title": None}
    return article(record, "harna.jsonl", day)


def checked(*articles: Article) -> Report:
    return pipeline.check(articles, rulebook.load(), lexicon.load())


@pytest.fixture(scope="module")
def fallen() -> Report:
    """A toll that falls from one day to the next."""
    return checked(told(3, "41"), told(5, "38"), told(7, "52", "Nobody knows more."))


def article_view(text: str, name: str) -> str:
    """Return the part of a page that shows one article in full."""
    views = text.partition('<section id="articles"')[2].split('<details class="view"')
    (found,) = (view for view in views if f"<small>{name} ·" in view)
    return found


def test_every_claim_is_marked_in_its_article_and_leads_to_who_clashes_and_agrees() -> None:
    twice = "The toll since May 1 in Harna stood at 41 people killed, the rescue service said."
    second = replace(told(4, "41"), id="harna-4")
    report = checked(told(3, "41"), second, told(5, "38", twice))
    text = dressed(report)
    first = article_view(text, "harna-3")
    assert re.search(r'<mark id="a-\d-te19" class="accused">41 people<.*?<sup>1 2</sup>', first)
    agrees = re.search(r"agrees with <a href=\"#(a-\d-te\d+)\">“41 people” in harna-4", first)
    assert agrees
    assert f'<mark id="{agrees[1]}"' in article_view(text, "harna-4")
    fallen = next(f for f in report.findings if f.rule == "toll-fell")
    assert f'<a href="#f-{fallen.fingerprint}">C01' in article_view(text, "harna-5")
    assert "its series" in first


def test_articles_beyond_what_a_page_holds_are_counted(
    fallen: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_html_views, "TEXT", 1)
    text = dressed(fallen)
    shown = len(re.findall('<details class="view"', text))
    asked = {place.article for finding in fallen.findings for place in finding.places}
    assert shown == 1
    assert f"{len(asked) - 1} more article" in text
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_of_a_very_long_article_paragraphs_without_claims_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_html_article, "LONG", 300)
    long = "\n\n".join(("", "Nobody was at home.", "The sea was calm that night.", "It rained."))
    text = dressed(checked(told(3, "41", long * 4), told(5, "38")))
    assert "paragraphs without claims are left out" in article_view(text, "harna-3")
    assert "paragraphs without claims" not in article_view(text, "harna-5")


def test_cards_after_very_many_are_brief_and_say_so(
    fallen: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_html_page, "IN_FULL", 0)
    first, *others = dressed(fallen).split('<article class="card')[1:]
    assert "In brief" not in first
    assert others
    for finding, card in zip(fallen.findings[1:], others, strict=True):
        assert f"claimcheck explain {finding.fingerprint}" in card
        assert "Why it matters" not in card


def test_reused_text_shows_what_was_changed_on_the_way(fallen: Report) -> None:
    part = dressed(fallen).partition('<section id="reuse"')[2].partition("</section>")[0]
    uses = part.split("<li>")[1:]
    assert [re.findall(r"<b>([\d-]+)</b>", use) for use in uses] == [
        ["2023-05-03"],
        ["2023-05-05"],
        ["2023-05-07"],
    ]
    assert "number <del>41</del> <ins>38</ins>" in uses[1]


def test_without_the_library_that_draws_series_are_tables(
    fallen: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    part = dressed(fallen).partition('<section id="series"')[2].partition("</section>")[0]
    assert "pip install &#39;claimcheck[plots]&#39;" in part or "claimcheck[plots]" in part
    assert "<svg" not in part
    assert "<details open><summary>The figures as a table" in part
