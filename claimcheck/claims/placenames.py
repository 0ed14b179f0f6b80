"""Places named in a block, and how each stands in its sentence.

Listed names count wherever they stand alone; a name that is not listed counts after a preposition
of place when its form, its company or its parent shows it to be one ("in Cherokee County", "at a
Round Mountain home", "Centre, Ala.").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from claimcheck.claims.draft import Reading
from claimcheck.claims.names import bare, possessive
from claimcheck.claims.people import people
from claimcheck.claims.place_links import Link, Named, is_function, link_of, listed, preposition
from claimcheck.claims.place_words import PlaceWords
from claimcheck.claims.scan import Scan
from claimcheck.gazetteer import Entry, Guard
from claimcheck.model import BlockKind


def named_places(
    scan: Scan, sentence: tuple[int, int], reading: Reading, words: PlaceWords
) -> list[Named]:
    """Return the places named in a sentence, in order; lists of equals are one place."""
    found: list[Named] = []
    known = people(reading)
    runs = known.runs[id(scan)]
    names = [person.name for person in known.named[id(scan)]]
    for place in range(bisect_left(runs, (sentence[0], 0)), len(runs)):
        first, last = runs[place]
        if first >= sentence[1]:
            break
        if found and first < found[-1].last:
            continue
        if last - first == 1 and bare(scan.lower[first]) in known.full:
            continue
        near = bisect_right(names, (last, 0)) - 1
        if near >= 0 and names[near][0] <= first < names[near][1]:
            continue
        found += _in_run(scan, (first, last), found[-1] if found else None, words)
    firms = _firms(reading, words) if found else frozenset()
    if firms:
        found = [p for p in found if p.adjective or not _is_firm(scan, p, firms)]
    return _joined(scan, found, words) if len(found) > 1 else found


def _firms(reading: Reading, words: PlaceWords) -> frozenset[str]:
    """Return the first words of the companies named in the article: "Columbia Savings Corp."."""
    known = reading.notes.get("firms")
    if not isinstance(known, frozenset):
        runs = people(reading).runs
        known = reading.notes["firms"] = frozenset(
            scan.lower[first]
            for scan in reading.scans
            for first, last in runs[id(scan)]
            if not words.firms.isdisjoint(scan.lower[first + 1 : last])
        )
    return known


def _is_firm(scan: Scan, place: Named, firms: frozenset[str]) -> bool:
    """Whether a place name is rather a company's short one: "Columbia's portfolio"."""
    short = place.last - place.first == 1 and bare(scan.lower[place.first]) in firms
    return short and place.link in {Link.OWNER, Link.PLAIN}


def _in_run(
    scan: Scan, run: tuple[int, int], before: Named | None, words: PlaceWords
) -> list[Named]:
    """Return the places in one run of capitalised words; `before` is the last one found."""
    first, last = run
    found: list[Named] = []
    index = first
    while index < last:
        match = listed(scan, index, words)
        if match is None:
            index += 1
            continue
        end, entry = match
        alone = _alone(scan, (index, end), (first, last), words)
        link = link_of(scan, index, end, words) if alone else Link.PART
        if entry.people and link is not Link.PART:
            link = Link.OWNER
        if link is Link.PART and index == first and scan.lower[last - 1] in words.venues:
            link = preposition(scan, first, words)[0] or Link.PART
        listing = before if not found else None
        if _allowed(scan, index, end, entry, link) or (listing and _lists(scan, listing, index)):
            found.append(_place(scan, (index, end), entry, link, words))
        index = end
    if not found:
        unlisted = _unlisted(scan, first, last, words)
        found = [unlisted] if unlisted else []
    return found


def _place(scan: Scan, span: tuple[int, int], entry: Entry, link: Link, words: PlaceWords) -> Named:
    """Return a listed place; "an eastern German state" is a place of its own."""
    first, last = span
    shown = words.gazetteer.places[entry.ids[0]].name if entry.people else entry.name
    if entry.people and last < len(scan) and scan.lower[last] in words.kinds:
        use = preposition(scan, first, words)[0]
        end = last
        while end < len(scan) and scan.lower[end] in words.kinds:
            end += 1
        if use is not None and not _of_name(scan, end):
            while first and scan.lower[first - 1] in words.directions:
                first -= 1
            return Named(first, end, scan.words_of(first, end), use, entry.ids)
    return Named(first, last, shown, link, entry.ids, adjective=entry.people)


def _of_name(scan: Scan, index: int) -> bool:
    """Whether the name itself follows: "the Turkish city of Ankara"."""
    return scan.lower[index : index + 1] == ["of"] and scan.words[index + 1 : index + 2] != []


def _lists(scan: Scan, before: Named, index: int) -> bool:
    """Whether a name goes on a list of places: the "Wales" of "England and Wales"."""
    return before.last == index - 1 and scan.lower[index - 1] in {"and", ","}


def _alone(scan: Scan, found: tuple[int, int], run: tuple[int, int], words: PlaceWords) -> bool:
    """Whether a name is not just part of a longer one: "New York" but not "New York Times"."""
    (start, end), (first, last) = found, run
    while first < start and scan.lower[first] in words.directions:
        first += 1
    whole = start == first and (end >= last or possessive(scan.words[end - 1]))
    of_name = start >= 2 and scan.lower[start - 1] == "of" and scan.words[start - 2][0].isupper()
    return whole and not (of_name and scan.lower[start - 2] not in words.kinds)


def _allowed(scan: Scan, first: int, last: int, entry: Entry, link: Link) -> bool:
    """Whether a name that may be something else counts here."""
    if entry.guard is Guard.COMMA:
        return first >= 2 and scan.words[first - 1] == "," and scan.words[first - 2][0].isupper()
    if entry.guard is Guard.WORD:
        comma = last < len(scan) and scan.words[last] == ","
        beside = comma and last + 1 < len(scan) and scan.words[last + 1][0].isupper()
        return link in {Link.WHERE, Link.FROM, Link.TO} or beside
    return True


def _unlisted(scan: Scan, first: int, last: int, words: PlaceWords) -> Named | None:
    """Return a place that no list has, when its form or company shows it to be one."""
    lower = scan.lower
    inside = [bare(lower[i]) for i in range(first, last)]
    if not any(len(word) > 1 for word in inside) or scan.taken[first]:
        return None
    if inside[0] in words.venues or inside[0] in words.kinds:
        return None
    if " ".join(inside) in words.metonyms:
        return None
    use, article = preposition(scan, first, words)
    after = lower[last] if last < len(scan) else "."
    ends = inside[-1] in words.name_ends
    if (set(inside) & words.not_places and not ends) or possessive(scan.words[last - 1]):
        return None
    begins = inside[0] in words.name_begins and len(inside) > 1
    kind = first > 1 and lower[first - 1] == "of" and lower[first - 2] in words.kinds
    parent = _has_parent(scan, last, words)
    venue = after in words.venues and use is not None
    shout = len(inside) == 1 and scan.words[first].isupper() and len(scan.words[first]) < 5
    if use is None and not (parent and not ends):
        return None
    sure = ends or begins or kind or parent or venue
    if not sure and scan.block.kind is BlockKind.HEADLINE:
        return None  # every word may be capitalised there
    if shout or (not sure and (article or use is not Link.WHERE)):
        return None
    noun = after.isalpha() and not is_function(after, words) and not venue
    if noun and not ends and not parent:
        return None
    name = scan.words_of(first, last)
    return Named(first, last, name, use or Link.WHERE, (), sure)


def _has_parent(scan: Scan, last: int, words: PlaceWords) -> bool:
    """Whether ", Texas" or ", Ala." follows."""
    after = last + 1
    if after >= len(scan) or scan.words[last] != "," or not scan.words[after][0].isupper():
        return False
    match = listed(scan, after, words)
    if match is None or match[1].people:
        return False
    closed = match[0] >= len(scan) or scan.words[match[0]] in {",", ".", ";", ")", "—", "-", "–"}
    known = words.gazetteer.places[match[1].ids[0]].type
    return closed and known in {"area", "country"}


def _joined(scan: Scan, found: list[Named], words: PlaceWords) -> list[Named]:
    """Return the places with parents marked and "England and Wales" as one."""
    done: list[Named] = []
    for place in found:
        before = done[-1] if done else None
        between = scan.lower[before.last : place.first] if before else []
        if before is None or not between or len(between) > 2:
            done.append(place)
        elif between == [","] and _inside(before, place, words):
            done.append(replace(place, link=Link.PARENT))
        elif between in ([","], ["and"], [",", "and"]) and _equals(before, place, words):
            ids = before.ids + place.ids
            name = scan.words_of(before.first, place.last)
            done[-1] = replace(before, last=place.last, name=bare(name), ids=ids)
        else:
            done.append(place)
    return done


def _inside(inner: Named, outer: Named, words: PlaceWords) -> bool:
    """Whether a place after a comma is the one before it lies in."""
    if not inner.ids:
        return bool(outer.ids) and words.gazetteer.places[outer.ids[0]].type != "city"
    within = words.gazetteer.within
    return any(i != o and within(i, o) for i in inner.ids for o in outer.ids)


def _equals(one: Named, other: Named, words: PlaceWords) -> bool:
    """Whether two places stand side by side in a list: of one type, linked alike."""
    if not one.ids or not other.ids or Link.PART in {one.link, other.link}:
        return False
    types = {words.gazetteer.places[place.ids[0]].type for place in (one, other)}
    people = one.link is Link.OWNER or other.link is Link.OWNER
    return len(types) == 1 and not people and other.link in {one.link, Link.PLAIN}
