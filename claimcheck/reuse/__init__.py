"""Articles -> aligned passages: where text was used again, and what changed inside it.

Candidates share two word 4-grams; alignment over words decides; every edit gets a slot; passages
of the same text are one cluster.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.lexicon import Lexicon
from claimcheck.model import Extraction
from claimcheck.reuse.candidates import Spread, index
from claimcheck.reuse.clusters import named
from claimcheck.reuse.corpus import Corpus
from claimcheck.reuse.lists import lists
from claimcheck.reuse.passage import Passage


def passages(
    extractions: Sequence[Extraction],
    lexicon: Lexicon,
    drafts: Collection[str] = (),
    spread: Spread = map,
) -> tuple[Passage, ...]:
    """Return every stretch of text that stands in two articles, with its edits and its cluster.

    Each later stretch comes with the one earlier use that matches it best. Of two articles the
    one published first is the earlier; on one day, and without days, the one of the lower id, and
    articles without a day come after those with one. The order of `extractions` changes nothing.
    Time: linear in the words of the corpus, and in the square of the words of an aligned piece.

    Args:
        extractions: the articles, with their dates and claims.
        lexicon: the words by which edits are told apart.
        drafts: ids of articles that come last whatever their day; if there are any, only what
            they reuse is returned.
        spread: where hashing, alignment and the sorting of edits run: any `map`.
    """
    corpus = Corpus(extractions, lists(lexicon), frozenset(drafts))
    found = tuple(corpus.found(index(len(corpus.pieces), spread), spread))
    return named(found, corpus.shares(found))
