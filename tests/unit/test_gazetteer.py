"""Places and which lies in which; the shipped list is sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import lexicon
from claimcheck.errors import LexiconError
from claimcheck.gazetteer import Containment, Guard, containment, gazetteer
from claimcheck.lexicon import Lexicon, builtin_rules

LEXICON = lexicon.load()

PAIRS = {
    ("Kyiv", "Ukraine"): "subset",
    ("Ukraine", "Kyiv"): "superset",
    ("Derna", "Libya"): "subset",
    ("Britain", "UK"): "equal",
    ("U.S.", "United States"): "equal",
    ("Kiev", "Kyiv"): "equal",
    ("NEW YORK", "New York"): "equal",
    ("Ukraine's", "Ukraine"): "equal",
    ("the Gaza Strip", "Gaza"): "equal",
    ("Lviv", "Donetsk"): "incomparable",
    ("France", "Germany"): "incomparable",
    ("Kyiv, Lviv and Dnipro", "Ukraine"): "subset",
    ("Lviv and Warsaw", "Ukraine"): "incomparable",
    ("Russia and Ukraine", "Ukraine"): "superset",
    ("England and Wales", "UK"): "subset",
    ("Paris, Texas", "France"): "incomparable",
    ("Paris", "France"): "subset",
    ("Warlow, Texas", "Texas"): "subset",
    ("Warlow, Texas", "United States"): "subset",
    ("Walker County", "Walker County"): "equal",
    ("walker county", "Walker County"): "equal",
    ("Walker County", "Texas"): "incomparable",
    ("Georgia", "United States"): "subset",
    ("Miami", "Florida"): "subset",
    ("Turkey", "Europe"): "subset",
    ("Turkey", "Middle East"): "subset",
}


@pytest.mark.parametrize(("pair", "want"), list(PAIRS.items()), ids=" | ".join)
def test_containment(pair: tuple[str, str], want: str) -> None:
    assert containment(*pair, LEXICON).value == want


MIRROR = {
    Containment.SUBSET: Containment.SUPERSET,
    Containment.SUPERSET: Containment.SUBSET,
}


@pytest.mark.parametrize("pair", list(PAIRS), ids=" | ".join)
def test_containment_mirrors(pair: tuple[str, str]) -> None:
    one, other = pair
    there = containment(one, other, LEXICON)
    assert containment(other, one, LEXICON) is MIRROR.get(there, there)


def test_no_place_lies_in_itself() -> None:
    places = gazetteer(LEXICON)
    for key, place in places.places.items():
        assert all(not places.within(parent, key) for parent in place.parents), key


def test_every_country_has_a_part_of_the_world_and_an_unguarded_way_to_be_named() -> None:
    places = gazetteer(LEXICON)
    guarded = {"Georgia", "Jordan", "Chad", "Jersey"}
    for place in places.places.values():
        if place.type == "country":
            assert place.parents, place.id
            assert places.entries[place.name].guard is Guard.FREE or place.name in guarded


BROKEN = {
    "xa\tcity\tnowhere\tXa": "'nowhere'",
    "xa\tcity": "too few columns",
    "xa\tcity\t\t123": "'123'",
}


@pytest.mark.parametrize(("line", "says"), list(BROKEN.items()))
def test_a_broken_line_is_refused(tmp_path: Path, line: str, says: str) -> None:
    (tmp_path / "places.tsv").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=says):
        gazetteer(Lexicon((tmp_path,)))


def test_a_desk_adds_a_place(tmp_path: Path) -> None:
    line = "warlow-us-tx\tcity\tus-tx\tWarlow"
    (tmp_path / "places.tsv").write_text(line + "\n", encoding="utf-8")
    mine = Lexicon((builtin_rules() / "lexicon", tmp_path))
    assert containment("Warlow", "Texas", mine) is Containment.SUBSET
