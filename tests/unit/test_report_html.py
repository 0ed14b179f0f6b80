"""The page of findings: well formed, whole in itself, and never taken in by what it quotes."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from claimcheck import lexicon, pipeline, rulebook
from claimcheck import report as formats
from claimcheck.articles.record import article
from claimcheck.findings import Report
from claimcheck.intervals import INFINITY, Interval
from claimcheck.model import Article, Severity
from claimcheck.report._html_numberline import allowed
from claimcheck.report._html_scale import scale
from claimcheck.report.layout import Look

VOID = frozenset({"br", "meta", "input"})
HOSTILE = '<script>alert("x")</script><img src=x onerror=alert(1)> & {{ 7 * 7 }} </style>'
LARGEST = 15_000_000  # bytes of a page with 5,000 findings


class Page(HTMLParser):
    """What a page holds; refuses what is not closed, closed twice, or named twice."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.text: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert not self.open
        assert len(self.ids) == len(set(self.ids))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert len(given) == len(attrs), f"<{tag}> has an attribute twice"
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open[-1:]:
            self.text[tag] = self.text.get(tag, "") + data

    def named(self, name: str) -> list[dict[str, str | None]]:
        return [given for tag, given in self.tags if tag == name]

    def cards(self) -> list[dict[str, str | None]]:
        return self.named("article")


def dressed(report: Report, look: Look | None = None) -> str:
    write = formats.writer("findings", "html")
    assert write
    return "\n".join(write(report, look or Look()))


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
    """A toll that falls from one day to the next, in articles that hold markup."""
    return checked(told(3, "41", HOSTILE), told(5, "38"), told(7, "52", "Nobody knows more."))


def test_the_page_is_well_formed_and_every_finding_is_a_card(report: Report) -> None:
    page = Page(dressed(report))
    severities = [card["data-s"] for card in page.cards()]
    assert severities == ["error", "warning", "info", "waived"]
    assert ["hidden" in card for card in page.cards()] == [False, False, True, True]
    assert page.text["h1"] == "2 things to look at"


def test_show_decides_what_is_seen_at_first(report: Report) -> None:
    page = Page(dressed(report, Look(shown=Severity.INFO)))
    assert ["hidden" in card for card in page.cards()] == [False, False, False, True]
    checked = [box["value"] for box in page.named("input") if "checked" in box]
    assert checked == ["error", "warning", "info"]


def test_nothing_in_an_article_is_taken_for_markup(fallen: Report) -> None:
    text = dressed(fallen)
    page = Page(text)
    assert len(page.named("script")) == 1
    assert not page.named("img")
    assert "&lt;script&gt;alert(" in text
    assert "{{ 7 * 7 }}" in text
    assert not any(name.startswith("on") for _, given in page.tags for name in given)


def test_names_of_articles_and_rules_are_not_taken_for_markup(report: Report) -> None:
    finding = replace(report.findings[0], title=HOSTILE, message=HOSTILE, arithmetic=HOSTILE)
    told = replace(finding, tried=(HOSTILE,), why=HOSTILE, next_step=HOSTILE, also=(HOSTILE,))
    page = Page(dressed(replace(report, findings=(told,), unused=(HOSTILE,))))
    assert len(page.named("script")) == 1
    assert not page.named("img")


def test_nothing_is_fetched_and_only_the_pages_own_script_may_run(fallen: Report) -> None:
    text = dressed(fallen)
    page = Page(text)
    assert not re.search(r"(?:https?:)?//\w", re.sub(r"<script>.*</script>", "", text, flags=re.S))
    for _, given in page.tags:
        assert not {"src", "srcset", "style", "action"} & set(given)
        assert (given.get("href") or "#").startswith("#")
    policy = next(m["content"] for m in page.named("meta") if "http-equiv" in m) or ""
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_every_link_within_the_page_leads_somewhere(fallen: Report) -> None:
    page = Page(dressed(fallen))
    assert {(link["href"] or "")[1:] for link in page.named("a")} <= set(page.ids)


def test_every_drawing_has_a_title_and_says_what_it_shows(fallen: Report) -> None:
    page = Page(dressed(fallen))
    drawings = [svg for svg in page.named("svg") if "role" in svg]
    assert len(drawings) >= 2, "a number line and a series"
    assert len(page.named("desc")) == len(drawings)
    assert "38 people allows 38" in page.text["desc"]


def test_a_card_holds_all_an_editor_needs(fallen: Report) -> None:
    text = dressed(fallen)
    toll = next(f for f in fallen.findings if f.rule == "toll-fell")
    card = text.partition(f'id="f-{toll.fingerprint}"')[2].partition("</article>")[0]
    assert "<mark>41 people</mark>" in card
    assert "<mark>38 people</mark>" in card
    assert f"claimcheck waive {toll.fingerprint} --rule toll-fell" in card
    assert "source: the rescue service" in card
    assert "<del>41</del> <ins>38</ins>" in card
    for words in (*toll.tried, toll.why, toll.next_step):
        assert words in card


def test_figures_of_findings_are_ringed_in_their_series(fallen: Report) -> None:
    toll = [f for f in fallen.findings if f.rule == "toll-fell"]
    text = dressed(replace(fallen, findings=tuple(toll)))
    drawing = text.partition('<section id="series"')[2].partition("<svg")[2].partition("</svg>")[0]
    series = Page(f"<svg{drawing}</svg>")
    rings = [link for link in series.named("a") if link["href"] == f"#f-{toll[0].fingerprint}"]
    assert len(rings) == 2
    assert any("38 people" in (ring["aria-label"] or "") for ring in rings)


def test_the_same_report_gives_the_same_page(fallen: Report) -> None:
    assert dressed(fallen) == dressed(fallen)


def test_five_thousand_findings_fit_into_one_page() -> None:
    fallen = checked(told(3, "41"), told(5, "38", "Nobody knows more."))
    toll = next(f for f in fallen.findings if f.rule == "toll-fell")
    many = tuple(replace(toll, fingerprint=f"{n:016x}") for n in range(5000))
    text = dressed(replace(fallen, findings=many))
    assert len(text.encode()) < LARGEST
    assert text.count('<article class="card') == 5000


def test_nothing_found_is_said(report: Report) -> None:
    page = Page(dressed(replace(report, findings=())))
    assert page.text["h1"] == "Nothing to look at"
    assert not page.cards()


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Interval.point(Decimal(38)), "38"),
        (Interval(Decimal(549), INFINITY), "549 or more"),
        (Interval(Decimal(549), INFINITY, open_low=True), "more than 549"),
        (Interval(-INFINITY, Decimal(20)), "at most 20"),
        (Interval(-INFINITY, Decimal(20), open_high=True), "less than 20"),
        (Interval(Decimal(300), Decimal(400), True, True), "over 300 to under 400"),
        (Interval(-INFINITY, INFINITY), "any number"),
    ],
)
def test_what_words_allow_is_written_out(tally: Interval, words: str) -> None:
    assert allowed(tally) == words


@pytest.mark.parametrize(
    "values",
    [
        ("0",),
        ("5", "5"),
        ("-3", "7"),
        ("3", "7000000"),
        ("0.0001", "0.0002"),
        ("1e190", "-1e190"),
        ("1e30", "1000000000000000000000000000001"),
        ("4", "Infinity"),
    ],
)
def test_an_axis_holds_its_numbers_in_order_between_round_ones(values: tuple[str, ...]) -> None:
    numbers = sorted(Decimal(value) for value in values)
    axis = scale(numbers)
    assert axis
    places = [axis.at(number) for number in numbers]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)
    ticks = [tick.at for tick in axis.ticks()]
    assert ticks == sorted(ticks)
    assert len(ticks) < 20


@pytest.mark.parametrize("values", [(), ("Infinity",), ("1e400",)])
def test_what_cannot_be_drawn_has_no_axis(values: tuple[str, ...]) -> None:
    assert scale(Decimal(value) for value in values) is None
