"""Number words that are no plain count: vague, parts of a whole, multiples, nothing and "one"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.claims.draft import Draft
from claimcheck.claims.number_words import HALF, NumberWords, cardinal, joined, magnitude
from claimcheck.claims.scan import Scan
from claimcheck.model import Comparator

HALF_OF = frozenset("of the a an its their his her our this that these those".split())
NEAR = 12  # tokens around "one" in which another number or a happening shows that it counts


def vague(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "dozens", "tens of thousands", "several hundred", "a couple", if one begins here."""
    lower = scan.lower
    word = lower[index]
    two = f"{word} {lower[index + 1]}" if index + 1 < len(lower) else ""
    if word in known.plurals:
        return _plural(scan, index, known)
    if two in known.vague or word in known.vague:
        end = index + (2 if two in known.vague else 1)
        floor = known.vague[two if two in known.vague else word]
        return _vague_count(scan, index, end, floor, known)
    if word in known.before_magnitude and (found := magnitude(scan, index + 1, known)):
        return _vague_draft(index, found[0], Decimal(known.before_magnitude[word] * found[1]))
    return None


def _vague_count(scan: Scan, index: int, end: int, floor: int, known: NumberWords) -> Draft | None:
    found = magnitude(scan, end, known)
    if found:
        return _vague_draft(index, found[0], Decimal(floor * found[1]))
    if end >= len(scan) or scan.lower[end] in {"more", "other", "others"} and floor == 2:
        return None
    return _vague_draft(index, end, Decimal(floor))


def _plural(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    lower, value, end = scan.lower, known.plurals[scan.lower[index]], index + 1
    if lower[index] in {"scores", "tens"} and not _is_vague_noun(scan, index, known):
        return None
    while end + 1 < len(lower) and lower[end] == "of" and lower[end + 1] in known.plurals:
        value *= known.plurals[lower[end + 1]]
        end += 2
    if lower[end : end + 1] == ["and"] and lower[end + 1 : end + 2] == [lower[index]]:
        end += 2
    return _vague_draft(index, end, Decimal(value))


def _is_vague_noun(scan: Scan, index: int, known: NumberWords) -> bool:
    """Whether "scores" or "tens" counts here ("scores of people"), unlike "test scores"."""
    after = scan.lower[index + 1 : index + 3]
    if scan.lower[index] == "tens":
        return after[:1] == ["of"] and after[1:] != [] and after[1] in known.plurals
    before = scan.lower[index - 1] if index else "."
    opens = index == scan.sentence_of(index)[0] or before in {",", ";", "with", "and", "by", "when"}
    verbal = before.endswith(("ed", "ing")) or before in {"left", "for", "of", "than", "least"}
    return (
        after[:1] == ["of"]
        if not opens
        else after[:1] in (["of"], ["more"], ["were"], ["are"]) or verbal
    )


def _vague_draft(first: int, last: int, value: Decimal) -> Draft:
    return Draft(
        first, last, value, value, shape="vague", comparator=Comparator.VAGUE, unit_type=""
    )


def part(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "half", "two-thirds", "a quarter of" or "one in five", if one begins here."""
    word = scan.lower[index]
    if word == "half":
        return _half(scan, index, known)
    if word in {"a", "an"}:
        above, at = 1, index + 1
    elif (above := known.counting.get(word, 0)) and above < 20:
        at = index + 1
    else:
        return None
    if at >= len(scan):
        return None
    if (found := _one_in(scan, index, at, above, known)) is not None:
        return found
    hyphen = joined(scan, at)
    at += hyphen
    below = known.parts.get(scan.lower[at], 0)
    if not below or above >= below or scan.taken[at]:
        return None
    plural = scan.lower[at].endswith("s")
    follows = at + 1 < len(scan) and scan.lower[at + 1] in known.after_part
    ends = at + 1 >= len(scan) or scan.lower[at + 1] in ",.;:)"
    if plural != (above > 1) or not (plural or hyphen or follows or (ends and word != "one")):
        return None
    if word in {"a", "an"} and not follows and not (ends and below in (3, 4)):
        return None
    return _share(index, at + 1, Decimal(above) / below)


def _one_in(scan: Scan, index: int, at: int, above: int, known: NumberWords) -> Draft | None:
    """Return "one in five", "nine out of 10", "1-in-5"."""
    lower = scan.lower
    step = joined(scan, at)
    at += step
    if lower[at : at + 2] == ["out", "of"]:
        at += 2
    elif lower[at] == "in":
        at += 1
    else:
        return None
    at += step and at < len(scan) and joined(scan, at)
    if at >= len(scan) or scan.taken[at]:
        return None
    word = scan.lower[at]
    if word.isdecimal() and len(word) < 7:
        below, end = int(word), at + 1
    elif (found := cardinal(scan, at, known)) is not None and word not in {"a", "an"}:
        below, end = int(found[1]), found[0]
    else:
        return None
    if not above < below or (end < len(scan) and scan.lower[end] in _PERIODS):
        return None
    return _share(index, end, Decimal(above) / below)


_PERIODS = frozenset(
    "years year months month weeks week days day hours hour minutes minute decades games".split()
)


def in_numerals(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "1 in 5" or "9 out of 10" written with numerals."""
    word = scan.words[index]
    if not word.isdecimal() or len(word) > 3 or index + 2 >= len(scan):
        return None
    return _one_in(scan, index, index + 1, int(word), known) if int(word) else None


def _half(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "half of", "half a million", "half an hour", "half a dozen"."""
    lower = scan.lower
    after = lower[index + 1] if index + 1 < len(lower) else "."
    before = lower[index - 1] if index else "."
    if scan.glued(index) or joined(scan, index + 1) or before in _RANKS:
        return None
    if after in {"a", "an"}:
        found = magnitude(scan, index + 2, known)
        if found:
            return Draft(index, found[0], HALF * found[1], HALF * found[1], shape="words")
        return Draft(index, index + 2, HALF, HALF, shape="words")
    if after in HALF_OF or before in _COMPARES or after in known.after_part:
        return _share(index, index + 1, HALF)
    if after in {"million", "billion", "trillion"}:
        factor = known.magnitudes[after]
        return Draft(index, index + 2, HALF * factor, HALF * factor, shape="words")
    return _share(index, index + 1, HALF) if before in {"which", "whom", "by", "about"} else None


_RANKS = frozenset(
    "first second third last final other better opening closing this in next".split()
)
_COMPARES = frozenset(
    "than about over nearly almost least only around roughly just under to".split()
)


def _share(first: int, last: int, value: Decimal) -> Draft:
    return Draft(first, last, value, Decimal("0.01"), shape="share", unit_type="ratio")


def multiple(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "doubled", "threefold" or "twice the", if one begins here."""
    word = scan.lower[index]
    after = scan.lower[index + 1] if index + 1 < len(scan) else ""
    if word in known.multiples:
        draft = Draft(index, index + 1, Decimal(known.multiples[word]), shape="multiple")
        draft.direction = "up"
    elif word in known.halving:
        draft = Draft(index, index + 1, HALF, Decimal("0.1"), shape="multiple", direction="down")
    elif word in known.doubling and after in known.after_doubling:
        draft = Draft(index, index + 1, Decimal(known.doubling[word]), shape="multiple")
    else:
        return None
    draft.unit_type = "ratio"
    return draft


def nothing(scan: Scan, index: int, known: NumberWords) -> Draft | None:
    """Return "no deaths" or "no one was injured" as a count of nothing, if one begins here."""
    lower = scan.lower
    word, rest = lower[index], lower[index + 1 : index + 6]
    if word == "no" and rest[:1] and rest[0] in known.nothing_of:
        return Draft(index, index + 1, Decimal(0), shape="words")
    if word == "no" and len(rest) > 1 and rest[1] in known.nothing_of and rest[0] not in {"new"}:
        return Draft(index, index + 1, Decimal(0), shape="words")
    end = index + 1
    if word == "no":
        if rest[:1] != ["one"] and rest[:2] != ["-", "one"]:
            return None
        end += 1 if rest[0] == "one" else 2
    elif word not in {"none", "nobody"}:
        return None
    was = lower[end : end + 4]
    if word == "none" and was[:1] == ["of"]:
        was = lower[end + 1 : end + 7]
    if any(w in {"was", "were", "been"} for w in was) and any(w in known.nothing_was for w in was):
        return Draft(index, end, Decimal(0), shape="words")
    return None


def one_counts(scan: Scan, draft: Draft, known: NumberWords) -> bool:
    """Whether "one" counts ("one person was killed"), unlike a pronoun or an article.

    Source: eval-independent reading of news copy: "one" counts with a unit, beside a comparator,
    in a list of counts, or where something happens to what it counts.
    """
    lower = scan.lower
    first, last = scan.sentence_of(draft.first)
    after = lower[draft.last] if draft.last < last else "."
    before = lower[draft.first - 1] if draft.first > first else "."
    if joined(scan, draft.last):
        return lower[draft.last + 1] not in {"time", "off", "sided", "on", "way", "man", "stop"}
    if after in known.one_counts or before in {"least", "exactly"}:
        return True
    if after in known.never_one or not after[0].isalpha() or before in _NOT_COUNTING:
        return False
    near = lower[max(first, draft.first - 3) : min(last, draft.last + 5)]
    if not known.one_happens.isdisjoint(near):
        return True
    around = range(max(first, draft.first - NEAR), min(last, draft.last + NEAR))
    return any(
        lower[i] in {"and", ","}
        and i + 1 < last
        and (lower[i + 1] in known.counting or lower[i + 1].isdecimal())
        for i in around
    )


_NOT_COUNTING = frozenset(
    "no the this that any every each which some number as another only is was".split()
)
