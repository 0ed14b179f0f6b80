"""From the words of a credit to the one who is credited: name, root, what the numbers are called.

The root is the name by which credits are compared: a body under its one name ("U.N. refugee
agency" is UNHCR), a person in full, a company as first named. Pronouns and "the company" stand
for the last that fits, in the order of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.names import bare, name_words, possessive
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import LINKS, SpeakerWords, speaker_words
from claimcheck.claims.speakers import DETERMINERS, Phrase
from claimcheck.lexicon import Lexicon

ARTICLES = frozenset(("the", "a", "an"))
SPOKEN_FOR = frozenset(("spokesman", "spokeswoman", "spokesperson", "official", "officials"))


@dataclass(frozen=True, slots=True)
class Credit:
    """Who is credited. `sort` is "person", "body", "document" or "group" (several)."""

    name: str
    root: str
    sort: str
    basis: str | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of `sources.yaml`: any way of writing one, folded, to its one name."""

    names: dict[str, str]
    forms: frozenset[str]
    polls: frozenset[str]


def bodies(lexicon: Lexicon) -> Bodies:
    """Return the known bodies."""
    return lexicon.compiled(_read)


def _read(lexicon: Lexicon) -> Bodies:
    entries = lexicon.entries("sources")
    names: dict[str, str] = {}
    for body, ways in entries.get("bodies", {}).items():
        for way in (body, *ways):
            names[folded(way)] = body
    forms = frozenset(entries.get("forms", []))
    return Bodies(names, forms, frozenset(entries.get("polls", [])))


def folded(name: str) -> str:
    """Return a name for comparing: lower case, no article, no full stops, straight quotes."""
    low = " ".join(name.lower().replace(".", "").replace("’", "'").split())
    return low[4:] if low.startswith("the ") else low


@dataclass(slots=True)
class Memory:
    """Who has been credited so far in the article, for pronouns and short forms.

    `full` maps family names to full names; `companies` the first word of a body named so far to
    its root.
    """

    lexicon: Lexicon
    full: dict[str, str]
    he: Credit | None = None
    it: Credit | None = None
    they: Credit | None = None
    last: Credit | None = None
    poll: Credit | None = None
    companies: dict[str, str] = field(default_factory=dict)

    def credit(self, scan: Scan, phrase: Phrase) -> Credit | None:
        """Return who a phrase credits, None for a pronoun that stands for nobody known."""
        words = speaker_words(self.lexicon)
        said = scan.words_of(*phrase)
        low = scan.lower[phrase[0]]
        if phrase[1] - phrase[0] == 1 and low in words.pronouns:
            found = self._antecedent(low, words)
            return found
        found = self._named(scan, phrase, words, said)
        self.remember(found)
        return found

    def remember(self, credit: Credit) -> None:
        """Keep a credit as what later pronouns stand for."""
        self.last = credit
        if self.poll is None and credit.basis in bodies(self.lexicon).polls:
            self.poll = credit
        if credit.sort == "person":
            self.he = credit
        elif credit.sort == "group":
            self.they = credit
        else:
            self.it = credit

    def _antecedent(self, low: str, words: SpeakerWords) -> Credit | None:
        if low in words.he:
            return self.he
        if low in words.they:
            return self.they or self.last
        return self.it

    def _named(self, scan: Scan, phrase: Phrase, words: SpeakerWords, said: str) -> Credit:
        owner, basis = owned(scan, phrase, words)
        first, last = owner
        names = any(scan.words[i][0].isupper() for i in range(first + 1, last))
        if scan.lower[first] in DETERMINERS and names and last - first > 1:
            first += 1
        name = _without_possessive(scan, first, last)
        head = bare(scan.lower[last - 1])
        sort = self._sort(scan, first, last, head, words)
        root = self._root(scan, first, last, name, sort)
        return Credit(name, root, sort, basis, said)

    def _sort(self, scan: Scan, first: int, last: int, head: str, words: SpeakerWords) -> str:
        """Return what sort of speaker a phrase names."""
        if head in words.data:
            return "document"
        inside = scan.lower[first:last]
        named = scan.words[last - 1][0].isupper() and head not in words.heads
        if named and self._person(scan, last - 1):
            return "person"
        links = next((i for i, word in enumerate(inside) if word in LINKS), len(inside))
        main = inside[max(0, links - 1)]
        if main in words.persons or (named and any(word in words.persons for word in inside)):
            return "person"
        plural = main.endswith("s") and not named and main not in {"news", "press"}
        return "group" if plural or main in {"police", "people"} else "body"

    def _person(self, scan: Scan, index: int) -> bool:
        return bare(scan.lower[index]) in self.full

    def _root(self, scan: Scan, first: int, last: int, name: str, sort: str) -> str:
        known = bodies(self.lexicon)
        body = known.names.get(folded(name))
        if body is not None:
            return body
        if sort == "person":
            return self._person_root(scan, first, last, name, known)
        if sort != "body":
            return folded(name)
        if scan.lower[first] in ARTICLES and not any(w[0].isupper() for w in name.split()[1:]):
            return self.it.root if self.it is not None else folded(name)
        return self._company(name, known)

    def _person_root(self, scan: Scan, first: int, last: int, name: str, known: Bodies) -> str:
        """Return a person's full name, or the body that a spokesman speaks for."""
        if any(word in SPOKEN_FOR for word in scan.lower[first:last]):
            link = next((i for i in range(first, last) if scan.lower[i] in {"for", "of"}), None)
            for start in range(first if link is None else link + 1, last):
                body = known.names.get(folded(scan.words_of(start, last)))
                if body is not None:
                    return body
            if link is not None:
                return self._company(bare(scan.words_of(link + 1, last)), known)
        full = self.full.get(bare(scan.lower[last - 1]))
        if full is not None:
            return full
        titles = name_words(self.lexicon)
        begin = first
        for index in range(first, last - 1):
            if scan.lower[index] in titles.heads:
                begin = index + 1 + (scan.words[index + 1] == ".")
        return bare(scan.words_of(begin, last)) if begin < last else name

    def _company(self, name: str, known: Bodies) -> str:
        """Return a company's name without its legal form, as it was first named."""
        parts = name.rstrip(".").split()
        while len(parts) > 1 and folded(parts[-1].rstrip(".,")) in known.forms:
            parts.pop()
        short = " ".join(parts)
        first = self.companies.setdefault(parts[0].lower() if parts else "", short)
        return first if f"{first} ".startswith(f"{short} ") else short


def _without_possessive(scan: Scan, first: int, last: int) -> str:
    """Return the words of a range, without the possessive at their end."""
    return bare(scan.words_of(first, last))


def owned(scan: Scan, phrase: Phrase, words: SpeakerWords) -> tuple[Phrase, str | None]:
    """Return who is behind a phrase and what the numbers are called there.

    "United Nations figures" are the United Nations', "a report by X" is X's; a document that
    names nobody stands for itself.
    """
    first, last = phrase
    lower = scan.lower
    head = next((i for i in range(last - 1, first - 1, -1) if lower[i] in words.data), None)
    link = next((i for i in range(first + 1, last) if lower[i] in LINKS), last)
    if head is None:
        return phrase, None
    if head > link:
        inside = next((i for i in range(first, link) if lower[i] in words.data), None)
        head = inside if inside is not None else head
    basis = lower[head]
    if head < link < last and lower[link] in {"from", "by", "of"}:
        return (link + 1, last), basis
    if head != min(link, last) - 1:
        return phrase, basis if head < link else None
    for index in range(first, head):
        if possessive(scan.words[index]):
            return (first, index + 1), basis
    end = head
    while end > first and not _stands(scan, end - 1, words):
        end -= 1
    return ((first, end), basis) if end > first else (phrase, basis)


def _stands(scan: Scan, index: int, words: SpeakerWords) -> bool:
    """Whether a token before "figures" or "poll" can be whose they are."""
    return (scan.words[index][0].isupper() and scan.lower[index] not in DETERMINERS) or (
        scan.lower[index] in words.heads and scan.lower[index] not in words.modifiers
    )
