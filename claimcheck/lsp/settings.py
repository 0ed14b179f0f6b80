"""What a client can set, at the start or later; whatever it sends is checked."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from claimcheck.errors import ConfigError
from claimcheck.strict import did_you_mean

SECTION = "claimcheck"  # what the settings stand under where a client sends those of all servers


class Settings(BaseModel):
    """The settings of the language server; those of a desk stand in its `claimcheck.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    show: Literal["error", "warning", "info"] = Field(
        default="warning", description="show findings at least this grave"
    )
    claims: bool = Field(default=False, description="mark every claim with its readable form")
    delay: int = Field(
        default=300, ge=0, le=10_000, description="milliseconds without a change before a check"
    )
    ledger: str = Field(
        default="", description="file or URL (default .claimcheck/ledger.db, if it is there)"
    )


def section(given: object) -> object | None:
    """Return what of a client's settings is for this server, None where nothing is.

    Clients send the settings of all servers, each under its name, or those of one alone.
    """
    if isinstance(given, dict) and SECTION in given:
        return given[SECTION] or {}
    mine = isinstance(given, dict) and given.keys() & Settings.model_fields.keys()
    return given if mine else None


def read(given: object, first: Settings = Settings()) -> Settings:  # noqa: B008 - frozen
    """Return settings laid over others.

    Raises:
        ConfigError: with the first that cannot be used.
    """
    whole = {**first.model_dump(), **given} if isinstance(given, dict) else given
    try:
        return Settings.model_validate(whole)
    except ValidationError as caught:
        raise _refusal(caught.errors()[0]) from None


def _refusal(wrong: Any) -> ConfigError:  # noqa: ANN401 - pydantic's record of a mistake
    name = str(wrong["loc"][0]) if wrong["loc"] else ""
    place = f"{SECTION}.{name}".rstrip(".")
    if wrong["type"] == "extra_forbidden":
        return ConfigError(place, "no such setting", did_you_mean(name, Settings.model_fields))
    hint = Settings.model_fields[name].description if name in Settings.model_fields else None
    problem = f"{wrong['input']!r} cannot be used: {wrong['msg'].lower()}"
    return ConfigError(place, problem, hint or f"send a map: {', '.join(Settings.model_fields)}")
