"""What a desk has decided about findings: waivers with a reason, and a baseline that only shrinks.

Both name a finding by its fingerprint, so that edits elsewhere in an article neither lose a
decision nor widen it. Source: CHECKS G10.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from claimcheck import plainyaml
from claimcheck.errors import ClaimcheckError, ConfigError, Mistakes
from claimcheck.findings import Finding, Report, Stale
from claimcheck.strict import Part, build

WAIVERS = "claimcheck-waivers.yaml"
BASELINE = "claimcheck-baseline.json"
FINGERPRINT = r"^[0-9a-f]{16}$"
HEADER = "# Findings a person has looked at and let stand. One entry a finding; `until` is a day.\n"


class Waiver(BaseModel):
    """One finding that a person lets stand, why, who, and until when."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    fingerprint: str = Field(pattern=FINGERPRINT, examples=["0123456789abcdef"])
    rule: str = Field(default="", description="the rule's id, for people who read the file")
    reason: str = Field(min_length=3)
    owner: str = ""
    until: date | None = Field(default=None, description="the last day it holds")


class WaiverFile(BaseModel):
    """The sidecar file of waivers."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided before a run. `baseline` maps fingerprints to rule ids."""

    waivers: tuple[Waiver, ...] = ()
    baseline: Mapping[str, str] | None = None


def applied(report: Report, decisions: Decisions, today: date | None) -> Report:
    """Return the report with decided findings suppressed, and the decisions gone stale.

    A waiver past its day suppresses nothing if `today` is given; without it no day is judged,
    since a check reads no clock.
    """
    live = {w.fingerprint for w in decisions.waivers if not _expired(w, today)}
    known = live | set(decisions.baseline or ())
    findings = tuple(
        replace(finding, suppressed=finding.suppressed or finding.fingerprint in known)
        for finding in report.findings
    )
    found = {finding.fingerprint for finding in report.findings}
    stale = [
        Stale(waiver.fingerprint, waiver.rule, _staleness(waiver, today))
        for waiver in decisions.waivers
        if waiver.fingerprint not in found or _expired(waiver, today)
    ]
    stale += [
        Stale(name, rule, "in the baseline, but no longer found: run `claimcheck baseline prune`")
        for name, rule in sorted((decisions.baseline or {}).items())
        if name not in found
    ]
    return replace(report, findings=findings, stale=tuple(stale))


def _expired(waiver: Waiver, today: date | None) -> bool:
    return today is not None and waiver.until is not None and waiver.until < today


def _staleness(waiver: Waiver, today: date | None) -> str:
    if _expired(waiver, today):
        return f"waived until {waiver.until}, which is past"
    return "waived, but no longer found: take the entry out"


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a file; none where there is no such file.

    Raises:
        ConfigError: or Mistakes, with file, line and column of every mistake.
    """
    if not path.exists():
        return ()
    document = plainyaml.load(_text(path), str(path), ConfigError)
    if document.data in (None, ""):
        return ()
    found, wrong = build(WaiverFile, Part(document.data, document, str(path), (), ConfigError))
    entries = found.waivers if found else ()
    first: dict[str, str] = {}
    for number, waiver in enumerate(entries):
        place = document.place(str(path), ("waivers", number))
        if waiver.fingerprint in first:
            problem = f"{waiver.fingerprint} is already waived at {first[waiver.fingerprint]}"
            wrong.append(ConfigError(place, problem, "keep one entry"))
        first.setdefault(waiver.fingerprint, place)
    if wrong:
        raise Mistakes(tuple(wrong))
    return entries


def write_waiver(path: Path, waiver: Waiver) -> None:
    """Add a waiver to a file, or replace the one of the same fingerprint; others stay as they are.

    Raises:
        ConfigError: when the file cannot be read as waivers.
    """
    kept = [w for w in read_waivers(path) if w.fingerprint != waiver.fingerprint]
    lines = [HEADER, "waivers:\n"]
    for entry in sorted([*kept, waiver], key=lambda w: w.fingerprint):
        given = entry.model_dump(mode="json", exclude_defaults=True)
        first, *others = (f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in given.items())
        lines.append(f"  - {first}\n" + "".join(f"    {line}\n" for line in others))
    _replace(path, "".join(lines))


def read_baseline(path: Path) -> dict[str, str] | None:
    """Return the baseline's fingerprints with their rules, None where there is no such file.

    Raises:
        ConfigError: when the file is no baseline.
    """
    return _baseline(path)[0] if path.exists() else None


def acted_on(path: Path) -> dict[str, int]:
    """Return, by rule, how many findings a baseline once held that the copy no longer shows.

    Raises:
        ConfigError: when the file is no baseline.
    """
    return _baseline(path)[1] if path.exists() else {}


def _baseline(path: Path) -> tuple[dict[str, str], dict[str, int]]:
    try:
        found = json.loads(_text(path))
        if found["version"] != 1 or not isinstance(found["findings"], list):
            raise ValueError
        entries = {entry["fingerprint"]: str(entry["rule"]) for entry in found["findings"]}
        gone = {str(rule): int(number) for rule, number in found.get("acted_on", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        hint = "write it again with `claimcheck baseline write`"
        raise ConfigError(str(path), "this is no baseline", hint) from None
    return entries, gone


def write_baseline(path: Path, findings: Iterable[Finding], *, grow: bool = False) -> int:
    """Write the fingerprints of findings and return how many there are.

    Those that a baseline held before and that are gone are counted by rule as acted on.

    Raises:
        ConfigError: when a baseline is there already and would grow, unless `grow` says so.
    """
    found = {f.fingerprint: (f.rule, f.message) for f in findings}
    before = read_baseline(path)
    gone = Counter(acted_on(path))
    gone.update(rule for name, rule in (before or {}).items() if name not in found)
    if before is not None and not grow and (new := sorted(set(found) - set(before))):
        problem = f"the baseline would grow by {len(new)} (first: {found[new[0]][1]})"
        raise ConfigError(str(path), problem, "mend them, waive them, or say --grow")
    entries = [
        {"fingerprint": name, "rule": rule, "message": message}
        for name, (rule, message) in sorted(found.items())
    ]
    kept = {"version": 1, "findings": entries, "acted_on": dict(sorted(gone.items()))}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    _replace(path, f"{text}\n")
    return len(entries)


def prune_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Take out of a baseline what is no longer found; return how many entries went.

    Raises:
        ConfigError: when there is no baseline.
    """
    before = read_baseline(path)
    if before is None:
        raise ConfigError(str(path), "there is no baseline", "write one: claimcheck baseline write")
    kept = [finding for finding in findings if finding.fingerprint in before]
    return len(before) - write_baseline(path, kept)


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of a rule's findings: let stand for a reason, accepted for now, acted on."""

    rule: str
    waived: int
    expired: int
    accepted: int
    acted_on: int

    @property
    def share(self) -> int | None:
        """Return the per cent acted on of all that were decided, None where nothing was."""
        decided = self.acted_on + self.waived + self.expired
        return round(100 * self.acted_on / decided) if decided else None


def tallied(
    decisions: Decisions, acted: Mapping[str, int], today: date | None
) -> tuple[Tally, ...]:
    """Return what became of the findings of each rule, in the order of the rules' names."""
    live = Counter(w.rule for w in decisions.waivers if not _expired(w, today))
    past = Counter(w.rule for w in decisions.waivers if _expired(w, today))
    accepted = Counter((decisions.baseline or {}).values())
    rules = sorted({*live, *past, *accepted, *acted})
    return tuple(
        Tally(rule, live[rule], past[rule], accepted[rule], acted.get(rule, 0)) for rule in rules
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as wrong:
        reason = getattr(wrong, "strerror", None) or "not UTF-8"
        raise ConfigError(str(path), f"cannot be read: {reason}", "check the path") from None


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError as wrong:
        problem = f"cannot be written: {wrong.strerror}"
        raise ClaimcheckError(str(path), problem, "check the folder and its rights") from None
