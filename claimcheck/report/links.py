"""Places as links that a terminal opens (OSC 8): the words stay the same, the file hangs on them.

Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import xxhash

from claimcheck.model import Article
from claimcheck.report.layout import Look

# by what a terminal that has them makes itself known, as the package supports-hyperlinks asks
PROGRAMS = frozenset({"Hyper", "Tabby", "WezTerm", "ghostty", "iTerm.app", "rio", "vscode", "zed"})
KINDS = ("alacritty", "contour", "foot", "xterm-ghostty", "xterm-kitty")
SIGNS = ("DOMTERM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WT_SESSION")
FIRST_VTE = 5000  # 0.50: the first version of the library whose links do not crash


def supported(environment: Mapping[str, str]) -> bool:
    """Whether a terminal has links, by its environment; FORCE_HYPERLINK decides where it is set."""
    asked = environment.get("FORCE_HYPERLINK", "")
    if asked:
        return asked != "0"
    version = environment.get("VTE_VERSION", "")
    return (
        environment.get("TERM_PROGRAM") in PROGRAMS
        or environment.get("TERM", "").startswith(KINDS)
        or any(environment.get(sign) for sign in SIGNS)
        or (version.isdecimal() and int(version) >= FIRST_VTE)
    )


def linked(lines: list[str], article: Article, line: int, look: Look) -> list[str]:
    """Return the lines of a place's name as one link to its file; as they are where none is."""
    if not look.links or not Path(article.path).is_file():
        return lines
    target = f"{Path(article.path).absolute().as_uri()}#{line}"
    name = xxhash.xxh3_64_hexdigest(target.encode())
    return [_link(words, target, name) for words in lines]


def _link(line: str, target: str, name: str) -> str:
    words = line.lstrip()
    indent = line[: len(line) - len(words)]
    return f"{indent}\033]8;id={name};{target}\033\\{words}\033]8;;\033\\"
