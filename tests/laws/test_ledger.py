"""A ledger forgets nothing: what was kept comes back, and two runs with it are one run."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon, pipeline, rulebook
from claimcheck.articles.record import article
from claimcheck.checks import Over
from claimcheck.claims import extract
from claimcheck.findings import Finding
from claimcheck.gate import Gate
from claimcheck.grouping import groups
from claimcheck.ledger import lookups, reading, records, store, writing
from claimcheck.ledger.store import Ledger
from claimcheck.model import Extraction
from claimcheck.series.keys import anchor, one_series
from claimcheck.series.relation import relate
from claimcheck.series.scopes import scopes

WORDS = lexicon.load()
RULES = rulebook.load()
SENTENCES = (
    "At least {n} people have been killed in {place} since May 1, {who} said.",
    "{n} civilians have been killed in {place} since May 1, {who} said.",
    "The toll was revised: {n} people have been killed in {place} since May 1, {who} said.",
    "The council of {place} bought {n} new buses for the harbour line from a bankrupt firm.",
    "Anna Weiss, {n}, the mayor of {place}, opened the bridge with Jon Ferris on Tuesday.",
    "The valley road above {place} was built by soldiers in 19{n} and has been closed by falling"
    " rock nearly every spring since then, so that the villages lay in stores of flour and oil.",
)
FACTS = st.fixed_dictionaries(
    {
        "n": st.sampled_from([38, 41, 44, 83]),
        "place": st.sampled_from(["Ukraine", "Kharkiv", "Norvale"]),
        "who": st.sampled_from(["the UN", "police"]),
    }
)
TOLD = st.builds(
    lambda sentences, facts: " ".join(one.format(**facts) for one in sentences),
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True),
    FACTS,
)
CORPUS = st.lists(st.tuples(TOLD, st.integers(2, 6)), min_size=2, max_size=5)


def said(corpus: Sequence[tuple[str, int]]) -> list[Extraction]:
    """Return what articles say that appear in the order of their days, the last one the newest."""
    ordered = sorted(corpus, key=lambda one: one[1])
    return [
        extract(
            article(
                {"id": f"a{number}", "text": text, "date": f"2023-05-{day + number:02}"}, "law", 1
            ),
            WORDS,
        )
        for number, (text, day) in enumerate(ordered)
    ]


@contextmanager
def holding(extractions: Sequence[Extraction]) -> Iterator[Ledger]:
    with tempfile.TemporaryDirectory() as folder:
        ledger = store.opened(str(Path(folder) / "ledger.db"), create=True)
        for extraction in extractions:
            with ledger.writing() as connection:
                writing.add(connection, extraction, WORDS)
        yield ledger
        ledger.close()


def told(findings: Sequence[Finding] | Iterator[Finding]) -> set[tuple[str, str, Any]]:
    return {
        (f.rule, f.severity, tuple((p.article, p.field, p.span) for p in f.places))
        for f in findings
    }


def _run(every: Sequence[Extraction], finding: tuple[str, str, Any]) -> int:
    """Return the length of the longest run of words that the first and last place share."""
    texts = {one.article.id: one.article.text for one in every}
    first, last = (
        [word.strip(".,").lower() for word in texts[name][span.start : span.end].split()]
        for name, _, span in (finding[2][0], finding[2][-1])
    )
    match = SequenceMatcher(None, first, last, autojunk=False)
    return match.find_longest_match().size


REUSE = {rule.id for rule in RULES if Over.PASSAGES in rule.check.looks_at}


@given(CORPUS)
@settings(max_examples=40)
def test_two_runs_with_a_ledger_are_one_run(corpus: list[tuple[str, int]]) -> None:
    every = said(corpus)
    draft = every[-1]
    found = [
        finding
        for over in Over
        for group in groups(over, sorted(every, key=lambda one: one.article.id), WORDS)
        for rule in pipeline.asked(over, RULES)
        for finding in rule.findings(group)
        if any(place.article == draft.article.id for place in finding.places)
    ]
    with holding(every[:-1]) as ledger, ledger.reading() as connection:
        asked = told(Gate(connection, RULES, WORDS).findings([draft], {}))
    whole = told(found)
    # of reused text a ledger keeps the least of every seven shingles in a row: it is sure to know
    # what shares ten words in a row (decision 10)
    assert {one for one in whole - asked if one[0] not in REUSE or _run(every, one) >= 10} == set()
    # a cluster of reused text ties each use to one earlier use in a whole run; the gate, which
    # sees less of the cluster, may tie the draft to several
    assert {one for one in asked - whole if one[0] not in REUSE} == set()


@given(CORPUS)
@settings(max_examples=25)
def test_what_was_kept_comes_back(corpus: list[tuple[str, int]]) -> None:
    every = said(corpus)
    with holding([*every, *every]) as ledger, ledger.reading() as connection:
        numbers = [one.number for one in reading.listed(connection)]
        assert list(reading.extractions(connection, numbers)) == every


@given(CORPUS)
def test_records_read_back(corpus: list[tuple[str, int]]) -> None:
    for one in said(corpus):
        claims = [records.claim(found) for found in one.claims]
        told = records.read_article(records.article(one.article))
        other = records.read_beside(records.beside(one))
        assert told == one.article
        claims = records.read_claims(records.said(claims))
        back = records.extraction(told, other, claims, one.numbers_seen, one.numbers_typed)
        assert back == one


@given(CORPUS)
def test_claims_that_can_clash_share_a_key(corpus: list[tuple[str, int]]) -> None:
    claims = [claim for one in said(corpus) for claim in one.claims]
    known = scopes(WORDS)
    for a in claims:
        for b in claims:
            apart = a.mention.article != b.mention.article
            followed = anchor(a, known) and anchor(a, known) == anchor(b, known)
            if apart and followed and one_series(a, b, known):
                shared = set(lookups.looked_up(a, known)) & set(lookups.stored_under(b, known))
                assert shared or relate(a, b).reason == "scope"


@given(st.frozensets(st.integers(0, 2**32 - 1), max_size=50))
def test_hashes_are_packed_whole(hashes: frozenset[int]) -> None:
    assert lookups.unpacked(lookups.packed(hashes)) == hashes
