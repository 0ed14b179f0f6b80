"""Two figures that print one amount: the second in parentheses behind the first."""

from __future__ import annotations

import re

from claimcheck.checks import Group
from claimcheck.model import Claim

OPENS = re.compile(r"[\s\w-]{0,30}\(\s*(?:about |around |roughly |nearly |some )?[^\w\s]?")


def printed_twice(a: Claim, b: Claim, group: Group) -> bool:
    """Whether `b` opens a pair of parentheses right behind `a`."""
    text = group.extractions[a.mention.article].article.string(a.mention.field)
    between = text[a.mention.number_start + len(a.mention.number) : b.mention.number_start]
    ranges = a.quantity.value_high or b.quantity.value_high
    return not ranges and OPENS.fullmatch(between) is not None
