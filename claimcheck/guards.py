"""Innocent explanations of a conflict; a rule names those to be tried under `unless:`.

A guard that holds silences the conflict. One that does not is named in the finding as tried.
Source: CHECKS section 0 (G3 to G7); G1 is relate() itself, G2 and G11 are extraction's, G8 to
G10 belong to findings.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from claimcheck.checks import Conflict, Group
from claimcheck.checks._words import has_cue, has_cue_near, sentence
from claimcheck.model import BlockKind, Claim, Kind, Status
from claimcheck.series.order import as_of, by_time
from claimcheck.series.relation import root
from claimcheck.series.scopes import scopes

Test = Callable[[Conflict, Group], bool]

FRESH = timedelta(days=1)  # a tally published on one day runs to the end of the day before
UNVOUCHED = frozenset({Status.NEGATED, Status.HYPOTHETICAL})


@dataclass(frozen=True, slots=True)
class Guard:
    """An innocent explanation: its name, what is said when it did not hold, and its test."""

    name: str
    failed: str
    holds: Test


def claims(conflict: Conflict) -> list[Claim]:
    """Return the claims a conflict points at, in the order of its places."""
    return [place.claim for place in conflict.places if place.claim]


def correction(conflict: Conflict, group: Group) -> bool:
    """Whether the words around any of the figures announce that one was revised (G6)."""
    return any(has_cue_near("correction", claim, group) for claim in claims(conflict))


def history(conflict: Conflict, group: Group) -> bool:
    """Whether a sentence tells one of the figures as past, by words or an earlier day (G5)."""
    found = claims(conflict)
    one_article = len({claim.mention.article for claim in found}) == 1
    return any(
        has_cue("history", sentence(claim, group), group.lexicon)
        or (one_article and _told_as_past(claim))
        for claim in found
    )


def quotation(conflict: Conflict, _: Group) -> bool:
    """Whether one of the figures stands inside quotation marks (G3)."""
    return any(claim.mention.quoted for claim in claims(conflict))


def said_not_so(conflict: Conflict, _: Group) -> bool:
    """Whether two sources of one article are each credited with their own figure (G4)."""
    found = claims(conflict)
    one_article = len({claim.mention.article for claim in found}) == 1
    roots = {root(claim) for claim in found}
    return one_article and len(roots) > 1 and None not in roots


def negation(conflict: Conflict, group: Group) -> bool:
    """Whether one of the figures is denied, asked or imagined rather than stated (G7)."""
    return any(
        claim.status in UNVOUCHED or sentence(claim, group).rstrip("\"'”’ ").endswith("?")
        for claim in claims(conflict)
    )


def hedged(conflict: Conflict, _: Group) -> bool:
    """Whether one of the figures is only feared, believed or alleged."""
    return any(claim.status is Status.HEDGED for claim in claims(conflict))


def another_hour(conflict: Conflict, group: Group) -> bool:
    """Whether every figure stands beside an hour of the day, and no two beside the same."""
    hours = [_hours(claim, group) for claim in claims(conflict)]
    told = [hour for one in hours for hour in sorted(one)]
    return len(hours) > 1 and all(hours) and len(set(told)) == len(told)


def one_sentence(conflict: Conflict, _: Group) -> bool:
    """Whether all figures stand in one sentence, which then sets them against each other."""
    found = claims(conflict)
    sentences = {(c.mention.article, c.mention.field, c.mention.sentence) for c in found}
    return len(found) > 1 and len(sentences) == 1


def elsewhere(conflict: Conflict, group: Group) -> bool:
    """Whether a sentence says that its figure belongs to another happening, or is added up."""
    return any(
        has_cue("elsewhere", sentence(claim, group), group.lexicon) for claim in claims(conflict)
    )


def added(conflict: Conflict, group: Group) -> bool:
    """Whether a sentence adds its figure to a total that it gives as well."""
    return any(
        has_cue("added", sentence(claim, group), group.lexicon) for claim in claims(conflict)
    )


def caption(conflict: Conflict, _: Group) -> bool:
    """Whether one of the figures stands in a caption, which has a date of its own."""
    return any(claim.mention.block is BlockKind.CAPTION for claim in claims(conflict))


def disputed(conflict: Conflict, group: Group) -> bool:
    """Whether the words around a figure say that reports differ."""
    return any(has_cue_near("unsure", claim, group) for claim in claims(conflict))


def reclassified(conflict: Conflict, group: Group) -> bool:
    """Whether the figures count a sub-category whose whole did not fall meanwhile."""
    found = sorted(claims(conflict), key=by_time)
    if len(found) < 2 or found[0].population is None:
        return False
    lattices = scopes(group.lexicon)
    wider = {None, *lattices.populations.ancestors(found[0].population)}
    wholes = [
        claim
        for claim in group.claims
        if claim.metric == found[0].metric and claim.population in wider
    ]
    before = [c for c in wholes if by_time(c)[0] <= by_time(found[0])[0]]
    after = [c for c in wholes if by_time(c)[0] >= by_time(found[-1])[0]]
    return bool(before and after) and not any(
        new.quantity.tally.below(old.quantity.tally) for old in before for new in after
    )


def _hours(claim: Claim, group: Group) -> frozenset[str]:
    """Return the hours of the day that stand in a claim's sentence, as TIMEX3 values."""
    mention = claim.mention
    return frozenset(
        day.value
        for day in group.extractions[mention.article].dates
        if day.type == "TIME" and day.field == mention.field and mention.sentence.holds(day.span)
    )


def _told_as_past(claim: Claim) -> bool:
    """Whether a figure has a stated as-of day well before its article, and so is not the news."""
    stated = as_of(claim)
    if stated is None or claim.published is None or claim.kind is Kind.EVENT:
        return False
    return claim.published - stated > FRESH


GUARDS: Mapping[str, Guard] = {
    guard.name: guard
    for guard in (
        Guard("added", "neither is added to a total in its sentence", added),
        Guard("another-hour", "no hour tells the two apart", another_hour),
        Guard("caption", "neither stands in a caption", caption),
        Guard("correction", "no correction is announced", correction),
        Guard("disputed", "the text does not say that reports differ", disputed),
        Guard("elsewhere", "nothing points to another happening", elsewhere),
        Guard("hedged", "neither is only feared or alleged", hedged),
        Guard("history", "neither is told as past", history),
        Guard("negation", "neither is denied or asked", negation),
        Guard("one-sentence", "they stand in different sentences", one_sentence),
        Guard("quotation", "neither is a quotation", quotation),
        Guard("reclassified", "it is no part whose whole kept growing", reclassified),
        Guard("said-not-so", "no two sources are set against each other", said_not_so),
    )
}
