"""One sentence with its word classes: what the noun and verb finders look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.draft import Draft
from claimcheck.claims.noun_words import NounWords, noun_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.word_forms import Words, words
from claimcheck.claims.wordclasses import LINKS, compared, surpasses, tag
from claimcheck.lexicon import Lexicon


@dataclass(slots=True)
class Sentence:
    """A sentence of a scan. Indexes are token indexes of the scan; `first`/`last` half-open.

    `tags` holds one letter per token (see `wordclasses`); `drafts` the numbers in it, in order;
    `owners` the number that a token of a number phrase belongs to, its counted noun included.
    """

    scan: Scan
    verbs: Words
    nouns: NounWords
    first: int
    last: int
    tags: list[str]
    drafts: list[Draft]
    owners: dict[int, Draft] = field(default_factory=dict)

    def tag(self, index: int) -> str:
        """Return the tag of a token, "." outside the sentence."""
        return self.tags[index - self.first] if self.first <= index < self.last else "."

    def word(self, index: int) -> str:
        """Return a token in lower case, "" outside the sentence."""
        return self.scan.lower[index] if self.first <= index < self.last else ""

    def base(self, index: int) -> str:
        """Return the base form of a verb, the word itself where it is unknown."""
        word = self.word(index)
        return self.verbs.base.get(word, word)

    def participle(self, index: int) -> str:
        """Return the past participle of a verb form, for "killing" "killed"."""
        word = self.word(index)
        found = self.verbs.participle.get(word)
        if found is None and word.endswith("ing") and len(word) > 5:
            return word[:-3] + "ed"
        return found or word

    def left(self, draft: Draft) -> int:
        """Return the index of the first token of a number phrase, after a preposition or verb."""
        left = min(draft.left, draft.first)
        while left < draft.first and self._leads(draft, self.scan.lower[left]):
            left += 1
        return left

    def _leads(self, draft: Draft, word: str) -> bool:
        """Whether a word in front of a number belongs to its clause, not to its phrase."""
        return surpasses(word, self.verbs) or (word in LINKS and not compared(draft))

    def right(self, draft: Draft) -> int:
        """Return the index after the last token of a number phrase without its counted noun."""
        return draft.last if draft.noun else max(draft.right, draft.last)


def sentences(scan: Scan, drafts: list[Draft], lexicon: Lexicon) -> list[Sentence]:
    """Return the sentences that hold a number, tagged, in order."""
    verbs, nouns = words(lexicon), noun_words(lexicon)
    found: list[Sentence] = []
    for draft in drafts:
        if found and draft.first < found[-1].last:
            found[-1].drafts.append(draft)
        else:
            first, last = scan.sentence_of(draft.first)
            found.append(Sentence(scan, verbs, nouns, first, last, [], [draft]))
    for sentence in found:
        for draft in sentence.drafts:
            end = draft.noun[1] if draft.noun else sentence.right(draft)
            sentence.owners.update((i, draft) for i in range(sentence.left(draft), end))
        sentence.tags = tag(scan, sentence.first, sentence.last, sentence.drafts, verbs)
    return found
