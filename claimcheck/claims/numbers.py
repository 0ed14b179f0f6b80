"""Numbers: digits, words, mixed, vague, ranges, shares and multiples."""

from __future__ import annotations

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.money import money, prefix_start
from claimcheck.claims.number_words import NumberWords, cardinal, number_words
from claimcheck.claims.numerals import GLYPHS, MINUS, numeral
from claimcheck.claims.ranges import join
from claimcheck.claims.scan import Scan
from claimcheck.claims.vague_numbers import (
    in_numerals,
    multiple,
    nothing,
    one_counts,
    part,
    vague,
)
from claimcheck.lexicon import Lexicon

ARTICLES = frozenset({"a", "an"})


def find(scan: Scan, reading: Reading) -> list[Draft]:
    """Return the numbers of a block in order, and mark their tokens as "number"."""
    known = number_words(reading.lexicon)
    drafts = atoms(scan, known, reading.lexicon)
    for draft in drafts:
        for index in range(draft.first, draft.last):
            scan.taken[index] = "number"
    return join(scan, drafts, reading.lexicon) if len(drafts) > 1 else drafts


def atoms(scan: Scan, known: NumberWords, lexicon: Lexicon) -> list[Draft]:
    """Return each single number of a block, before ranges are joined."""
    drafts: list[Draft] = []
    starters, taken = known.starters, scan.taken
    done = 0
    for index, word in enumerate(scan.lower):
        if index < done or taken[index]:
            continue
        if word[0].isdecimal():
            draft = _digits(scan, index, known, lexicon)
        elif word in starters:
            found = _words(scan, index, known)
            if found is None:
                continue
            draft = found
        elif word in GLYPHS:
            draft = _digits_glyph(scan, index)
        else:
            continue
        done = draft.last
        if draft.left < 0:
            draft.left = draft.first
        draft.right = draft.last
        if not draft.dropped:
            draft.because("value", "numbers", scan.words_of(draft.first, draft.last))
        drafts.append(draft)
    return drafts


def _digits(scan: Scan, index: int, known: NumberWords, lexicon: Lexicon) -> Draft:
    if (share := in_numerals(scan, index, known)) is not None:
        return share
    found = numeral(scan, index, known)
    draft = Draft(index, found.end, found.value, found.granularity, dropped=found.problem)
    draft.left = prefix_start(scan, index, money(lexicon))
    if _negative(scan, draft.left):
        draft.value, draft.left = -draft.value, draft.left - 1
    return draft


def _digits_glyph(scan: Scan, index: int) -> Draft:
    from decimal import Decimal

    return Draft(index, index + 1, Decimal(GLYPHS[scan.words[index]]))


def _negative(scan: Scan, left: int) -> bool:
    """Whether a minus sign belongs to the number at `left`: glued to it and to nothing before."""
    if left == 0:
        return False
    sign = scan.words[left - 1]
    if sign in MINUS:
        return scan.glued(left) and (
            left == 1 or not scan.glued(left - 1) or scan.words[left - 2] == "("
        )
    return scan.lower[left - 1] == "minus"


def _words(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return the number that begins with a word, if one does."""
    for read in (vague, part, multiple, nothing):
        if (found := read(scan, index, known)) is not None:
            return found
    found_words = cardinal(scan, index, known)
    if found_words is None:
        return None
    end, value, grain = found_words
    draft = Draft(index, end, value, grain, shape="words")
    if value == 1 and end == index + 1 and scan.lower[index] == "one":
        draft.dropped = "" if one_counts(scan, draft, known) else "one as a pronoun or article"
    return draft
