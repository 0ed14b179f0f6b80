"""What an article is found by: the series of its claims, its people, its words, its passages.

Two claims that any rule can set against each other across articles share a series key; two
articles that report one happening share telling words; two that share text share word 4-grams.
Only hashes are kept, so that a look-up is one step in an index.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

import xxhash

from claimcheck.checks._words import REACH, has_cue
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Claim, Extraction
from claimcheck.reuse.candidates import Prints
from claimcheck.reuse.hashing import hashes_in_order
from claimcheck.reuse.words import folded_words, pieces
from claimcheck.series.axes import Scopes, scope
from claimcheck.series.keys import anchor
from claimcheck.series.relation import root
from claimcheck.series.wording import stemmer

SIGN = 1 << 63  # databases have signed numbers; hashes have none
PIECES = 1 << 16  # pieces of an article; 4 MB of text hold fewer
WINDOW = 7  # 4-grams; ten words that are the same hold so many


def day(found: date | None) -> str:
    """Return an ISO day, empty where there is none, so that it sorts first."""
    return found.isoformat() if found else ""


def signed(value: int) -> int:
    """Return an unsigned 64-bit hash as a database keeps it."""
    return value - SIGN


def hashed(*parts: str) -> int:
    """Return the signed 64-bit hash of some words."""
    return signed(xxhash.xxh3_64_intdigest("\x1f".join(parts).encode(errors="surrogatepass")))


def stored_under(claim: Claim, scopes: Scopes) -> tuple[int, ...]:
    """Return the keys a claim is stored under; none where it stands alone.

    They are its happening, its compiler, its place, and every place around it.
    """
    return tuple(hashed(*key) for key in _keys(claim, scopes, within="around"))


def looked_up(claim: Claim, scopes: Scopes) -> tuple[int, ...]:
    """Return the keys under which everything is stored that a claim can be set against.

    That is what shares its happening, its compiler or its place, lies in its place, or is told of
    a place around it.
    """
    return tuple(hashed(*key) for key in _keys(claim, scopes, within="place"))


def _keys(claim: Claim, scopes: Scopes, within: str) -> Iterator[tuple[str, ...]]:
    """Yield the keys of a claim; a wider place stands under the sort of key called `within`.

    A place P is stored as ("place", P) with ("around", A) for every A it lies in, and looked up
    as ("place", P), ("around", P) for what lies in it, and ("place", A) for what it lies in.
    """
    measure = anchor(claim, scopes)
    if measure is None:
        return
    if claim.event:
        yield measure, "event", claim.event
    if compiler := root(claim):
        yield measure, "root", compiler
    if place := scope(claim, scopes).place:
        yield measure, "place", place
        if within == "place":
            yield measure, "around", place
        for wider in sorted(scopes.places.ancestors(place)):
            yield measure, within, wider


def telling(article: Article, lexicon: Lexicon) -> frozenset[int]:
    """Return short hashes of the telling words of an article."""
    stems = stemmer(lexicon)
    words = frozenset().union(*(stems.wording(block.text).words for block in article.blocks))
    return frozenset(xxhash.xxh32_intdigest(word.encode(errors="surrogatepass")) for word in words)


def packed(hashes: frozenset[int]) -> bytes:
    """Return hashes as bytes, in order, four to a hash."""
    return array("I", sorted(hashes)).tobytes()


def unpacked(content: bytes) -> frozenset[int]:
    """Return the hashes that `packed` wrote."""
    found = array("I")
    found.frombytes(content)
    return frozenset(found)


def printed(extraction: Extraction) -> list[Prints]:
    """Return what each piece of an article is found by: the hash of its words, some of its 4-grams.

    Of every WINDOW 4-grams in a row the least is taken, so that a passage of ten words that two
    articles share gives both of them one that is the same.

    Source: Schleimer, Wilkerson, Aiken, "Winnowing", SIGMOD 2003, section 3.
    """
    return [
        Prints(signed(whole), sorted({signed(value) for value in winnowed(every)}))
        for whole, every in _hashes(extraction)
    ]


def asked(extraction: Extraction) -> list[Prints]:
    """Return what earlier uses of each piece of a draft are looked for by: all of its 4-grams."""
    return [
        Prints(signed(whole), sorted({signed(value) for value in every}))
        for whole, every in _hashes(extraction)
    ]


def winnowed(values: Sequence[int]) -> set[int]:
    """Return the least of every WINDOW values in a row; of fewer values, the least."""
    if len(values) < WINDOW:
        return {min(values)} if values else set()
    return set(map(min, *(values[start:] for start in range(WINDOW))))


def _hashes(extraction: Extraction) -> Iterator[tuple[int, list[int]]]:
    """Yield the hash of the words of each piece of an article, and those of its 4-grams."""
    blocks = extraction.article.blocks
    for piece in islice(pieces([extraction]), PIECES):
        text = blocks[piece.block].text[piece.span.start : piece.span.end]
        yield hashes_in_order(folded_words(text))


def people(extraction: Extraction) -> dict[int, bool]:
    """Return the people an article names, by the hash of the name, and whether it gives an age."""
    found: dict[int, bool] = {}
    for person in extraction.people:
        name = hashed(person.name)
        found[name] = found.get(name, False) or person.age is not None
    return found


def revises(claim: Claim, article: Article, lexicon: Lexicon) -> bool:
    """Whether the words around a figure announce that one was revised."""
    around = claim.mention.sentence
    text = article.string(claim.mention.field)
    return has_cue("correction", text[max(0, around.start - REACH) : around.end + REACH], lexicon)
