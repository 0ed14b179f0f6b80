"""Paths as the user gave them -> inputs, in sorted order, ignore files obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pathspec import GitIgnoreSpec

from claimcheck.articles.input import Input
from claimcheck.errors import ArticleError, ClaimcheckError, Mistakes

IGNORE_FILES = (".gitignore", ".claimcheckignore")


def walk(paths: Iterable[Path], suffixes: Iterable[str], ignore: Sequence[str] = ()) -> list[Input]:
    """Return the inputs of files and folders, each once, folders in sorted order.

    A file that is named is read whatever the ignore files say; inside a folder only files with
    one of `suffixes` are. Names that begin with a dot are passed over, links to folders are not
    followed. `ignore` holds further patterns, as in an ignore file at the top of each folder.

    Raises:
        Mistakes: with every path that does not exist or holds no article.
    """
    known = frozenset(suffixes)
    found: dict[Path, Input] = {}
    mistakes: list[ClaimcheckError] = []
    for path in paths:
        if path.is_dir():
            inputs = list(_folder(path, known, ignore))
            if not inputs:
                mistakes.append(_nothing(path, known))
        elif path.exists():
            inputs = [Input(path.as_posix(), path)]
        else:
            inputs = []
            mistakes.append(
                ArticleError(path.as_posix(), "no such file or folder", "check the path")
            )
        for given in inputs:
            assert given.file is not None
            found.setdefault(given.file.resolve(), given)
    if mistakes:
        raise Mistakes(tuple(mistakes))
    return list(found.values())


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
            elif path.suffix.lower() in suffixes:
                yield Input(path.as_posix(), path)
        waiting += reversed(folders)


def _matches(spec: GitIgnoreSpec, base: Path, path: Path, folder: bool) -> bool:
    return spec.match_file(path.relative_to(base).as_posix() + ("/" if folder else ""))


def _spec(folder: Path) -> GitIgnoreSpec:
    lines: list[str] = []
    for name in IGNORE_FILES:
        path = folder / name
        if path.is_file():
            lines += path.read_text(encoding="utf-8").splitlines()
    return GitIgnoreSpec.from_lines(lines)
