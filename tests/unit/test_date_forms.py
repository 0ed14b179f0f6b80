"""The language of the forms in dates.yaml: what they match, and what mistakes are called."""

from __future__ import annotations

import re

import pytest

from claimcheck.claims.date_forms import Alphabet, FormReader, Shape
from claimcheck.errors import LexiconError

# "a" stands for words of the class month, "b" for numerals, "c" for the word "of", "d" for "end"
ALPHABET = Alphabet(
    {"month": "a", "count": "b", "=of": "c", "=end": "d"}, {"month": (("end", "of"),)}
)
PARTS = {"number": "(<count>|<count> <count>)", "loop": "{loop} <count>"}


def shape(form: str) -> Shape:
    return FormReader(ALPHABET, PARTS, "dates.yaml").shape("day", form)


@pytest.mark.parametrize(
    ("form", "fits", "does_not"),
    [
        ("<month> <count>", ["ab"], ["ba", "a", "aa"]),
        ("<month> of? <count>", ["ab", "acb"], ["accb"]),
        ("<count> (of <month>)?", ["b", "bca"], ["bc"]),
        ("(<month>|<count>) of", ["ac", "bc", "dcc"], ["c"]),
        ("{number} <month>", ["ba", "bba"], ["a"]),
        ("<month>", ["a", "dc"], ["d"]),
    ],
)
def test_a_form_matches_the_words_it_shows(form: str, fits: list[str], does_not: list[str]) -> None:
    found = shape(form)
    for line in fits:
        assert re.fullmatch(found.source, line), line
        assert line[0] in found.firsts
        assert found.needs & set(line)
    for line in does_not:
        assert not re.fullmatch(found.source, line), line


def test_a_second_slot_of_a_class_has_its_own_name() -> None:
    found = re.fullmatch(shape("<count> of <count>").source, "bcb")
    assert found
    assert found.groupdict() == {"count_1": "b", "count_2": "b"}


def test_a_numeral_alone_does_not_tell_of_time() -> None:
    assert shape("<count> of <month>").needs == {"a", "d"}
    assert shape("<count> <count>").needs == {"b"}


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ("<month> (of", "opens a bracket"),
        ("<month>) of", "closes a bracket"),
        ("of? <month>?", "can be empty"),
        ("<year>", "no words for '<year>'"),
        ("{day} <month>", "no part 'day'"),
        ("{loop}", "holds itself"),
    ],
)
def test_a_form_not_well_made_is_refused(form: str, says: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(says)):
        shape(form)
