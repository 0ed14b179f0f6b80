"""What is measured: noun, predicate, metric and population."""

from __future__ import annotations

from claimcheck.claims.counted import counted
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.figures import PER, figure
from claimcheck.claims.noun_phrases import NounWords, noun_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.sentence import Sentence, sentences
from claimcheck.claims.whose_age import aged
from claimcheck.claims.wordclasses import words
from claimcheck.claims.wording import Wording


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Fill in the drafts of one block."""
    known = noun_words(reading.lexicon)
    for sentence in sentences(scan, drafts, words(reading.lexicon)):
        last: Wording | None = None
        previous: Draft | None = None
        for draft in sentence.drafts:
            if last and previous and _restates(sentence, previous, draft):
                found = Wording(
                    [w for w in last.words if w not in ("per", "share")],
                    last.phrase,
                    role=last.role,
                )
            else:
                found = _worded(sentence, draft, known)
                if not found.words and last is not None:
                    found.words = list(last.words)
            right = sentence.right(draft)
            if any(
                sentence.word(i) == "share" and sentence.word(i - 1) in PER
                for i in (right - 1, right + 1)
            ):
                found.add(["per", "share"])
            draft.what = found.text
            last, previous = found, draft


def _worded(sentence: Sentence, draft: Draft, known: NounWords) -> Wording:
    if draft.unit_type == "age":
        return aged(sentence, draft, known)
    if draft.unit_type == "count":
        return counted(sentence, draft, known)
    return figure(sentence, draft, known)


def _restates(sentence: Sentence, previous: Draft, draft: Draft) -> bool:
    """Whether a number says the one before it again ("$9 million, or 91 cents a share")."""
    between = [
        sentence.word(i) for i in range(max(previous.right, previous.last), sentence.left(draft))
    ]
    if len(between) > 4 or draft.unit_type != previous.unit_type:
        return False
    return [w for w in between if w not in ("$", ",", "a", "share", "us")] in (["or"], ["("], ["-"])
