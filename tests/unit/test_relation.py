"""relate() on recorded pairs, both ways round."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.bounds import bounds
from claimcheck.intervals import INFINITY, Interval
from claimcheck.model import (
    BlockKind,
    Claim,
    Comparator,
    DayBasis,
    Kind,
    Mention,
    Quantity,
    Source,
    Span,
    Status,
    Window,
)
from claimcheck.series.axes import Scopes, Tree
from claimcheck.series.context import Context, Side
from claimcheck.series.relation import relate

OWN = Path(__file__).parent.parent / "vectors" / "relations.json"
SHARED = Path(__file__).parents[3] / "shared" / "design" / "RELATION-VECTORS.json"

SCOPES = Scopes(
    metrics=Tree({"killed": ("casualties",), "injured": ("casualties",)}),
    populations=Tree({"children": ("civilians",), "civilians": ("people",)}),
    places=Tree({"donetsk": ("ukraine",), "derna": ("libya",)}),
    destinations=Tree({"neighbouring": ("any",)}),
    aliases={("crossed_border", "refugees"): "people fled"},
    growing=frozenset({"killed", "injured", "casualties"}),
)
VAGUE = {  # expected bands of CLAIM-MODEL section 5
    "dozens": (12, 24, 120),
    "hundreds": (100, 200, 1000),
    "tens of thousands": (10000, 20000, 100000),
}
SCALE = {"million": Decimal(10**6)}
LAST = Span(0, 1)


def number(text: str) -> tuple[Decimal, Decimal]:
    """Return value and granularity of a number as printed."""
    digits, _, word = text.partition(" ")
    plain = digits.replace(",", "")
    scale = SCALE.get(word, Decimal(1))
    decimals = len(plain.partition(".")[2])
    if word:
        return Decimal(plain) * scale, scale / 10**decimals
    zeros = len(plain) - len(plain.rstrip("0"))
    return Decimal(plain), Decimal(10**zeros if zeros >= 2 else 1)


def quantity(comparator: str, text: str, unit: str) -> Quantity:
    if comparator == "vague":
        floor, low, high = map(Decimal, VAGUE[text])
        tally = Interval(low, high, open_high=True)
        world = Interval(floor, INFINITY, open_high=True)
        return Quantity(Comparator.VAGUE, floor, tally, world, unit=unit)
    first, _, second = text.partition("..")
    value, granularity = number(first)
    high = number(second)[0] if second else None
    comp = Comparator("=" if comparator == "exactly" else comparator)
    words = "exactly" if comparator == "exactly" else ""
    tally, world = bounds(comp, value, high, granularity, words)
    return Quantity(comp, value, tally, world, granularity, high, words, unit=unit)


def claim(facts: dict) -> Claim:
    def day(text):
        return date.fromisoformat(text) if text else None

    as_of = day(facts["asof"])
    return Claim(
        mention=Mention(
            facts["art"], "text", BlockKind.BODY, LAST, facts["val"], facts["val"], 0, LAST
        ),
        quantity=quantity(facts["comp"], facts["val"], facts["unit"]),
        what=f"{facts['pop']} {facts['metric']}",
        kind=Kind(facts["kind"]),
        status=Status(facts["status"]),
        metric=facts["metric"],
        population=facts["pop"],
        place=facts["place"],
        destination=facts["dest"] or None,
        source=Source(root=None if facts["root"] == "?" else facts["root"]),
        window=Window(
            day(facts["start"]),
            as_of,
            basis=DayBasis.EXPLICIT if as_of else DayBasis.NONE,
        ),
        published=day(facts["pub"]),
    )


def side(facts: dict) -> Side:
    return Side(origin=facts["origin"], revision=facts["revision"], reclass=facts["reclass"])


def vectors(path: Path) -> list[dict]:
    if not path.exists():
        return []
    data = json.loads(path.read_text(encoding="utf-8"))
    common = data.get("common", {})
    return [{**v, "a": {**common, **v["a"]}, "b": {**common, **v["b"]}} for v in data["vectors"]]


def said(a: dict, b: dict) -> str:
    found = relate(claim(a), claim(b), Context(side(a), side(b), scopes=SCOPES))
    if found.reason:
        return f"{found.outcome}:{found.reason}"
    return f"{found.outcome}:{found.severity}" if found.severity else found.outcome.value


def expected(vector: dict) -> str:
    """Return the outcome as ours is written; two lawful outcomes are listed without severity."""
    text = vector["expect"].replace(":warn", ":warning")
    return f"{text}:info" if text in {"REVISED", "REDEFINED"} else text


@pytest.mark.parametrize("vector", vectors(OWN), ids=lambda v: v["id"])
@pytest.mark.parametrize("mirrored", [False, True], ids=["given", "mirrored"])
def test_recorded_pairs(vector, mirrored):
    a, b = (vector["b"], vector["a"]) if mirrored else (vector["a"], vector["b"])
    assert said(a, b) == expected(vector)


@pytest.mark.skipif(not SHARED.exists(), reason="the design's own vectors are not here")
def test_the_designs_vectors():
    wrong = {
        v["id"]: (said(v["a"], v["b"]), said(v["b"], v["a"]), expected(v))
        for v in vectors(SHARED)
        if {said(v["a"], v["b"]), said(v["b"], v["a"])} != {expected(v)}
    }
    assert not wrong
