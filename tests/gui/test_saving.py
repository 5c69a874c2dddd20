"""A save that fails: the text stays, the window says so at once, tries again, and offers to go on elsewhere."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from dialogue_app.errors import Problem
from dialogue_app.gui import saving
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import local_time
from dialogue_app.workspace import Workspace, answering, keeping, preparing
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace
from tests.workspace.conftest import prepared

TYPED = "Nine sites are audited."
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot, session, tmp_path, monkeypatch):
    """The live page with a claim being typed that is not saved yet; a retry is due after 50 ms."""
    monkeypatch.setattr(saving, "RETRY_MS", 50)
    session.saving._timer.setInterval(saving.RETRY_MS)
    window = MainWindow(session, only("live"))
    qtbot.addWidget(window)
    workspace = new_workspace(tmp_path)
    dialogue_id = prepared(workspace)
    session.use(workspace)
    with qtbot.waitActive(window):
        window.show()
    session.choose_dialogue(dialogue_id)
    window.show_place("live")
    session.set_live(preparing.find_supplier(workspace, "Alpha").id)
    window.page.desk.form.claim.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), TYPED)
    yield window.page
    window.saving_bar.hide()
    session.saving.forget()
    window._insisted = True


def fill_disk(page):
    """From now on the file can't grow: SQLite's own way to say that the disk is full."""
    database = page.workspace.database
    database.rows(f"PRAGMA max_page_count = {database.rows('PRAGMA page_count')[0][0]}")


def free_disk(page):
    page.workspace.database.rows("PRAGMA max_page_count = 1000000")


def typed(page):
    return page.desk.form.claim.claim.said


def recorded(workspace, dialogue_id):
    supplier = preparing.find_supplier(workspace, "Alpha").id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    return answering.current(workspace, dialogue_id, supplier, item)


def fail(page):
    """Let the present answer fail for good: the file is not where it was."""
    path = page.workspace.path
    path.rename(path.with_name("moved"))
    page.save()


def button(window, name):
    return next(each for each in window.saving_bar.findChildren(QPushButton) if each.text() == name)


posix = pytest.mark.skipif(os.name != "posix", reason="an open file can't be moved on this system")


@posix
def test_a_file_that_is_gone_is_said_at_once_and_the_text_stays(page):
    fail(page)
    window = page.window()
    assert window.saving_bar.isVisible()
    assert "is gone: moved" in window.saving_bar.sentence.text()
    assert "tries again every" in window.saving_bar.sentence.text()
    assert window.statusBar().saved.text() == "Not saved"
    assert typed(page) == TYPED


@posix
def test_it_is_tried_again_until_it_works_without_a_key(page, qtbot):
    path, said = page.workspace.path, []
    page.session.saving.works.connect(lambda: said.append(page.session.messages.last.text))
    fail(page)
    path.with_name("moved").rename(path)
    qtbot.waitUntil(lambda: page.session.saving.problem is None)
    assert recorded(page.workspace, page.session.dialogue_id).claim == TYPED
    assert not page.window().saving_bar.isVisible()
    assert page.window().statusBar().saved.text() == "Saved 14:32:07"
    assert said[-1] == "The workspace can be written again. What you typed is saved."


def test_that_all_is_saved_does_not_stand_beside_that_something_is_not(page):
    session, window = page.session, page.window()
    session.say("saving.works", Tone.OK)
    assert window.bar.isVisible()
    session.saving.went_wrong(Problem("workspace-gone", path=page.workspace.path))
    assert window.saving_bar.isVisible()
    assert not window.bar.isVisible()


@posix
def test_work_goes_on_in_a_copy_elsewhere_with_the_text_and_what_can_be_undone(page, tmp_path, monkeypatch):
    before, window, target = page.workspace.path, page.window(), tmp_path / "stick" / "rescued"
    target.parent.mkdir()
    undoable = page.session.undo_text()
    fail(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    button(window, "Save elsewhere…").click()
    assert page.workspace.path == target.with_suffix(".dialogues")
    assert page.session.settings.recent[0] == page.workspace.path
    assert "rescued" in window.statusBar().workspace.text()
    assert not window.saving_bar.isVisible()
    assert recorded(page.workspace, page.session.dialogue_id).claim == TYPED
    page.session.undo()
    assert recorded(page.workspace, page.session.dialogue_id).claim == ""
    assert page.session.undo_text() == undoable
    assert not before.exists()
    assert keeping.check(page.workspace) == ()


@posix
def test_a_place_that_is_taken_changes_nothing(page, tmp_path, monkeypatch):
    before, taken = page.workspace.path, tmp_path / "taken.dialogues"
    taken.write_text("a letter")
    fail(page)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(taken), ""))
    button(page.window(), "Save elsewhere…").click()
    assert (page.workspace.path, taken.read_text()) == (before, "a letter")
    assert typed(page) == TYPED
    assert page.window().saving_bar.isVisible()


@posix
def test_the_window_and_the_workspace_stay_open_until_it_is_saved_or_the_user_insists(page, tmp_path):
    window = page.window()
    fail(page)
    assert not window.close()
    assert "stays open" in window.saving_bar.sentence.text()
    other = new_workspace_file(tmp_path)
    assert not page.session.open_workspace(other)
    page.session.set_language("de")
    assert page.session.texts.language == "en"
    assert typed(page) == TYPED
    button(window, "Close without saving").click()
    assert not window.isVisible()


def new_workspace_file(folder: Path) -> Path:
    (folder / "other").mkdir()
    workspace = new_workspace(folder / "other")
    workspace.close()
    return workspace.path


def test_a_full_disk_is_said_and_the_answer_saved_when_there_is_room(page, qtbot):
    fill_disk(page)
    note = "We ask all sites. " * 900
    QApplication.clipboard().setText(note)
    page.desk.form.note.setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, CONTROL)
    page.save()
    assert "is full" in page.window().saving_bar.sentence.text()
    assert recorded(page.workspace, page.session.dialogue_id).note == ""
    assert page.desk.form.note.note.said == note
    free_disk(page)
    qtbot.waitUntil(lambda: page.session.saving.problem is None)
    assert recorded(page.workspace, page.session.dialogue_id).note == note.strip()


@posix
def test_where_nothing_waits_to_be_saved_the_file_itself_is_tried(page, qtbot):
    page.save()
    path = page.workspace.path
    path.rename(path.with_name("moved"))
    page.session.perform(lambda: preparing.add_supplier(page.workspace, "Delta"))
    assert page.window().saving_bar.isVisible()
    path.with_name("moved").rename(path)
    qtbot.waitUntil(lambda: page.session.saving.problem is None)
    assert "do it again" in page.session.messages.last.text
    assert "Delta" not in [each.name for each in preparing.suppliers(page.workspace)]


@posix
def test_the_time_of_saving_is_that_of_the_users_clock_also_after_a_journey(monkeypatch):
    import time

    seen = []
    for zone in ("Europe/Stockholm", "Asia/Tokyo"):
        monkeypatch.setenv("TZ", zone)
        seen.append(local_time())
    monkeypatch.undo()
    time.tzset()
    hours = (seen[1] - seen[0]).total_seconds() / 3600
    assert 6.9 < hours < 8.1


def test_everything_can_be_read_back_from_the_copy(page, tmp_path):
    page.save()
    target = tmp_path / "copy.dialogues"
    keeping.go_on_in_copy(page.workspace, target)
    before = page.session.dialogue_id
    page.workspace.close()
    again = Workspace.open(target)
    assert recorded(again, before).claim == TYPED
    again.close()
