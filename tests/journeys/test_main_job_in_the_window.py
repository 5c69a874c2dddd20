"""The main job from bank to report, by keyboard alone in the window: once before a tender, once during a contract."""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from dialogue_app.domain.answers import ScopeKind, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.app import Front
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import answering, preparing
from dialogue_app.workspace.documents import Format

pytestmark = pytest.mark.journey

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEY = Qt.Key

SUPPLIERS = ("Alder Computing", "Čapek & syn")


@dataclass(frozen=True)
class Talk:
    """What is typed in one kind of dialogue.

    Attributes:
        kind: of the dialogue.
        added: question that is added from the bank to the starter set.
        answers: three questions of the starter set, of different kinds, and what is typed as their value.
    """

    kind: DialogueKind
    added: str
    answers: dict[str, str]


PRE_CONTRACT = Talk(DialogueKind.PRE_CONTRACT, "CIR-101", {"GOV-101": "y", "TRN-101": "2", "LAB-101": "82"})
IN_CONTRACT = Talk(DialogueKind.IN_CONTRACT, "CIR-101", {"FRC-101": "p", "REM-102": "1", "RSK-102": "=1+1 fees"})


@pytest.fixture
def front(qtbot, tmp_path):
    """The program as it starts for the first time."""
    settings = Settings(tmp_path / "window.ini")
    settings.language = "en"
    front = Front(Session(settings, InlineRunner()))
    front.build()
    qtbot.addWidget(front.window)
    front.open_first(None)
    with qtbot.waitActive(front.window):
        front.show()
        front.window.activateWindow()
    yield front
    front.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    for letter in text:
        if letter.isascii():
            QTest.keyClick(QApplication.focusWidget(), letter)
        else:  # QTest knows no other keyboards
            typed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(QApplication.focusWidget(), typed)


def tab_to(found):
    """Press Tab until the widget with the focus is the one looked for."""
    for _ in range(60):
        widget = QApplication.focusWidget()
        if widget is not None and found(widget):
            return widget
        press(KEY.Key_Tab)
    raise AssertionError("no Tab leads there")


def named(name):
    return lambda widget: widget.accessibleName().startswith(name) or getattr(widget, "text", str)() == name


def said(front):
    return front.session.messages.last.text


def prepare(talk):
    press(KEY.Key_N, CTRL)
    write("Notebooks 2028")
    press(KEY.Key_Return)
    write("Decide which clauses suppliers can keep")
    press(KEY.Key_PageDown, CTRL)
    if talk.kind is DialogueKind.IN_CONTRACT:
        press(KEY.Key_Down)
    press(KEY.Key_Return, CTRL)


def add_suppliers():
    press(KEY.Key_1, CTRL)
    press(KEY.Key_A, CTRL | SHIFT)
    for name in SUPPLIERS:
        write(name)
        press(KEY.Key_Return)
    press(KEY.Key_Escape)


def assemble(front, talk):
    press(KEY.Key_3, CTRL)
    before = asked(front)
    assert talk.added not in before
    press(KEY.Key_F, CTRL)
    write(talk.added)
    press(KEY.Key_Return)
    press(KEY.Key_Return)
    assert set(asked(front)) == {*before, talk.added}
    tab_to(named(front.session.texts("assemble.questionnaire")))
    press(KEY.Key_Home)
    press(KEY.Key_Down)
    before = sections(front)
    press(KEY.Key_Down, ALT)
    assert sections(front) != before
    press(KEY.Key_F, CTRL | SHIFT)
    tab_to(named(front.session.texts("assemble.freeze-yes")))
    press(KEY.Key_Space)
    assert front.session.workspace.questionnaire(front.session.dialogue_id).frozen_at


def sections(front):
    form = front.session.workspace.questionnaire(front.session.dialogue_id)
    return [[item.snapshot.question_id for item in section.items] for section in form.sections]


def asked(front):
    return [question for section in sections(front) for question in section]


def record(front, talk, claim):
    """Record three values, each for all offered models with a claim."""
    texts = front.session.texts
    for question, value in talk.answers.items():
        press(KEY.Key_F, CTRL)
        write(question)
        press(KEY.Key_Return)
        write(value)
        tab_to(named(texts("scope.all-offered")))
        write("1")
        tab_to(named(texts("live.field.claim")))
        write(f"{claim} ({question})")
        press(KEY.Key_Return, CTRL)


def export(front, monkeypatch, file, downs):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
    press(KEY.Key_E, CTRL)
    formats = tab_to(lambda widget: isinstance(widget, QComboBox) and widget is front.window.page.face.choices.format)
    press(KEY.Key_Home)
    for _ in range(downs):
        press(KEY.Key_Down)
    assert formats.currentIndex() == downs
    tab_to(named(front.session.texts("compare.write")))
    press(KEY.Key_Space)
    assert file.name in said(front)


def cells(file: Path) -> str:
    book = openpyxl.load_workbook(file)
    return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)


@pytest.mark.parametrize("talk", [PRE_CONTRACT, IN_CONTRACT], ids=["pre-contract", "in-contract"])
def test_from_an_empty_workspace_to_two_reports_by_keyboard_alone(front, talk, monkeypatch, tmp_path):
    session = front.session
    prepare(talk)
    dialogue = session.workspace.dialogue(session.dialogue_id)
    assert (dialogue.title, dialogue.kind) == ("Notebooks 2028", talk.kind)

    assemble(front, talk)
    add_suppliers()
    taking_part = preparing.participants(session.workspace, dialogue.id)
    assert [each.supplier.name for each in taking_part] == list(SUPPLIERS)

    press(KEY.Key_4, CTRL)
    for number, name in enumerate(SUPPLIERS):
        if number:
            press(KEY.Key_Right, ALT)
        else:
            press(KEY.Key_Return)
        record(front, talk, f"=Said by {name} & <b>kept</b>")
    press(KEY.Key_E, CTRL | SHIFT)
    press(KEY.Key_Return)  # what is open is read back first
    form = session.workspace.questionnaire(dialogue.id)
    for each in taking_part:
        answers = [
            answering.current(session.workspace, dialogue.id, each.supplier.id, form.item(question))
            for question in talk.answers
        ]
        assert {answer.state for answer in answers} == {State.ANSWERED}
        assert all(answer.value is not None for answer in answers)
        assert {answer.scope.kind for answer in answers} == {ScopeKind.ALL_OFFERED}
        assert all(each.supplier.name in answer.claim for answer in answers)

    press(KEY.Key_5, CTRL)
    matrix = front.window.page.answers.view.matrix
    everything = matrix.questions()
    press(KEY.Key_D, CTRL | SHIFT)
    assert matrix.questions() < everything
    press(KEY.Key_A, CTRL | SHIFT)
    assert matrix.questions() == everything == len(asked(front))
    pdf, xlsx = tmp_path / "report.pdf", tmp_path / "report.xlsx"
    export(front, monkeypatch, pdf, 0)
    export(front, monkeypatch, xlsx, list(Format).index(Format.XLSX))
    assert pdf.read_bytes().startswith(b"%PDF-")
    question = next(iter(talk.answers))
    assert f"=Said by {SUPPLIERS[1]} & <b>kept</b> ({question})" in cells(xlsx)
