"""A dialogue is handed on and taken in, in the real window: readers first, conflicts side by side, one undo."""

import shutil
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QWidget

from dialogue_app.domain.answers import Answer, Source, State
from dialogue_app.domain.values import Choice
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.hand_on_view import HandOnView
from dialogue_app.gui.widgets.take_in_view import TakeInView
from dialogue_app.workspace import Workspace, answering, handing_on, preparing
from dialogue_app.workspace.handing_on import Readers
from tests.helpers.dropping import drop

TITLE = "Laptops and monitors 2027"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


def written(claim: str, option: str = "no") -> Answer:
    return Answer(State.ANSWERED, Choice(option), source=Source.WRITTEN, claim=claim)


def say(workspace: Workspace, number: int, answer: Answer) -> str:
    """Record an answer of one of the participants and return its id."""
    dialogue_id = preparing.find_dialogue(workspace, TITLE).id
    supplier = preparing.participants(workspace, dialogue_id)[number].supplier
    answering.record(workspace, dialogue_id, supplier.id, "FRC-101", answer)
    return supplier.id


@pytest.fixture
def sent(sample_file: Path, tmp_path: Path) -> Path:
    """What another note taker recorded on a copy: two answers, and a supplier that is entered here too."""
    workspace = Workspace.open(Path(shutil.copy(sample_file, tmp_path / "there.dialogues")))
    for number in range(2):
        say(workspace, number, written("<b>Recorded there.</b>"))
    dialogue_id = preparing.find_dialogue(workspace, TITLE).id
    made = preparing.add_supplier(workspace, "Zephyr & Co", country="NO").subject
    preparing.add_participant(workspace, dialogue_id, made)
    file = handing_on.write(handing_on.packed(workspace, dialogue_id, Readers.INTERNAL), tmp_path / "sent.dialogue")
    workspace.close()
    return file


Shape = TypeVar("Shape", bound=QWidget)


def view(window: MainWindow, shape: type[Shape]) -> Shape:
    found = window.findChild(shape)
    assert found, said(window)
    assert found.isVisible()
    return found


def said(window: MainWindow) -> str:
    last = window.session.messages.last
    return last.text if last else ""


def test_readers_come_first_and_what_stays_is_said_before_the_file_is_written(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, target = window.page, tmp_path / "given.dialogue"
    assert page
    page.browser.mark(preparing.find_dialogue(window.session.workspace, TITLE).id)
    QTest.keyClick(window, Key.Key_P, Ctrl | Qt.KeyboardModifier.ShiftModifier)
    shown = view(window, HandOnView)
    assert not shown.write.isEnabled()
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Space)
    assert shown.readers is Readers.INTERNAL
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Down)
    assert shown.readers is Readers.GROUP
    assert "56 answers stay with you" in shown.held.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return, Ctrl)
    assert target.exists()
    assert not shown.isVisible()
    assert "given.dialogue" in said(window)


def test_a_dropped_file_is_shown_first_and_taken_in_as_it_was_settled(window: MainWindow, sent: Path) -> None:
    session, page = window.session, window.page
    assert session.workspace
    say(session.workspace, 0, written("Recorded here.", "partly"))
    drop(window, sent)
    shown = view(window, TakeInView)
    assert "1 newer answer · 61 the same · 1 conflict" in shown.about.toPlainText()
    assert shown.mine.toPlainText().startswith("Partly · Recorded here.")
    assert "<b>Recorded there.</b>" in shown.theirs.toPlainText()  # text is never markup
    QTest.keyClick(shown.table, Key.Key_Space)
    assert shown.model.words(shown.table.present(), "counts") == "the file"
    QTest.keyClick(shown.table, Key.Key_Return, Ctrl)
    assert page
    assert not shown.isVisible()
    assert now(session) == "<b>Recorded there.</b>"
    session.undo()
    assert now(session) == "Recorded here."


def now(session: Session, number: int = 0) -> str:
    assert session.workspace
    workspace = session.workspace
    dialogue_id = preparing.find_dialogue(workspace, TITLE).id
    supplier = preparing.participants(workspace, dialogue_id)[number].supplier
    item = workspace.questionnaire(dialogue_id).item("FRC-101")
    return answering.current(workspace, dialogue_id, supplier.id, item).claim


def test_a_supplier_entered_twice_is_one_after_a_tick(window: MainWindow, sent: Path) -> None:
    session = window.session
    assert session.workspace
    preparing.add_supplier(session.workspace, "zephyr & co", country="NO")
    drop(window, sent)
    shown = view(window, TakeInView)
    (box,) = shown.pairs.values()
    box.click()
    assert "not known here" not in shown.about.toPlainText()
    shown.take.click()
    assert sum("ephyr" in each.name for each in preparing.suppliers(session.workspace)) == 1


def test_a_damaged_file_is_one_sentence_and_nothing_opens(window: MainWindow, sent: Path) -> None:
    sent.write_bytes(sent.read_bytes()[:5000])
    drop(window, sent)
    assert "not complete" in said(window)
    assert window.findChild(TakeInView) is None


def test_nothing_of_a_file_stays_on_the_screen_once_a_supplier_is_in_the_room(window: MainWindow, sent: Path) -> None:
    session = window.session
    assert session.workspace
    supplier = say(session.workspace, 0, written("Recorded here.", "partly"))
    drop(window, sent)
    shown = view(window, TakeInView)
    session.set_live(supplier)
    assert not shown.isVisible()
    assert not any("Recorded" in each.toPlainText() for each in shown.findChildren(QPlainTextEdit))
    assert not any("FRC" in each.text() for each in shown.findChildren(QLabel))
    drop(window, sent)
    assert not shown.isVisible()


def test_esc_goes_back_and_stores_nothing(window: MainWindow, sent: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(sent)], ""))
    QTest.keyClick(window, Key.Key_I, Ctrl)
    view(window, TakeInView)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert window.session.workspace
    assert not window.session.workspace.history.next_undo
