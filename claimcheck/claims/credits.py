"""From the words of a credit to the one who is credited: name, root, what the numbers are called.

The root is the name by which credits are compared: a body under its one name ("U.N. refugee
agency" is UNHCR), a person in full, a company as first named. Pronouns and "the company" stand
for the last that fits, in the order of the article.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from claimcheck.claims.names import bare, name_words
from claimcheck.claims.scan import Scan
from claimcheck.claims.speaker_words import LINKS, SpeakerWords, speaker_words
from claimcheck.claims.speakers import DETERMINERS, Phrase
from claimcheck.claims.whose_figures import owned
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

    def worded(self, words: str) -> Credit:
        """Return the same credit as these words give it."""
        return Credit(self.name, self.root, self.sort, self.basis, words)


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

    def credit(self, scan: Scan, phrase: Phrase) -> Credit:
        """Return who a phrase credits; a pronoun that stands for nobody known has no name."""
        words = speaker_words(self.lexicon)
        said = scan.words_of(*phrase)
        low = scan.lower[phrase[0]]
        if phrase[1] - phrase[0] == 1 and low in words.pronouns:
            return self._antecedent(low, words) or Credit("", "", "person")
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
            self.he = credit if _like_a_person(credit.name, self.lexicon) else self.he

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
        name = bare(scan.words_of(first, last))
        head = bare(scan.lower[last - 1])
        sort = self._sort(scan, first, last, head, words)
        root = self._root(scan, first, last, name, sort)
        return Credit(name, root, sort, basis, said)

    def _sort(self, scan: Scan, first: int, last: int, head: str, words: SpeakerWords) -> str:
        """Return what sort of speaker a phrase names."""
        if head in words.data:
            return "document"
        inside = scan.lower[first:last]
        links = next((i for i, word in enumerate(inside) if word in LINKS), len(inside))
        main = inside[max(0, links - 1)]
        named = scan.words[first + max(0, links - 1)][0].isupper() and main not in words.heads
        if named and self._person(scan, last - 1):
            return "person"
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
                speaks_for = bare(scan.words_of(link + 1, last))
                plain = not any(word[0].isupper() for word in scan.words[link + 1 : last])
                return folded(speaks_for) if plain else self._company(speaks_for, known)
        full = self.full.get(bare(scan.lower[last - 1]))
        if full:
            return full
        titles = name_words(self.lexicon)
        begin = first
        for index in range(first, last - 1):
            if scan.lower[index] in titles.heads:
                begin = index + 1 + (scan.words[index + 1] == ".")
        begin += begin < last and scan.lower[begin] in ARTICLES
        if begin >= last or not scan.words[last - 1][0].isupper() or scan.lower[begin] in LINKS:
            return folded(name)
        return bare(scan.words_of(begin, last))

    def _company(self, name: str, known: Bodies) -> str:
        """Return a company's name without its legal form, as it was first named."""
        parts = name.rstrip(".").split()
        while len(parts) > 1 and folded(parts[-1].rstrip(".,")) in known.forms:
            parts.pop()
        short = " ".join(parts)
        first = self.companies.setdefault(parts[0].lower() if parts else "", short)
        return first if f"{first} ".startswith(f"{short} ") else short


def _like_a_person(name: str, lexicon: Lexicon) -> bool:
    """Whether an unknown name has the form of a person's: two or three plain capitalised words."""
    parts = name.split()
    bodies_words = name_words(lexicon).bodies
    return 2 <= len(parts) <= 3 and all(
        part[0].isupper() and not part.isupper() and part.lower() not in bodies_words
        for part in parts
    )
