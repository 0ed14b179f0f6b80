"""Laws of numbers: what is written reads back, and no text breaks a recogniser."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.claims import comparators, directions, numbers, traps, units
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.scan import Scan, scan
from claimcheck.model import Article, Block, BlockKind, DayBasis, Span

LEXICON = lexicon.load()
MAGNITUDES = {"thousand": 10**3, "million": 10**6, "mln": 10**6, "billion": 10**9, "bn": 10**9}
# fmt: off
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
# fmt: on
# Pieces of number talk, so that arbitrary text often comes near a number.
PIECES = st.sampled_from(
    [
        *("5", "1,200", "2.3", "1987", "07", "12-17", "3/4", "½", "0", "99999999999999999999"),
        *("two", "a", "dozen", "hundred", "million", "bn", "one", "half", "thirds", "and", "of"),
        *(
            "between",
            "to",
            "or",
            "at least",
            "more than",
            "no",
            "deaths",
            "was",
            "killed",
            "people",
        ),
        *(
            "$",
            "€",
            "%",
            "cents",
            "per",
            "barrel",
            "km",
            "year",
            "-old",
            "-",
            "–",
            ",",
            ".",
            "(",
            ")",
        ),
        *("No.", "Article", "p.m.", ":", "'", '"', "#", "@", "://", "S", "K", "m", "\n", "\u202f"),
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
)


def read(text: str) -> tuple[Scan, list[Draft]]:
    block = Block(BlockKind.BODY, "text", Span(0, len(text)), text)
    article = Article("a", "a", text, blocks=(block,))
    found = scan(block)
    reading = Reading(article, LEXICON, None, DayBasis.NONE, scans=[found])
    traps.mask(found, reading)
    drafts = numbers.find(found, reading)
    for recogniser in (units, comparators, directions):
        recogniser.read(found, drafts, reading)
    return found, drafts


def only(text: str) -> Draft:
    (draft,) = read(text)[1]
    return draft


def in_words(value: int) -> str:
    """Return a number below a million in English words."""
    if value < 20:
        return ONES[value]
    if value < 100:
        tens, ones = divmod(value, 10)
        return TENS[tens - 2] + (f"-{ONES[ones]}" if ones else "")
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if value >= size:
            above, below = divmod(value, size)
            joint = " and " if below and below < 100 else " " if below else ""
            return f"{in_words(above)} {name}{joint}{in_words(below) if below else ''}"
    raise AssertionError


@given(st.integers(1, 10**15))
def test_a_grouped_numeral_reads_back(value: int) -> None:
    draft = only(f"They hold {value:,} shares.")
    assert draft.value == value
    assert draft.unit == "share"


@given(st.decimals("0.1", "999.99", places=2), st.sampled_from(sorted(MAGNITUDES)), st.booleans())
def test_a_numeral_with_a_magnitude_reads_back(value: Decimal, magnitude: str, glued: bool) -> None:
    space = "" if glued and len(magnitude) < 4 else " "
    draft = only(f"They lost ${value}{space}{magnitude} there.")
    assert draft.value == value * MAGNITUDES[magnitude]
    assert draft.granularity == Decimal("0.01") * MAGNITUDES[magnitude]
    assert draft.unit == "USD"


@given(st.integers(2, 999_999))
def test_a_number_in_words_reads_back(value: int) -> None:
    assert only(f"They sold {in_words(value)} houses.").value == value
    assert only(f"THEY SOLD {in_words(value).upper()} HOUSES.").value == value


@given(st.integers(1, 500), st.integers(1, 500))
def test_the_ends_of_a_range_read_back(low: int, more: int) -> None:
    draft = only(f"They sold between {low} and {low + more} houses.")
    assert (draft.value, draft.value_high) == (low, low + more)


@given(TEXTS)
def test_no_text_breaks_a_recogniser_and_words_stay_in_order(text: str) -> None:
    found, drafts = read(text)
    last = 0
    for draft in drafts:
        assert last <= draft.first < draft.last <= len(found)
        last = draft.last
        left, right = min(draft.left, draft.first), max(draft.right, draft.last)
        assert 0 <= left <= draft.first
        assert draft.last <= right <= len(found)
        span = found.span_of(left, right)
        assert text[span.start : span.end] == found.words_of(left, right)
        assert draft.value.is_finite()
        assert draft.granularity > 0
        assert draft.value_high is None or draft.value_high > draft.value


@given(TEXTS)
def test_every_numeral_is_a_number_or_explained(text: str) -> None:
    found, drafts = read(text)
    counted = {index for draft in drafts for index in range(draft.first, draft.last)}
    for index, word in enumerate(found.words):
        if word[0].isdecimal():
            assert index in counted or found.taken[index].startswith("trap:")
