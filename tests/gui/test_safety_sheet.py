"""Help, "Where are my data and how safe are they?": the facts of the file that is open."""

from PySide6.QtWidgets import QLabel

from dialogue_app.gui.pages.guide import GuidePage
from dialogue_app.gui.widgets.safety_sheet import SafetySheet
from dialogue_app.workspace import backups, keeping, protecting, safety
from tests.gui.test_accessibility import interpreted, without_a_name
from tests.helpers.protected import SECRET, needs_cipher, nothing_said

__all__ = ["nothing_said"]


def opened(window):
    window.session.commands.run("help.safety")
    return window.findChild(SafetySheet)


def said(sheet):
    return " | ".join(each.text() for each in sheet.findChildren(QLabel))


def test_it_says_where_the_file_is_what_it_holds_and_that_nothing_is_encrypted(window):
    sheet = opened(window)
    found = safety.facts(window.session.workspace)
    assert str(window.session.workspace.path) in said(sheet)
    assert f"{found.entries} entries" in said(sheet)
    assert "None. " in said(sheet)
    assert (without_a_name(sheet), interpreted(sheet)) == ([], [])
    sheet.reject()


@needs_cipher
def test_under_a_passphrase_it_says_so_and_how_many_copies_are_not(window, nothing_said):
    workspace = window.session.workspace
    backups.make(workspace, backups.Reason.ASKED)
    protecting.protect(workspace, SECRET)
    assert "only with its passphrase. Copies beside it that open without one: 1." in said(opened(window))


def test_without_a_backup_it_says_how_to_make_one_and_with_one_when_it_was_made(window):
    sheet = opened(window)
    assert "None yet" in said(sheet)
    sheet.reject()
    folder = safety.facts(window.session.workspace).folder
    keeping.back_up(window.session.workspace, folder / "one.dialogues")
    later = SafetySheet(window.session, lambda: None, window)
    assert "1, the newest of" in said(later)
    assert folder.name in said(later)


def test_more_is_in_the_guide(window):
    opened(window)._leave(window._read_of_safety)
    assert isinstance(window.page, GuidePage)
    assert "one workspace file" in window.page.reader.toPlainText()


def test_without_a_workspace_it_says_so(session, shown):
    assert "No workspace is open" in said(opened(shown(session)))
