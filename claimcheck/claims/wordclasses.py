"""Which tokens are nouns, verbs, prepositions, …: a light hand grammar, no tagger.

Only what finding a number's noun and its verb needs. Tags are single letters:
`D` determiner, `P` preposition, `T` "to", `C` conjunction, `R` relative or subordinator,
`Q` pronoun, `B` form of "be", `H` form of "have", `M` modal or "do", `V` finite verb,
`E` past form or participle, `G` -ing form, `J` quality that follows its noun ("dead"), `A` adverb,
`N` anything nominal, `#` part of a number phrase, `@` date, `-` hyphen or slash that
joins two words, `,` `.` `;` `(` `)` `"` marks.
"""

from __future__ import annotations

from claimcheck.claims.draft import Draft
from claimcheck.claims.scan import Scan
from claimcheck.claims.word_forms import Words, words

MARKS = {
    ",": ",",
    ";": ";",
    ":": ";",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    ".": ".",
    "!": ".",
    "?": ".",
    "-": ";",
    "–": ";",
    "—": ";",
    "_": ";",
    "…": ".",
    "/": ";",
    "|": ".",
    "•": ".",
    "*": ".",
    "“": '"',
    "”": '"',
    '"': '"',
    "`": '"',
    "‘": '"',
    "’": '"',
    "'": '"',
}
JOINERS = frozenset("-/&'’.+")
CURRENCY_SIGNS = frozenset("$£€¥%")
PREFIXES = frozenset(("co", "re", "pre", "over", "under", "out", "mis"))
OPENERS = frozenset(':"“`•*-—')


FEWEST = 10  # of people who are counted by what they do; "two cut" is no sentence
LINKS = frozenset(("at", "to", "by", "from", "for", "of", "in", "on", "with", "within"))

__all__ = ["LINKS", "Words", "compared", "surpasses", "tag", "words"]


def compared(draft: Draft) -> bool:
    """Whether the words in front of a number compare it; a plain "at" links it to its verb."""
    return bool(draft.comparator_words) and draft.comparator_words.lower() not in LINKS


def surpasses(word: str, known: Words) -> bool:
    """Whether a word that compares a figure is the verb of its clause too ("exceeded 12,000")."""
    return known.base.get(word) in known.linking and not word.endswith("ing")


def tag(scan: Scan, first: int, last: int, drafts: list[Draft], known: Words) -> list[str]:
    """Return the tags of tokens `first` up to `last`, a sentence. `drafts` are those in it."""
    raw = _raw(scan, first, last, known)
    for draft in drafts:
        right = draft.last if draft.noun else max(draft.right, draft.last)
        for i in range(max(min(draft.left, draft.first), first), min(right, last)):
            if i < draft.first and surpasses(scan.lower[i], known):
                raw[i - first] = raw[i - first].replace("W", "V")
            elif i >= draft.first or raw[i - first] not in "PT" or compared(draft):
                raw[i - first] = "#"
    for draft in drafts:
        if _acts(scan, draft, first, raw, known):
            raw[draft.last - first] = "V"  # "some 60,000 protest in Lima"
    before = "."
    for i, unsettled in enumerate(raw):
        mark = unsettled
        if mark in "WVEGJPACDM" and _joined(scan, first, i, raw):
            mark = "N"
        elif (
            mark == "D"
            and scan.lower[first + i] == "that"
            and (before in "VEGN" or raw[i + 1 : i + 2] in (["B"], ["H"], ["M"], ["V"]))
        ):
            mark = "R"
        elif mark in "WVEGJ":
            after = raw[i + 1] if i + 1 < len(raw) else "."
            mark = _settled(mark, (before, after), scan, first + i, known)
        elif mark == "N" and before == "B" and scan.lower[first + i].endswith("ing"):
            mark = "G"  # "is holding 200 prisoners", though "holding" is a noun elsewhere
        raw[i] = mark
        if mark not in 'A"@':
            before = mark
    return raw


def _acts(scan: Scan, draft: Draft, first: int, raw: list[str], known: Words) -> bool:
    """Whether the word after a bare number, noun or verb, is what so many do."""
    at, left = draft.last - first, min(draft.left, draft.first) - first
    if draft.unit is not None or draft.noun or draft.value < FEWEST or raw[at : at + 1] != ["W"]:
        return False
    word = scan.lower[draft.last]
    opens = left <= 0 or raw[left - 1] in "ARC,"
    ends = at + 1 >= len(raw) or raw[at + 1] in "PT.,"
    return opens and ends and known.base.get(word) == word


def _joined(scan: Scan, first: int, i: int, raw: list[str]) -> bool:
    """Whether a hyphen makes a word part of a noun; "co-managed" stays a verb."""
    if raw[i + 1 : i + 2] == ["-"]:
        return True
    return i > 1 and raw[i - 1] == "-" and scan.lower[first + i - 2] not in PREFIXES


def _raw(scan: Scan, first: int, last: int, known: Words) -> list[str]:
    """Return the tags out of context; a capital inside a sentence makes a word a name."""
    tags = known.tags
    words, lower, taken = scan.words, scan.lower, scan.taken
    capitals = sum([word[0].isupper() for word in words[first:last]])
    cased = capitals * 2 < last - first
    found: list[str] = []
    for i in range(first, last):
        word = lower[i]
        if taken[i]:
            mark = "@" if taken[i] == "date" else "#" if taken[i] == "number" else "N"
        elif cased and words[i][0].isupper() and i > first and words[i - 1] not in OPENERS:
            mark = tags.get(word, "N")
            initials = mark == "Q" and len(word) > 1 and words[i].isupper()  # "US"
            mark = "N" if mark in "VWEGAJ" or initials else mark
        else:
            mark = tags.get(word, "") or MARKS.get(word, "") or _shape(word)
        if word in JOINERS and scan.glued(i) and i + 1 < len(words) and scan.glued(i + 1):
            mark = "-"
        found.append(mark)
    return found


def _shape(word: str) -> str:
    """Return the tag of a word that is in no list, by its ending."""
    if not word[0].isalpha():
        return "N" if word[0].isdigit() else "#" if word in CURRENCY_SIGNS else ";"
    if word.endswith("ly") and len(word) > 4:
        return "A"
    if word.endswith("ed") and len(word) > 4:
        return "E"
    return "G" if word.endswith("ing") and len(word) > 5 else "N"


def _settled(mark: str, around: tuple[str, str], scan: Scan, i: int, known: Words) -> str:
    """Return the tag of a verb-like word from the tags before and after it."""
    before, after = around
    if mark == "E" and scan.lower[i - 1] == "the":
        return "N"  # "five of the wounded"
    if mark == "E":
        return _participle(before, after)
    if mark == "G":
        return _gerund(before, after)
    if mark == "J":
        return "N" if after == "N" or before in "DP" else "J"
    if before in "TMQR":
        return "V"
    if before in "#@" and mark == "V":
        return "V"  # "a fund of $4 million includes"
    if before in "DP#@" or (before == "H" and mark == "W"):
        return "N"
    return "V" if mark == "V" else _noun_or_verb(scan, i, before, after, known)


def _participle(before: str, after: str) -> str:
    """Return `N` for a participle used as an adjective ("a restated loss"), else `E`."""
    if before in "D" and after in "NGEW-":
        return "N"
    return "N" if before in "P" and after in "NW" else "E"


def _gerund(before: str, after: str) -> str:
    """Return `N` for an -ing form used as a noun or adjective, else `G`."""
    if before == "B":
        return "G"
    if before == "D":
        return "N"
    if after in "P.,;)" and before in "NP@":
        return "N" if before != "N" or (after in "P" and before == "P") else "G"
    return "N" if before in "N" and after in "NW" else "G"


def _noun_or_verb(scan: Scan, i: int, before: str, after: str, known: Words) -> str:
    """Return `N` or `V` for a word that is both, such as "rise" or "reports"."""
    if before in "B-" or after in "V":
        return "N"
    if before == "N":
        subject = scan.lower[i - 1]
        plural = subject.endswith("s") and not subject.endswith(("ss", "'s", "’s", "us"))
        third = scan.lower[i] in known.third_person
        if scan.lower[i] in known.base and known.participle[scan.lower[i]] == scan.lower[i]:
            if after == "P" and _not_of(scan, i):
                return "E"  # "nine people hurt in"
            return "V" if after in "DT#@(" else "N"  # "cut", "hit", "put"
        agrees = plural != third
        if after == "P":  # "profit falls in", but "disclosure forms for"
            base = known.base.get(scan.lower[i], "")
            agrees = agrees and (base in known.up or base in known.down or base in known.linking)
        if after == "N" and not third:  # "records show Mr. Gonzalez"
            agrees = agrees and scan.words[i + 1][0].isupper() and scan.words[i].islower()
            return "V" if agrees and scan.words[i - 1].islower() else "N"
        return "V" if agrees and after in "DT#@PQA" and _not_of(scan, i) else "N"
    if before in ",.;(C" and after in "D#Q":
        return "V"
    return "N"


def _not_of(scan: Scan, i: int) -> bool:
    return i + 1 < len(scan.lower) and scan.lower[i + 1] != "of"
