"""The articles of a run in the order of publication, and the passages found among them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial

from claimcheck.model import Article, DateMention, Extraction, Span
from claimcheck.reuse.batches import Task, batches, steps
from claimcheck.reuse.candidates import Candidates, Index, Printed, Spread
from claimcheck.reuse.clusters import Found
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.matching import Cut
from claimcheck.reuse.words import Piece, pieces

DAYS = frozenset({"DATE", "TIME"})  # a duration counts, it names no day


def by_publication(extraction: Extraction) -> tuple[bool, str, str]:
    """Return the total order of articles: those with a day first, by day, then by id."""
    article = extraction.article
    day = article.published.isoformat() if article.published else ""
    return not day, day, article.id


def cut(piece: Piece, article: Article, dates: Sequence[DateMention], length: int) -> Cut:
    """Return a piece of an article with all that a passage says of it; `length` in words."""
    block = article.blocks[piece.block]
    return Cut(
        where=(piece.place, piece.block),
        article=article.id,
        published=article.published,
        field=block.field,
        block=block.kind,
        base=block.span.start + piece.span.start,
        text=block.text[piece.span.start : piece.span.end],
        length=length,
        days=tuple(_days(dates, block.field)),
    )


def _days(dates: Sequence[DateMention], field: str) -> Iterator[Span]:
    return (date.span for date in dates if date.field == field and date.type in DAYS)


class Corpus:
    """Pieces of articles in the order of publication, numbered through."""

    def __init__(
        self,
        extractions: Sequence[Extraction],
        known: Lists,
        drafts: frozenset[str] = frozenset(),
    ) -> None:
        self.known = known
        self.drafts = drafts
        self.extractions = sorted(
            extractions, key=lambda one: (one.article.id in drafts, by_publication(one))
        )
        self.pieces = tuple(pieces(self.extractions))
        self.steps = steps(len(self.pieces))
        self.lengths = array("I")  # words of each piece, known once it was linked

    def found(self, index: Index, spread: Spread = map) -> Iterator[Found]:
        """Yield the passages of every piece, in order, with the earlier use that matches best.

        Hashing, alignment and the telling apart of edits run wherever `spread` takes them.
        """
        linked = map(self._near, index.link_batches(self._prints(spread)))
        tasks = map(self._task, batches(one for one in linked if one.earlier))
        for found in spread(partial(self.steps.matched, self.known), tasks):
            yield from found

    def shares(self, found: Sequence[Found]) -> dict[str, float]:
        """Return the share of each article's words that run as in earlier ones (0 to 1), by id."""
        words: dict[int, int] = defaultdict(int)
        for piece, length in zip(self.pieces, self.lengths, strict=True):
            words[piece.place] += length
        reused: dict[int, int] = defaultdict(int)
        for one in found:
            reused[self.pieces[one.later].place] += one.passage.matched
        return {
            self.extractions[place].article.id: min(1.0, count / max(1, words[place]))
            for place, count in reused.items()
        }

    def _prints(self, spread: Spread) -> Iterator[Printed]:
        sources = batches(map(self._source, range(len(self.pieces))))
        for batch in spread(self.steps.printed, sources):
            self.lengths.extend(batch.lengths)
            yield batch

    def _near(self, candidates: Candidates) -> Candidates:
        """Return candidates without those of the same article; none of what is no draft."""
        number = candidates.later
        if self.drafts and self._article(number).id not in self.drafts:
            return candidates._replace(earlier=())
        here = self.pieces[number].place
        near = tuple(pair for pair in candidates.earlier if self.pieces[pair[0]].place != here)
        if len(near) == len(candidates.earlier):
            return candidates
        return candidates._replace(earlier=near)

    def _task(self, candidates: Sequence[Candidates]) -> Task:
        """Return pieces and their candidates, to be matched anywhere."""
        needed = {one.later for one in candidates}
        needed.update(other for one in candidates for other, _ in one.earlier)
        return Task(tuple(candidates), {number: self._cut(number) for number in sorted(needed)})

    def _source(self, number: int) -> str:
        piece = self.pieces[number]
        text = self._article(number).blocks[piece.block].text
        return text[piece.span.start : piece.span.end]

    def _article(self, number: int) -> Article:
        return self.extractions[self.pieces[number].place].article

    def _cut(self, number: int) -> Cut:
        piece = self.pieces[number]
        said = self.extractions[piece.place]
        return cut(piece, said.article, said.dates, self.lengths[number])
