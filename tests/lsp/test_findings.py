"""Findings while a draft is written: a real process, spoken to in the protocol."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lsprotocol import types

from claimcheck.lsp.desk import Desk, Document
from claimcheck.lsp.outcome import considered
from claimcheck.lsp.settings import Settings
from tests.lsp.editor import DRAFT, MENDED, OLD, ROOT, TWO, Editor, told, words


def test_a_draft_is_held_against_what_was_published(editor: Editor, draft: str) -> None:
    (found,) = editor.open(draft, DRAFT)
    assert (found.code, found.severity) == ("toll-fell", types.DiagnosticSeverity.Error)
    assert words(DRAFT, found.range) == "38 people"
    assert found.message.startswith('"38 people"')
    assert "\n" not in found.message
    earlier, later = found.related_information or ()
    assert earlier.location.uri == editor.uri("old.md")
    assert words(OLD, earlier.location.range) == "41 people"
    assert (later.location.uri, later.location.range) == (editor.uri(draft), found.range)


def test_what_is_mended_is_no_longer_shown(editor: Editor, draft: str) -> None:
    assert told(editor.open(draft, DRAFT)) == ["toll-fell"]
    assert editor.heard(draft, editor.type(draft, MENDED)) == []


def test_a_published_article_that_is_not_on_disk_is_told_in_words(
    editor: Editor, draft: str
) -> None:
    (found,) = editor.open(draft, DRAFT.replace("ferry fire off Marn", "quake in Velm"))
    gone = (found.related_information or ())[0]
    assert gone.location == types.Location(editor.uri(draft), found.range)
    assert "“41 people”" in gone.message
    assert gone.message.endswith("gone.md (not in this workspace)")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("before", ["", "漢字橋 ", "😀😀 ", "e\u0301 ", "\u2028 "])
def test_positions_count_in_utf_16(editor: Editor, draft: str, before: str, end: str) -> None:
    text = TWO.replace("The walk", f"{before}The walk").replace("\n", end)
    (found,) = [one for one in editor.open(draft, text) if one.code == "conversion-wrong"]
    assert words(text, found.range) == "14 miles"


def test_only_the_newest_text_is_judged(desk: Path) -> None:
    editor = Editor(desk, {"claimcheck": {"delay": 10_000}})  # longer than saving takes
    editor.open("typed.md", "# Nothing\n\nNo number.\n")
    editor.type("typed.md", DRAFT)
    newest = editor.type("typed.md", MENDED)
    editor.save("typed.md")
    said = editor.run(editor.said.get())
    assert (said.version, said.diagnostics) == (newest, ())
    assert editor.quit() == 0


def test_wrong_settings_are_shown_with_their_place(editor: Editor, draft: str) -> None:
    settings = editor.folder / "claimcheck.yaml"
    settings.write_text("severity: {toll-fel: info, wekday: off}\n", encoding="utf-8")
    found = editor.open(draft, DRAFT)
    assert told(found) == ["cannot-check", "cannot-check"]
    assert found[0].message.startswith("claimcheck.yaml:1:12: no rule is called 'toll-fel'")
    settings.write_text("severity: {toll-fell: [\n", encoding="utf-8")
    editor.touch("claimcheck.yaml")
    (broken,) = editor.heard(draft)
    assert broken.message.startswith("claimcheck.yaml:")
    assert "hint: " in broken.message
    (place,) = broken.related_information or ()
    assert place.location.uri == editor.uri("claimcheck.yaml")
    settings.write_text("severity: {toll-fell: warning}\n", encoding="utf-8")
    editor.touch("claimcheck.yaml")
    (mended,) = editor.heard(draft)
    assert (mended.code, mended.severity) == ("toll-fell", types.DiagnosticSeverity.Warning)
    settings.write_text("ignore: ['test_wrong*']\n", encoding="utf-8")
    editor.touch("claimcheck.yaml")
    assert editor.heard(draft) == []


def test_the_client_is_asked_to_watch_what_drafts_are_judged_by(editor: Editor) -> None:
    assert [one.method for one in editor.watched] == ["workspace/didChangeWatchedFiles"]


def test_a_ledger_that_is_not_there_is_told(desk: Path) -> None:
    editor = Editor(desk, {"ledger": "elsewhere.db"})
    (found,) = editor.open("any.md", MENDED)
    assert found.message.startswith("elsewhere.db: there is no ledger")
    assert editor.quit() == 0


BROKEN = {
    "": [],
    " \n\t\n": [],
    "---\ndate: 2023-05-\n---\n\nText of 12 people.\n": ["cannot-check"],
    "---\ndate: [\n---\n": ["cannot-check"],
    "a\0b": ["cannot-check"],
    "\ufeff# Head\n\nThe walk is 12 kilometers (14 miles) long.\n": ["conversion-wrong"],
    "\ud83d 12 kilometers (14 miles)\n": ["conversion-wrong"],
    "12 " * 2_000: [],
    "[" * 50_000: [],
}


@pytest.mark.parametrize("text", BROKEN, ids=range(len(BROKEN)))
def test_no_text_breaks_the_server(editor: Editor, draft: str, text: str) -> None:
    assert told(editor.open(draft, text)) == BROKEN[text]
    assert editor.messages == []


def test_front_matter_is_told_of_where_it_is_wrong(editor: Editor, draft: str) -> None:
    (found,) = editor.open(draft, "---\r\ndate: 2023-05-\r\n---\r\n\r\nText.\r\n")
    assert (found.range.start, found.range.end) == (types.Position(1, 6), types.Position(1, 14))


def test_a_language_without_words_is_told(editor: Editor, draft: str) -> None:
    text = (
        "# Fähre brennt\n\nBei dem Brand der Fähre sind nach Angaben der Küstenwache 41 Menschen "
        "ums Leben gekommen, und das Schiff liegt noch immer vor der Insel. Die Behörde sagte, "
        "dass die Suche am Abend nicht mehr weitergehen wird, weil es zu dunkel ist "
        "und der Wind auf der See zu stark wurde.\n"
    )
    (found,) = editor.open(draft, text)
    assert "no lexicon covers its language (de)" in found.message


def test_what_is_nowhere_on_disk_is_checked_by_its_language(editor: Editor) -> None:
    name = "untitled:Untitled-1"
    assert told(editor.open(name, DRAFT)) == ["toll-fell"]
    assert editor.close(name) == []


def test_what_is_no_draft_is_left_alone(editor: Editor, draft: str) -> None:
    for name, language in (("code.py", "python"), ("untitled:Untitled-2", "python")):
        item = types.TextDocumentItem(editor.uri(name), language, 1, DRAFT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    editor.open(draft, MENDED)
    assert editor.said.empty()


def test_a_server_whose_editor_was_killed_ends(desk: Path) -> None:
    editor = Editor(desk)
    editor.open("any.md", MENDED)
    assert editor.die() == 1


def test_a_fault_of_the_program_is_told_and_stops_nothing() -> None:
    def opening(file: Path, ledger: str) -> Desk:
        raise RuntimeError("out of ink")

    document = Document("file:///a.md", "a.md", "12 people")
    outcome = considered(opening, document, Settings())
    (found,) = outcome.diagnostics
    assert "not of your text: RuntimeError: out of ink" in found.message
    assert "Traceback" in outcome.fault


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path) -> None:
    (tmp_path / "pygls.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", "lsp"],
        cwd=tmp_path,
        env={"PYTHONPATH": f"{tmp_path}:{ROOT}", "PATH": ""},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "claimcheck lsp: the language server is not installed\n"
        "  hint: pip install 'claimcheck[lsp]'\n"
    )
