"""The set-up pages say what the server takes."""

from __future__ import annotations

import json
import re
from pathlib import Path

from claimcheck.lsp.actions import WAIVE
from claimcheck.lsp.settings import Settings, read, section

EDITORS = Path(__file__).parents[2] / "docs" / "editors"
DEFAULTS = {name: field.default for name, field in Settings.model_fields.items()}


def test_the_settings_are_described_with_their_defaults() -> None:
    text = (EDITORS / "index.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(.+?)` \|", text, re.MULTILINE)
    assert {name: json.loads(default) for name, default in rows} == DEFAULTS


def test_the_extension_has_the_settings_of_the_server() -> None:
    text = (EDITORS / "vscode.md").read_text(encoding="utf-8")
    found = re.search(r"^```json\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert found
    properties = json.loads(found[1])["contributes"]["configuration"]["properties"]
    given = {name.removeprefix("claimcheck."): it["default"] for name, it in properties.items()}
    assert given == DEFAULTS
    assert read(section({"claimcheck": given})) == Settings()


def test_each_editor_is_told_how_to_ask_for_a_reason() -> None:
    for name in ("vscode.md", "neovim.md", "emacs.md"):
        assert f"{WAIVE}" in (EDITORS / name).read_text(encoding="utf-8")
