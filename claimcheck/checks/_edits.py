"""What an edit of reused text amounts to: a fact that changed, one that moved on, or a trifle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from claimcheck.checks import Check, Group, Over
from claimcheck.checks._passages import Change, changes, days, spots, text_of
from claimcheck.checks._renamed import same_name
from claimcheck.model import Claim, DateMention, Kind, Span
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.moods import Mood, mood
from claimcheck.reuse.notices import is_notice
from claimcheck.reuse.passage import Edit, Passage, Side
from claimcheck.reuse.words import WORD, folded_words

FIXED = frozenset({Kind.LIMIT, Kind.MEASURE, Kind.DURATION})  # figures that no news moves
NEWS = timedelta(days=31)  # a day this near to publication is the news's own, and moves with it
WEAK = frozenset({Mood.POSSIBLE, Mood.INTENDED, Mood.FUTURE})
NEAR = 12  # words around a verb in which a supporting sentence names the same thing
REWRITTEN = 8  # words; a longer edit is a clause written anew
LONG = 4  # letters of a word that names something


class OverProse(Check):
    """A check of what changed in text used again, with what still counts as that.

    A passage of which more changed is a frame filled with other facts, or was written anew.
    """

    over: ClassVar[Over] = Over.PASSAGES
    prose: float = Field(default=0.7, gt=0, le=1, description="least similarity of text used again")
    every: int = Field(default=10, ge=1, description="matched words for each changed spot")
    spots: int = Field(default=2, ge=1, description="changed spots of a sentence")

    def rewritten(self, passage: Passage, count: int) -> bool:
        """Whether a passage with so many changed spots is a template or new prose."""
        return passage.similarity < self.prose or count * self.every > passage.matched


class Verdict(StrEnum):
    """What an edit amounts to, in the words of a report."""

    CHANGED = "changed"
    REFRESHED = "refreshed"
    FIGURE = "left to the checks of figures"
    ADDED = "added"
    REMOVED = "left out"
    REWORDED = "reworded"


@dataclass(frozen=True, slots=True)
class Weighed:
    """The edits of one sentence with their verdicts; `quiet` says that little else changed."""

    change: Change
    verdicts: tuple[Verdict, ...]
    quiet: bool

    @property
    def grave(self) -> tuple[Edit, ...]:
        """Return the edits that changed a fact in a sentence otherwise left alone."""
        pairs = zip(self.change.edits, self.verdicts, strict=True)
        return tuple(e for e, verdict in pairs if self.quiet and verdict is Verdict.CHANGED)


def weighed(passage: Passage, group: Group, check: OverProse) -> Iterator[Weighed]:
    """Yield the sentences of a passage that have edits, each edit with its verdict.

    A sentence in which a figure moved on was opened and brought up to date; its other edits are
    part of that. A hedge left out is nothing where another was put in. Site notices change by
    themselves and are passed over.
    """
    if not passage.edits or is_notice(passage.later.exact, group.lexicon):
        return
    sentences = [(change, spots(change, group)) for change in changes(passage, group)]
    rewritten = check.rewritten(passage, sum(count for _, count in sentences))
    for change, count in sentences:
        found = [verdict(edit, passage, group) for edit in change.edits]
        if Verdict.REFRESHED in found:
            found = [Verdict.REFRESHED if v is Verdict.CHANGED else v for v in found]
        if any(e.slot in {"hedge", "source"} and not e.earlier for e in change.edits):
            found = [
                Verdict.REWORDED if _is_hedge_cut(e) else v
                for e, v in zip(change.edits, found, strict=True)
            ]
        yield Weighed(change, tuple(found), not rewritten and count <= check.spots)


def _is_hedge_cut(edit: Edit) -> bool:
    return edit.slot == "hedge" and not edit.later


def verdict(edit: Edit, passage: Passage, group: Group) -> Verdict:
    """Return what one edit amounts to."""
    if edit.slot == "negation" and _is_clause(edit, group):
        return Verdict.REWORDED
    if edit.slot in {"modality", "negation"}:
        return Verdict.CHANGED if turned(edit, passage, group) else Verdict.REWORDED
    if edit.slot == "hedge" and _beside_figure(edit, passage, group):
        return Verdict.FIGURE
    if not edit.earlier:
        return Verdict.ADDED
    if not edit.later:
        return Verdict.CHANGED if edit.slot == "hedge" else Verdict.REMOVED
    if not edit.exchanged or _is_rewritten(edit):
        return Verdict.REWORDED
    weigh = {"number": _number, "date": _date, "name": _name, "place": _name, "source": _name}
    if edit.slot in weigh:
        return weigh[edit.slot](edit, passage, group)
    return Verdict.CHANGED if edit.slot == "hedge" else Verdict.REWORDED


def _is_clause(edit: Edit, group: Group) -> bool:
    """Whether a whole clause with a denial in it was added or left out."""
    known = lists(group.lexicon)
    words = folded_words(edit.earlier) + folded_words(edit.later)
    told = sum(word not in known.function and not known.negates(word) for word in words)
    return not (edit.earlier and edit.later) and told > 1


def _is_rewritten(edit: Edit) -> bool:
    """Whether so many words were put in place of others that no fact faces another."""
    return max(len(folded_words(words)) for words in (edit.earlier, edit.later)) > REWRITTEN


def turned(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether an edit turned intent, future or possibility into fact, or a denial about.

    Not where another sentence of the later article says that the thing was done.
    """
    if edit.slot == "negation":
        return True
    known = lists(group.lexicon)
    before, after = (mood(folded_words(words), known) for words in (edit.earlier, edit.later))
    if edit.slot != "modality" or before not in WEAK or after is not Mood.DONE:
        return False
    if before is not Mood.INTENDED and _is_participle(edit.later, known):
        return False
    return not _supported(edit, passage, group)


def _is_participle(words: str, known: Lists) -> bool:
    """Whether the verb is a bare "facing", which tells no more than "will face"."""
    folded = folded_words(words)
    return folded[-1].endswith("ing") and not any(word in known.being for word in folded)


def _supported(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether the later article says elsewhere that what was meant has happened."""
    known, side = lists(group.lexicon), passage.later
    text = text_of(side, group)
    verbs = {known.base[w] for w in folded_words(edit.later) if w in known.base}
    verbs -= {known.base.get(w, w) for w in known.auxiliaries}
    span = edit.later_span
    around = (text[side.span.start : span.start], text[span.end : side.span.end])
    left, right = folded_words(around[0])[-NEAR:], folded_words(around[1])[:NEAR]
    named = {w for w in (*left, *right) if len(w) >= LONG and w not in known.function}
    for part in (text[: side.span.start], text[side.span.end :]):
        words = folded_words(part)
        for at, word in enumerate(words):
            done = known.base.get(word, "") in verbs and known.base[word] != word
            if done and named & set(words[max(0, at - NEAR) : at + NEAR]):
                return True
    return False


def _number(edit: Edit, passage: Passage, group: Group) -> Verdict:
    """Return the verdict on a changed number: the checks of figures come first."""
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


def _date(edit: Edit, passage: Passage, group: Group) -> Verdict:
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


def _name(edit: Edit, _: Passage, group: Group) -> Verdict:
    same = same_name(edit.earlier, edit.later, group.lexicon)
    return Verdict.REWORDED if same else Verdict.CHANGED


def _beside_figure(edit: Edit, passage: Passage, group: Group) -> bool:
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
