"""Where a claim is about: the place that governs its words, else that of the happening told.

A place in the number's own clause comes first. Counts of a happening (people killed, homes
destroyed) and no others take the place of the sentence before, of the lead, or of the dateline.
Source: the annotation rules for quantity claims ("city over country if the text says").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.elided import LISTING
from claimcheck.claims.place_links import Link, Named
from claimcheck.claims.place_words import PlaceWords, place_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.scenes import STATISTIC, Scene, scene
from claimcheck.claims.speech import spoken
from claimcheck.claims.speech_words import Attribution, Style

FIRST = attrgetter("first")
NEVER = frozenset(("age", "duration"))
FARTHEST = {"count": 22, "": 22, "money": 12, "percent": 18, "points": 12, "measure": 12}
COST = {Link.WHERE: 0, Link.OWNER: 6, Link.FROM: 12, Link.TO: 10, Link.PLAIN: 12}
UNSURE, BEFORE, ACROSS, CLAUSE = 8, 3, 4, 18  # added to the distance in tokens
NEAREST = 5  # places on each side of a number that are weighed
STOPS = frozenset((";", "but", "while", "whereas", "although"))
BREAKS = STOPS | {"which", "who", "where"}
MOST_CREDITS = 4  # on each side of a place that are looked at
AT_VERB = 3  # tokens after "said" in which "in Geneva" tells where it was said
OWNED_WITHIN = 7  # tokens; farther on, "U.S." belongs to something else
NATIONAL = 2
FARTHEST_DESTINATION, LONGEST_DESTINATION = 14, 5  # tokens: to the "to", and after it
LISTED_NOUN = 3  # tokens after "Belgian" in which "company" would stand


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the place, and for people on the move the destination, of every draft that has one."""
    live = [draft for draft in drafts if not draft.dropped and draft.unit_type not in NEVER]
    if not live:
        return
    words = place_words(reading.lexicon)
    here = scene(reading, words)
    credited = spoken(scan, reading)
    bounds = [first for first, _ in scan.sentences]
    for draft in live:
        sentence = bisect_right(bounds, draft.first) - 1
        named = here.named(scan, scan.sentences[sentence])
        middle = bisect_left(named, draft.first, key=FIRST)
        near = [
            place
            for place in named[max(0, middle - NEAREST) : middle + NEAREST]
            if not of_source(place, credited[sentence])
        ]
        best = _best(scan, draft, near, drafts, words)
        of_people = best is not None and best.link is Link.OWNER and draft.population is not None
        if best is not None and not (of_people and here.of(scan, draft)):
            _set(scan, draft, best.name, best)
            here.note(scan, draft, best)
        else:
            _inherit(scan, draft, here, near)
        if draft.metric in words.leaving:
            _set_destination(scan, draft, near, scan.sentences[sentence][1], words)


def _best(
    scan: Scan, draft: Draft, near: list[Named], drafts: list[Draft], words: PlaceWords
) -> Named | None:
    """Return the place that governs a number in its own sentence, or None."""
    best: Named | None = None
    limit = least = float(FARTHEST.get(draft.unit_type, FARTHEST["count"]))
    for place in near:
        cost = _cost(scan, draft, place, words)
        if cost is None:
            continue
        if draft.unit_type != "count":
            low, high = sorted((draft.first, place.first))
            between = bisect_left(drafts, high, key=FIRST) - bisect_left(drafts, low, key=FIRST)
            cost += ACROSS * max(0, between - (place.first > draft.first))
        inner = best is not None and cost < limit and _inside(place, best, words)
        if inner or (cost < least and not (best and _inside(best, place, words))):
            best, least = place, cost
    return best


def _inside(inner: Named, outer: Named, words: PlaceWords) -> bool:
    """Whether one place is a nearer description of the other: a town of a country."""
    if Link.OWNER in {inner.link, outer.link}:
        return False
    within = words.gazetteer.within
    return any(i != o and within(i, o) for i in inner.ids for o in outer.ids)


def _cost(scan: Scan, draft: Draft, place: Named, words: PlaceWords) -> float | None:
    """Return how far a place is from governing a number, in tokens, None where it cannot."""
    after = place.first >= draft.last
    low, high = (draft.last, place.first) if after else (place.last, draft.first)
    if after and _of_part(scan, low, high):
        return None
    owned = _located(scan, place, words) if place.link is Link.OWNER else None
    if not _may_govern(scan, draft, place, words) or (
        place.link is Link.OWNER and not _may_own(draft, place, owned, high - low)
    ):
        return None
    between = scan.lower[low : min(high, low + FARTHEST["count"])]
    if owned and not after:
        stops = sum(word in STOPS for word in between)
        return NATIONAL + (high - low) / 3 + CLAUSE * stops
    left = place.link is Link.FROM and draft.metric in words.leaving
    cost = -BEFORE if left else COST[place.link]
    if not after and between[:2] == [",", "which"]:
        between = between[2:]  # "the bombings in Kenya, which killed 200"
    cost += high - low + BEFORE * (not after) + UNSURE * (not place.sure)
    if draft.unit_type in {"money", "percent", "points"}:
        cost += ACROSS * between.count(",")
    return cost + CLAUSE * sum(word in BREAKS for word in between)


def _of_part(scan: Scan, low: int, high: int) -> bool:
    """Whether a list of parts begins before a place: "11 cases: seven in Ohio"."""
    marks = (i for i in range(low, min(high, low + FARTHEST["count"])) if scan.lower[i] in LISTING)
    return any(scan.taken[i + 1] == "number" for i in marks)


def _may_govern(scan: Scan, draft: Draft, place: Named, words: PlaceWords) -> bool:
    """Whether a place can be a number's at all, wherever the two stand."""
    if place.link not in COST or (place.first and scan.lower[place.first - 1] == "-"):
        return False
    if place.link is Link.TO and draft.metric in words.leaving:
        return False
    if place.link is Link.PLAIN and place.first < draft.first:
        return _subject(scan, draft, place, words)
    counted = draft.metric in words.happenings or draft.unit_type in {"count", ""}
    return place.sure or counted


def _may_own(draft: Draft, place: Named, located: bool | None, gap: int) -> bool:
    """Whether a number can be a country's own: near enough, and money only of its statistics."""
    if located is None or (place.adjective and not located and draft.unit_type == "money"):
        return False
    return place.first < draft.first or gap <= OWNED_WITHIN


def _located(scan: Scan, place: Named, words: PlaceWords) -> bool | None:
    """Return whether a possessive or adjective makes a figure a country's own ("Japan's exports").

    None where it does not locate what follows at all ("a Belgian company").
    """
    behind = scan.lower[place.last : place.last + LISTED_NOUN]
    if not (place.adjective or place.name.isupper() or words.scenes.isdisjoint(behind)):
        return True  # "the Kenya embassy bombing", but "an Israeli attack", "a U.S. attack"
    for word in behind:
        if word in words.not_located:
            return None
        if word in words.national:
            return True
        if not word.isalpha():
            break
    return False


def _subject(scan: Scan, draft: Draft, place: Named, words: PlaceWords) -> bool:
    """Whether a country is the subject of a statistic: "Brazil exported 5 million tonnes"."""
    figure = draft.unit_type in {"money", "percent", "points", "measure"} or (
        draft.value >= STATISTIC
    )
    wide = bool(place.ids) and words.gazetteer.places[place.ids[0]].type != "city"
    return figure and wide and scan.words[place.last] != ","


def of_source(place: Named, credits: list[Attribution]) -> bool:
    """Whether a place belongs to the one who speaks: "officials in Kyiv", "said in Geneva"."""
    middle = bisect_left(credits, place.first, key=attrgetter("verb"))
    for one in credits[max(0, middle - MOST_CREDITS) : middle + MOST_CREDITS]:
        if one.phrase[0] <= place.first < one.phrase[1]:
            return True
        if one.style is Style.TRAIL and place.first > one.verb:
            return True
        if one.style is Style.LEAD and one.phrase[1] <= place.first <= one.verb + AT_VERB:
            return True
    return False


def _inherit(scan: Scan, draft: Draft, here: Scene, near: list[Named]) -> None:
    """Give a draft the place of the happening it counts, or of its unit, where it has none.

    A happening in a story without a scene is in the country that its sentence speaks of.
    """
    inherited = here.of(scan, draft)
    if inherited is None and draft.metric in here.words.happenings:
        inherited = next((place.name for place in near if place.link is Link.PLAIN), None)
    if inherited is not None:
        draft.place = inherited
        draft.because("place", "scenes", inherited)


def _set(scan: Scan, draft: Draft, name: str, place: Named) -> None:
    draft.place = name
    draft.because("place", "places", scan.words_of(place.first, place.last))


def _set_destination(
    scan: Scan, draft: Draft, near: list[Named], last: int, words: PlaceWords
) -> None:
    """Set where people went: a place after "to", or "to neighbouring countries"."""
    for place in near:
        if place.link is Link.TO and place.first > draft.first:
            draft.destination = place.name
            return
    for index in range(draft.last, min(last, draft.last + FARTHEST_DESTINATION)):
        if scan.lower[index] not in {"to", "into"}:
            continue
        for noun in range(index + 1, min(last, index + LONGEST_DESTINATION)):
            if scan.lower[noun] in words.kinds:
                draft.destination = scan.words_of(index + 1, noun + 1)
                return
