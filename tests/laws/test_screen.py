"""No printed line is wider than asked for, whatever an article says, and no word goes unseen."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from wcwidth import wcswidth

from claimcheck import report as formats
from claimcheck.articles.record import article
from claimcheck.checks import Place
from claimcheck.findings import Coverage, Finding, Report
from claimcheck.model import Extraction, Severity, Skipped, Span
from claimcheck.report.layout import POP, Look, columns, plain, shortened, wrapped

SCRIPTS = "a Z9,-/“\x1b\x07\t\nÇş\u0301漢ｱ\u200d\ufe0f👩🏽👧🇹🇷אבשخ\u202e\u200fแำनि\u1100\u1161\xad"
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=300),
    st.text(SCRIPTS, min_size=1, max_size=300),
)
WIDTHS = st.integers(40, 220)


def report(words: str, name: str) -> Report:
    text = f"Before. {words} 549 people after that."
    read = article({"id": name, "text": text, "title": words}, f"copy/{name}.jsonl", 3)
    at = read.text.rindex("549")
    places = (
        Place(read.id, "text", Span(at, at + 3), "549", "earlier", words),
        Place(read.id, "text", Span(0, len(read.text)), read.text, "later"),
    )
    finding = Finding(
        rule="toll-fell",
        code="C01",
        title="",
        severity=Severity.ERROR,
        message=words,
        relation="REGRESSION",
        places=places,
        arithmetic=words,
        tried=(words,),
        fingerprint="0123456789abcdef",
        series=words,
    )
    skipped = (Skipped(read.id, "text", places[0].span, words, words),)
    coverage = Coverage(1, 1, 1, 0, skipped, ((words, 1),))
    return Report((finding,), coverage, (Extraction(read, skipped=skipped),))


@given(TEXTS, st.text(SCRIPTS, min_size=1, max_size=60), WIDTHS, st.sampled_from(["", "series"]))
@example("\u1100" * 90, "a", 40, "")
def test_no_line_is_wider_than_asked(words: str, name: str, width: int, group: str) -> None:
    found = report(words, name if name.strip() else "a")
    for form in ("table", "full"):
        for of, shown in (("findings", found), ("summary", found), ("skipped", found.extractions)):
            if write := formats.writer(of, form):
                for line in write(shown, Look(width, group=group)):  # type: ignore[arg-type]
                    assert columns(line) <= width, line
                    assert 0 <= wcswidth(line) <= width, "nothing in it moves the cursor"


@given(TEXTS, WIDTHS)
def test_wrapping_loses_nothing(words: str, width: int) -> None:
    told = plain(words)
    assert "".join("".join(wrapped(told, width)).split()) == "".join(told.split())


@given(TEXTS, WIDTHS)
def test_what_is_left_out_is_marked(words: str, width: int) -> None:
    told = plain(words)
    short = shortened(told, width)
    assert columns(short) <= width
    assert short == told or "…" in short


@given(TEXTS, WIDTHS)
def test_a_line_that_is_isolated_ends_so(words: str, width: int) -> None:
    write = formats.writer("findings", "table")
    assert write
    for line in write(report(words, "a"), Look(width)):
        assert line.count("\u2068") == line.count(POP)
