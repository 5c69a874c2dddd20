"""The shared folder in the real window: set in Settings, written when the window is left, offered in one quiet line."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.domain.own_editing import with_text
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.packed_dialogue import Readers
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.widgets.folder_desk import FolderDesk
from dialogue_app.gui.widgets.folder_line import FolderLine
from dialogue_app.gui.widgets.hand_on_view import HandOnView
from dialogue_app.gui.widgets.package_desk import PackageDesk
from dialogue_app.gui.widgets.take_in_view import TakeInView
from dialogue_app.workspace import Workspace, authoring, outbox, preparing, revising, sharing, shipped_release

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


@pytest.fixture
def questions(oslo: Path, folder: Path, tmp_path: Path) -> Path:
    """Three questions that the City of Oslo has put there beside its dialogue; that one is gone."""
    oslo.unlink()
    workspace = Workspace.open(tmp_path / "oslo.dialogues")
    for prompt in ("Who repairs it?", "Is tin traced?", "Who checks wages?"):
        authoring.create_question(workspace, OwnDraft(prompt))
    sharing.share_bank(workspace, wanted=True)
    found = sharing.setting(workspace)
    sharing.share(workspace, found.dialogues[0].dialogue_id, None)
    (written,) = outbox.write(outbox.outgoing(workspace)).files
    workspace.close()
    return written


def own_prompts(window: MainWindow) -> list[str]:
    assert window.session.workspace
    return [each.prompt for each in authoring.own_questions(window.session.workspace)]


def test_questions_are_offered_on_both_pages_looked_at_on_the_bank_and_gone_once_taken_in(
    window: MainWindow, folder: Path, questions: Path
) -> None:
    set_folder(window, folder)
    said = "3 new or changed questions from City of Oslo are in the shared folder."
    assert line(window).words.text() == said
    on_dialogues = line(window)
    on_dialogues.look.click()
    assert window.place == "bank"
    page = window.page
    assert page
    assert page.packages.is_open
    assert "3 new questions" in page.packages.panel.summary.text()
    assert own_prompts(window) == []
    page.packages.put_away()
    on_bank = page.findChild(FolderLine)
    assert on_bank.isVisible()
    assert on_bank.words.text() == said
    on_bank.look.click()
    page.packages.panel.accepted.emit()
    assert len(own_prompts(window)) == 3
    assert not on_bank.isVisible()
    window.session.undo()
    assert own_prompts(window) == []
    FolderDesk.of(window.session).front_or_back(FRONT)
    assert on_bank.isVisible()
    on_bank.later.click()
    window.show_place("dialogues")
    assert not on_dialogues.isVisible()


def test_a_conflict_that_was_settled_is_not_offered_again(window: MainWindow, folder: Path, questions: Path) -> None:
    set_folder(window, folder)
    session = window.session
    workspace = session.workspace
    assert workspace
    line(window).look.click()
    assert window.page
    window.page.packages.accept()
    theirs = Workspace.open(questions.parent.parent / "oslo.dialogues")
    for one, words in ((theirs, "Oslo."), (workspace, "Lindhavn.")):
        revising.save(one, with_text(authoring.own_questions(one)[0], "help", words))
    outbox.write(outbox.outgoing(theirs))
    theirs.close()
    FolderDesk.of(session).front_or_back(FRONT)
    shown = window.page.findChild(FolderLine)
    assert shown.words.text().startswith("1 new or changed question")
    shown.look.click()
    assert "1 conflict" in window.page.packages.panel.summary.text()
    window.page.packages.accept()
    FolderDesk.of(session).front_or_back(FRONT)
    assert not shown.isVisible()


def test_own_files_that_can_not_be_written_are_tried_again_and_it_is_said_twice(
    window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    set_folder(window, folder)
    session, workspace = window.session, window.session.workspace
    assert workspace
    session.perform(lambda: sharing.share_bank(workspace, wanted=True))
    away = folder.rename(tmp_path / "unplugged")
    session.perform(lambda: authoring.create_question(workspace, OwnDraft("Who repairs it?")))
    assert not line(window).isVisible()
    desk(window).front_or_back(BACK)
    assert "is not there now" in line(window).words.text()
    assert authoring.travelled(workspace) == frozenset()  # nobody has seen the question: it still changes freely
    line(window).later.click()
    desk(window).front_or_back(FRONT)
    desk(window).front_or_back(BACK)
    assert not line(window).isVisible()
    away.rename(folder)
    desk(window).front_or_back(FRONT)
    assert line(window).words.text() == "Your files are in the shared folder again."
    assert len(list(folder.iterdir())) == 1
    desk(window).front_or_back(FRONT)
    assert not line(window).isVisible()


def test_after_a_failure_the_next_change_tries_again_by_itself(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_folder(window, folder)
    session, workspace = window.session, window.session.workspace
    assert workspace
    session.perform(lambda: sharing.share_bank(workspace, wanted=True))
    session.perform(lambda: authoring.create_question(workspace, OwnDraft("Who repairs it?")))

    def full(*_: object) -> None:
        raise Problem("target-disk-full", file="x", folder="y", reason="")

    with monkeypatch.context() as patched:
        patched.setattr(outbox.packaging, "write", full)
        desk(window).front_or_back(BACK)
    assert line(window).words.text().startswith("Your files could not be put into the shared folder")
    session.perform(lambda: authoring.create_question(workspace, OwnDraft("Is tin traced?")))
    again = desk(window).own._again
    assert again.isActive()
    again.timeout.emit()
    assert line(window).words.text() == "Your files are in the shared folder again."
    assert len(list(folder.iterdir())) == 1


def test_what_was_not_written_before_the_program_ended_is_written_after_the_next_start(
    window: MainWindow, folder: Path
) -> None:
    set_folder(window, folder)
    session, workspace = window.session, window.session.workspace
    assert workspace
    session.perform(lambda: sharing.share_bank(workspace, wanted=True))
    session.perform(lambda: authoring.create_question(workspace, OwnDraft("Who repairs it?")))
    path = workspace.path
    session.use(None)
    assert session.open_workspace(path)
    desk(window).front_or_back(FRONT)
    assert len(list(folder.iterdir())) == 1


def test_an_own_file_that_somebody_edited_is_written_anew_and_said_in_one_sentence(
    window: MainWindow, folder: Path
) -> None:
    set_folder(window, folder)
    session, workspace = window.session, window.session.workspace
    assert workspace
    session.perform(lambda: sharing.share_bank(workspace, wanted=True))
    session.perform(lambda: authoring.create_question(workspace, OwnDraft("Who repairs it?")))
    desk(window).front_or_back(BACK)
    (file,) = folder.iterdir()
    before = file.read_text("utf-8")
    file.write_text(before.replace("Who repairs it?", "Who breaks it?"), "utf-8")
    desk(window).front_or_back(FRONT)
    assert "is written anew" in line(window).words.text()
    assert file.read_text("utf-8") == before


def test_in_threads_no_step_touches_the_workspace(
    qtbot: QtBot, settings: Settings, sample_file: Path, questions: Path
) -> None:
    """SQLite refuses to be used in another thread than its own: that would be a fault here."""
    session, folder = Session(settings), questions.parent
    assert session.open_workspace(Path(shutil.copy(sample_file, folder.parent / "Lindhavn.dialogues")))
    workspace = session.workspace
    assert workspace
    page = QWidget()
    qtbot.addWidget(page)
    own = FolderDesk.of(session)
    sharing.point(workspace, folder)
    dialogue = preparing.find_dialogue(workspace, TITLE)
    session.perform(lambda: sharing.share(workspace, dialogue.id, Readers.GROUP))
    own.front_or_back(FRONT)
    qtbot.waitUntil(lambda: len(list(folder.glob("*.dialogue"))) == 1 and not own._steps.busy)
    assert [each.questions for each in own.waiting] == [3]
    packages = PackageDesk(session, page, lambda _: ())
    own.package_wanted.connect(packages.bring)
    own.look_at()
    qtbot.waitUntil(lambda: packages.is_open)
    assert not outbox.owes(workspace)
    session.close()


def test_a_newer_release_is_mentioned_after_the_start_and_can_be_put_off(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.page
    newer = window.page.newer
    newer.ask()
    assert not newer.isVisible()
    monkeypatch.setattr(shipped_release, "shipped_number", lambda: "2031.1")
    newer.ask()
    assert newer.words.text() == "This program brings release 2031.1 of the shared bank."
    workspace = window.session.workspace
    assert workspace
    window.session.set_live(preparing.suppliers(workspace)[0].id)
    assert not newer.isVisible()
    window.session.set_live("")
    newer.look.click()
    assert window.place == "bank"
    window.show_place("dialogues")
    newer.later.click()
    newer.ask()
    assert not newer.isVisible()
    monkeypatch.setattr(shipped_release, "shipped_number", lambda: "2031.2")
    newer.ask()
    assert newer.isVisible()
