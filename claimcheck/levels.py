"""How grave a rule may be in an article: a desk's severities, for all copy, a folder, an outlet.

A finding is as grave as the gravest of its places allows, so that a clash between a new story and
one in the archive is judged as the new story's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pathspec import GitIgnoreSpec

from claimcheck.findings import Finding
from claimcheck.model import Article, Severity
from claimcheck.rule import Rule

Level = Severity | None  # None: switched off


@dataclass(frozen=True, slots=True)
class Override:
    """Levels of some rules, by id, for articles of some files or outlets.

    `files` are patterns as in .gitignore, counted from `folder`; an article must fit both the
    patterns and the outlets where both are given.
    """

    levels: Mapping[str, Level]
    files: GitIgnoreSpec | None = None
    outlets: frozenset[str] = frozenset()
    folder: Path = field(default_factory=Path)

    def holds(self, article: Article) -> bool:
        """Whether the override is about an article."""
        if self.outlets and (article.outlet or "").casefold() not in self.outlets:
            return False
        if self.files is None:
            return True
        path = Path(article.path).resolve()
        top = self.folder.resolve()
        inside = path.is_relative_to(top)
        return inside and self.files.match_file(path.relative_to(top).as_posix())


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of every rule, by id; of several overrides that hold, the last one counts."""

    everywhere: Mapping[str, Level] = field(default_factory=dict)
    overrides: tuple[Override, ...] = ()

    def most(self, rule: Rule) -> Level:
        """Return the gravest that a rule may be in any article; None where it is off in all."""
        found = [self.everywhere[rule.id]]
        found += [o.levels[rule.id] for o in self.overrides if rule.id in o.levels]
        return max((level for level in found if level), key=lambda s: s.rank, default=None)

    def running(self, rules: Iterable[Rule]) -> tuple[Rule, ...]:
        """Return the rules that are on somewhere, each as grave as it may be anywhere."""
        levels = ((rule, self.most(rule)) for rule in rules)
        return tuple(
            rule if level is rule.severity else rule.model_copy(update={"severity": level})
            for rule, level in levels
            if level
        )

    def applied(
        self, findings: Iterable[Finding], articles: Mapping[str, Article]
    ) -> Iterator[Finding]:
        """Yield findings, each at most as grave as its places allow; none where a rule is off."""
        if not self.overrides:
            yield from findings
            return
        held = {
            name: [override.levels for override in self.overrides if override.holds(article)]
            for name, article in articles.items()
        }
        for finding in findings:
            found: list[Level] = []
            for name in dict.fromkeys(place.article for place in finding.places):
                last = [levels for levels in held[name] if finding.rule in levels]
                found.append(last[-1][finding.rule] if last else self.everywhere[finding.rule])
            level = max((one for one in found if one), key=lambda s: s.rank, default=None)
            if level:
                severity = min(finding.severity, level, key=lambda s: s.rank)
                yield replace(finding, severity=severity)
