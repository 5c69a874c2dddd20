"""The Assemble page as a user has it: a dialogue with some questions, keys that are pressed, what is asked then."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.pages.assemble import AssemblePage
from dialogue_app.gui.session import Session
from dialogue_app.workspace import assembling, preparing
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.workspace import Workspace

QUESTIONS = ("TRN-101", "GOV-101", "VER-101")
Key, Ctrl, Alt, Shift = (
    Qt.Key,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def workspace_of(session: Session) -> Workspace:
    assert session.workspace
    return session.workspace


def begin(session: Session, questions: tuple[str, ...] = QUESTIONS, kind: str = "pre-contract") -> str:
    workspace = workspace_of(session)
    draft = Draft(DialogueKind(kind), "Laptops 2027", "Decide what to require.", languages=("en", "sv"))
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    if questions:
        assembling.add_questions(workspace, dialogue_id, questions)
    session.choose_dialogue(dialogue_id, "Laptops 2027")
    return dialogue_id


def form(session: Session) -> Questionnaire:
    return workspace_of(session).questionnaire(session.dialogue_id)


def asked(session: Session) -> list[str]:
    return [item.snapshot.question_id for item in form(session).items()]


def first(session: Session) -> Item:
    return next(form(session).items())


def shown(window: MainWindow) -> AssemblePage:
    page = window.page
    assert isinstance(page, AssemblePage)
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def mark(window: MainWindow, item: Item) -> None:
    view = shown(window).view
    view.setFocus()
    view.mark([item.id])


def reworded(window: MainWindow, words: str) -> None:
    """Change the words of the first question by keyboard and leave the field."""
    mark(window, first(window.session))
    press(Key.Key_F2)
    write(words)
    press(Key.Key_Escape)


def sentences(page: AssemblePage) -> str:
    return "\n".join(line.sentence for line in page.checks.lines)
