"""Number words that are no plain count: vague ones, multiples and nothing."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import HALF, NumberWords, magnitude
from claimcheck.claims.scan import Scan
from claimcheck.model import Comparator

FEW = 2
NOTHING_WITHIN = 4  # tokens behind "no one" in which what did not happen must stand


def vague(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "dozens", "tens of thousands", "several hundred", "a couple", if one begins here."""
    lower = scan.lower
    word = lower[index]
    if word in known.plurals:
        return _plural(scan, index, known)
    for end in (min(index + 2, len(scan)), index + 1):
        words = " ".join(lower[index:end])
        if words in known.vague:
            return _count(scan, index, end, known.vague[words], known)
    if word in known.before_magnitude and (found := magnitude(scan, index + 1, known)):
        floor = Decimal(known.before_magnitude[word] * found[1])
        return _draft(index, found[0], floor)
    return None


def _count(scan: Scan, index: int, end: int, floor: int, known: NumberWords) -> Draft | None:
    if found := magnitude(scan, end, known):
        return _draft(index, found[0], Decimal(floor * found[1]))
    after = scan.lower[end] if end < len(scan) else "."
    if floor == FEW and (after in {"more", "other", "others"} or not after[0].isalpha()):
        return None
    if scan.lower[end - 1] in {"couple", "handful"} and after != "of":
        return None
    return _draft(index, end, Decimal(floor))


def _plural(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    lower, value, end = scan.lower, known.plurals[scan.lower[index]], index + 1
    if lower[index] in {"scores", "tens"} and not _counts(scan, index, known):
        return None
    while end + 1 < len(lower) and lower[end] == "of" and lower[end + 1] in known.plurals:
        value *= known.plurals[lower[end + 1]]
        end += 2
    if lower[end : end + 2] == ["and", lower[index]]:
        end += 2
    return _draft(index, end, Decimal(value))


def _counts(scan: Scan, index: int, known: NumberWords) -> bool:
    """Whether "scores" or "tens" counts here ("scores of people"), unlike "test scores"."""
    after = scan.lower[index + 1 : index + 3]
    if scan.lower[index] == "tens":
        return len(after) > 1 and after[0] == "of" and after[1] in known.plurals
    before = scan.lower[index - 1] if index > scan.sentence_of(index)[0] else "."
    if before in {".", ",", ";", "with", "and", "by", "when", "as", "that"}:
        return after[:1] in (["of"], ["more"], ["were"], ["are"], ["have"])
    return after[:1] == ["of"] and (before.endswith(("ed", "ing")) or before in {"left", "for"})


def _draft(first: int, last: int, value: Decimal) -> Draft:
    return Draft(first, last, value, value, shape="vague", comparator=Comparator.VAGUE)


def multiple(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "doubled", "threefold" or "twice the", if one begins here."""
    word = scan.lower[index]
    after = scan.lower[index + 1] if index + 1 < len(scan) else ""
    if word in known.multiples:
        value, direction = Decimal(known.multiples[word]), "up"
    elif word in known.sets["halving"]:
        value, direction = HALF, "down"
    elif word in known.doubling and after in known.sets["after_doubling"]:
        value, direction = Decimal(known.doubling[word]), ""
    else:
        return None
    draft = Draft(index, index + 1, value, shape="multiple", unit_type="ratio")
    draft.direction = direction or None
    return draft


def nothing(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "no deaths" or "no one was injured" as a count of nothing, if one begins here."""
    word = scan.lower[index]
    rest = scan.lower[index + 1 : index + 3]
    end = index + 1
    if word == "no":
        if any(noun in known.sets["nothing_of"] for noun in rest) and "new" not in rest:
            return Draft(index, end, Decimal(0), shape="words")
        if rest[:1] == ["one"]:
            end += 1
        elif rest == ["-", "one"]:
            end += 2
        else:
            return None
    elif word not in {"none", "nobody"}:
        return None
    was = scan.lower[end : end + NOTHING_WITHIN]
    if was[:1] == ["of"]:
        was = scan.lower[end + 1 : end + 2 + NOTHING_WITHIN]
    happened = not known.sets["nothing_was"].isdisjoint(was)
    if happened and not {"was", "were", "been", "is", "died"}.isdisjoint(was):
        return Draft(index, end, Decimal(0), shape="words")
    return None
