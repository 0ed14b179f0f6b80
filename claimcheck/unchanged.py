"""Articles that were read before are not read again.

A name is made of all that what is kept under it depends on: the article with every field, the
words, the rules, the program's own files and the libraries it reads with. What is kept is data
alone, decoded into the types of the model; nothing in it can run.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from claimcheck.cache import Cache
from claimcheck.claims import extract
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.provenance import ENCODER, named, program


@lru_cache(maxsize=1)
def _extractions() -> msgspec.msgpack.Decoder[Extraction]:
    return msgspec.msgpack.Decoder(Extraction)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What returns an extraction that was kept, else makes and keeps it."""

    cache: Cache

    def name(self, article: Article, lexicon: Lexicon) -> bytes | None:
        """Return the name of an article's extraction, None where its text is no Unicode."""
        try:
            body = ENCODER.encode(article)
        except UnicodeEncodeError:  # half a surrogate pair
            return None
        return named(b"extraction", program(), lexicon.digest.encode(), body)

    def __call__(self, article: Article, lexicon: Lexicon) -> Extraction:
        """Return what an article says."""
        name = self.name(article, lexicon)
        if name is None:
            return extract(article, lexicon)
        body = self.cache.get(name)
        if body is not None:
            try:
                return _extractions().decode(body)
            except msgspec.DecodeError:  # not what this program writes: it is made anew
                pass
        found = extract(article, lexicon)
        self.cache.put(name, ENCODER.encode(found))
        return found
