"""The OpenAPI document, made from the types of what is sent and answered."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from claimcheck import __version__
from claimcheck.serve.desk import Asked
from claimcheck.serve.forms import CheckJson, ExtractJson, GateJson, HealthJson, ProblemJson
from claimcheck.serve.problems import JSON, PROBLEM

REF = "#/components/schemas/"
FORMS = {
    "Check": CheckJson,
    "Extract": ExtractJson,
    "Gate": GateJson,
    "Health": HealthJson,
    "Problem": ProblemJson,
}
TEXT = {"type": ["string", "null"], "pattern": r"^[^\u0000]*$"}
DAY = {"anyOf": [{"type": "string", "format": form} for form in ("date", "date-time")]}
WORD = ["string", "integer"]
NAMED = {"type": WORD, "minLength": 1, "pattern": r"^[^\u0000]+$"}
ARTICLE: dict[str, Any] = {
    "type": "object",
    "description": "A record as in a .jsonl file; fields that are not named here are kept with it.",
    "properties": {
        "id": {
            **NAMED,
            "type": [*WORD, "null"],
            "description": "unlike that of every other article",
        },
        "text": {"type": "string", "pattern": r"^[^\u0000]*$", "description": "the body"},
        "title": TEXT,
        "caption": TEXT,
        "outlet": TEXT,
        "date": {"anyOf": [*DAY["anyOf"], {"type": "null"}], "description": "when published"},
    },
    "required": ["text"],
}
DRAFT = {
    **ARTICLE,
    "description": "An article by the id it will keep: its earlier versions are no evidence.",
    "properties": {**ARTICLE["properties"], "id": NAMED},
    "required": ["id", "text"],
}
PUBLISH = {"type": "boolean", "description": "add the drafts to the ledger if nothing stops them"}
SUMMARIES = {
    Asked.CHECK: "Which claims of these articles cannot all stand?",
    Asked.EXTRACT: "What do these articles claim?",
    Asked.GATE: "May these drafts go out, given everything published before?",
}
REFUSALS = {
    "400": "The body is not JSON in UTF-8, or did not come whole.",
    "401": "The request does not bear the token.",
    "408": "The body took too long to come.",
    "413": "The body is too long.",
    "415": "The body is not said to be JSON.",
    "421": "The service is not called by this name.",
    "422": "An article must be mended, or there is none that can be read.",
    "500": "The program is at fault.",
    "503": "Every worker is busy, or the ledger cannot be used now.",
    "504": "There was not time enough.",
}
AT_GATE = {
    "403": "Publishing was asked for and is not allowed.",
    "404": "There is no ledger.",
}


def document(*, token: bool) -> dict[str, Any]:
    """Return the OpenAPI 3.1 document; `token` is whether requests must bear one."""
    paths: dict[str, Any] = {
        f"/v1/{asked}": {"post": _operation(asked, token=token)} for asked in Asked
    }
    health = {"200": _holds("It does.", "Health"), "default": _holds("It does not.", "Problem")}
    paths["/v1/health"] = {
        "get": {"operationId": "health", "summary": "Does it answer?", "responses": health}
    }
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "claimcheck",
            "version": __version__,
            "description": "Only a status of 200 whose verdict is `pass` is a pass.",
        },
        "paths": paths,
        "components": {"schemas": schemas()},
    }
    if token:
        found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return found


def schemas() -> dict[str, Any]:
    """Return the schema of everything that is sent or answered, by name."""
    made: dict[str, Any] = {"Article": ARTICLE, "Draft": DRAFT}
    for name, form in FORMS.items():
        schema = TypeAdapter(form).json_schema(ref_template=REF + "{model}", mode="serialization")
        made |= schema.pop("$defs", {})
        made[name] = schema
    return dict(sorted(made.items()))


def _operation(asked: Asked, *, token: bool) -> dict[str, Any]:
    """Return the operation that asks one thing."""
    items = {"$ref": REF + ("Draft" if asked is Asked.GATE else "Article")}
    articles = {"type": "array", "minItems": 1, "items": items}
    properties: dict[str, Any] = {"articles": articles}
    responses = {"200": _holds("The report; its verdict decides.", asked.value.title())}
    refusals = dict(REFUSALS)
    if asked is Asked.EXTRACT:
        responses["200"]["description"] = "The claims."
    if asked is Asked.GATE:
        properties["publish"] = PUBLISH
        responses["200"]["description"] = "Nothing stops the drafts."
        responses["409"] = _holds("Something stops the drafts.", "Gate")
        refusals |= AT_GATE
    responses |= {code: _holds(words, "Problem") for code, words in sorted(refusals.items())}
    form = {
        "type": "object",
        "properties": properties,
        "required": ["articles"],
        "additionalProperties": False,
    }
    found: dict[str, Any] = {
        "operationId": asked.value,
        "summary": SUMMARIES[asked],
        "requestBody": {"required": True, "content": {JSON: {"schema": form}}},
        "responses": responses,
    }
    return found | ({"security": [{"token": []}]} if token else {})


def _holds(words: str, form: str) -> dict[str, Any]:
    """Return a response of an operation."""
    media = PROBLEM if form == "Problem" else JSON
    return {"description": words, "content": {media: {"schema": {"$ref": REF + form}}}}
