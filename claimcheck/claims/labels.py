"""Numbers that name: "Article 5", "No. 7", "FTSE 100", "Radio 4", "Formula One"."""

from __future__ import annotations

from claimcheck.claims.nouns import is_plural
from claimcheck.claims.number_words import joined, magnitude
from claimcheck.claims.scan import Scan
from claimcheck.claims.trap_words import Found, TrapWords
from claimcheck.claims.unit_words import match
from claimcheck.model import BlockKind

LISTED = frozenset({",", "and", "of", "or", "-", "–", "to", "&"})
OPEN = frozenset({"vs", "versus", "of", "-", "–", "or", "+", "from"})
LONGEST = 5  # digits of a name's number


def labelled(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return the numbers behind the label at `index` ("Article 5", "pages 12 and 13")."""
    at = _past_number_sign(scan, index + 1)
    if at >= len(scan) or scan.taken[at] or (index and scan.lower[index - 1] == "another"):
        return None
    label, word = scan.lower[index], scan.lower[at]
    strong = label in known.sets["labels"]
    if word[0].isdecimal():
        if "," in word or measured(scan, at + 1, known):
            return None
        plural = label.endswith("s") and not scan.words[index][0].isupper()
        if not strong and (plural or counts(scan, at + 1, known)):
            return None
    elif (
        word not in known.numbers.counting
        or counts(scan, at + 1, known)
        or not (strong or scan.words[at][0].isupper() or label == "number")
    ):
        return None
    last = at + 1
    beyond = scan.lower[last : last + 1]
    before = scan.lower[index - 1] if index else ""
    ranks = beyond == ["of"] or (before == "from" and beyond == ["to"])
    while (ranks or label.endswith("s")) and last + 1 < len(scan) and _goes_on(scan, last, known):
        last, ranks = last + 2, False
    return at, last, "label"


def _past_number_sign(scan: Scan, at: int) -> int:
    """Return the token behind "No.", "number" or "#", if one stands at `at`."""
    word = scan.lower[at] if at < len(scan) else ""
    if word in {"no", "nos"} and scan.lower[at + 1 : at + 2] == ["."]:
        return at + 2
    return at + 1 if word in {"number", "#"} else at


def _goes_on(scan: Scan, at: int, known: TrapWords) -> bool:
    after = scan.lower[at + 1]
    return (
        scan.lower[at] in LISTED
        and (after[0].isdecimal() or after in known.numbers.counting)
        and not scan.taken[at + 1]
        and "," not in scan.words[at + 1]
    )


def named(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return a numeral that is part of a name: "No. 5", "FTSE 100", "Boeing 787", "Radio 4"."""
    if index == 0:
        return None
    before, word = scan.lower[index - 1], scan.words[index]
    if before == "#" and "." not in word and not measured(scan, index + 1, known):
        return index, index + 1, "label"
    if (
        before == "."
        and index > 1
        and scan.glued(index - 1)
        and _abbreviates(scan, index - 2, known)
    ):
        return index, index + 1, "label"
    if "," in word or len(word) > LONGEST or measured(scan, index + 1, known):
        return None
    if before in known.sets["names"] and not counts(scan, index + 1, known):
        return index, index + 1, "name"
    behind = index + 1 + joined(scan, index + 1)
    if not known.sets["names_after"].isdisjoint(scan.lower[behind : behind + 1]):
        return index, index + 1, "name"
    if not word.isdecimal() or scan.block.kind is BlockKind.HEADLINE:
        return None
    if _capitalised(scan, index - 1, known) and (
        _definite(scan, index - 1) or not _open_to_count(scan, index + 1, known)
    ):
        return index, index + 1, "name"
    return None


def _abbreviates(scan: Scan, index: int, known: TrapWords) -> bool:
    """Whether a token is a label's short form; "no." at the end of a sentence is none."""
    name = scan.lower[index]
    if name not in known.sets["abbreviated"]:
        return False
    return name not in {"no", "op", "v"} or scan.words[index][0] == "N"


def _capitalised(scan: Scan, index: int, known: TrapWords) -> bool:
    """Whether a token is a name's word: a capital inside a sentence that is not all capitals."""
    word = scan.words[index]
    if not word[0].isupper() or scan.taken[index]:
        return False
    shouted = word.isupper() and len(word) > 2
    if index == scan.sentence_of(index)[0] and not shouted:
        return False
    return known.nouns.tags.get(scan.lower[index], "N") in "NW" and not scan.text.isupper()


def _definite(scan: Scan, index: int) -> bool:
    """Whether an article leads the capitalised words that end at a token: "the Salyut 6 crew"."""
    first = scan.sentence_of(index)[0]
    while index > first and scan.words[index][0].isupper():
        index -= 1
    return scan.lower[index] in {"the", "a", "an"}


def _open_to_count(scan: Scan, after: int, known: TrapWords) -> bool:
    """Whether what stands behind a numeral lets it count or be compared."""
    if after >= len(scan):
        return False
    if scan.lower[after] == "to" and after + 1 < len(scan):
        return scan.words[after + 1][0].isdecimal()
    if scan.lower[after] in OPEN or scan.taken[after] == "date" or joined(scan, after):
        return True
    return counts(scan, after, known)


def capital_word(scan: Scan, index: int, known: TrapWords) -> Found | None:
    """Return a number word that is part of a name: "Formula One", "the Big Three"."""
    if not scan.words[index][0].isupper() or index == 0 or scan.block.kind is BlockKind.HEADLINE:
        return None
    if _capitalised(scan, index - 1, known) and not counts(scan, index + 1, known):
        return index, index + 1, "name"
    return None


def measured(scan: Scan, after: int, known: TrapWords) -> bool:
    """Whether a unit, a magnitude or money stands right behind a numeral, at token `after`."""
    if after >= len(scan) or scan.taken[after]:
        return False
    word = scan.lower[after]
    return bool(
        word in known.coins.symbols
        or word in known.coins.words
        or word in known.coins.minor
        or magnitude(scan, after, known.numbers)
        or match(scan, after, known.units)
    )


def counts(scan: Scan, after: int, known: TrapWords) -> bool:
    """Whether a unit, money or a noun in the plural stands behind a numeral, at token `after`."""
    if measured(scan, after, known):
        return True
    for at in range(after, min(after + 3, len(scan))):
        word = scan.lower[at]
        if scan.taken[at] or scan.words[at][0].isupper() or not word[0].isalpha():
            return False
        if is_plural(word, known.nouns) or word in known.nouns.collective:
            return True
        if known.nouns.tags.get(word, "N") not in "NEW":
            return False
    return False
