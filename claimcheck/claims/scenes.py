"""Where the article's own happening takes place, for counts whose sentence names no place.

In this order: the place of the sentence just before, the first place of the lead, that of the
headline, the dateline, the town whose police the lead speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.people import people
from claimcheck.claims.place_links import Link, Named
from claimcheck.claims.place_words import PlaceWords
from claimcheck.claims.placenames import named_places
from claimcheck.claims.scan import Scan
from claimcheck.model import BlockKind

STATISTIC = 1000  # boxes, bales, barrels; below it, things are counted one by one
DATELINE_TOKENS = 16
LEAD_SENTENCES = 2
DASHES = frozenset(("-", "–", "—", "_"))
GENERIC = frozenset(("city", "county", "state", "town", "village", "local", "federal", "township"))
FORCES = frozenset(("police", "firefighters", "sheriff", "authorities", "officers"))


@dataclass(slots=True)
class Scene:
    """What is known of the article's place so far.

    `recent` is the last place a counted happening had, with the block and sentence it stood in;
    `by_unit` the last place of a thing that is no person, by its unit.
    """

    words: PlaceWords
    reading: Reading
    recent: tuple[int, int, str] | None = None
    by_unit: dict[str, str] = field(default_factory=dict)
    found: dict[tuple[int, int], list[Named]] = field(default_factory=dict)
    _home: tuple[str | None] | None = None

    @property
    def home(self) -> str | None:
        """The place of the happening, sought when the first count asks for it; most never do."""
        if self._home is None:
            self._home = (_home(self),)
        return self._home[0]

    def named(self, scan: Scan, sentence: tuple[int, int]) -> list[Named]:
        """Return the places named in a sentence, found once."""
        key = id(scan), sentence[0]
        if key not in self.found:
            self.found[key] = named_places(scan, sentence, self.reading, self.words)
        return self.found[key]

    def note(self, scan: Scan, draft: Draft, place: Named) -> None:
        """Remember the place a number had of its own."""
        if draft.metric in self.words.happenings:
            here = id(scan), scan.sentence_of(draft.first)[1]
            split = self.recent is not None and self.recent[:2] == here
            told = "" if split and self.recent and self.recent[2] != place.name else place.name
            self.recent = *here, told  # counts of two places leave the next one without
        elif _statistic(draft):
            self.by_unit[draft.unit or ""] = place.name

    def of(self, scan: Scan, draft: Draft) -> str | None:
        """Return the place of a number that has none of its own, or None."""
        if draft.metric in self.words.happenings and draft.unit_type in {"count", ""}:
            first, _ = scan.sentence_of(draft.first)
            if self.recent and self.recent[:2] in {(id(scan), first), (id(scan), len(scan))}:
                return self.recent[2] or None
            return self.home or (self.recent[2] if self.recent else None) or None
        return self.by_unit.get(draft.unit or "") if _statistic(draft) else None


def _statistic(draft: Draft) -> bool:
    """Whether a number counts goods by the thousand, so that its unit says what it is of."""
    goods = draft.unit_type == "count" and bool(draft.unit) and draft.population is None
    return goods and draft.unit != "person" and draft.value >= STATISTIC


def scene(reading: Reading, words: PlaceWords) -> Scene:
    """Return what is known of the article's scene, one record for the article."""
    known = reading.notes.get("scenes")
    if not isinstance(known, Scene):
        known = reading.notes["scenes"] = Scene(words, reading)
    return known


def _home(here: Scene) -> str | None:
    """Return the place of the article's happening, from its dateline, lead and headline."""
    reading, words = here.reading, here.words
    bodies = [s for s in reading.scans if s.block.kind is BlockKind.BODY and len(s)]
    heads = [s for s in reading.scans if s.block.kind is BlockKind.HEADLINE and len(s)]
    if not bodies:
        return None
    lead = bodies[0]
    opening = lead.sentences[:LEAD_SENTENCES]
    places = [place for one in opening for place in here.named(lead, one)]
    dateline, begin = _dateline(lead, places, reading)
    end = opening[-1][1]
    told = [p for p in places if begin <= p.first < end and p.sure]
    happening = next((p for p in told if p.link in {Link.WHERE, Link.FROM}), None)
    if happening is None and heads:
        above = here.named(heads[0], (0, len(heads[0])))
        happening = next((p for p in above if p.link in {Link.WHERE, Link.FROM}), None)
    bureau = dateline is not None and dateline.name in words.bureaus
    happening = happening or (None if bureau else dateline) or _town(lead, end, reading)
    return happening.name if happening else None


def _dateline(lead: Scan, places: list[Named], reading: Reading) -> tuple[Named | None, int]:
    """Return the place of "NEW YORK, March 23 -" or "ALTURAS, Calif. (AP) —", and its end."""
    mark = next((i for i in range(min(len(lead), DATELINE_TOKENS)) if _dash(lead, i)), None)
    if mark is None or not mark or not lead.words[0][0].isupper():
        return None, 0
    listed = next((p for p in places if p.first == 0), None)
    if listed is not None and listed.last <= mark:
        return listed, mark
    first, last = next(iter(people(reading).runs[id(lead)]), (0, 0))
    name = lead.words_of(first, last)
    if first == 0 and last <= mark and name.isupper() and len(name) > 3:
        return Named(first, last, name.title(), Link.WHERE), mark
    return None, 0


def _dash(scan: Scan, index: int) -> bool:
    """Whether a dash stands apart, as after a dateline, and does not join two words."""
    after = index + 1
    joined = scan.glued(index) and after < len(scan) and scan.glued(after)
    doubled = after < len(scan) and scan.words[after] in DASHES
    return scan.words[index] in DASHES and (not joined or doubled)


def _town(lead: Scan, end: int, reading: Reading) -> Named | None:
    """Return the town whose police the lead speaks of: "Arlington police have …"."""
    for first, last in people(reading).runs[id(lead)]:
        if last >= end:
            break
        after = lead.lower[last]
        inner = [i for i in range(first + 1, last) if lead.lower[i] in FORCES]
        stop = last if after in FORCES else inner[0] if inner else first
        generic = stop - first == 1 and lead.lower[first] in GENERIC
        if first < stop and not generic:
            return Named(first, stop, lead.words_of(first, stop), Link.OWNER, sure=False)
    return None
