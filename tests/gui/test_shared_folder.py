"""The shared folder in the real window: set in Settings, written when the window is left, offered in one quiet line."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.widgets.folder_desk import FolderDesk
from dialogue_app.gui.widgets.folder_line import FolderLine
from dialogue_app.gui.widgets.hand_on_view import HandOnView
from dialogue_app.gui.widgets.take_in_view import TakeInView
from dialogue_app.workspace import Workspace, outbox, preparing, sharing

TITLE = "Laptops and monitors 2027"
FRONT, BACK = Qt.ApplicationState.ApplicationActive, Qt.ApplicationState.ApplicationInactive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shared"
    made.mkdir()
    return made


@pytest.fixture
def oslo(sample_file: Path, folder: Path, tmp_path: Path) -> Path:
    """What the City of Oslo has put into the folder: a dialogue that is not here."""
    workspace = Workspace.open(Path(shutil.copy(sample_file, tmp_path / "oslo.dialogues")))
    dialogue = preparing.find_dialogue(workspace, TITLE)
    draft = preparing.Draft(dialogue.kind, "Screens & <b>more</b>", "Decide together.")
    made = preparing.create_dialogue(workspace, draft).subject
    sharing.point(workspace, folder)
    sharing.name_people(workspace, "City of Oslo")
    sharing.share(workspace, made, Readers.GROUP)
    (written,) = outbox.write(outbox.outgoing(workspace)).files
    workspace.close()
    return written


def desk(window: MainWindow) -> FolderDesk:
    assert window.page
    return window.page.folder.desk


def line(window: MainWindow) -> FolderLine:
    assert window.page
    return window.page.folder


def set_folder(window: MainWindow, folder: Path) -> None:
    assert window.session.workspace
    sharing.point(window.session.workspace, folder)
    desk(window).front_or_back(FRONT)


def test_without_a_folder_nothing_is_said(window: MainWindow) -> None:
    desk(window).front_or_back(FRONT)
    assert not line(window).isVisible()


def test_what_others_put_there_is_one_quiet_line_and_is_looked_at_before_it_is_taken_in(
    window: MainWindow, folder: Path, oslo: Path
) -> None:
    set_folder(window, folder)
    shown_line = line(window)
    assert "New from City of Oslo: “Screens & <b>more</b>”" in shown_line.words.text()
    shown_line.look.click()
    shown = window.findChild(TakeInView)
    assert shown
    assert shown.isVisible()
    assert window.session.workspace
    assert not any("Screens" in each.dialogue.title for each in preparing.overview(window.session.workspace))
    shown.take.click()
    assert any("Screens" in each.dialogue.title for each in preparing.overview(window.session.workspace))
    assert not shown_line.isVisible()


def test_not_now_leaves_it_in_the_folder(window: MainWindow, folder: Path, oslo: Path) -> None:
    set_folder(window, folder)
    line(window).later.click()
    assert not line(window).isVisible()
    assert oslo.exists()


def test_nothing_is_offered_while_a_supplier_is_in_the_room(window: MainWindow, folder: Path, oslo: Path) -> None:
    set_folder(window, folder)
    workspace = window.session.workspace
    assert workspace
    window.session.set_live(preparing.suppliers(workspace)[0].id)
    assert not line(window).isVisible()
    assert line(window).words.text() == ""


def test_a_missing_folder_and_half_copied_files_are_one_quiet_sentence(
    window: MainWindow, folder: Path, oslo: Path
) -> None:
    oslo.write_bytes(oslo.read_bytes()[:300])
    set_folder(window, folder)
    assert line(window).words.text().startswith(f"{oslo.name} is damaged or not complete yet")
    shutil.rmtree(folder)
    desk(window).front_or_back(FRONT)
    assert "is not there now" in line(window).words.text()
    assert not line(window).look.isVisible()


def test_own_files_are_written_when_the_window_is_left_after_a_change(window: MainWindow, folder: Path) -> None:
    set_folder(window, folder)
    page, session = window.page, window.session
    assert page
    assert session.workspace
    dialogue = preparing.find_dialogue(session.workspace, TITLE)
    page.browser.mark(dialogue.id)
    page.hand_on()
    shown = window.findChild(HandOnView)
    assert shown
    shown.choices[Readers.GROUP].setChecked(True)
    shown.keep.click()
    (file,) = folder.iterdir()
    before = file.read_bytes()
    session.perform(lambda: preparing.archive_dialogue(session.workspace, dialogue.id, archived=True))
    desk(window).front_or_back(BACK)
    assert file.read_bytes() != before
    page.browser.mark(dialogue.id)


def test_settings_choose_the_folder_and_say_how_others_know_us(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.session.go("settings")
    assert window.page
    part = window.page.folder
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    part.choose.click()
    part.people.setText("City of Lindhavn")
    part.own_bank.click()
    window.session.go("dialogues")
    workspace = window.session.workspace
    assert workspace
    assert sharing.setting(workspace).path == str(folder)
    assert sharing.setting(workspace).own_bank
    window.session.undo()
    assert not sharing.setting(workspace).own_bank or sharing.handing_on.people(workspace) == ""
