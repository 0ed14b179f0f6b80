"""Why two places did not become a finding: not read, not compared, able to stand, or explained."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks import Check, Conflict, Group, Over
from claimcheck.errors import ClaimcheckError
from claimcheck.grouping import groups
from claimcheck.guards import GUARDS
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Claim, Extraction
from claimcheck.reuse.passage import Passage
from claimcheck.rule import Rule, Select
from claimcheck.series.axes import Axis, Scopes, compare, scope
from claimcheck.series.context import Context
from claimcheck.series.keys import anchor, one_series
from claimcheck.series.order import started
from claimcheck.series.outcome import Outcome, Relation
from claimcheck.series.relation import relate
from claimcheck.series.scopes import scopes
from claimcheck.wire import position

SPOT = re.compile(r":(?:(title|caption|text):)?(\d{1,7})(?::(\d{1,7}))?")
HINT = "write it as FILE:LINE:COLUMN, such as copy/tuesday.txt:3:12"
Line = tuple[str, str]


def claim_at(spot: str, extractions: Sequence[Extraction]) -> Claim:
    """Return the claim at a place such as `copy/tuesday.txt:3:12`, the nearest one on its line.

    Raises:
        ClaimcheckError: when no article is called so, or no claim stands on that line.
    """
    for extraction in sorted(extractions, key=lambda e: -len(e.article.id)):
        for name in {extraction.article.id, extraction.article.path}:
            found = SPOT.fullmatch(spot.removeprefix(name)) if spot.startswith(name) else None
            if found:
                return _on_line(spot, extraction, found[1] or "text", int(found[2]), found[3])
    raise ClaimcheckError(spot, "this is no place in the articles that were read", HINT)


def _on_line(spot: str, extraction: Extraction, field: str, line: int, column: str | None) -> Claim:
    """Return the claim of one line that is nearest to a column."""
    article = extraction.article
    here = [
        (abs(at - int(column or 1)), claim.mention.span, claim)
        for claim in extraction.claims
        if claim.mention.field == field
        for at_line, at in [position(article, field, claim.mention.number_start)]
        if at_line == line
    ]
    if here:
        return min(here, key=lambda one: one[:2])[2]
    skipped = [
        f"“{one.exact}”: {one.reason}"
        for one in extraction.skipped
        if one.field == field and position(article, field, one.span.start)[0] == line
    ]
    problem = "no claim was read on this line" + "".join(f"; {one}" for one in skipped)
    raise ClaimcheckError(spot, problem, "claimcheck extract shows what was read, and where")


def why_not(
    a: Claim, b: Claim, rules: Sequence[Rule], extractions: Sequence[Extraction], lexicon: Lexicon
) -> Iterator[Line]:
    """Yield how two claims stand to each other, and what each rule about figures made of them."""
    lattices = scopes(lexicon)
    relation = relate(a, b, Context(scopes=lattices))
    yield "together", related(relation, lattices)
    known: dict[Over, list[Group]] = {}
    for rule in rules:
        if not rule.check.compares:
            continue
        for over in rule.check.looks_at:
            if over not in known:
                known[over] = [g for g in groups(over, extractions, lexicon) if _holds(g, a, b)]
        shared = [group for over in rule.check.looks_at for group in known[over]]
        yield rule.code, f"{rule.id}: {_verdict(rule, relation, shared, lattices)}"


def related(relation: Relation, lattices: Scopes) -> str:
    """Return in words how two claims stand to each other."""
    if relation.outcome is not Outcome.INCOMPARABLE:
        reason = f" ({relation.reason})" if relation.reason else ""
        stand = "" if relation.severity else "; both can stand"
        return f"{relation.outcome}{reason}: {relation.arithmetic}{stand}"
    a, b = relation.first, relation.second
    said = {
        "unit": f"they count in other units: {lattices.unit(a)} and {lattices.unit(b)}",
        "status": f"only what is vouched for is compared: {a.status} and {b.status}",
        "kind": f"they are of other kinds: {a.kind} and {b.kind}",
        "window": f"they count from other days: {started(a) or 'none'} and {started(b) or 'none'}",
        "scope": "; ".join(_axes(a, b, lattices)) or "they count other things",
    }
    return f"not comparable: {said.get(relation.reason, relation.reason)}"


def _axes(a: Claim, b: Claim, lattices: Scopes) -> Iterator[str]:
    """Yield each axis on which neither scope is part of the other."""
    first, second = scope(a, lattices), scope(b, lattices)
    axes = (
        ("measures", first.metric or a.what, second.metric or b.what, lattices.metrics),
        ("people", first.population, second.population, lattices.populations),
        ("places", first.place, second.place, lattices.places),
        ("destinations", first.destination, second.destination, lattices.destinations),
    )
    for name, one, other, lattice in axes:
        if one and other and compare(one, other, lattice) is not Axis.EQUAL:
            yield f"other {name}: {one} and {other}"


def _holds(group: Group, a: Claim, b: Claim) -> bool:
    if group.over is Over.PASSAGES:
        return any(_inside(p, a, b) or _inside(p, b, a) for p in group.passages)
    told = {id(claim) for pair in group.told for claim in pair}
    found = told or {id(claim) for claim in group.claims}
    return {id(a), id(b)} <= found


def _inside(passage: Passage, a: Claim, b: Claim) -> bool:
    """Whether one claim stands in the earlier text of a passage and one in the later."""
    return all(
        side.article == claim.mention.article
        and side.field == claim.mention.field
        and side.span.meets(claim.mention.span)
        for side, claim in ((passage.earlier, a), (passage.later, b))
    )


def _points_at(conflict: Conflict, claim: Claim) -> bool:
    """Whether a place of a conflict holds words of a claim."""
    mention = claim.mention
    return any(
        (place.article, place.field) == (mention.article, mention.field)
        and place.span.meets(mention.span)
        for place in conflict.places
    )


def _verdict(rule: Rule, relation: Relation, shared: Sequence[Group], lattices: Scopes) -> str:
    """Return what one rule made of two claims; `shared` are the groups that hold both."""
    a, b = relation.first, relation.second
    for claim in (a, b):
        if key := unselected(rule.select, claim):
            return f"does not look at “{claim.mention.exact}”: {key}"
    if not shared:
        return "; ".join(_apart(over, a, b, lattices) for over in rule.check.looks_at)
    for group in shared:
        for conflict in rule.check.conflicts(rule.selected(group)):
            if _points_at(conflict, a) and _points_at(conflict, b):
                held = [name for name in rule.unless if GUARDS[name].holds(conflict, group)]
                return f"explained by the guard {held[0]}" if held else "reports them"
    asked = getattr(rule.check, "relations", None)
    if asked is None:
        return f"looks for {rule.check.compares}{_limits(rule.check)}; these are not"
    if relation.outcome not in asked:
        return f"reports {', '.join(asked)}; this is {relation.outcome}"
    return "compared, but nothing shows that both count one thing, or a graver clash stands for it"


def _limits(check: Check) -> str:
    """Return the numbers that bound what a check looks at, as its parameters name them."""
    given = check.model_dump()
    said = [f"{name} {value}" for name, value in given.items() if isinstance(value, int | Decimal)]
    return f" ({', '.join(said)})" if said else ""


def unselected(select: Select, claim: Claim) -> str:
    """Return the first key of a selection that a claim does not fit, with what it says; or ""."""
    for key, wanted in select.model_dump(exclude_defaults=True).items():
        if not Select(**{key: wanted}).takes(claim):
            words = wanted if isinstance(wanted, str) else ", ".join(map(str, wanted))
            return f"{key} must be {words}"
    return ""


def _apart(over: Over, a: Claim, b: Claim, lattices: Scopes) -> str:
    """Return why no group of one sort holds both claims."""
    one_article = a.mention.article == b.mention.article
    if over is Over.ARTICLE:
        return "looks inside one article"
    if one_article:
        return "looks at two articles"
    if over is Over.PASSAGES:
        return "no text that was used again holds both"
    if over is Over.HAPPENING:
        return "the two sentences are not worded as one statement told twice"
    keys = (anchor(a, lattices), anchor(b, lattices))
    for claim, key in zip((a, b), keys, strict=True):
        if key is None:
            return (
                f"“{claim.mention.exact}” is not followed from article to article: it needs a "
                "known measure that is a total or a stock, and a start, an event or a compiler"
            )
    if keys[0] != keys[1] or not one_series(a, b, lattices):
        return f"other series: {keys[0]} and {keys[1]}" if keys[0] != keys[1] else "other series"
    return f"no group of sort {over} holds both"


def article_of(claim: Claim, extractions: Sequence[Extraction]) -> Article:
    """Return the article that a claim stands in."""
    return next(e.article for e in extractions if e.article.id == claim.mention.article)
