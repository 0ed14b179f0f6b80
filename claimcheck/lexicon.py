"""Words as data: `rules/lexicon/*.yaml`, read once, compiled once, shared by every recogniser.

A desk's own folder is layered over the shipped one: maps are merged key by key, lists are
appended. Parsed files are kept as JSON beside the user's cache, named by content hash, because
parsing YAML costs more than reading the articles of a small folder.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import xxhash

from claimcheck import plainyaml
from claimcheck.errors import LexiconError

T = TypeVar("T")


def builtin_rules() -> Path:
    """Return the shipped `rules/` folder, beside the package or (in a wheel) inside it."""
    inside = Path(__file__).parent / "_rules"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "rules"


class Lexicon:
    """All lexicon files of one or more folders, later folders layered over earlier ones.

    Attributes:
        digest: hex hash of every file's name and content; changes when any word changes.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._texts = {f: _texts(f) for f in folders}
        flat = "\0".join(f"{n}\0{t}" for texts in self._texts.values() for n, t in texts.items())
        self.digest = xxhash.xxh3_128_hexdigest(flat.encode())
        self._data: dict[str, Any] | None = None
        self._compiled: dict[object, Any] = {}

    def entries(self, name: str) -> dict[str, Any]:
        """Return the data of `<name>.yaml`: maps, lists and text only; empty if there is none."""
        if self._data is None:
            self._data = _cached(self.digest, self._parse)
        found = self._data.get(f"{name}.yaml", {})
        assert isinstance(found, dict)
        return found

    def __getstate__(self) -> dict[str, Any]:
        """Return what another process needs: the words, parsed, without what was built of them."""
        self.entries("")  # parsed here once, not in every process
        return {**self.__dict__, "_compiled": {}}

    def text(self, filename: str) -> str:
        """Return a file that is not YAML (`places.tsv`, `units.txt`), layers joined in order."""
        return "\n".join(texts[filename] for texts in self._texts.values() if filename in texts)

    def compiled(self, build: Callable[[Lexicon], T]) -> T:
        """Return `build(self)`, made once for this lexicon."""
        if build not in self._compiled:
            self._compiled[build] = build(self)
        found: T = self._compiled[build]
        return found

    def give(self, build: Callable[[Lexicon], T], made: T) -> None:
        """Take `made` for `build(self)`, in a process that has not what it is built from."""
        self._compiled[build] = made

    def cached(self, name: str, build: Callable[[], T]) -> T:
        """Return `build()`, which must be plain JSON data, kept on disk for this digest."""
        return _cached(f"{self.digest}-{name}", build)

    def _parse(self) -> dict[str, Any]:
        merged: dict[str, Any] = {}
        for folder, texts in self._texts.items():
            for name, text in texts.items():
                if name.endswith(".yaml"):
                    data = plainyaml.load(text, str(folder / name), LexiconError).data
                    if not isinstance(data, dict):
                        raise LexiconError(
                            str(folder / name),
                            f"the file holds {_called(data)}, not a map",
                            "begin it with a key, such as `words:`",
                        )
                    merged[name] = layered(merged.get(name, {}), data)
        return merged


def layered(below: object, above: object) -> object:
    """Return `above` laid over `below`: maps merge key by key, lists append, text replaces."""
    if isinstance(below, Mapping) and isinstance(above, Mapping):
        keys = [*below, *(k for k in above if k not in below)]
        return {
            k: layered(below[k], above[k])
            if k in below and k in above
            else above.get(k, below.get(k))
            for k in keys
        }
    if isinstance(below, list) and isinstance(above, list):
        return below + [item for item in above if item not in below]
    return above


@lru_cache(maxsize=4)
def load(*folders: Path) -> Lexicon:
    """Return the shipped lexicon with `folders` (each holding lexicon files) layered over it."""
    return Lexicon((builtin_rules() / "lexicon", *folders))


def _called(data: object) -> str:
    return "nothing" if data in (None, "") else f"a {type(data).__name__}"


def _texts(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.iterdir() if p.suffix in {".yaml", ".tsv", ".txt"})
    return {p.name: p.read_text(encoding="utf-8") for p in files}


def _cached(key: str, build: Callable[[], T]) -> T:
    """Return the JSON kept under `key`, or build and keep it; a cache that fails is ignored."""
    root = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimcheck"
    path = root / f"{key}.json"
    with contextlib.suppress(OSError, ValueError):
        found: T = json.loads(path.read_text(encoding="utf-8"))
        return found
    built = build()
    with contextlib.suppress(OSError):
        root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=root)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(built, out, ensure_ascii=False)
        Path(name).replace(path)  # whole or not at all, whoever else is writing
    return built
