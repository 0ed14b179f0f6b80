"""Which articles the page holds in full, where in it each figure stands, and what its note says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from markupsafe import Markup

from claimcheck.checks import Place
from claimcheck.findings import Finding, Report
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Claim, Extraction, Span
from claimcheck.readable import readable
from claimcheck.report._html_agreement import Agreement
from claimcheck.report._html_article import Link, Mark, Paragraph, paragraphs
from claimcheck.report._plot import Where, day_of, where
from claimcheck.report.layout import plain, shortened
from claimcheck.series.scopes import scopes

TEXT = 1_000_000  # characters of articles that the page holds; marks and notes come on top
CLASHES = 5  # findings about one figure that its note names
TITLE = 90  # columns of an article's first words where it has no title
QUOTED = 60  # columns of the words that a note quotes

Spot = tuple[str, str, Span]


@dataclass(frozen=True, slots=True)
class View:
    """One article in full; `left_out` counts the paragraphs of a long one that are not shown."""

    anchor: str
    article: Article
    title: str
    paragraphs: tuple[Paragraph, ...]
    claims: int
    findings: int
    left_out: int


class Views:
    """The articles that findings point at, the gravest first, until there are TEXT characters.

    `findings` holds the findings by the anchors of their cards, `series` the anchor of the series
    that a figure stands in. The articles left out are in `unshown`.
    """

    def __init__(
        self,
        report: Report,
        lexicon: Lexicon,
        findings: Mapping[str, Finding],
        series: Mapping[Where, str],
    ) -> None:
        self.read = {one.article.id: one for one in report.extractions}
        self.series = series
        self.agreement = Agreement(report.claims, scopes(lexicon))
        self.about: dict[str, dict[Spot, list[tuple[str, Finding]]]] = defaultdict(dict)
        for anchor, finding in findings.items():
            for place in finding.places:
                spots = self.about[place.article]
                spots.setdefault(_spot(place), []).append((anchor, finding))
        self.anchors: dict[str, str] = {}
        room = TEXT
        for name in self.about:
            room -= len(self.read[name].article.text)
            if room > 0 or not self.anchors:
                self.anchors[name] = f"a-{len(self.anchors)}"
        self.unshown = tuple(name for name in self.about if name not in self.anchors)

    def place(self, place: Place) -> str:
        """Return the anchor of a finding's place in its article, "" where that is not shown."""
        if place.claim:
            return self.figure(place.claim)
        return self._anchor(place.article, place.field, place.span.start, "p")

    def figure(self, claim: Claim) -> str:
        """Return the anchor of a claim in its article, "" where that is not shown."""
        article, field, start = where(claim)
        return self._anchor(article, field, start, "")

    def to(self, article: str, words: str) -> Markup:
        """Return words as a link to an article that is shown, else as they are."""
        if anchor := self.anchors.get(article):
            return Markup('<a href="#{}">{}</a>').format(anchor, words)
        return Markup.escape(words)

    def __len__(self) -> int:
        """Return how many articles are shown."""
        return len(self.anchors)

    def __iter__(self) -> Iterator[View]:
        """Yield the articles in the order of the findings about them."""
        for name, anchor in self.anchors.items():
            found, spots = self.read[name], self.about[name]
            made = paragraphs(found, list(self._marks(found, spots)))
            yield View(
                anchor=anchor,
                article=found.article,
                title=_title(found.article),
                paragraphs=made,
                claims=len(found.claims),
                findings=len({anchor for told in spots.values() for anchor, _ in told}),
                left_out=len(found.article.blocks) - len(made),
            )

    def _anchor(self, article: str, field: str, start: int, sort: str) -> str:
        view = self.anchors.get(article)
        return f"{view}-{field[:2]}{sort}{start}" if view else ""

    def _marks(
        self, found: Extraction, spots: Mapping[Spot, list[tuple[str, Finding]]]
    ) -> Iterator[Mark]:
        """Yield a mark for every claim of an article, and for what else findings point at."""
        claimed = {(c.mention.article, c.mention.field, c.mention.span) for c in found.claims}
        for claim in found.claims:
            mention = claim.mention
            about = spots.get((mention.article, mention.field, mention.span), ())
            yield Mark(
                field=mention.field,
                span=mention.span,
                anchor=self.figure(claim),
                read=plain(readable(claim)),
                claimed=True,
                clashes=tuple(self._clashes(about, mention.article, mention.span)),
                agrees=tuple(self._agrees(claim)),
                series=self.series.get(where(claim), ""),
            )
        for (article, field, span), about in spots.items():
            if (article, field, span) not in claimed:
                words = _quoted(found.article.string(field)[span.start : span.end])
                yield Mark(
                    field=field,
                    span=span,
                    anchor=self._anchor(article, field, span.start, "p"),
                    read=f"“{words}”",
                    claimed=False,
                    clashes=tuple(self._clashes(about, article, span)),
                )

    def _clashes(
        self, about: Sequence[tuple[str, Finding]], article: str, span: Span
    ) -> Iterator[Link]:
        """Yield what each finding sets a place against."""
        for anchor, finding in islice(about, CLASHES):
            others = (p for p in finding.places if (p.article, p.span) != (article, span))
            other = next(others, None)
            told = f"{finding.code} {finding.title or finding.rule}"
            if other:
                elsewhere = "" if other.article == article else f" in {plain(other.article)}"
                told += f": against “{_quoted(other.exact)}”{elsewhere}"
            yield Link(anchor, f"{told}{' (waived)' * finding.suppressed}")
        if len(about) > CLASHES:
            yield Link("findings", f"and {len(about) - CLASHES:,} more findings")

    def _agrees(self, claim: Claim) -> Iterator[Link]:
        for other in self.agreement.others(claim):
            day = day_of(other) or "undated"
            told = f"“{_quoted(other.mention.exact)}” in {plain(other.mention.article)} ({day})"
            yield Link(self.figure(other), told)


def _spot(place: Place) -> Spot:
    """Return the words a place points at; those of a claim are the claim's whole mention."""
    span = place.claim.mention.span if place.claim else place.span
    return place.article, place.field, span


def _title(article: Article) -> str:
    first = article.blocks[0].text if article.blocks else ""
    return shortened(plain(article.title or first) or article.id, TITLE)


def _quoted(words: str) -> str:
    return shortened(plain(words), QUOTED)
