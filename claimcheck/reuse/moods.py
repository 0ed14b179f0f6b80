"""Whether words speak of a thing as meant, coming, possible or done."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from claimcheck.reuse.lists import Lists

GOVERNING = frozenset({"to", "will", "may", "might", "could", "can", "would", "must", "should"})


class Mood(StrEnum):
    """How a verb puts its happening, the weakest promise first; NONE where there is no verb."""

    NONE = "none"
    POSSIBLE = "possible"
    INTENDED = "intended"
    FUTURE = "future"
    DONE = "done"


def mood(words: Sequence[str], known: Lists) -> Mood:
    """Return the mood of a few folded words, taken from their first verb group.

    "to prevent", "plans to send": intended; "will send", "is to send": future; "may have sent":
    possible; "sent", "is sending", "preventing", "began to send": done.
    """
    for index, word in enumerate(words):
        after = words[index + 1] if index + 1 < len(words) else ""
        if word in known.possible:
            return Mood.POSSIBLE
        if known.foretells(word):
            return Mood.FUTURE
        if after == "to" and word in known.coming:
            return Mood.FUTURE
        if after == "to" and known.verb(word) in known.intending:
            return Mood.INTENDED
        if after == "to" and known.verb(word) in known.aspect:
            return Mood.DONE
        if word == "to" and (known.base.get(after) == after or after in {"be", "have"}):
            return Mood.FUTURE if _is(words[:index], known) else Mood.INTENDED
    return Mood.DONE if any(_verb(word, known) for word in words) else Mood.NONE


def acts(words: Sequence[str], known: Lists) -> frozenset[str]:
    """Return the base of each verb among folded words that says what is done, not how."""
    return frozenset(
        known.verb(word)
        for index, word in enumerate(words)
        if known.verb(word) and not belongs(word, known)
        if known.base.get(word, "") != word or (index and words[index - 1] in GOVERNING)
    )


def _is(words: Sequence[str], known: Lists) -> bool:
    """Whether the words end in a form of "be", as in "is to open"."""
    return bool(words) and words[-1] in known.auxiliaries


def _verb(word: str, known: Lists) -> bool:
    return word in known.auxiliaries or known.verb(word) not in ("", word)


def belongs(word: str, known: Lists) -> bool:
    """Whether a folded word may stand before a verb as a part of its group."""
    return (
        word in known.auxiliaries
        or word in known.among_auxiliaries
        or word in known.possible
        or word in known.coming
        or known.foretells(word)
        or known.negates(word)
        or known.base.get(word, "") in known.intending
    )
