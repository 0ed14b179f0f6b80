"""Paths as the user gave them -> inputs, in sorted order, ignore files obeyed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from claimcheck.articles.input import Input, decoded, suffix
from claimcheck.articles.record import unprintable
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes

IGNORE_FILES = (".gitignore", ".claimcheckignore")
OWN = "claimcheck-"  # how the names of baselines, waivers and reports begin


def walk(
    paths: Iterable[Path],
    suffixes: Iterable[str],
    ignore: Sequence[str] = (),
    piped: Input | None = None,
) -> list[Input]:
    """Return the inputs of files and folders, each once, folders in sorted order.

    A file that is named is read whatever the ignore files say; inside a folder only files with
    one of `suffixes` are. Names that begin with a dot or OWN are passed over, links to folders
    are not followed. `ignore` holds further patterns, as in an ignore file at the top of each
    folder. `piped` stands where a path is "-", and instead of the file of its name.

    Raises:
        Mistakes: with every path that does not exist, cannot be listed or holds no article.
    """
    known = frozenset(suffixes)
    found: dict[str, Input] = {}
    mistakes: list[ClaimcheckError] = []
    replaced = (
        os.path.realpath(piped.name) if piped else None
    )  # pathlib's raises on a ring of links
    for path in paths:
        try:
            for given in _given(path, known, ignore, piped):
                key = os.path.realpath(given.name)
                if key != replaced or given is piped:
                    found.setdefault(key, given)
        except ClaimcheckError as caught:
            mistakes.append(caught)
    if mistakes:
        raise Mistakes(tuple(mistakes))
    return list(found.values())


def _given(
    path: Path, suffixes: frozenset[str], ignore: Sequence[str], piped: Input | None
) -> list[Input]:
    """Return the inputs of one path as the user gave it."""
    if path == Path("-") and piped:
        return [piped]
    try:
        if not path.is_dir():
            if path.exists():
                return [_file(path)]
            raise ArticleError(path.as_posix(), "no such file or folder", "check the path")
        inputs = list(_folder(path, suffixes, ignore))
    except OSError as caught:
        where = Path(caught.filename or path).as_posix()
        reason = (caught.strerror or str(caught)).lower()
        raise ArticleError(
            where, f"cannot be read: {reason}", "check the path and its permissions"
        ) from None
    if not inputs:
        raise _nothing(path, suffixes)
    return inputs


def _nothing(path: Path, known: frozenset[str]) -> ArticleError:
    return ArticleError(
        path.as_posix(),
        "no article in this folder",
        f"put files with {', '.join(sorted(known))} there, or look at its ignore files",
    )


def _folder(top: Path, suffixes: frozenset[str], ignore: Sequence[str]) -> Iterator[Input]:
    """Yield the inputs below `top`, files before the folders beside them, by name."""
    waiting: list[tuple[Path, tuple[tuple[Path, GitIgnoreSpec], ...]]] = [(top, ())]
    extra = GitIgnoreSpec.from_lines(ignore)
    while waiting:
        folder, above = waiting.pop()
        specs = (*above, (folder, _spec(folder)))
        folders = []
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.startswith("."):
                continue
            folderish = path.is_dir()
            if any(_matches(spec, base, path, folderish) for base, spec in (*specs, (top, extra))):
                continue
            if folderish:
                if not path.is_symlink():
                    folders.append((path, specs))
            elif suffix(path) in suffixes and not path.name.startswith(OWN):
                if path.is_fifo():
                    hint = "take it out of the folder, or name it by itself"
                    raise ArticleError(path.as_posix(), "a pipe among the articles", hint)
                yield _file(path)
        waiting += reversed(folders)


def _file(path: Path) -> Input:
    """Return a file as an input; its name goes into reports and ledgers, which are UTF-8."""
    if problem := unprintable(path.as_posix()):
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise ArticleError(shown, f"its name holds {problem}", "rename it in UTF-8")
    return Input(path.as_posix(), path)


def _matches(spec: GitIgnoreSpec, base: Path, path: Path, folder: bool) -> bool:
    return spec.match_file(path.relative_to(base).as_posix() + ("/" if folder else ""))


def _spec(folder: Path) -> GitIgnoreSpec:
    lines: list[str] = []
    for name in IGNORE_FILES:
        path = folder / name
        if path.is_file():
            lines += decoded(path.read_bytes(), path.as_posix()).splitlines()
    return GitIgnoreSpec.from_lines(lines)
