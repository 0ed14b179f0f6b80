"""Lexicons as a whole: rings, names of nothing and words with two meanings, with both places."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import lexicon
from claimcheck.wordcheck import mistakes


def found(folder: Path, **files: str) -> list[str]:
    """Return what is wrong once a folder of files is laid over the shipped lexicon."""
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    wrong = mistakes(lexicon.load(folder))
    return [f"{e.place}: {e.problem}".replace(f"{folder}/", "") for e in wrong]


def test_the_shipped_lexicon_is_sound() -> None:
    assert mistakes(lexicon.load()) == []


WRONG: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "a ring of two": (
        "populations",
        "deckhands:\n  part_of: [seamen]\nseamen:\n  part_of: [deckhands]\n",
        ("a ring: deckhands is part of seamen is part of deckhands", "(see populations.yaml:4:3)"),
    ),
    "a ring of one": (
        "destinations",
        "coast:\n  part_of: [coast]\n",
        ("destinations.yaml:2:3: a ring: coast is part of coast",),
    ),
    "a ring over the shipped layer": (
        "metrics",
        "casualties:\n  part_of: [killed]\n",
        ("a ring: casualties is part of killed is part of casualties",),
    ),
    "a part of nothing": (
        "populations",
        "deckhands:\n  part_of: [peeple]\n",
        ("populations.yaml:2:13: deckhands is part of 'peeple', which is no entry",),
    ),
    "a word of two populations": (
        "populations",
        "deckhands:\n  part_of: [people]\n  words: [deckhand, Civilian]\n",
        (
            "populations.yaml:3:21: 'Civilian' says 'deckhands' here and 'civilians' at "
            "rules/lexicon/populations.yaml:",
        ),
    ),
    "a phrase of two metrics": (
        "metrics",
        "felled:\n  kind: event\n  done: [cut down, slain]\n",
        ("metrics.yaml:3:20: 'slain' says 'felled' here and 'killed' at rules/lexicon/",),
    ),
}


@pytest.mark.parametrize(("name", "text", "told"), WRONG.values(), ids=WRONG)
def test_it_is_refused_with_both_places(
    tmp_path: Path, name: str, text: str, told: tuple[str, ...]
) -> None:
    (message,) = found(tmp_path, **{name: text})
    assert all(words in message for words in told), message


RIGHT = {
    "one metric under two names": "felled:\n  kind: event\n  same_as: killed\n  done: [slain]\n",
    "said of other things": "felled:\n  kind: event\n  of: [tree]\n  done: [slain]\n",
    "in other units": "felled:\n  kind: event\n  units: [money]\n  done: [slain]\n",
    "where other words are near": "felled:\n  kind: event\n  near: [forest]\n  done: [slain]\n",
    "twice in one metric": "killed:\n  done: [slain, slain]\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_something_else_decides_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found(tmp_path, metrics=text) == []
