"""The unit and money lexicons hold together: every word leads to a unit that exists."""

from __future__ import annotations

import re
from decimal import Decimal

from claimcheck import lexicon
from claimcheck.claims.money import money
from claimcheck.claims.nouns import nouns, singular
from claimcheck.claims.unit_words import SHARES, factors, unit_words

LEXICON = lexicon.load()
ISO = re.compile(r"[A-Z]{3}")


def test_units_convert_exactly() -> None:
    found = factors(LEXICON)
    assert found["mi"] == ("[length]", Decimal("1609.344"))
    assert found["kg"] == ("[mass]", Decimal(1))
    assert found["bbl"][1] == Decimal("0.158987294928")
    assert found["year"] == ("[time]", Decimal(31556952))
    assert found["mph"][0] == found["km/h"][0]


def test_every_unit_that_words_lead_to_has_a_factor() -> None:
    known = unit_words(LEXICON)
    printed = {unit for found in known.phrases.values() for _, unit, _ in found}
    printed |= {unit for unit, _ in known.exact.values()}
    assert printed - set(SHARES.values()) <= set(factors(LEXICON))


def test_lengths_of_time_are_durations() -> None:
    found = unit_words(LEXICON).phrases
    kinds = {unit: kind for entries in found.values() for _, unit, kind in entries}
    assert {kinds[unit] for unit in ("year", "month", "week", "day", "hour")} == {"duration"}
    assert kinds["gigawatt hour"] == kinds["km/h"] == "measure"


def test_money_leads_to_iso_codes_or_families() -> None:
    coins = money(LEXICON)
    tables = (coins.symbols, coins.words, coins.prefixes, coins.minor, coins.mangled)
    for code in {code for table in tables for code in table.values()}:
        assert ISO.fullmatch(code) or code in coins.families
    for family in coins.families.values():
        assert all(ISO.fullmatch(code) for code in family.values())
        assert "default" in family
    named = {code for family in coins.families.values() for code in family.values()}
    assert set(coins.homes) <= named


def test_singulars() -> None:
    known = nouns(LEXICON)
    pairs = {
        "people": "person",
        "civilians": "civilian",
        "policemen": "policeman",
        "grandchildren": "grandchild",
        "companies": "company",
        "boxes": "box",
        "houses": "house",
        "losses": "loss",
        "aircraft": "aircraft",
        "Americans": "American",
        "gas": "gas",
        "headquarters": "headquarters",
    }
    assert {plural: singular(plural, known) for plural in pairs} == pairs
