"""rules/*.yaml -> Rule: loaded strictly, tried on their own examples."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from claimcheck.model import Severity


class Rule(BaseModel):
    """One entry of a rule file: a check kind with a selection, a severity and a reason.

    `severity` is the most a finding of this rule can be. `why` is the sentence an editor reads,
    `source` the document or style-book paragraph it rests on.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    code: str
    title: str
    severity: Severity
    why: str
    source: str
    check: dict[str, Any]
