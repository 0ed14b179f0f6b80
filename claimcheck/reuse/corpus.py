"""The articles of a run in the order of publication, and the passages found among them."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.model import Article, Block, Extraction, Span
from claimcheck.reuse.alignment import RUN, Run, Stretch, grown, matched
from claimcheck.reuse.batches import Near, Runs, Spread, aligned, batches, printed
from claimcheck.reuse.candidates import Candidates, Index, Prints
from claimcheck.reuse.clusters import Found, Where
from claimcheck.reuse.edits import edits
from claimcheck.reuse.lists import Lists
from claimcheck.reuse.passage import Passage, Side
from claimcheck.reuse.sides import Pair, Text, side
from claimcheck.reuse.words import SHORTEST, pieces

KEPT = 4096  # pieces held as read: a boilerplate's first use is needed again and again
SAME_STRETCH = 0.5  # of the shorter: then two earlier uses claim the same later words
DAYS = frozenset({"DATE", "TIME"})  # a duration counts, it names no day
CLOSING = ".!?…\"”’')"


def by_publication(extraction: Extraction) -> tuple[bool, str, str]:
    """Return the total order of articles: those with a day first, by day, then by id."""
    article = extraction.article
    day = article.published.isoformat() if article.published else ""
    return not day, day, article.id


class Corpus:
    """Pieces of articles in the order of publication, numbered through."""

    def __init__(
        self,
        extractions: Sequence[Extraction],
        known: Lists,
        drafts: frozenset[str] = frozenset(),
    ) -> None:
        self.drafts = drafts
        self.extractions = sorted(
            extractions, key=lambda one: (one.article.id in drafts, by_publication(one))
        )
        self.pieces = tuple(pieces(self.extractions))
        self.lengths = array("I")  # words of each piece, known once it was linked
        self.known = known
        self.read: dict[int, Text] = {}

    def found(self, index: Index, spread: Spread = map) -> Iterator[Found]:
        """Yield the passages of every piece, in order, with the earlier use that matches best.

        Hashing and alignment run wherever `spread` takes them.
        """
        waiting: deque[list[Candidates]] = deque()

        def texts() -> Iterator[list[tuple[str, list[Near]]]]:
            for batch in batches(index.link(self._prints(spread))):
                waiting.append([self._near(one) for one in batch])
                yield [self._texts(one) for one in waiting[-1]]

        for done in spread(aligned, texts()):
            for candidates, runs in zip(waiting.popleft(), done, strict=True):
                if candidates.identical:
                    yield from self._whole(candidates)
                else:
                    yield from self._parts(candidates, runs)

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

    def _prints(self, spread: Spread) -> Iterator[Prints]:
        sources = batches(self._source(number) for number in range(len(self.pieces)))
        for batch in spread(printed, sources):
            self.lengths.extend(batch.lengths)
            yield from batch.unpacked()

    def _near(self, candidates: Candidates) -> Candidates:
        """Return candidates without those of the same article; none of what is no draft."""
        number = candidates.later
        if self.drafts and self._article(number).id not in self.drafts:
            return replace(candidates, earlier=())
        here = self.pieces[number].place
        near = tuple(pair for pair in candidates.earlier if self.pieces[pair[0]].place != here)
        return replace(candidates, earlier=near)

    def _texts(self, candidates: Candidates) -> tuple[str, list[Near]]:
        """Return what must be aligned: a later text, and the earlier ones."""
        if candidates.identical or not candidates.earlier:
            return "", []
        near = [(self._source(other), shared) for other, shared in candidates.earlier]
        return self._source(candidates.later), near

    def _block(self, number: int) -> Block:
        piece = self.pieces[number]
        return self._article(number).blocks[piece.block]

    def _source(self, number: int) -> str:
        span = self.pieces[number].span
        return self._block(number).text[span.start : span.end]

    def _text(self, number: int) -> Text:
        """Return a piece as read; the most recent ones are kept."""
        if number not in self.read:
            if len(self.read) >= KEPT:
                self.read.pop(next(iter(self.read)))
            piece, block = self.pieces[number], self._block(number)
            dates = self.extractions[piece.place].dates
            spans = [d.span for d in dates if d.field == block.field and d.type in DAYS]
            base = block.span.start + piece.span.start
            self.read[number] = side(self._source(number), base, spans)
        return self.read[number]

    def _whole(self, candidates: Candidates) -> Iterator[Found]:
        """Yield the passage of a piece whose very words stood in an earlier article."""
        number = candidates.later
        length = self.lengths[number]
        if not candidates.earlier or length < SHORTEST:
            return
        ((other, _),) = candidates.earlier
        if self._source(number) != self._source(other):
            whole = Stretch((0, length), (0, length), (Run(0, 0, length),))
            yield self._found(other, number, whole)
            return
        span = Span(0, len(self._source(number)))
        before, after = self._side(other, span), self._side(number, span)
        passage = Passage(before, after, matched=length, similarity=1.0, coverage=1.0)
        yield Found(passage, other, number, self._blocks(other, number))

    def _parts(self, candidates: Candidates, aligned: Sequence[Runs]) -> Iterator[Found]:
        """Yield the passages of a piece, best first; no later words are claimed twice."""
        number = candidates.later
        options = [
            (-matched(runs), other, runs)
            for (other, _), runs in zip(candidates.earlier, aligned, strict=True)
            if runs
        ]
        taken: list[tuple[int, int]] = []
        for _, other, runs in sorted(options, key=lambda option: option[:2]):
            if _all_taken(runs, taken):
                continue
            for stretch in grown(runs, self._text(other), self._text(number)):
                if not any(_claims_same(stretch.later, one) for one in taken):
                    taken.append(stretch.later)
                    yield self._found(other, number, stretch)

    def _found(self, other: int, number: int, stretch: Stretch) -> Found:
        earlier, later = self._text(other), self._text(number)
        passage = Passage(
            earlier=self._side(other, _span(earlier, stretch.earlier)),
            later=self._side(number, _span(later, stretch.later)),
            matched=stretch.matched,
            similarity=stretch.similarity,
            coverage=stretch.matched / min(len(earlier.words), len(later.words)),
            edits=edits(stretch, Pair(earlier, later, self.known)),
        )
        return Found(passage, other, number, self._blocks(other, number))

    def _article(self, number: int) -> Article:
        return self.extractions[self.pieces[number].place].article

    def _blocks(self, *numbers: int) -> tuple[Where, Where]:
        one, other = (self.pieces[number] for number in numbers)
        return (one.place, one.block), (other.place, other.block)

    def _side(self, number: int, span: Span) -> Side:
        """Return the place of a stretch; `span` counts in the piece."""
        piece, block, source = self.pieces[number], self._block(number), self._source(number)
        base = block.span.start + piece.span.start
        article = self._article(number)
        return Side(
            article=article.id,
            field=block.field,
            block=block.kind,
            span=Span(base + span.start, base + span.end),
            exact=source[span.start : span.end],
            published=article.published,
        )


def _span(text: Text, words: tuple[int, int]) -> Span:
    """Return the span, in the piece, of a range of words with the marks that close it."""
    start, end = text.words.spans[words[0]][0], text.words.spans[words[1] - 1][1]
    while end < len(text.text) and text.text[end] in CLOSING:
        end += 1
    return Span(start, end)


def _all_taken(runs: Sequence[Run], taken: Sequence[tuple[int, int]]) -> bool:
    """Whether every anchor lies in later words that a better source has claimed already."""
    return all(
        any(first <= run.later and run.later + run.length <= last for first, last in taken)
        for run in runs
        if run.length >= RUN
    )


def _claims_same(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two ranges share half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SAME_STRETCH * min(one[1] - one[0], other[1] - other[0])
