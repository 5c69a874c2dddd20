"""Text that is being typed survives the end of the program: kept within two seconds, offered at the next opening."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app import paths
from dialogue_app.gui import drafts as gui_drafts
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.workspace import answering, drafts, preparing, talking
from tests.helpers.workspaces import new_workspace
from tests.workspace.conftest import prepared

TYPED = "Nine sites are audited, and the tenth"


@pytest.fixture
def page(qtbot, session, tmp_path):
    window = MainWindow(session)
    qtbot.addWidget(window)
    workspace = new_workspace(tmp_path)
    dialogue_id = prepared(workspace)
    session.use(workspace)
    with qtbot.waitActive(window):
        window.show()
    session.choose_dialogue(dialogue_id)
    window.show_place("live")
    session.set_live(preparing.find_supplier(workspace, "Alpha").id)
    return window.page


def type_on(page, text=TYPED):
    page.desk.form.note.note.setFocus()
    QTest.keyClicks(page.desk.form.note.note, text)


def died(page, session) -> Path:
    """Return a copy of what is on disk, as after a kill."""
    path = page.workspace.path
    place = path.parent / "after"
    place.mkdir()
    workspace = page.workspace
    workspace.database.back_up(place / path.name)
    if paths.unsaved_text(path).exists():
        shutil.copy(paths.unsaved_text(path), place)
    return place / path.name


def note(session):
    workspace, dialogue_id = session.workspace, preparing.overview(session.workspace)[0].dialogue.id
    item = next(iter(workspace.questionnaire(dialogue_id).items()))
    alpha = preparing.find_supplier(workspace, "Alpha").id
    return answering.current(workspace, dialogue_id, alpha, item).note


def test_what_is_typed_without_a_pause_is_on_disk_within_two_seconds(page, session):
    assert session.drafts._timer.isActive()
    assert gui_drafts.EVERY_MS <= 1_500
    type_on(page)
    session.drafts._timer.timeout.emit()
    (kept,) = drafts.read(page.workspace.path)
    assert (kept.text, kept.field) == (TYPED, "note")
    page.save()
    session.drafts._timer.timeout.emit()
    assert not paths.unsaved_text(page.workspace.path).exists()


def test_it_is_offered_when_the_workspace_is_opened_again_and_put_where_it_was_typed(page, session):
    type_on(page)
    session.drafts.keep()
    after = died(page, session)
    window = page.window()
    session.set_live("")
    assert session.open_workspace(after)
    offer = window.file_help.lost_text
    assert offer.isVisible()
    assert TYPED in offer.shown.toPlainText()
    offer.copy.click()
    assert TYPED in QGuiApplication.clipboard().text()
    offer.keep.click()
    assert note(session) == TYPED
    assert not paths.unsaved_text(after).exists()
    session.undo()
    assert note(session) == ""


def test_it_is_offered_again_until_it_is_kept_or_discarded(page, session):
    type_on(page)
    session.drafts.keep()
    after = died(page, session)
    window = page.window()
    session.set_live("")
    session.open_workspace(after)
    window.file_help.lost_text.reject()
    session.use(None)
    session.open_workspace(after)
    window.file_help.lost_text.discard.click()
    assert not paths.unsaved_text(after).exists()
    assert note(session) == ""


def test_what_was_recorded_after_all_is_not_offered(page, session):
    type_on(page)
    session.drafts.keep()
    page.save()
    after = died(page, session)
    session.set_live("")
    session.open_workspace(after)
    assert not hasattr(page.window().file_help, "lost_text")
    assert not paths.unsaved_text(after).exists()


def test_a_text_whose_talk_is_closed_stays_and_can_be_copied(page, session):
    type_on(page)
    session.drafts.keep()
    after = died(page, session)
    window = page.window()
    session.set_live("")
    session.open_workspace(after)
    workspace, dialogue_id = session.workspace, preparing.overview(session.workspace)[0].dialogue.id
    alpha = preparing.find_supplier(workspace, "Alpha").id
    if talking.present(workspace, dialogue_id, alpha) is None:
        talking.start(workspace, dialogue_id, alpha)
    talking.close(workspace, dialogue_id, alpha)
    offer = window.file_help.lost_text
    offer.keep.click()
    assert offer.isVisible()
    assert "closed" in offer.said.text()
    assert TYPED in offer.shown.toPlainText()
    assert drafts.read(after)


def test_a_closed_window_leaves_no_draft(page, session):
    type_on(page)
    session.drafts.keep()
    path = page.workspace.path
    session.set_live("")
    session.use(None)
    assert not paths.unsaved_text(path).exists()


def test_a_longer_text_in_any_other_field_is_kept_to_be_copied(page, session):
    session.set_live("")
    page.window().show_place("dialogues")
    search = page.window().page.browser.filters.search
    search.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), "short")
    session.drafts.keep()
    assert drafts.read(page.workspace.path) == ()
    QTest.keyClicks(QApplication.focusWidget(), " and now a long text")
    session.drafts.keep()
    (kept,) = drafts.read(page.workspace.path)
    assert kept.text == "short and now a long text"
    assert kept.item_id == ""


@pytest.mark.parametrize("content", [b"", b"[", b"{}", b'[{"text": 1}]', b"\xff", b"[" * 5000])
def test_a_file_of_drafts_that_is_not_ours_holds_none(tmp_path, content):
    paths.unsaved_text(tmp_path / "a.dialogues").write_bytes(content)
    assert drafts.read(tmp_path / "a.dialogues") == ()
