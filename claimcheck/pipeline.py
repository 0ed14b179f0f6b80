"""The whole program on one screen: articles -> claims -> groups -> conflicts -> findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.articles.language import covers
from claimcheck.checks import Over
from claimcheck.claims import extract
from claimcheck.findings import Coverage, Report, settled
from claimcheck.grouping import groups
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction, Skipped
from claimcheck.rule import EVERYTHING, Rule

LANGUAGE = "language: "


NO_LEVELS = Levels()


@dataclass(frozen=True, slots=True)
class Collector:
    """The one place where an article becomes an extraction, built once for each worker.

    `read` is what does it; what stands there instead, such as a store of earlier extractions, must
    return the very same.
    """

    lexicon: Lexicon
    read: Callable[[Article, Lexicon], Extraction] = extract

    def __call__(self, article: Article) -> Extraction | Skipped:
        """Return what an article says, or that no lexicon covers its language."""
        if covers(self.lexicon, article):
            return self.read(article, self.lexicon)
        first = article.blocks[0]
        reason = f"{LANGUAGE}{article.language}"
        return Skipped(article.id, first.field, first.span, first.text, reason)


def check(
    articles: Iterable[Article],
    rules: Sequence[Rule],
    lexicon: Lexicon,
    levels: Levels = NO_LEVELS,
    collector: Collector | None = None,
) -> Report:
    """Return what the rules find; the order of the articles changes nothing.

    An article in a language that no lexicon covers is counted and named, never half-read.
    `levels` say how grave a rule may be in which articles; `collector` turns an article into an
    extraction, the plain one unless another is given.
    """
    unread: list[Skipped] = []
    collected = _collected(articles, collector or Collector(lexicon), unread)
    report = settle(collected, rules, lexicon, levels)
    counts = Counter(one.reason.removeprefix(LANGUAGE) for one in unread)
    skipped = sorted([*report.coverage.skipped, *unread], key=lambda one: (one.article, one.span))
    languages = tuple(sorted(counts.items()))
    return replace(
        report,
        coverage=replace(report.coverage, skipped=tuple(skipped), languages=languages),
    )


def _collected(
    articles: Iterable[Article], collector: Collector, unread: list[Skipped]
) -> Iterator[Extraction]:
    """Yield what each article says, and put those that are not covered into `unread`."""
    for article in articles:
        found = collector(article)
        if isinstance(found, Skipped):
            unread.append(found)
        else:
            yield found


def settle(
    extractions: Iterable[Extraction],
    rules: Sequence[Rule],
    lexicon: Lexicon,
    levels: Levels = NO_LEVELS,
) -> Report:
    """Return what the rules find in extractions that were made before."""
    found = tuple(sorted(extractions, key=lambda extraction: extraction.article.id))
    findings = [
        finding
        for over in Over
        if (looking := asked(over, rules))
        for group in groups(over, found, lexicon)
        for rule in looking
        for finding in rule.findings(group)
    ]
    articles = {extraction.article.id: extraction.article for extraction in found}
    return Report(
        settled(levels.applied(findings, articles)),
        coverage(found),
        found,
        unused=tuple(rule.id for rule in rules if _selects_nothing(rule, found)),
        lexicon=lexicon,
    )


def _selects_nothing(rule: Rule, extractions: Sequence[Extraction]) -> bool:
    """Whether a rule that looks at some claims alone finds none of them in any article."""
    return rule.select != EVERYTHING and not any(
        rule.select.takes(claim) for extraction in extractions for claim in extraction.claims
    )


def asked(over: Over, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules that look at one sort of group."""
    return [rule for rule in rules if over in rule.check.looks_at]


def coverage(extractions: Sequence[Extraction]) -> Coverage:
    """Return how much of the articles' numbers was read."""
    return Coverage(
        articles=len(extractions),
        claims=sum(len(e.claims) for e in extractions),
        numbers_seen=sum(e.numbers_seen for e in extractions),
        numbers_typed=sum(e.numbers_typed for e in extractions),
        skipped=tuple(s for e in extractions for s in e.skipped),
    )
