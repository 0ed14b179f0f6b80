"""The gate: what involves the draft and nothing else, newest first, on either store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from claimcheck import lexicon, rulebook
from claimcheck.checks import Over
from claimcheck.decisions import Decisions, Waiver, applied
from claimcheck.findings import Report
from claimcheck.gate import Gate
from claimcheck.ledger import decided, recall, writing
from claimcheck.ledger.affected import Corrections
from claimcheck.ledger.store import Ledger
from claimcheck.model import Extraction

WORDS = lexicon.load()
RULES = [rule for rule in rulebook.load() if rule.check.looks_at != (Over.ARTICLE,)]
Write = Callable[..., Extraction]

TOLL = "At least {} people have been killed in the mudslide in Norvale since Monday, police said."
REVISED = (
    "Police revised the toll down: {} people have been killed in the mudslide in Norvale since"
    " Monday, police said."
)
PARAGRAPH = (
    "The valley road was built by soldiers in {} and has been closed by falling rock nearly every"
    " spring since then, so that the villages at its upper end lay in stores of flour, oil and"
    " candles each autumn, and send their older children to board with families in the town."
)


def keep(ledger: Ledger, *extractions: Extraction) -> None:
    for extraction in extractions:
        with ledger.writing() as connection:
            writing.add(connection, extraction, WORDS)


def judged(ledger: Ledger, *drafts: Extraction, on: date | None = None) -> Report:
    with ledger.reading() as connection:
        return Gate(connection, RULES, WORDS, on=on).report(drafts)


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.severity != "info"]


def test_a_draft_is_held_against_what_was_published(ledger: Ledger, write: Write) -> None:
    keep(ledger, write(TOLL.format(41), "monday", "2023-05-02"))
    report = judged(ledger, write(TOLL.format(38), "draft", "2023-05-04"))
    assert rules(report) == ["toll-fell"]
    assert report.coverage.articles == 1
    assert [e.article.id for e in report.extractions] == ["draft", "monday"]


def test_what_the_ledger_holds_against_itself_is_not_told(ledger: Ledger, write: Write) -> None:
    keep(ledger, write(TOLL.format(41), "a", "2023-05-02"), write(TOLL.format(38), "b"))
    report = judged(ledger, write("Nobody counted the boats.", "draft", "2023-05-04"))
    assert report.findings == ()


def test_the_latest_known_figure_is_offered(ledger: Ledger, write: Write) -> None:
    keep(
        ledger,
        write(TOLL.format(41), "a", "2023-05-02"),
        write(TOLL.format(44), "b", "2023-05-03"),
    )
    (finding,) = judged(ledger, write(TOLL.format(38), "draft", "2023-05-04")).findings
    assert finding.next_step.endswith("“At least 44 people” (police, published 2023-05-03, b).")


def test_siblings_are_held_against_each_other(ledger: Ledger, write: Write) -> None:
    drafts = (
        write(TOLL.format(41), "one", "2023-05-02"),
        write(TOLL.format(38), "two", "2023-05-03"),
    )
    assert rules(judged(ledger, *drafts)) == ["toll-fell"]


def test_an_earlier_version_of_the_draft_is_not_held_against_it(
    ledger: Ledger, write: Write
) -> None:
    keep(ledger, write(TOLL.format(41), "same", "2023-05-02"))
    assert rules(judged(ledger, write(TOLL.format(38), "same", "2023-05-02"))) == []


def test_a_superseded_version_is_not_held_against_a_draft(ledger: Ledger, write: Write) -> None:
    keep(ledger, *(write(TOLL.format(n), "same", "2023-05-02") for n in (41, 31)))
    assert rules(judged(ledger, write(TOLL.format(38), "draft", "2023-05-04"))) == []


def test_what_was_not_known_yet_is_not_held_against_a_draft(ledger: Ledger, write: Write) -> None:
    keep(ledger, write(TOLL.format(41), "a", "2023-05-02"))
    draft = write(TOLL.format(38), "draft", "2023-05-04")
    assert rules(judged(ledger, draft, on=date(2023, 5, 1))) == []
    assert rules(judged(ledger, draft, on=date(2023, 5, 2))) == ["toll-fell"]


def test_a_peak_long_ago_is_found_behind_many_figures(ledger: Ledger, write: Write) -> None:
    days = [f"2023-05-{n:02}" for n in range(2, 31)] + [f"2023-06-{n:02}" for n in range(1, 20)]
    assert len(days) > recall.NEAREST
    tolls = [90, *range(20, 20 + len(days) - 1)]
    told = TOLL.replace("Monday", "May 1")
    keep(ledger, *(write(told.format(n), day, day) for n, day in zip(tolls, days, strict=True)))
    (finding, *_) = judged(ledger, write(told.format(80), "draft", "2023-06-25")).findings
    assert (finding.rule, finding.places[0].exact) == ("toll-fell", "At least 90 people")


def test_one_happening_told_with_two_figures(ledger: Ledger, write: Write) -> None:
    told = "The council of Ostrel bought {} new buses for the harbour line from a bankrupt firm."
    keep(ledger, write(told.format(14), "a"), write("A goat walked home.", "b"))
    assert len(rules(judged(ledger, write(told.format(19), "draft")))) == 1


def test_a_person_of_two_ages(ledger: Ledger, write: Write) -> None:
    told = "Anna Weiss, {}, the mayor of Norvale, opened the bridge with Jon Ferris on Tuesday."
    keep(ledger, write(told.format(48), "a", "2023-05-02"))
    assert rules(judged(ledger, write(told.format(84), "draft"))) == ["ages-differ"]


def test_reused_text_with_another_year(ledger: Ledger, write: Write) -> None:
    keep(ledger, write(PARAGRAPH.format(1911), "a", "2023-03-02"))
    draft = write(PARAGRAPH.format(1917), "draft", "2023-05-04")
    found = judged(ledger, draft).findings
    assert any("1911" in f.message + f.arithmetic for f in found)


def test_newest_evidence_comes_first(ledger: Ledger, write: Write) -> None:
    other = TOLL.replace("Norvale", "Ostrel").replace("mudslide", "fire")
    keep(
        ledger,
        write(TOLL.format(41), "older", "2023-05-02"),
        write(other.format(51), "newer", "2023-05-03"),
    )
    drafts = (
        write(TOLL.format(38), "draft-a", "2023-05-04"),
        write(other.format(48), "draft-b", "2023-05-04"),
    )
    report = judged(ledger, *drafts)
    assert [f.places[0].article for f in report.findings if f.rule == "toll-fell"] == [
        "newer",
        "older",
    ]


def test_a_waiver_that_let_an_article_out_holds_at_the_next_gate(
    ledger: Ledger, write: Write
) -> None:
    keep(ledger, write(TOLL.format(41), "a", "2023-05-02"))
    report = judged(ledger, write(TOLL.format(38), "draft", "2023-05-04"))
    waiver = Waiver(fingerprint=report.findings[0].fingerprint, reason="agreed with the desk")
    with ledger.writing() as connection:
        given = decided.merged(connection, Decisions((waiver,), {"0" * 16: "other"}), report)
        decided.keep(connection, given, applied(report, given, None))
    with ledger.reading() as connection:
        later = decided.merged(connection, Decisions(), report)
    assert [one.reason for one in later.waivers] == ["agreed with the desk"]
    settled = applied(report, later, None)
    assert settled.findings[0].suppressed
    assert settled.stale == ()


@pytest.mark.parametrize(
    ("told", "how"),
    [
        ([(TOLL, 41, "a", 2), (REVISED, 38, "b", 4)], {"a": "announced"}),
        ([(TOLL, 41, "a", 2), (TOLL, 41, "b", 3), (TOLL, 31, "a", 2)], {"b": "article corrected"}),
        ([(TOLL, 41, "a", 2), (TOLL, 44, "b", 3)], {}),
    ],
)
def test_articles_that_carry_a_figure_since_corrected(
    ledger: Ledger, write: Write, told: Sequence[tuple[str, int, str, int]], how: dict[str, str]
) -> None:
    keep(ledger, *(write(t.format(n), name, f"2023-05-{day:02}") for t, n, name, day in told))
    with ledger.reading() as connection:
        found = Corrections(connection, WORDS).affected()
    assert {one.claim.mention.article: one.how for one in found} == how
