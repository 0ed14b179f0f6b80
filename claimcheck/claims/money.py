"""Money: which currency the words beside a number name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.claims.draft import Draft, Reading
from claimcheck.claims.number_words import joined
from claimcheck.claims.scan import Scan
from claimcheck.lexicon import Lexicon

MINOR = Decimal("0.01")
MILLION = 10**6
SMALLEST_OF_VERBS = 10_000  # "won" and "real" are money only beside large numbers
WEIGHT_WIDTH = 12  # tokens each side of "pounds" in which weighing is looked for


@dataclass(frozen=True, slots=True)
class Money:
    """`currencies.yaml`, compiled. Values are ISO codes or, in lower case, families."""

    symbols: Mapping[str, str]
    mangled: Mapping[str, str]
    before_dollar: Mapping[str, str]
    spaced_dollar: frozenset[str]
    after_dollar: Mapping[str, str]
    prefixes: Mapping[str, str]
    words: Mapping[str, str]
    only_with_magnitude: frozenset[str]
    minor: Mapping[str, str]
    families: Mapping[str, Mapping[str, str]]
    homes: Mapping[str, frozenset[str]]
    weight: frozenset[str]


@dataclass(slots=True)
class Wallet:
    """The money an article has named so far: family -> ISO code, and its words, seen once."""

    named: dict[str, str]
    vocabulary: frozenset[str] | None = None

    def words(self, reading: Reading) -> frozenset[str]:
        """Return every word of the article, collected at the first call."""
        if self.vocabulary is None:
            self.vocabulary = frozenset(w for scan in reading.scans for w in scan.lower)
        return self.vocabulary


@dataclass(frozen=True, slots=True)
class Coin:
    """Money beside a number: tokens `first` to `last`, the ISO code, whether it is a hundredth."""

    first: int
    last: int
    code: str
    minor: bool = False


def money(lexicon: Lexicon) -> Money:
    """Return the words of money, compiled once for a lexicon."""
    return lexicon.compiled(_build)


def _build(lexicon: Lexicon) -> Money:
    given = lexicon.entries("currencies")
    return Money(
        symbols=given["symbols"],
        mangled=given["mangled"],
        before_dollar=given["before_dollar"],
        spaced_dollar=frozenset(given["spaced_dollar"]),
        after_dollar=given["after_dollar"],
        prefixes=given["prefixes"],
        words=given["words"],
        only_with_magnitude=frozenset(given["only_with_magnitude"]),
        minor=given["minor"],
        families=given["families"],
        homes={code: frozenset(words) for code, words in given["homes"].items()},
        weight=frozenset(given["weight"]),
    )


def prefix_start(scan: Scan, index: int, known: Money) -> int:
    """Return the first token of the currency before the numeral at `index`, or `index`."""
    at = index
    if at > 0 and scan.words[at - 1] in "-−–+" and at > 1 and scan.words[at - 2] in known.symbols:
        at -= 1
    if at == 0:
        return index
    before = scan.lower[at - 1]
    if before in known.symbols:
        at -= 1
        if before == "$" and at > 0 and scan.lower[at - 1] in known.before_dollar:
            apart = scan.lower[at - 1] in known.spaced_dollar and scan.words[at - 1].isupper()
            if scan.glued(at) or apart:
                at -= 1
        return at
    if before in known.prefixes and (scan.glued(index) or _is_prefix(scan, index)):
        return at - 1
    return at - 1 if before in known.mangled else index


def _is_prefix(scan: Scan, index: int) -> bool:
    """Whether letters apart from the numeral are money: a code in capitals, or "dlrs 5"."""
    word = scan.words[index - 1]
    lower = scan.lower[index - 1]
    if lower in {"dlrs", "dlr"}:
        return index < 2 or scan.taken[index - 2] != "number"
    return (
        len(word) >= 2
        and (word.isupper() or lower in {"rs", "rs.", "rp"})
        and (len(word) == 3 or lower in {"rm", "rs", "rs.", "rp", "dm"})
    )


def before(scan: Scan, draft: Draft, reading: Reading, known: Money) -> Coin | None:
    """Return the money that stands before a number."""
    start = prefix_start(scan, draft.first, known)
    if start == draft.first:
        return None
    words = [w for w in scan.lower[start : draft.first] if w not in "-−–+"]
    if words[-1] == "$" and len(words) > 1:
        return Coin(start, draft.first, known.before_dollar[words[0]])
    name = words[-1]
    found = known.symbols.get(name) or known.prefixes.get(name)
    if found is None:
        if draft.value < MILLION and draft.value == draft.value.to_integral_value():
            return None
        found = known.mangled[name]
    if found.islower() and draft.last < len(scan):
        behind = known.after_dollar.get(scan.lower[draft.last])
        if behind and found == "dollar" and scan.words[draft.last][0].isupper():
            return Coin(start, draft.last + 1, behind)
    return Coin(start, draft.first, settled(found, "", reading, known))


def after(scan: Scan, draft: Draft, index: int, reading: Reading, known: Money) -> Coin | None:
    """Return the money at `index`, behind a number; adjectives before it are read."""
    at = index + 1 if index < len(scan) and joined(scan, index) else index
    lower, size = scan.lower, len(scan)
    limit = min(at + 3, size)
    for name in range(at, limit):
        if scan.taken[name]:
            return None
        word = lower[name]
        adjective = " ".join(lower[at:name])
        if word in known.minor:
            if word == "p" and not scan.glued(name):
                return None
            family = known.minor[word]
            if adjective and adjective not in known.families.get(family, {}):
                return None
            return Coin(index, name + 1, settled(family, adjective, reading, known), minor=True)
        family = known.symbols.get(word) or known.words.get(word, "")
        if family and (not adjective or adjective in known.families.get(family, {})):
            if not adjective and not _plainly_money(scan, draft, name, reading, known):
                return None
            end = name + 1
            if end < size and lower[end] == "sterling" and family == "pound":
                return Coin(index, end + 1, "GBP")
            return Coin(index, end, settled(family, adjective, reading, known))
    return None


def _plainly_money(scan: Scan, draft: Draft, index: int, reading: Reading, known: Money) -> bool:
    """Whether a money word without an adjective is money here, not weight, a verb or a mark."""
    word = scan.lower[index]
    family = known.symbols.get(word) or known.words.get(word)
    if word in known.only_with_magnitude:
        fraction = draft.value != draft.value.to_integral_value()
        large = fraction or draft.value >= SMALLEST_OF_VERBS
        return large or (family in known.families and _at_home(str(family), reading, known))
    if family != "pound" or draft.value >= MILLION:
        return True
    first, last = scan.sentence_of(index)
    if index + 1 < last and scan.lower[index + 1] == "of":
        return False
    near = scan.lower[max(first, index - WEIGHT_WIDTH) : min(last, index + WEIGHT_WIDTH)]
    if not known.weight.isdisjoint(near):
        return False
    return _at_home("pound", reading, known)


def _at_home(family: str, reading: Reading, known: Money) -> bool:
    """Whether the article speaks of a country that has a money of this family."""
    vocabulary = _wallet(reading).words(reading)
    return any(
        not known.homes[code].isdisjoint(vocabulary)
        for code in known.families[family].values()
        if code in known.homes
    )


def _wallet(reading: Reading) -> Wallet:
    wallet = reading.notes.setdefault("money", Wallet({}))
    assert isinstance(wallet, Wallet)
    return wallet


def settled(family: str, adjective: str, reading: Reading, known: Money) -> str:
    """Return the ISO code of a money or family, from its adjective or the article's context."""
    if not family.islower():
        return family
    wallet = _wallet(reading)
    table = known.families[family]
    if adjective:
        wallet.named[family] = table[adjective]
        return table[adjective]
    if family in wallet.named:
        return wallet.named[family]
    if family in {"dollar", "cents", "yen"}:
        return table["default"]
    vocabulary = wallet.words(reading)
    members = {code for key, code in table.items() if key != "default"}
    for code, words in known.homes.items():
        if code in members and not words.isdisjoint(vocabulary):
            return code
    return table["default"]
