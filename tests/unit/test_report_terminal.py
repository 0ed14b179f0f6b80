"""The table on screens of any width: whole letters, lines that fit, links, groups and counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from claimcheck import report as formats
from claimcheck.articles.record import article
from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.model import Extraction, Severity, Span
from claimcheck.report.excerpt import excerpt
from claimcheck.report.layout import Look, columns, isolated, shortened, wrapped
from claimcheck.report.links import supported
from claimcheck.report.summary import verdict

DRESS = Path(__file__).parent / "dress"
FAMILY = "👨‍👩‍👧‍👦"
LINK = re.compile(r"\033\]8;[^\033]*\033\\")
TEXTS = (
    "Mayor Çavuşoğlu-Şahin of Ağrı said that at least 1,204 people had crossed the new bridge.",
    f"市長は橋を渡った人は1,204人だと述べた、{FAMILY} 🇹🇷 と彼は付け加えた 1,204 people crossed.",
    "ראש העיר אמר ש-1,204 איש חצו את הגשר; 1,204 people crossed, he said.",
    "قال العمدة إن 1,204 شخص عبروا الجسر \u202ebackwards\u202c \x1b[31mred\x07 1,204 people.",
    "One-word:" + "supercalifragilistic" * 8 + " 1,204 people crossed it.",
)


@pytest.fixture
def letters() -> Report:
    """One finding whose places are written in five scripts."""
    articles = [
        article({"id": f"ponte-{at}", "text": text, "date": "2022-03-12"}, "copy/橋.jsonl", at + 1)
        for at, text in enumerate(TEXTS)
    ]
    places = tuple(
        Place(one.id, "text", Span(at, at + 5), "1,204", "said", "as of 2022-03-12")
        for one in articles
        for at in [one.text.rindex("1,204")]
    )
    finding = Finding(
        rule="same-day-two-figures",
        code="C02",
        title="",
        severity=Severity.ERROR,
        message=f"“{TEXTS[1]}” is not “{TEXTS[2]}”",
        relation="CONTRADICTION",
        places=places,
        arithmetic="",
        tried=(),
        fingerprint="0123456789abcdef",
        series="people crossed · Ağrı",
    )
    extractions = tuple(Extraction(one) for one in articles)
    return Report((finding,), Coverage(len(articles), 5, 5, 5), extractions)


def printed(report: Report, look: Look, of: str = "findings", form: str = "table") -> list[str]:
    write = formats.writer(of, form)
    assert write
    return list(write(report, look))


@pytest.mark.parametrize("form", ["table", "full"])
@pytest.mark.parametrize("width", [40, 80, 200])
def test_every_script_fits(
    letters: Report, golden: Callable[[Path, str], None], form: str, width: int
) -> None:
    lines = printed(letters, Look(width), form=form)
    assert max(map(columns, lines)) <= width
    golden(DRESS / f"letters.{form}.{width}.txt", "".join(f"{line}\n" for line in lines))


def test_a_terminal_is_told_nothing_by_an_article(letters: Report) -> None:
    text = "\n".join(printed(letters, Look(80)))
    assert not {"\x1b", "\x07", "\u202e", "\u202c"} & set(text)
    assert "�[31mred�" in text


@pytest.mark.parametrize(
    ("line", "safe"),
    [
        ("plain", "plain"),
        ("Çavuşoğlu 漢字", "Çavuşoğlu 漢字"),
        ("  איש 549", "  \u2068איש 549\u2069"),
        ("549 شخص", "\u2068549 شخص\u2069"),
    ],
)
def test_right_to_left_letters_stay_in_their_cell(line: str, safe: str) -> None:
    assert isolated(line) == safe
    assert columns(safe) == columns(line)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        (FAMILY * 3, 5, [FAMILY * 2, FAMILY]),
        ("🇹🇷🇺🇦🇵🇱", 4, ["🇹🇷🇺🇦", "🇵🇱"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_a_letter_is_never_cut(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_shortening_keeps_letters_whole() -> None:
    assert shortened(FAMILY * 9, 9) == f"{FAMILY * 2}…{FAMILY * 2}"


def test_a_long_quotation_is_elided_around_its_number(write: Callable[..., Extraction]) -> None:
    before, after = "the quay and the market and " * 9, " of the harbour and of the hills" * 9
    extraction = write(f"{before}at least 549 people were killed{after}, the mayor said.")
    (claim,) = extraction.claims
    whole = Span(0, len(extraction.article.text))
    place = Place(extraction.article.id, "text", whole, extraction.article.text, "said", "", claim)
    shown = excerpt(extraction.article, place, 60)
    assert columns(shown) <= 60
    assert "at least 549 people" in shown
    assert (shown[0], shown[-1]) == ("…", "…")


def test_links_hang_on_the_same_words(letters: Report, tmp_path: Path) -> None:
    file = tmp_path / "a b\x1b.jsonl"
    file.touch()
    moved = tuple(
        replace(one, article=replace(one.article, path=str(file))) for one in letters.extractions
    )
    report = replace(letters, extractions=moved)
    plain, linked = (printed(report, Look(80, links=on)) for on in (False, True))
    assert [LINK.sub("", line).rstrip() for line in linked] == plain
    targets = set(re.findall(r"\033\]8;id=\w+;(file:[^\033]+)\033", "\n".join(linked)))
    assert len(targets) == len(TEXTS)
    assert all(
        target.endswith(f"/a%20b%1B.jsonl#{n + 1}") for n, target in enumerate(sorted(targets))
    )


def test_what_is_no_file_is_no_link(letters: Report) -> None:
    assert printed(letters, Look(80, links=True)) == printed(letters, Look(80))


@pytest.mark.parametrize(
    ("environment", "has"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"VTE_VERSION": "7600"}, True),
        ({"VTE_VERSION": "4900"}, False),
        ({"TERM": "xterm", "FORCE_HYPERLINK": "1"}, True),
        ({"TERM": "xterm-kitty", "FORCE_HYPERLINK": "0"}, False),
    ],
)
def test_which_terminals_have_links(environment: dict[str, str], has: bool) -> None:
    assert supported(environment) is has


@pytest.mark.parametrize(
    ("by", "heads"),
    [
        ("article", ["bridge-2 · 2 findings", "copy/bridge.txt · 1 finding"]),
        ("rule", ["C01 toll-fell · 1 finding", "T03 undated · 1 finding"]),
        ("series", ["no series · 3 findings"]),
    ],
)
def test_groups_hold_every_finding_once(report: Report, by: str, heads: list[str]) -> None:
    lines = printed(report, Look(shown=Severity.INFO, group=by))
    assert [line for line in lines if line in heads] == heads
    text = "\n".join(lines)
    assert [text.count(code) for code in ("C01", "T03", "R09")] == [1 + (by == "rule")] * 3


def test_the_summary_counts_by_rule_and_article(
    report: Report, golden: Callable[[Path, str], None]
) -> None:
    lines = printed(report, Look(), "summary")
    golden(DRESS / "summary.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize(
    ("stopped", "languages", "told"),
    [
        (False, (), ""),
        (True, (), "claimcheck: stopped by 1 error, 1 warning, 1 info; leave out --quiet"),
        (False, (("tr", 1),), "claimcheck: Not read: 1 article (language: tr)"),
    ],
)
def test_quiet_says_only_what_stops_and_what_nobody_read(
    report: Report, stopped: bool, languages: tuple[tuple[str, int], ...], told: str
) -> None:
    coverage = replace(report.coverage, languages=languages)
    assert verdict(replace(report, coverage=coverage), stopped=stopped).startswith(told)
    assert bool(verdict(replace(report, coverage=coverage), stopped=stopped)) is bool(told)
