"""Numbers: digits, words, mixed, vague, ranges, shares and multiples."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims import one
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.money import Money, prefix_start
from claimcheck.claims.number_words import GLYPHS, NumberWords, cardinal, joined
from claimcheck.claims.numerals import MINUS, numeral
from claimcheck.claims.ranges import Words, join, words
from claimcheck.claims.scan import Scan
from claimcheck.claims.shares import in_numerals, part
from claimcheck.claims.unit_words import match
from claimcheck.claims.vague_numbers import multiple, nothing, vague
from claimcheck.model import Comparator

READERS = (vague, part, multiple, nothing)
ARTICLES = frozenset({"a", "an"})
PRONOUN = "trap:pronoun"
DECADE = Decimal(9)


def find(scan: Scan, reading: Reading) -> list[Draft]:
    """Return the numbers of a block in order, and mark their tokens as "number"."""
    known = words(reading.lexicon)
    drafts = _singles(scan, known)
    for draft in drafts:
        for index in range(draft.first, draft.last):
            scan.taken[index] = "number"
    return join(scan, drafts, known) if len(drafts) > 1 else drafts


def _singles(scan: Scan, known: Words) -> list[Draft]:
    """Return each number of a block, before ranges are joined."""
    drafts: list[Draft] = []
    starters, taken = known.numbers.starters, scan.taken
    done = 0
    for index in scan.among(starters):
        word = scan.lower[index]
        if index < done or taken[index]:
            continue
        if word in GLYPHS:
            draft = Draft(index, index + 1, Decimal(GLYPHS[word]), Decimal("0.01"))
        elif word in starters:
            found = _words(scan, index, known)
            if found is None:
                continue
            draft = found
        else:
            draft = _digits(scan, index, known.numbers, known.coins)
        done = draft.last
        draft.left = draft.left if draft.left >= 0 else draft.first
        draft.right = draft.last
        draft.because("value", "numbers", scan.words_of(draft.first, draft.last))
        drafts.append(draft)
    return drafts


def _digits(scan: Scan, index: int, known: NumberWords, coins: Money) -> Draft:
    """Return the number that begins with a numeral."""
    if (share := in_numerals(scan, index, known)) is not None:
        return share
    left = prefix_start(scan, index, coins)
    found = numeral(scan, index, known, priced=left < index)
    draft = Draft(index, found.end, found.value, found.granularity, dropped=found.problem)
    draft.left = left
    if found.unit:
        draft.unit, draft.unit_type = found.unit, "measure"
    elif _bare_fraction(scan, index) and "." not in scan.words[index]:
        draft.first = draft.left = index - 1
        draft.granularity = Decimal(1).scaleb(-len(scan.words[index]))
        draft.value *= draft.granularity
    if _negative(scan, left):
        draft.value, draft.left = -draft.value, left - 1
    elif (last := decade(scan, found.end)) > found.end:
        draft.last, draft.value_high = last, found.value + DECADE
        draft.comparator, draft.unit, draft.unit_type = Comparator.BETWEEN, "year", "age"
    return draft


def _bare_fraction(scan: Scan, index: int) -> bool:
    """Whether a point without a digit before it begins the number (".32 calibre")."""
    at = index - 1
    if at < 0 or scan.words[at] != "." or not scan.glued(index) or scan.taken[at]:
        return False
    return at == 0 or not scan.glued(at)


def decade(scan: Scan, index: int) -> int:
    """Return the end of "s" or "'s" glued to a numeral at `index` ("in his 80s"), else `index`."""
    at = index + (scan.words[index : index + 1] in (["'"], ["’"]))
    plural = at < len(scan) and scan.words[at] == "s" and scan.glued(at) and scan.glued(index)
    return at + 1 if plural else index


def _negative(scan: Scan, left: int) -> bool:
    """Whether a minus sign belongs to the number at `left`: glued to it and to nothing before."""
    if left == 0:
        return False
    if scan.words[left - 1] in MINUS:
        return scan.glued(left) and (
            left == 1 or not scan.glued(left - 1) or scan.words[left - 2] == "("
        )
    return scan.lower[left - 1] == "minus"


def _adjective(scan: Scan, end: int, words: Words) -> bool:
    """Whether "zero" only forms an adjective with the word behind it ("zero-coupon bonds")."""
    return (
        scan.lower[end - 1] == "zero"
        and joined(scan, end)
        and not match(scan, end + 1, words.units)
    )


def _words(scan: Scan, index: int, words: Words) -> Draft | None:
    """Return the number that begins with a word, if one does."""
    known = words.numbers
    if scan.lower[index] in ARTICLES:
        after = scan.lower[index + 1 : index + 2]
        if known.after_article.isdisjoint(after):
            return None  # nearly every article
    for read in READERS:
        if (found := read(scan, index, known)) is not None:
            return found
    written = cardinal(scan, index, known)
    if written is None or _adjective(scan, written[0], words):
        return None
    end, value, grain = written
    if scan.lower[index] == "one" and end == index + 1:
        draft = Draft(index, end, value, grain, shape="words")
        if one.counts(scan, draft, known, words.units):
            return draft
        scan.taken[index] = PRONOUN
        return None
    shape = "vague" if scan.lower[end - 1] == "dozen" else "words"
    return Draft(index, end, value, grain, shape=shape)
