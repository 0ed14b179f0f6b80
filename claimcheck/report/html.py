"""A page for a browser: the findings with both passages, or the articles with claims marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from claimcheck.findings import Report
from claimcheck.model import Block, Claim, Extraction
from claimcheck.readable import readable
from claimcheck.report._html_page import page
from claimcheck.report.layout import Look, safe

HEAD = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Claims</title>
<style>
body { font: 17px/1.5 Georgia, serif; max-width: 42em; margin: 2em auto; padding: 0 1em; }
h2 { font-size: 1em; font-family: sans-serif; color: #555; margin-top: 3em; }
.headline { font-size: 1.5em; font-weight: bold; }
.caption { font-style: italic; color: #555; }
mark { background: #fdf3bf; border-bottom: 2px solid #d8a200; position: relative; }
mark:hover::after, mark:focus::after { content: attr(data-claim); position: absolute; left: 0;
  top: 1.8em; z-index: 1; width: 26em; padding: .5em .7em; background: #222; color: #fff;
  font: 13px/1.4 sans-serif; border-radius: 4px; white-space: pre-line; }
</style>
</head>
<body>"""
TAIL = "</body>\n</html>"


def findings(report: Report, look: Look) -> Iterator[str]:
    """Yield the lines of a page of its own: nothing is fetched, nothing quoted is markup."""
    yield from page(report, look)


def claims(extractions: Iterable[Extraction], look: Look) -> Iterator[str]:
    """Yield the lines of the page; nothing of an article's text is taken for markup."""
    yield HEAD
    for extraction in extractions:
        article = extraction.article
        day = f" · {article.published} ({article.published_basis})" if article.published else ""
        yield f"<h2>{escape(safe(article.id))}{day}</h2>"
        for block in article.blocks:
            inside = [claim for claim in extraction.claims if _within(claim, block)]
            yield f'<p class="{block.kind.value}">{_marked(block, inside, look)}</p>'
    yield TAIL


def _within(claim: Claim, block: Block) -> bool:
    return claim.mention.field == block.field and block.span.holds(claim.mention.span)


def _marked(block: Block, inside: list[Claim], look: Look) -> str:
    """Return a block's words with its claims marked; a claim inside another shares its mark."""
    parts: list[str] = []
    at = 0
    open_claims: list[Claim] = []
    for claim in sorted(inside, key=lambda c: (c.mention.span.start, -c.mention.span.end)):
        start = claim.mention.span.start - block.span.start
        if start < at and open_claims:
            open_claims.append(claim)
            continue
        parts += _mark(block, open_claims, look)
        parts.append(escape(safe(block.text[at:start])))
        open_claims = [claim]
        at = claim.mention.span.end - block.span.start
    parts += _mark(block, open_claims, look)
    return "".join(parts) + escape(safe(block.text[at:]))


def _mark(block: Block, marked: list[Claim], look: Look) -> list[str]:
    if not marked:
        return []
    span = marked[0].mention.span
    words = safe(block.text[span.start - block.span.start : span.end - block.span.start])
    notes = [readable(claim) for claim in marked]
    if look.explain:
        notes += [reason for claim in marked for reason in claim.why]
    told = escape("\n".join(safe(note) for note in notes)).replace("\n", "&#10;")
    return [f'<mark tabindex="0" data-claim="{told}">{escape(words)}</mark>']
