"""Broken and hostile pages, news files, Word files and packed records are refused in time."""

from __future__ import annotations

import gzip
import io
import sys
import time
import zipfile

import pytest
import zstandard

from claimcheck.articles import formats
from claimcheck.articles.input import Input
from claimcheck.errors import ClaimcheckError

RECORDS = b'{"id": "a", "text": "It carries 40 buses."}\n'
SLOWEST = 20  # seconds for any refusal, on a machine that does other things too


def reading(name: str, content: bytes | str) -> None:
    given = Input(name, content=content.encode() if isinstance(content, str) else content)
    list(formats()[given.suffix].read(given))


def word(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", f"<document><body>{body}</body></document>")
    return made.getvalue()


LAUGHS = '<!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><nitf>&b;</nitf>'
REFUSED: dict[str, tuple[str, bytes | str, str]] = {
    "entities": ("a.xml", LAUGHS, "a DTD inside it"),
    "entity of a DTD": ("a.xml", '<!DOCTYPE nitf SYSTEM "n.dtd"><nitf>&x;</nitf>', "an entity"),
    "deep XML": ("a.xml", "<a>" * 1000, "nested too deep"),
    "endless XML": ("a.xml", f"<nitf>{'<p/>' * 300_000}</nitf>", "more than 200,000 elements"),
    "cut off XML": ("a.xml", "<nitf><p>", "this is not XML"),
    "other XML": ("a.xml", "<plist/>", "<plist> is no news format"),
    "XML encoding": ("a.xml", '<?xml version="1.0" encoding="x"?><nitf/>', "unknown encoding"),
    "no words": ("a.xml", "<nitf><body><p> </p></body></nitf>", "no running text"),
    "no day": ("a.rss", "<rss><item><title>a</title><date>soon</date></item></rss>", "`date` is"),
    "empty feed": ("a.rss", "<rss/>", "no article with running text"),
    "other JSON": ("a.json", '{"name": "x"}', "this is no ninjs item"),
    "cut off JSON": ("a.json", '{"uri": "u",\n"headline"', "this is not JSON"),
    "body is a list": ("a.json", '{"uri": "u", "body_text": []}', "`body_text` is no string"),
    "half a character": ("a.json", '{"uri": "u", "body_text": "\\ud800"}', "half a character"),
    "no page": ("a.html", "a" * 1000, "this is no web page"),
    "deep page": ("a.html", "<html><body>" + "<div><p>" * 300, "nested too deep"),
    "endless page": ("a.html", "<html><body>" + "<p>a</p>" * 20_000, "more than 10,000 elements"),
    "large page": ("a.html", "<html>" + "a" * 3_000_000, "larger than a page"),
    "no zip": ("a.docx", b"PK\3\4" + b"\0" * 100, "this is no whole Word file"),
    "cut off zip": ("a.docx", word("")[:-30], "this is no whole Word file"),
    "zip bomb": ("a.docx", word("0" * 50_000_000), "longer than one article can be"),
    "no zip bomb of elements": ("a.docx", word("<p/>" * 1_000_000), "more than 200,000 elements"),
    "gzip bomb": ("a.jsonl.gz", gzip.compress(b"0" * 100_000_000), "more than 100 times"),
    "gzip of nothing": ("a.jsonl.gz", gzip.compress(b"\n" * 10_000_000), "1,000,000 blank lines"),
    "cut off gzip": ("a.jsonl.gz", gzip.compress(RECORDS)[:-9], "broken or cut off"),
    "no gzip": ("a.jsonl.gz", b"no", "broken or cut off"),
    "empty gzip": ("a.jsonl.gz", gzip.compress(b""), "the file is empty"),
    "zstd bomb": ("a.jsonl.zst", zstandard.compress(b"0" * 100_000_000), "more than 100 times"),
    "cut off zstd": ("a.jsonl.zst", zstandard.compress(RECORDS)[:-2], "broken or cut off"),
    "no zstd": ("a.jsonl.zst", b"no, this is not", "broken or cut off"),
    "no parquet": ("a.parquet", b"PAR1" * 1000, "this is no whole Parquet file"),
    "empty parquet": ("a.parquet", b"", "this is no whole Parquet file"),
}


@pytest.mark.parametrize(("name", "content", "problem"), REFUSED.values(), ids=REFUSED)
def test_refused_in_time_with_a_reason(name: str, content: bytes | str, problem: str) -> None:
    begun = time.monotonic()
    with pytest.raises(ClaimcheckError) as caught:
        reading(name, content)
    assert problem in str(caught.value)
    assert caught.value.place.startswith(name)
    assert time.monotonic() - begun < SLOWEST


@pytest.mark.parametrize(
    ("name", "module"), [("a.html", "trafilatura"), ("a.jsonl.zst", "zstandard")]
)
def test_a_library_that_is_not_installed_is_asked_for(
    name: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ClaimcheckError, match="need a library more") as caught:
        reading(name, b"<p>a</p>")
    assert "pip install 'claimcheck[" in caught.value.hint
