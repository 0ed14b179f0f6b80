"""The file a new rule begins with: filled in, commented, and true of its own examples.

It is written from the first shipped rule of the same check kind, so that it loads and its examples
hold before anything in it is changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from claimcheck.checks import Check, kinds
from claimcheck.errors import RuleError
from claimcheck.guards import GUARDS
from claimcheck.rule import ID, Example, Rule, Select
from claimcheck.strict import did_you_mean
from claimcheck.vocabulary import BlockKind, Kind, Severity, Status

OWN_CODES = "X"  # the letter left to desks; N C T R S are the shipped rules'
WIDE = 34  # columns before a comment
CHOICES: dict[str, list[str]] = {
    "kind": list(map(str, Kind)),
    "metric": ["ids of the lexicon's metrics.yaml", "any"],
    "population": ["ids of the lexicon's populations.yaml"],
    "unit": ["units as claims print them"],
    "status": list(map(str, Status)),
    "block": list(map(str, BlockKind)),
    "source": ["any", "none", "named"],
}


def starter(name: str, kind: str, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the lines of a rule file with one rule called `name`, of a check kind.

    Raises:
        RuleError: when there is no such kind, or the id is a rule's already.
    """
    _refuse(name, kind, rules)
    like = next(rule for rule in rules if rule.kind == kind)
    yield f"# A rule of your own, filled in like {like.id}. Change what differs, then run"
    yield "#   claimcheck rules lint THIS-FILE"
    yield "#   claimcheck rules test THIS-FILE"
    yield f"#   claimcheck rules try {name} ARTICLES --rules THIS-FILE"
    yield "# For completion in an editor: claimcheck rules schema > rules.json, and this line:"
    yield "# yaml-language-server: $schema=rules.json"
    yield "rules:"
    yield _line(f"  - id: {name}", "what is wrong, in words; it stays")
    yield _line(f"    code: {_free(rules)}", "a letter and two digits; X is left to you")
    yield f"    title: {_text(like.title)}"
    levels = ", ".join(severity.value for severity in Severity)
    yield _line(f"    severity: {like.severity.value}", f"the most it can be: {levels}")
    yield _line(f"    why: {_text(like.why)}", "")
    yield _line("    source: My style book, page 1", "the paragraph or link that it rests on")
    yield from _select(like.select)
    yield from _check(like, kinds()[kind])
    yield "    # Innocent explanations that silence it:"
    yield from (f"    #   {guard.name}: it is told if {guard.failed}" for guard in GUARDS.values())
    yield f"    unless: [{', '.join(like.unless)}]"
    slots = sorted(like.slots())
    if slots:
        yield f"    # It can name {', '.join(f'{{{slot}}}' for slot in slots[:4])} and more."
    yield f"    message: {_text(like.message)}"
    yield f"    next_step: {_text(like.next_step or 'Ask the source.')}"
    yield "    # Each example is a list of articles; run them with `claimcheck rules test`."
    yield from _examples("flag", like.flag)
    yield from _examples("pass", like.passes)


def _refuse(name: str, kind: str, rules: Sequence[Rule]) -> None:
    """Refuse a kind that does not exist, and an id that is none or taken."""
    if kind not in kinds():
        raise RuleError("--kind", f"unknown check kind {kind!r}", did_you_mean(kind, kinds()))
    if not ID.fullmatch(name):
        raise RuleError(
            name, "this is no id of a rule", "write it like toll-fell: words and hyphens"
        )
    if taken := next((rule for rule in rules if rule.id == name), None):
        hint = f"choose another, or write `extends: {name}` to change that rule"
        raise RuleError(name, f"the id is already used at {taken.place}", hint)


def _line(text: str, comment: str) -> str:
    return f"{text:<{WIDE}}  # {comment}" if comment else text


def _text(words: str) -> str:
    """Return words as a YAML scalar that needs no rule about quotes."""
    return json.dumps(words, ensure_ascii=False)


def _free(rules: Sequence[Rule]) -> str:
    taken = {rule.code for rule in rules}
    codes = (f"{OWN_CODES}{number:02}" for number in range(1, 100))
    return next((code for code in codes if code not in taken), f"{OWN_CODES}00")


def _select(select: Select) -> Iterator[str]:
    """Yield the keys of a selection: those that are set, the others as comments."""
    given = select.model_dump(mode="json", exclude_defaults=True)
    yield "    # Which claims it looks at; one must fit every key. Leave a key out to take all."
    yield f"    {'' if given else '# '}select:"
    for key in Select.model_fields:
        choices = ", ".join(CHOICES[key])
        yield f"      # {key}: {choices}"
        if key in given:
            yield f"      {key}: {_flow(given[key])}"


def _check(like: Rule, kind: type[Check]) -> Iterator[str]:
    """Yield the check with its options: those that are set, the others with their defaults."""
    given = like.check.model_dump(mode="json", exclude_defaults=True)
    summary = (kind.__doc__ or "").strip().splitlines()[0]
    yield "    check:"
    yield _line(f"      kind: {like.kind}", summary)
    for name, info in kind.model_fields.items():
        if name in given:
            yield _line(f"      {name}: {_flow(given[name])}", info.description or "")
        else:
            yield f"      # {name}: {_default(info)}  ({info.description or ''})"


def _default(info: FieldInfo) -> str:
    default = info.get_default(call_default_factory=True)
    if default is PydanticUndefined or default is None:
        return "…"
    return _flow(list(default) if isinstance(default, tuple) else default)


def _flow(value: Any) -> str:  # noqa: ANN401 - plain data
    """Return plain data as YAML on one line."""
    if isinstance(value, list):
        return f"[{', '.join(map(str, value))}]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _examples(label: str, examples: Sequence[Example]) -> Iterator[str]:
    yield f"    {label}:"
    for example in examples:
        lead = "      - - "
        for article in example:
            given = article.model_dump(mode="json", exclude_none=True)
            for key, value in given.items():
                yield f"{lead}{key}: {_text(value)}"
                lead = " " * 10
            lead = "        - "
