"""Which tokens are nouns, verbs, prepositions, …: a light hand grammar, no tagger.

Only what finding a number's noun and its verb needs. Tags are single letters:
`D` determiner, `P` preposition, `T` "to", `C` conjunction, `R` relative or subordinator,
`Q` pronoun, `B` form of "be", `H` form of "have", `M` modal or "do", `V` finite verb,
`E` past form or participle, `G` -ing form, `J` quality that follows its noun ("dead"), `A` adverb, `N` anything nominal, `#` part of a
number phrase, `@` date, `-` hyphen or slash that joins two words, `,` `.` `;` `(` `)` `"` marks.
"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.claims.draft import Draft
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

VOWELS = frozenset("aeiou")
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
OPENERS = frozenset(':"“`•*-—')


@dataclass(frozen=True, slots=True)
class Words:
    """The compiled word classes.

    `tags` maps a lower-case word to its tag, with `W` for words that are noun or verb;
    `participle` maps every listed verb form to its past participle and `base` to its base.
    """

    tags: dict[str, str]
    participle: dict[str, str]
    base: dict[str, str]
    third_person: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    moved: frozenset[str]
    linking: frozenset[str]
    levels: frozenset[str]
    naming: frozenset[str]
    trading: frozenset[str]
    light: frozenset[str]
    holding: frozenset[str]


def words(lexicon: Lexicon) -> Words:
    """Return the word classes of `grammar.yaml` and `verbs.yaml`, compiled once."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Words:
    grammar, verbs = lexicon.entries("grammar"), lexicon.entries("verbs")
    tags: dict[str, str] = {}
    participle: dict[str, str] = {}
    base: dict[str, str] = {}
    third: set[str] = set()
    forms = [tuple(line.split()) for line in verbs["irregular"]]
    forms += [(verb,) for verb in verbs["regular"]]
    doubling, both = frozenset(verbs["doubling"]), frozenset(verbs["nouns_too"])
    for form in forms:
        verb = form[0]
        past = form[1] if len(form) > 1 else _suffixed(verb, "ed", doubling)
        done = form[2] if len(form) > 2 else past
        ing, third_form = _suffixed(verb, "ing", doubling), _third(verb)
        third.add(third_form)
        for word, tag in (
            (verb, "W" if verb in both else "V"),
            (third_form, "W" if verb in both else "V"),
            (past, "V" if done != past else "E"),
            (done, "E" if done != verb else "W"),
            (ing, "G"),
        ):
            tags.setdefault(word, tag)
            participle.setdefault(word, done)
            base.setdefault(word, verb)
    for name, tag in _CLOSED:
        tags.update(dict.fromkeys(grammar[name], tag))
    return Words(
        tags=tags,
        participle=participle,
        base=base,
        third_person=frozenset(third),
        up=frozenset(verbs["changing"]["up"]),
        down=frozenset(verbs["changing"]["down"]),
        moved=frozenset(verbs["moved"]),
        linking=frozenset(verbs["linking"]),
        levels=frozenset(verbs["levels"]),
        naming=frozenset(verbs["naming"]),
        trading=frozenset(verbs["trading"]),
        light=frozenset(verbs["light"]),
        holding=frozenset(verbs["holding"]),
    )


# Later classes win where a word stands in two.
_CLOSED = (
    ("plain_nouns", "N"),
    ("qualities", "J"),
    ("adverbs", "A"),
    ("pronouns", "Q"),
    ("determiners", "D"),
    ("relatives", "R"),
    ("prepositions", "P"),
    ("conjunctions", "C"),
    ("being", "B"),
    ("having", "H"),
    ("modals", "M"),
    ("to", "T"),
)


def _suffixed(verb: str, suffix: str, doubling: frozenset[str]) -> str:
    """Return a regular verb with -ed or -ing (source: English spelling)."""
    if verb.endswith("ie") and suffix == "ing":
        return verb[:-2] + "ying"
    if verb.endswith("e") and not (verb.endswith("ee") and suffix == "ing"):
        return verb[:-1] + suffix
    short = len(verb) == 3 and verb[1] in VOWELS and verb[0] not in VOWELS
    if verb in doubling or (short and verb[-1] not in "wxyaeiou"):
        return verb + verb[-1] + suffix
    if verb.endswith("y") and verb[-2:-1] not in VOWELS and suffix == "ed":
        return verb[:-1] + "ied"
    return verb + suffix


def _third(verb: str) -> str:
    """Return the -s form of a verb."""
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def tag(scan: Scan, first: int, last: int, drafts: list[Draft], known: Words) -> list[str]:
    """Return the tags of tokens `first` up to `last`, a sentence. `drafts` are those in it."""
    raw = _raw(scan, first, last, known)
    for draft in drafts:
        right = draft.last if draft.noun else max(draft.right, draft.last)
        for i in range(max(min(draft.left, draft.first), first), min(right, last)):
            if i >= draft.first or raw[i - first] not in "PT" or len(draft.comparator_words) > 2:
                raw[i - first] = "#"
    before = "."
    for i, unsettled in enumerate(raw):
        mark = unsettled
        if mark in "WVEGJPACDM" and (raw[i - 1 : i] == ["-"] or raw[i + 1 : i + 2] == ["-"]):
            mark = "N"
        elif (
            mark == "D"
            and scan.lower[first + i] == "that"
            and (before in "VEGN" or raw[i + 1 : i + 2] in (["B"], ["H"], ["M"], ["V"]))
        ):
            mark = "R"
        elif mark in "WVEGJ":
            after = raw[i + 1] if i + 1 < len(raw) else "."
            mark = _settled(mark, before, after, scan, first + i, known)
        raw[i] = mark
        if mark not in 'A"@':
            before = mark
    return raw


def _raw(scan: Scan, first: int, last: int, known: Words) -> list[str]:
    """Return the tags out of context; a capital inside a sentence makes a word a name."""
    tags = known.tags
    words, lower, taken = scan.words, scan.lower, scan.taken
    capitals = sum(words[i][0].isupper() for i in range(first, last))
    cased = capitals * 2 < last - first
    found: list[str] = []
    for i in range(first, last):
        word = lower[i]
        if taken[i]:
            mark = "@" if taken[i] == "date" else "#" if taken[i] == "number" else "N"
        elif cased and words[i][0].isupper() and i > first and words[i - 1] not in OPENERS:
            mark = tags.get(word, "N")
            mark = "N" if mark in "VWEGAJ" else mark
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


def _settled(mark: str, before: str, after: str, scan: Scan, i: int, known: Words) -> str:
    """Return the tag of a verb-like word from its neighbours. `before` is the last tag."""
    if mark == "E":
        return _participle(before, after)
    if mark == "G":
        return _gerund(before, after)
    if mark == "J":
        return "N" if after == "N" or before in "DP" else "J"
    if before in "TMQR":
        return "V"
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
        return "V" if agrees and after in "DT#@PQA" and _not_of(scan, i) else "N"
    if before in ",.;(C" and after in "D#Q":
        return "V"
    return "N"


def _not_of(scan: Scan, i: int) -> bool:
    return i + 1 < len(scan.lower) and scan.lower[i + 1] != "of"
