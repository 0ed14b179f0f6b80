"""Who is credited for a claim."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claimcheck.claims.credits import Credit, Memory, bodies, folded
from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.people import people
from claimcheck.claims.quotations import Quotation, inside, quotations
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import speaker_words
from claimcheck.claims.speakers import leading
from claimcheck.claims.speech import spoken
from claimcheck.claims.speech_words import Attribution, Style
from claimcheck.model import BlockKind, Source

NEAR_QUOTE = 30  # tokens between "said" and the mark that opens what was said
LOOK_BACK = 4  # credits further off than this do not reach a number
LONGEST_CREDIT = 20  # tokens of the words shown for a credit
LONGEST_LABEL = 8  # tokens of the name in "…: Foreign Minister X"


@dataclass(slots=True)
class Sentence:
    """The credits of one sentence: those before the words they cover, and those after."""

    first: int
    last: int
    credits: list[tuple[Attribution, Credit]] = field(default_factory=list)


def read(scan: Scan, drafts: list[Draft], reading: Reading) -> None:
    """Set the source of every draft of a block that somebody is credited for."""
    memory = _memory(reading)
    before = memory.last
    found = [
        _sentence(scan, bounds, said, memory)
        for bounds, said in zip(scan.sentences, spoken(scan, reading), strict=True)
    ]
    if not drafts:
        return
    quoted = quotations(scan, reading)
    starts = [sentence.first for sentence in found]
    for draft in drafts:
        if draft.dropped:
            continue
        place = bisect_right(starts, draft.first) - 1
        quotation = inside(quoted, draft.first)
        if quotation is not None:
            speaker = _speaker(found, starts, place, quotation) or (
                before if not quotation[0] else None
            )
            chain = [speaker] if speaker else _chain(found[place], draft)
        else:
            chain = _chain(found[place], draft)
        if not chain and scan.block.kind is BlockKind.HEADLINE:
            chain = _label(scan, memory)
        if not chain and quotation is None and not found[place].credits:
            chain = _carried(found, place, draft, memory)
        if chain:
            _credit(draft, chain)


def _memory(reading: Reading) -> Memory:
    """Return the article's memory of credits, kept from block to block."""
    known = reading.notes.get("sources")
    if not isinstance(known, Memory):
        known = reading.notes["sources"] = Memory(reading.lexicon, people(reading).full)
    return known


def _sentence(
    scan: Scan, bounds: tuple[int, int], found: list[Attribution], memory: Memory
) -> Sentence:
    """Return a sentence with its credits, each resolved by what came before it."""
    sentence = Sentence(*bounds)
    for one in found:
        credit = memory.credit(scan, one.phrase)
        start, end = min(one.verb, one.phrase[0]), max(one.verb + 1, one.phrase[1])
        near = end - start <= LONGEST_CREDIT
        words = scan.words_of(start, end) if near else scan.words_of(*one.phrase)
        sentence.credits.append((one, credit.worded(words)))
    return sentence


def _chain(sentence: Sentence, draft: Draft) -> list[Credit]:
    """Return who is credited for a number, from the publisher to the compiler."""
    outer: Credit | None = None
    inner: Credit | None = None
    cited: Credit | None = None
    for one, credit in _near(sentence.credits, draft.first):
        if not one.start <= draft.first < one.end or _holds(one, draft.first):
            continue
        if one.style is Style.CITE:
            cited = credit
        elif one.style is Style.LEAD:
            inner = credit
        elif outer is None or one.verb <= draft.first:
            outer = credit
    chain = [credit for credit in (outer, inner, cited) if credit is not None]
    return [c for i, c in enumerate(chain) if i + 1 == len(chain) or c.root != chain[i + 1].root]


def _holds(one: Attribution, index: int) -> bool:
    """Whether a token stands in the credited phrase itself: "two officials said".

    "A survey of 900 adults found" is different: it begins with the phrase and tells its size.
    """
    return one.start != one.phrase[0] and one.phrase[0] <= index < one.phrase[1]


def _near(
    credits: list[tuple[Attribution, Credit]], index: int
) -> list[tuple[Attribution, Credit]]:
    """Return the credits around a token; bounded, so that a page of them costs no more."""
    if len(credits) <= 2 * LOOK_BACK:
        return credits
    place = bisect_right(credits, index, key=lambda credit: credit[0].verb)
    return credits[max(0, place - LOOK_BACK) : place + LOOK_BACK]


def _speaker(
    found: list[Sentence], starts: list[int], place: int, quotation: Quotation
) -> Credit | None:
    """Return whose words a quotation is: named just before it, just after it, or before that."""
    first, last = quotation
    opening = found[max(0, bisect_right(starts, first) - 1)]
    for one, credit in reversed(_near(opening.credits, first)):
        if first - NEAR_QUOTE < one.verb < first:
            return credit
    closing = found[max(0, bisect_right(starts, last) - 1)]
    for sentence in (closing, opening):
        for one, credit in _near(sentence.credits, last):
            if one.verb >= last:
                return credit
    for sentence in reversed(found[max(0, place - LOOK_BACK) : place]):
        if sentence.credits:
            return sentence.credits[-1][1]
    return None


def _label(scan: Scan, memory: Memory) -> list[Credit]:
    """Return the credit of a headline: "…: Foreign Minister X", "UN: …", "… - police"."""
    size = len(scan)
    words = speaker_words(memory.lexicon)
    for mark in range(size - 2, max(0, size - LONGEST_LABEL - 1), -1):
        if scan.words[mark] not in {":", "-", "–", "—"} or scan.glued(mark) != (
            scan.words[mark] == ":"
        ):
            continue
        phrase = leading(scan, mark + 1, size, words)
        if phrase == (mark + 1, size) and (
            scan.words[mark] == ":" or _office(scan, phrase, memory)
        ):
            return _resolved(scan, phrase, memory)
        break
    for mark in range(1, min(size - 1, LONGEST_LABEL)):
        if scan.words[mark] == ":":
            phrase = leading(scan, 0, mark, words)
            named = phrase == (0, mark) and scan.lower[mark - 1] not in words.data
            return _resolved(scan, phrase, memory) if phrase and named else []
    return []


def _office(scan: Scan, phrase: tuple[int, int], memory: Memory) -> bool:
    """Whether a phrase holds an office or a known body, and is no mere name of an outlet."""
    words = speaker_words(memory.lexicon)
    known = bodies(memory.lexicon).names
    return folded(scan.words_of(*phrase)) in known or any(
        scan.lower[i] in words.offices for i in range(*phrase)
    )


def _resolved(scan: Scan, phrase: tuple[int, int], memory: Memory) -> list[Credit]:
    credit = memory.credit(scan, phrase)
    return [credit.worded(scan.words_of(*phrase))] if credit.name else []


def _carried(found: list[Sentence], place: int, draft: Draft, memory: Memory) -> list[Credit]:
    """Return the document that goes on speaking: a filing to the paragraph's end, a poll on."""
    for sentence in reversed(found[max(0, place - LOOK_BACK) : place]):
        if sentence.credits:
            credit = sentence.credits[-1][1]
            return [credit] if credit.basis is not None else []
    return [memory.poll] if memory.poll and draft.unit_type == "percent" else []


def _credit(draft: Draft, chain: list[Credit]) -> None:
    compiler = chain[-1]
    names = tuple(credit.name for credit in chain if credit.name) if len(chain) > 1 else ()
    draft.source = Source(
        compiler.name or None, compiler.root or None, compiler.words, names, compiler.basis
    )
    draft.because("source", "sources", compiler.words)
