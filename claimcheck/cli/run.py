"""What a run is made of: the rules and levels in force, the decisions, and the report."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.cli.engines import INPROCESS, Where, judged
from claimcheck.cli.options import Given, nothing, words
from claimcheck.errors import ClaimcheckError, ConfigError, Mistakes

if TYPE_CHECKING:
    from claimcheck.cache import Cache
    from claimcheck.config import Config
    from claimcheck.decisions import Decisions
    from claimcheck.findings import Report
    from claimcheck.levels import Level, Levels, Override
    from claimcheck.lexicon import Lexicon
    from claimcheck.model import Article, Extraction
    from claimcheck.rejudged import Rejudging
    from claimcheck.rule import Rule


Inside = tuple[str | int, ...]  # where in the settings something stands


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules that run, and how grave each may be in which article."""

    rules: tuple[Rule, ...]
    levels: Levels


def checked(
    given: Given,
    rule_files: Iterable[Path] = (),
    packs: Iterable[str] = (),
    where: Where = Where(INPROCESS),  # noqa: B008 - frozen
) -> Report:
    """Return the report of a run over what was given, nothing in it suppressed yet.

    Raises:
        ClaimcheckError: when a rule, a setting or an article must be mended, or none was read.
    """
    config = given.config()
    lexicon = words(config)
    held, articles = where.held(given.articles(config, lexicon, aside=where.aside))
    cache = given.cache()
    if cache is None or held is None:
        report = _judged(articles, choose(config, rule_files, packs), lexicon, cache, where)
    else:
        from claimcheck.rejudged import Rejudging

        basis = _basis(config, rule_files, packs)
        report = _rejudged(
            held, Rejudging(lexicon, cache, basis), lambda: choose(config, rule_files, packs), where
        )
    if not report.coverage.articles:
        raise nothing(given, report.coverage.languages)
    return report


def _rejudged(
    articles: Iterable[Article], before: Rejudging, chosen: Callable[[], Chosen], where: Where
) -> Report:
    """Return the report of an earlier run where nothing has changed since, else judge and keep it.

    The rules are read only if they are asked.
    """
    found = sorted(articles, key=lambda article: article.id)

    def read() -> tuple[Extraction, ...]:
        from claimcheck.cli.extract import extractions

        return tuple(extractions(iter(found), before.lexicon, before.cache, silent=True))

    name = before.name(found)
    report = before.kept(name, read) if name else None
    if report is None:
        report = _judged(found, chosen(), before.lexicon, before.cache, where)
        if name:
            before.keep(name, report)
    return report


def _judged(
    articles: Iterable[Article],
    chosen: Chosen,
    lexicon: Lexicon,
    cache: Cache | None,
    where: Where,
) -> Report:
    from claimcheck import pipeline
    from claimcheck.unchanged import Unchanged

    if not where.alone(len(articles) if isinstance(articles, Sized) else None):
        from claimcheck.claims import extract
        from claimcheck.engines.setup import Setup

        setup = Setup(chosen.rules, lexicon, Unchanged(cache) if cache else extract)
        return judged(where, setup, chosen.levels, articles)
    collector = pipeline.Collector(lexicon, Unchanged(cache)) if cache else None
    return pipeline.check(articles, chosen.rules, lexicon, chosen.levels, collector)


def _basis(found: Config, rule_files: Iterable[Path], packs: Iterable[str]) -> tuple[bytes, ...]:
    """Return what a report depends on besides articles and words: settings, and texts of rules.

    Settings hold patterns of paths, which count from their file's folder.
    """
    from claimcheck.lexicon import builtin_rules

    folder = found.file.parent if found.file else Path()
    places = [builtin_rules(), *found.paths(found.settings.rules), *rule_files]
    texts = []
    for place in places:
        files = sorted(place.rglob("*.yaml")) if place.is_dir() else [place]
        texts += [os.fsencode(path) + b"\0" + path.read_bytes() for path in files if path.is_file()]
    told = (str(folder.resolve()), str(Path.cwd()), found.settings.model_dump_json(), *packs)
    return (*(word.encode() for word in told), *texts)


def choose(found: Config, rule_files: Iterable[Path] = (), packs: Iterable[str] = ()) -> Chosen:
    """Return the rules that run, shipped, of packs and of the desk, as grave as the settings say.

    Raises:
        Mistakes: with everything that is wrong in the rule files or in the settings about them.
    """
    from claimcheck import rulebook, rulefiles
    from claimcheck.levels import Levels

    settings, known = found.settings, [rulebook.CORE, *rulefiles.packs()]
    wrong: list[ClaimcheckError] = [
        *_unknown(found, "pack", known, ("packs",), settings.packs),
        *(ConfigError("--pack", *_no("pack", name, known)) for name in packs if name not in known),
    ]
    named = [name for name in (*settings.packs, *packs) if name in known]
    files = [*found.paths(settings.rules), *rule_files]
    rules = rulebook.load(files, packs=dict.fromkeys(named), words=words(found))
    names = {name: rule.id for rule in rules for name in (rule.code, rule.id)}
    wrong += _unknown(found, "rule", names, ("severity",), settings.severity)
    for index, override in enumerate(settings.overrides):
        path = ("overrides", index, "severity")
        wrong += _unknown(found, "rule", names, path, override.severity)
    if wrong:
        raise Mistakes(tuple(wrong))
    usual: dict[str, Level] = {rule.id: rule.severity for rule in rules}
    levels = Levels(usual | _levels(settings.severity, names), tuple(_overrides(found, names)))
    running = levels.running(rules)
    if not running:
        hint = "switch at least one on"
        raise ConfigError(found.place("severity"), "every rule is switched off", hint)
    return Chosen(running, levels)


def _unknown(
    found: Config, kind: str, known: Collection[str], at: Inside, names: Iterable[str]
) -> Iterator[ConfigError]:
    """Yield a mistake for each name of the settings that is neither a rule's nor a pack's."""
    for index, name in enumerate(names):
        if name not in known:
            place = found.place(*at, index if kind == "pack" else name)
            yield ConfigError(place, *_no(kind, name, known))


def _no(kind: str, name: str, known: Iterable[str]) -> tuple[str, str]:
    """Return the problem and the hint where something is called by a name that is not known."""
    from claimcheck.strict import did_you_mean

    return f"no {kind} is called {name!r}", did_you_mean(name, known)


def _levels(given: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Level]:
    from claimcheck.vocabulary import Severity

    return {
        names[name]: None if level == "off" else Severity(level) for name, level in given.items()
    }


def _overrides(found: Config, names: Mapping[str, str]) -> Iterator[Override]:
    """Yield the overrides of the settings, with rules by id and patterns ready to match."""
    from pathspec import GitIgnoreSpec

    from claimcheck.levels import Override

    folder = found.file.parent if found.file else Path()
    for given in found.settings.overrides:
        files = GitIgnoreSpec.from_lines(given.paths) if given.paths else None
        outlets = frozenset(name.casefold() for name in given.outlets)
        yield Override(_levels(given.severity, names), files, outlets, folder)


def decisions(
    found: Config, baseline: Path | None, waivers: Path | None, today: str | None
) -> tuple[Decisions, date | None]:
    """Return the decisions in force and the day they are judged by.

    Files that are not named are looked for beside the settings, else in the working folder.

    Raises:
        ConfigError: when a file that is named is not there, or cannot be read.
    """
    from claimcheck.decisions import Decisions, read_baseline, read_waivers

    for option, path in (("--baseline", baseline), ("--waivers", waivers)):
        if path and not path.exists():
            raise ConfigError(option, f"there is no file {path}", "check the path")
    accepted, waived = decision_files(found, baseline, waivers)
    in_force = Decisions(read_waivers(waived), read_baseline(accepted))
    return in_force, day(today, "--today") if today else found.settings.today


def decision_files(found: Config, baseline: Path | None, waivers: Path | None) -> tuple[Path, Path]:
    """Return where the baseline and the waivers are kept, whether or not they are there."""
    from claimcheck.decisions import BASELINE, WAIVERS

    folder = found.file.parent if found.file else Path()
    return baseline or folder / BASELINE, waivers or folder / WAIVERS


def day(text: str, option: str) -> date:
    """Return a day given on the command line.

    Raises:
        ConfigError: when the text is no day of the calendar.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ConfigError(option, f"{text!r} is no day", "write it as 2024-06-30") from None
