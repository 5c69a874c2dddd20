"""A talk on the live page for tests of the answer form: a window on a new workspace, and the keys of a note taker."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from dialogue_app.domain.answers import Answer, AnswerEvent
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import answering, assembling, preparing
from dialogue_app.workspace.preparing import Draft
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
SUPPLIER = "Alpha Devices"

TalkOn = Callable[..., Any]
"""Takes ids of questions and returns the live page with the session of ``SUPPLIER``, at the first question."""


@pytest.fixture
def talk_on(qtbot: QtBot, tmp_path: Path) -> Iterator[TalkOn]:
    """Return a function that opens a talk on questions."""
    sessions: list[Session] = []

    def show(*questions: str) -> Any:
        settings = Settings(tmp_path / "window.ini")
        settings.language = "en"
        session = Session(settings, InlineRunner())
        sessions.append(session)
        window = MainWindow(session, only("live"))
        qtbot.addWidget(window)
        workspace = new_workspace(tmp_path)
        dialogue_id = _made(workspace, questions)
        session.use(workspace)
        with qtbot.waitActive(window):
            window.show()
        session.choose_dialogue(dialogue_id, "Phones 2027")
        window.show_place("live")
        press(Qt.Key.Key_Return)
        return window.page

    yield show
    for session in sessions:
        session.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the focus is; an open list of choices sees it first."""
    QTest.keyClick(_place(), key, modifier)


def write(text: str) -> None:
    """Type letters, each where the focus is then."""
    for letter in text:
        QTest.keyClick(_place(), letter)


def enter(*cells: str) -> None:
    """Type cells one after the other, each ended by Enter."""
    for cell in cells:
        write(cell)
        press(Qt.Key.Key_Return)


def item(page: Any, question: str) -> Item:
    """Return the item of a question."""
    found: Item = page.workspace.questionnaire(page.session.dialogue_id).item(question)
    return found


def recorded(page: Any, question: str) -> Answer:
    """Return what is recorded for a question now."""
    return answering.current(page.workspace, page.session.dialogue_id, page.session.live_supplier, item(page, question))


def events(page: Any, question: str) -> tuple[AnswerEvent, ...]:
    """Return everything recorded for a question, newest first."""
    return answering.history(page.workspace, page.session.dialogue_id, page.session.live_supplier, item(page, question))


def record(page: Any, question: str, answer: Answer) -> None:
    """Record an answer past the page, and tell it."""
    ids = (page.session.dialogue_id, page.session.live_supplier, item(page, question).id)
    page.session.perform(lambda: answering.record(page.workspace, *ids, answer))


def said(page: Any) -> str:
    """Return every label that is visible."""
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def _place() -> QWidget:
    place = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert place
    return place


def _made(workspace: Any, questions: Sequence[str]) -> str:
    draft = Draft(DialogueKind.PRE_CONTRACT, "Phones 2027", "Decide on traceability", languages=("en", "de"))
    change = preparing.create_dialogue(workspace, draft)
    assembling.add_questions(workspace, change.subject, questions)
    supplier = preparing.add_supplier(workspace, SUPPLIER)
    preparing.add_participant(workspace, change.subject, supplier.subject)
    return change.subject
