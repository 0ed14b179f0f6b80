"""Two numbers, days or names that face each other in reused text: which of them is no news?"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from claimcheck.checks import Group
from claimcheck.checks._passages import days, text_of
from claimcheck.checks._renamed import same_name
from claimcheck.model import Claim, DateMention, Kind, Span
from claimcheck.reuse.lists import lists
from claimcheck.reuse.passage import Edit, Passage, Side
from claimcheck.reuse.words import WORD, folded_words

FIXED = frozenset({Kind.LIMIT, Kind.MEASURE, Kind.DURATION})  # figures that no news moves
NEWS = timedelta(days=31)  # a day this near to publication is the news's own, and moves with it
GLUE = tuple("/=&#_@")  # what stands beside a number in a web address
REACH, SOON = 60, 6  # characters and words in which "Image 12 of 33" says what it counts


class Verdict(StrEnum):
    """What an edit amounts to, in the words of a report."""

    CHANGED = "changed"
    REFRESHED = "refreshed"
    FIGURE = "left to the checks of figures"
    ADDED = "added"
    REMOVED = "left out"
    REWORDED = "reworded"


def number(edit: Edit, passage: Passage, group: Group) -> Verdict:
    """Return the verdict on a changed number: the checks of figures come first."""
    if _is_furniture(edit, passage, group):
        return Verdict.REWORDED
    before = _claim(passage.earlier, edit.earlier_span, group)
    after = _claim(passage.later, edit.later_span, group)
    if before is None or after is None:
        return Verdict.CHANGED
    if before.quantity.value == after.quantity.value:
        return Verdict.REWORDED
    count = days(passage.earlier, passage.later)
    if FIXED & {before.kind, after.kind}:
        return Verdict.CHANGED
    return Verdict.FIGURE if count == 0 else Verdict.REFRESHED


def _is_furniture(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether a number stands in an address, or counts pictures and pages."""
    text, span = text_of(passage.later, group), edit.later_span
    if text[span.start - 1 : span.start] in GLUE or text[span.end : span.end + 1] in GLUE:
        return True
    before = folded_words(text[max(0, span.start - REACH) : span.end])[-SOON:]
    return bool(set(before) & set(group.lexicon.entries("reuse")["numbered"]))


def date(edit: Edit, passage: Passage, group: Group) -> Verdict:
    """Return the verdict on a changed date: the day of the news itself moves with the news."""
    before = _day(passage.earlier, edit.earlier_span, group)
    after = _day(passage.later, edit.later_span, group)
    if before is None or after is None:
        timed = all(_only_times(words, group) for words in (edit.earlier, edit.later))
        return Verdict.REFRESHED if timed else Verdict.CHANGED
    if (before.start, before.end) == (after.start, after.end):
        return Verdict.REWORDED
    fresh = _news(before, passage.earlier) and _news(after, passage.later)
    return Verdict.REFRESHED if fresh else Verdict.CHANGED


def _only_times(words: str, group: Group) -> bool:
    known = lists(group.lexicon)
    timed = known.times | known.relative | known.units_of_time | known.function
    return all(word in timed for word in folded_words(words))


def _news(day: DateMention, side: Side) -> bool:
    if day.start is None or side.published is None:
        return day.type != "DATE"
    return abs(day.start - side.published) <= NEWS


def name(edit: Edit, _: Passage, group: Group) -> Verdict:
    """Return the verdict on a changed name: another spelling or a fuller form is none."""
    same = same_name(edit.earlier, edit.later, group.lexicon)
    return Verdict.REWORDED if same else Verdict.CHANGED


def beside_figure(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether a hedge stands before a figure that was read as a claim."""
    for side, span in (
        (passage.earlier, edit.earlier_span),
        (passage.later, edit.later_span),
    ):
        text = text_of(side, group)
        following = WORD.search(text, span.end, side.span.end)
        if following and _claim(side, Span(*following.span()), group):
            return True
    return False


def _claim(side: Side, span: Span, group: Group) -> Claim | None:
    """Return the claim whose number meets a span of a side."""
    for claim in group.extractions[side.article].claims:
        mention = claim.mention
        number = Span(mention.number_start, mention.number_start + len(mention.number))
        if mention.field == side.field and number.meets(span):
            return claim
    return None


def _day(side: Side, span: Span, group: Group) -> DateMention | None:
    """Return the date that meets a span of a side."""
    for found in group.extractions[side.article].dates:
        if found.field == side.field and found.span.meets(span):
            return found
    return None
