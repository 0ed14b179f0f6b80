"""Whether an edit of reused text made a fact of what was meant, coming, possible or denied."""

from __future__ import annotations

from claimcheck.checks import Group
from claimcheck.checks._passages import text_of
from claimcheck.reuse.lists import Lists, lists
from claimcheck.reuse.moods import Mood, mood
from claimcheck.reuse.passage import Edit, Passage
from claimcheck.reuse.words import folded_words

WEAK = frozenset({Mood.POSSIBLE, Mood.INTENDED, Mood.FUTURE})
NEAR = 12  # words around a verb in which a supporting sentence names the same thing
LONG = 4  # letters of a word that names something


def turned(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether an edit turned intent, future or possibility into fact, or a denial about.

    Not where another sentence of the later article says that the thing was done.
    """
    if edit.slot == "negation":
        return True
    known = lists(group.lexicon)
    before, after = (mood(folded_words(words), known) for words in (edit.earlier, edit.later))
    if edit.slot != "modality" or before not in WEAK or after is not Mood.DONE:
        return False
    if before is not Mood.INTENDED and _is_participle(edit.later, known):
        return False
    return not _supported(edit, passage, group)


def _is_participle(words: str, known: Lists) -> bool:
    """Whether the verb is a bare "facing", which tells no more than "will face"."""
    folded = folded_words(words)
    return folded[-1].endswith("ing") and not any(word in known.being for word in folded)


def _supported(edit: Edit, passage: Passage, group: Group) -> bool:
    """Whether the later article says elsewhere that what was meant has happened."""
    known, side = lists(group.lexicon), passage.later
    text = text_of(side, group)
    verbs = {known.base[w] for w in folded_words(edit.later) if w in known.base}
    verbs -= {known.base.get(w, w) for w in known.auxiliaries}
    span = edit.later_span
    around = (text[side.span.start : span.start], text[span.end : side.span.end])
    left, right = folded_words(around[0])[-NEAR:], folded_words(around[1])[:NEAR]
    named = {w for w in (*left, *right) if len(w) >= LONG and w not in known.function}
    for part in (text[: side.span.start], text[side.span.end :]):
        words = folded_words(part)
        for at, word in enumerate(words):
            done = known.base.get(word, "") in verbs and known.base[word] != word
            if done and named & set(words[max(0, at - NEAR) : at + NEAR]):
                return True
    return False
