"""May drafts go out? The gate's report, the decisions in force and, if asked, the publishing.

The command line and the HTTP service both judge here, so that neither can be more lenient.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date

from claimcheck import claims
from claimcheck.articles import located
from claimcheck.articles.language import covers
from claimcheck.decisions import Decisions, applied
from claimcheck.errors import ArticleError
from claimcheck.findings import Report, stops
from claimcheck.gate import Gate
from claimcheck.ledger import decided, upkeep, writing
from claimcheck.ledger.store import Ledger
from claimcheck.levels import Levels
from claimcheck.lexicon import Lexicon
from claimcheck.model import Article, Extraction
from claimcheck.rule import Rule

OTHER_WORDS = (
    "the ledger's look-ups were made with other words than these: something may not be found\n"
    "  hint: run `claimcheck ledger vacuum`"
)


@dataclass(frozen=True, slots=True)
class Judge:
    """What a draft is judged by: the ledger, the rules and words, and the decisions in force."""

    ledger: Ledger
    rules: tuple[Rule, ...]
    levels: Levels
    lexicon: Lexicon
    decisions: Decisions
    today: date | None

    def report(
        self,
        drafts: list[Extraction],
        fail_on: str,
        known: date | None = None,
        *,
        publish: bool = False,
        warn: Callable[[str], object],
    ) -> tuple[Report, bool]:
        """Return the report and whether it stops the drafts.

        Publishing is judged and done in one transaction: what another gate publishes meanwhile is
        seen, by this one or by the other. `warn` is told what may have gone unseen.

        Raises:
            LedgerError: when the ledger cannot be used now; nothing was published.
        """
        with ExitStack() as stack:
            opened = self.ledger.writing() if publish else self.ledger.reading()
            connection = stack.enter_context(opened)
            gate = Gate(connection, self.rules, self.lexicon, self.levels, known)
            report = gate.report(drafts)
            kept = decided.merged(connection, self.decisions, report)
            report = applied(report, kept, self.today)
            if upkeep.other_words(connection, self.lexicon):
                warn(OTHER_WORDS)
            stopped = stops(report, fail_on)
            if publish and not stopped:
                for draft in drafts:
                    writing.add(connection, draft, self.lexicon, self.today)
                decided.keep(connection, kept, report)
        return report, stopped


def drafts(articles: Iterable[Article], lexicon: Lexicon) -> list[Extraction]:
    """Return what drafts say.

    Raises:
        ArticleError: when one is in a language that no lexicon covers; a draft that was not read
            must not pass.
    """
    found = []
    for article in articles:
        if not covers(lexicon, article):
            problem = f"no lexicon covers its language ({article.language})"
            raise ArticleError(located(article), problem, "let a person read it")
        found.append(claims.extract(article, lexicon))
    return found
