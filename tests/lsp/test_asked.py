"""What an editor asks about a finding and has done about it."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types

from claimcheck.decisions import WAIVERS, read_waivers
from claimcheck.lsp.actions import REASONS, SHOW, WAIVE
from tests.lsp.editor import DRAFT, MENDED, OLD, TWO, Editor, told, words

PLAIN = types.ClientCapabilities()


def test_hover_tells_the_claim_and_its_findings(editor: Editor, draft: str) -> None:
    (found,) = editor.open(draft, DRAFT)
    told = editor.hover(draft, found.range.start)
    for part in (
        "killed = 38",
        "kind: cumulative",
        "counted: {38}",
        "2023-05-03",
        "source: the coast guard",
        "error[C01] toll-fell: ",
        "arithmetic: ",
        "next: ",
    ):
        assert part in told
    assert editor.hover(draft, types.Position(4, 3)) == ""
    assert editor.hover(draft, types.Position(999, 0)) == ""


def test_hover_is_silent_while_newer_text_waits(desk: Path) -> None:
    editor = Editor(desk, {"delay": 10_000})
    (found,) = editor.open("typed.md", DRAFT)
    assert editor.hover("typed.md", found.range.start)
    editor.type("typed.md", f"# Longer\n\n{DRAFT}")
    assert editor.hover("typed.md", found.range.start) == ""
    assert editor.actions("typed.md", found.range) == []
    assert editor.quit() == 0


def waiving(editor: Editor, draft: str) -> types.Command:
    (found,) = editor.open(draft, DRAFT)
    action = editor.actions(draft, found.range)[0]
    assert (action.title, action.command) == ("Waive toll-fell with a reason", WAIVE)
    return action


def test_a_finding_is_waived_with_a_reason(editor: Editor, draft: str) -> None:
    command = waiving(editor, draft)
    fingerprint, _, *others = command.arguments or ()
    assert editor.do(WAIVE, fingerprint, "the later list\nis of another boat", *others)
    assert editor.heard(draft) == []
    (waiver,) = read_waivers(editor.folder / WAIVERS)
    assert (waiver.fingerprint, waiver.rule) == (fingerprint, "toll-fell")
    assert waiver.reason == "the later list\nis of another boat"


def test_a_client_that_cannot_ask_is_offered_reasons(editor: Editor, draft: str) -> None:
    command = waiving(editor, draft)
    editor.answer = REASONS[0]
    assert editor.do(command.command, *(command.arguments or ()))
    assert editor.heard(draft) == []
    assert [waiver.reason for waiver in read_waivers(editor.folder / WAIVERS)] == [REASONS[0]]


def test_without_a_reason_nothing_is_waived(editor: Editor, draft: str) -> None:
    command = waiving(editor, draft)
    assert not editor.do(command.command, *(command.arguments or ()))
    fingerprint, _, *others = command.arguments or ()
    assert not editor.do(WAIVE, fingerprint, "ok", *others)
    assert "'ok' cannot be used" in editor.messages[-1]
    assert not (editor.folder / WAIVERS).exists()


def test_the_other_place_is_opened(editor: Editor, draft: str) -> None:
    (found,) = editor.open(draft, DRAFT)
    (action,) = editor.actions(draft, found.range)[1:]
    assert action.title == "Go to earlier: “41 people”, published 2023-05-02, old.md"
    assert action.command == SHOW
    editor.do(SHOW, *(action.arguments or ()))
    (shown,) = editor.opened
    assert shown.uri == editor.uri("old.md")
    assert shown.selection
    assert words(OLD, shown.selection) == "41 people"


def test_actions_are_offered_where_they_were_asked_for(editor: Editor, draft: str) -> None:
    (found,) = editor.open(draft, DRAFT)
    elsewhere = types.Range(types.Position(4, 0), types.Position(4, 5))
    assert editor.actions(draft, elsewhere) == []
    assert editor.actions(draft, found.range, "refactor") == []
    assert len(editor.actions(draft, found.range, "quickfix")) == 2


def test_a_client_that_can_do_little_is_not_asked_for_more(desk: Path) -> None:
    editor = Editor(desk, able=PLAIN)
    (found,) = editor.open("plain.md", DRAFT)
    titles = [action.title for action in editor.actions("plain.md", found.range)]
    assert titles == ["Waive toll-fell with a reason"]
    assert found.related_information is None
    message, earlier, later = found.message.splitlines()
    assert message.startswith('"38 people"')
    assert earlier == "earlier: “41 people”, published 2023-05-02, old.md"
    assert later == "later: “38 people”, published 2023-05-03"
    assert editor.watched == []
    assert editor.quit() == 0


def test_claims_are_hints_where_they_are_asked_for(editor: Editor, draft: str) -> None:
    assert told(editor.open(draft, MENDED)) == []
    editor.configure({"claimcheck": {"claims": True}})
    (hint,) = editor.heard(draft)
    assert (hint.code, hint.severity) == ("claim", types.DiagnosticSeverity.Hint)
    assert words(MENDED, hint.range) == "43 people"
    assert "killed = 43" in hint.message
    editor.configure({"claimcheck": {"claim": True}})
    editor.heard(draft)
    assert "no such setting\n  hint: did you mean 'claims'" in editor.messages[-1]
    editor.configure({"claimcheck": None})
    assert editor.heard(draft) == []


def test_findings_below_the_setting_are_not_shown(editor: Editor, draft: str) -> None:
    assert told(editor.open(draft, TWO)) == ["conversion-wrong"]
    editor.configure({"show": "error"})
    assert editor.heard(draft) == []
    editor.configure({"claimcheck": None})
    editor.heard(draft)


def test_settings_of_others_change_nothing(desk: Path) -> None:
    editor = Editor(desk, {"show": "error"})
    editor.configure({})
    editor.configure(None)
    editor.configure({"speller": {"words": 3}})
    assert editor.open("other.md", TWO) == []
    editor.configure({"claimcheck": {"delay": 0}})
    assert editor.heard("other.md") == []
    editor.configure({"show": "warning"})
    assert told(editor.heard("other.md")) == ["conversion-wrong"]
    assert editor.messages == []
    assert editor.quit() == 0


def test_wrong_settings_at_the_start_are_told(desk: Path) -> None:
    editor = Editor(desk, {"delay": -1})
    assert told(editor.open("other.md", TWO)) == ["conversion-wrong"]
    assert "claimcheck.delay: -1 cannot be used" in editor.messages[0]
    assert editor.quit() == 0
