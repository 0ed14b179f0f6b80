"""How a place name stands in its sentence: after which preposition, as whose, in what list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from claimcheck.claims.names import possessive
from claimcheck.claims.place_words import PlaceWords
from claimcheck.claims.scan import Scan
from claimcheck.gazetteer import FIRST_WORD, Entry

ARTICLES = frozenset(("the", "a", "an"))
SEATED = frozenset(("based", "headquartered", "incorporated", "listed"))
FARTHEST_PREPOSITION = 7  # tokens before a name, for "in the embattled northern city of"


class Link(StrEnum):
    """How a place stands in its sentence."""

    WHERE = "where"
    FROM = "from"
    TO = "to"
    OWNER = "owner"  # "Japan's", "U.S. stocks", "Turkish citizens"
    PART = "part"  # of a longer name: "Miami Police Department"
    PARENT = "parent"  # of the place before the comma
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Named:
    """A place named at tokens `first` up to `last`. `ids` is empty for one that is not listed.

    `sure` is False for an unlisted name that nothing but "in" shows to be a place; `adjective`
    marks a word for its people, "Turkish" for Turkey.
    """

    first: int
    last: int
    name: str
    link: Link
    ids: tuple[str, ...] = ()
    sure: bool = True
    adjective: bool = False


def link_of(scan: Scan, first: int, last: int, words: PlaceWords) -> Link:
    """Return how the place at a token range stands in its sentence."""
    use, article = preposition(scan, first, words)
    if _seat(scan, first, last):
        return Link.PART
    if possessive(scan.words[last - 1]):
        return Link.OWNER
    after = scan.lower[last] if last < len(scan) else "."
    if after in words.venues and use is not None:
        return use
    noun = after.isalpha() and scan.words[last].islower() and not is_function(after, words)
    if noun and (article or use is None):
        return Link.OWNER
    return use or Link.PLAIN


def _seat(scan: Scan, first: int, last: int) -> bool:
    """Whether a place is only where a firm sits: "based in Paris", "the Dover, Del., maker"."""
    before = scan.lower[max(0, first - 2) : first]
    if before[-1:] == ["in"] and before[0] in SEATED:
        return True
    parent = last + 1 < len(scan) and scan.words[last] == "," and scan.words[last + 1][0].isupper()
    return before[-1:] == ["the"] and parent and "," in scan.words[last + 2 : last + 5]


def preposition(scan: Scan, first: int, words: PlaceWords) -> tuple[Link | None, bool]:
    """Return the use of the preposition before a name, and whether an article stands between."""
    lower = scan.lower
    index = first - 1
    article = False
    for _ in range(FARTHEST_PREPOSITION):
        if index < 0:
            return None, article
        low = lower[index]
        use = words.links.get(f"{lower[index - 1]} {low}") if index else None
        use = use or words.links.get(low)
        if use is not None:
            return Link(use), article
        of = low == "of" and index and lower[index - 1] in words.kinds
        if of:
            index -= 2
            article = False
        elif low in ARTICLES or low in words.directions or low in words.kinds:
            article = article or low in ARTICLES
            index -= 1
        elif scan.words[index][0].isupper() and lower[index + 1] in words.kinds:
            index -= 1  # "the Ukrainian cities of"
        elif index and _adjective(scan, index, words):
            index -= 1
        else:
            break
    return (Link.WHERE if lower[index + 1] in words.kinds else None), article


def _adjective(scan: Scan, index: int, words: PlaceWords) -> bool:
    """Whether an unknown word can only describe the place: "in war-torn", "in the embattled"."""
    before, word = scan.lower[index - 1], scan.words[index]
    plain = word.islower() and word.isalpha() and not is_function(word, words)
    return (plain and (before in words.links or before in ARTICLES or before == "-")) or (
        word == "-" and scan.glued(index) and scan.glued(index + 1)
    )


def is_function(low: str, words: PlaceWords) -> bool:
    """Whether a lower-case word after a name cannot be a noun it qualifies."""
    return low in words.links or low in words.function or low.endswith(("ing", "ly"))


def listed(scan: Scan, index: int, words: PlaceWords) -> tuple[int, Entry] | None:
    """Return the longest listed name that begins at a token, and the token after it."""
    low = scan.lower[index]
    if not low.isalpha():
        head = FIRST_WORD.match(low)
        low = head.group() if head else low
    names = words.gazetteer.names
    entries = names.get(low)
    if not entries:
        return None
    start = scan.starts[index]
    text = scan.text
    for entry in entries:
        end = start + len(entry.name)
        written = text[start:end]
        if written == entry.name or (written.isupper() and written == entry.name.upper()):
            if end < len(text) and text[end].isalnum():
                continue
            return scan.at(end - 1) + 1, entry
    return None
