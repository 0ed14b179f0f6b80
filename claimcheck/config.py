"""Settings from `claimcheck.yaml` or `[tool.claimcheck]`, found upwards from what is checked."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from claimcheck import plainyaml
from claimcheck.errors import ConfigError, Mistakes
from claimcheck.lexicon import builtin_rules
from claimcheck.plainyaml import Document
from claimcheck.strict import Part, build

YAML = "claimcheck.yaml"
TOML = "pyproject.toml"
TABLE = "tool.claimcheck"
DEFAULT = "default"
HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
KEY = re.compile(r"\s*(?:\"([^\"]+)\"|'([^']+)'|([\w.-]+))\s*=")
AT = re.compile(r"\(at line (\d+), column (\d+)\)")

Gate = Literal["error", "warning", "info", "never"]


Level = Literal["error", "warning", "info", "off"]


class Override(BaseModel):
    """How grave rules can be in some of the articles."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    paths: tuple[str, ...] = Field(
        default=(), description="patterns of files, as in .gitignore, from this file's folder on"
    )
    outlets: tuple[str, ...] = Field(default=(), description="outlets, as the articles name them")
    severity: dict[str, Level] = Field(
        min_length=1, description="rule id or code: the most it can be there, or off"
    )

    @model_validator(mode="after")
    def _about(self) -> Override:
        """Refuse an override that is about no article in particular."""
        if not self.paths and not self.outlets:
            raise ValueError('say where it holds, such as paths: ["archive/**"]')
        return self


class Settings(BaseModel):
    """What a newsroom can set once for a folder of articles."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    rules: tuple[str, ...] = Field(
        default=(), description="rule files and folders, laid over the shipped rules"
    )
    lexicon: tuple[str, ...] = Field(
        default=(), description="folders of lexicon files, laid over the shipped lexicon"
    )
    packs: tuple[str, ...] = Field(
        default=(), description="shipped packs, laid over the shipped rules in this order"
    )
    severity: dict[str, Level] = Field(
        default={}, description="rule id or code: the most it can be, or off"
    )
    overrides: tuple[Override, ...] = Field(
        default=(), description="other severities for some files or outlets; the last one counts"
    )
    fail_on: Gate = Field(
        default="error", description="the least severity that makes the command leave with 1"
    )
    ignore: tuple[str, ...] = Field(
        default=(), description="patterns of files to pass over, as in .gitignore"
    )
    today: date | None = Field(
        default=None, description="the day by which the last days of waivers are judged"
    )


@dataclass(frozen=True, slots=True)
class Config:
    """Settings with where they come from. Paths in them count from the file's folder."""

    settings: Settings = field(default_factory=Settings)
    file: Path | None = None
    document: Document | None = None

    def paths(self, names: Iterable[str]) -> list[Path]:
        """Return paths of the settings as paths of the working folder."""
        folder = Path() if self.file is None else self.file.parent
        return [folder / name for name in names]

    def place(self, *path: str | int) -> str:
        """Return where a setting comes from: `file:line:column`, or that it is the default."""
        if self.file is None or self.document is None or path[0] not in self.document.data:
            return DEFAULT
        return self.document.place(shown(self.file), path, key=True)


def find(checked: Sequence[Path]) -> Path | None:
    """Return the configuration file nearest above all the paths that are checked, or None.

    Raises:
        ConfigError: when two files of one folder both hold settings.
    """
    common = Path(os.path.commonpath([os.path.realpath(path) for path in checked or [Path()]]))
    for folder in (common, *common.parents):
        found = [path for path in (folder / YAML, folder / TOML) if _holds_settings(path)]
        if len(found) > 1:
            raise ConfigError(
                shown(found[0]), f"{TOML} beside it holds [{TABLE}] too", "keep one of the two"
            )
        if found:
            return found[0]
    return None


def load(file: Path | None) -> Config:
    """Return the settings of a file, or the defaults.

    Raises:
        ConfigError: or Mistakes holding several, each with its line and column.
    """
    if file is None:
        return Config()
    name = shown(file)
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as caught:
        reason = getattr(caught, "strerror", None) or "not UTF-8"
        raise ConfigError(name, f"cannot be read: {reason.lower()}", "check the path") from None
    if file.suffix == ".toml":
        document = _toml(text, name)
    else:
        document = plainyaml.load(text, name, ConfigError)
    document.data = {} if document.data is None else document.data
    if not isinstance(document.data, dict):
        raise ConfigError(
            f"{name}:1:1", "the file holds no map of settings", "write `rules: [...]`"
        )
    settings, wrong = build(Settings, Part(document.data, document, name, (), ConfigError))
    if wrong or settings is None:
        raise Mistakes(tuple(wrong))
    return Config(settings, file, document)


def _holds_settings(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
    except OSError:  # where nothing can be looked up, no article can be read, which says so
        return False
    try:
        text = path.read_text(encoding="utf-8", errors="replace") if path.name != YAML else ""
    except OSError as caught:
        problem = f"cannot be read: {(caught.strerror or str(caught)).lower()}"
        raise ConfigError(shown(path), problem, "check its permissions") from None
    return path.name == YAML or f"[{TABLE}" in text


def shown(file: Path) -> str:
    """Return a file as messages name it: from the working folder on, where it lies below.

    What is shipped is named from its own folder on, wherever the program is installed.
    """
    path = file.resolve()
    home = builtin_rules().resolve()
    for top, name in ((home, "rules/"), (Path.cwd(), "")):
        if path.is_relative_to(top):
            return f"{name}{path.relative_to(top).as_posix()}"
    return file.as_posix()


def _toml(text: str, name: str) -> Document:
    """Return the table of a TOML file as plain data, with the line of each of its keys.

    Raises:
        ConfigError: when the file is not TOML.
    """
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as caught:
        found = AT.search(str(caught))
        place = f"{name}:{found[1]}:{found[2]}" if found else name
        problem = f"this is not TOML: {AT.sub('', str(caught)).strip().lower()}"
        raise ConfigError(place, problem, "check brackets, quotes and commas") from None
    for part in TABLE.split("."):
        data = data.get(part, {}) if isinstance(data, dict) else {}
    document = Document(_plain(data))
    for path, at in _keys(text):
        document.at.setdefault(path, at)
        document.keys.setdefault(path, at)
    return document


def _keys(text: str) -> Iterator[tuple[tuple[str, ...], tuple[int, int]]]:
    """Yield the path of each key below the table, and its line and column."""
    inside: tuple[str, ...] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if header := HEADER.match(line):
            name = header[1].strip()
            known = name == TABLE or name.startswith(f"{TABLE}.")
            inside = tuple(name.removeprefix(TABLE).strip(".").split(".")) if known else None
            inside = () if inside == ("",) else inside
            if inside is not None:
                yield inside, (number, 1)
        elif inside is not None and (key := KEY.match(line)):
            word = key[1] or key[2] or key[3]
            yield (*inside, word), (number, len(line) - len(line.lstrip()) + 1)


def _plain(data: object) -> object:
    """Return TOML data with its scalars as text, as the YAML loader leaves them."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return data.isoformat() if isinstance(data, date) else str(data)
