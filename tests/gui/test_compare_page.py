"""Comparing answers and writing reports, with the real page, a real session and a real workspace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.comparison import Comparison
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.disclosure import Audience
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.comparison_matrix import CellRole, ComparisonMatrix
from dialogue_app.gui.pages.compare import ComparePage
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.matrix_view import MatrixView
from dialogue_app.workspace import answering, assembling, documents, preparing
from dialogue_app.workspace.documents import Format, ReportOrder
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.workspace import Workspace
from tests.helpers import comparisons
from tests.helpers.workspaces import sample_workspace

SAMPLE = "Laptops and monitors 2027"
SECRET = "one full-time function"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
Shift = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "window.ini"), InlineRunner())
    made.apply_look()
    made.use(sample_workspace(tmp_path))
    yield made
    made.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session, place="compare")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    return made


@pytest.fixture
def page(session: Session, window: MainWindow) -> ComparePage:
    """The page with the sample's answers."""
    found = preparing.find_dialogue(workspace_of(session), SAMPLE)
    session.choose_dialogue(found.id, found.title)
    return shown(window)


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[tuple[ReportOrder, Path]]:
    """Reports that were ordered; each is written as one blank page."""
    made: list[tuple[ReportOrder, Path]] = []

    def write(_: Comparison, order: ReportOrder, target: Path, _tell: object) -> Path:
        made.append((order, target))
        writer = QPdfWriter(str(target))
        QPainter(writer).end()
        return target

    monkeypatch.setattr(documents, "write_report", write)
    return made


def workspace_of(session: Session) -> Workspace:
    assert session.workspace
    return session.workspace


def shown(window: MainWindow) -> ComparePage:
    found = window.page
    assert isinstance(found, ComparePage)
    return found


def begin(session: Session, *, questions: bool = True, suppliers: bool = True) -> str:
    workspace = workspace_of(session)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Tablets", "Decide what to require.")
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    if questions:
        assembling.add_questions(workspace, dialogue_id, ("GOV-101",))
    if suppliers:
        preparing.add_participant(workspace, dialogue_id, preparing.suppliers(workspace)[0].id)
    session.choose_dialogue(dialogue_id, "Tablets")
    return dialogue_id


def visible_step(page: ComparePage) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.isVisible())


def cell_of(view: MatrixView, code: str, supplier: str) -> QModelIndex:
    for row in range(view.matrix.rowCount()):
        found = view.matrix.row(row)
        if found and found.item.code.startswith(code):
            for column in range(view.matrix.columnCount()):
                if view.matrix.supplier(column).name.startswith(supplier):
                    return view.matrix.index(row, column)
    raise AssertionError(code, supplier)


def everything_shown(page: ComparePage) -> str:
    matrix = page.view.matrix
    cells = [
        str(matrix.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(matrix.rowCount())
        for column in range(matrix.columnCount())
    ]
    return "\n".join([*cells, page.inspector.toPlainText()])


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_without_a_dialogue_the_page_leads_to_the_dialogues(session: Session, window: MainWindow) -> None:
    assert visible_step(shown(window)).text() == "Go to the dialogues"


@pytest.mark.parametrize(
    ("has", "step"),
    [
        ({"questions": False}, "Assemble the questionnaire"),
        ({"suppliers": False}, "Add suppliers"),
        ({}, "Record answers"),
    ],
)
def test_each_thing_that_is_missing_has_its_one_next_step(
    session: Session, window: MainWindow, has: dict[str, bool], step: str
) -> None:
    begin(session, **has)
    assert visible_step(shown(window)).text() == step


def test_suppliers_stand_in_the_order_of_their_names_and_nothing_sorts_them(page: ComparePage) -> None:
    names = [page.view.matrix.supplier(column).name for column in range(page.view.matrix.columnCount())]
    assert names == sorted(names, key=str.casefold)
    assert not page.view.isSortingEnabled()
    assert not page.view.horizontalHeader().sectionsClickable()


def test_a_state_is_said_by_a_word(page: ComparePage) -> None:
    for row in range(page.view.matrix.rowCount()):
        for column in range(page.view.matrix.columnCount()):
            view = page.view.matrix.index(row, column).data(CellRole)
            assert view is None or view.word


def test_another_wording_is_marked_and_both_wordings_are_shown(page: ComparePage) -> None:
    place = cell_of(page.view, "TRN-101", "Alder")
    assert place.data(CellRole).other_wording
    page.view.setCurrentIndex(place)
    text = page.inspector.toPlainText()
    assert "as this supplier was asked" in text
    assert "what could you disclose and how fast?" in text
    assert "within how many days after contract start?" in text


def test_the_chosen_answer_is_shown_in_full_with_the_counts_of_its_question(page: ComparePage) -> None:
    page.view.setCurrentIndex(cell_of(page.view, "GOV-101", "Alder"))
    text = page.inspector.toPlainText()
    for words in ("Alder Computing", "All offered models", "Evidence received", "asked 6", "reports to the head of"):
        assert words in text


def test_the_arrow_keys_pass_over_the_titles_of_sections(page: ComparePage) -> None:
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.matrix.index(1, 0))
    press(Key.Key_Down)
    assert page.view.matrix.row(page.view.currentIndex().row())
    assert page.view.currentIndex().row() > 2


def test_only_differences_or_open_points_are_shown_on_demand(page: ComparePage) -> None:
    everything = page.view.matrix.questions()
    press(Key.Key_D, Ctrl | Shift)
    assert 0 < page.view.matrix.questions() <= everything
    press(Key.Key_O, Ctrl | Shift)
    rows = [row for number in range(page.view.matrix.rowCount()) if (row := page.view.matrix.row(number))]
    suppliers = [page.view.matrix.supplier(column).id for column in range(page.view.matrix.columnCount())]
    assert rows
    assert all(any(row.open_points(supplier) for supplier in suppliers) for row in rows)
    press(Key.Key_A, Ctrl | Shift)
    assert page.view.matrix.questions() == everything


def test_words_are_found_in_questions_and_claims_by_keyboard(page: ComparePage) -> None:
    press(Key.Key_F, Ctrl)
    QTest.keyClicks(QApplication.focusWidget(), "full-time function notebooks")
    press(Key.Key_Return)
    assert page.view.matrix.questions() == 1
    assert page.view.hasFocus()
    page.words.setText("no such word anywhere")
    page.words.tell_now()
    assert "No question has these words" in page.nothing.text()


def test_an_answer_recorded_elsewhere_appears_and_the_place_is_kept(session: Session, page: ComparePage) -> None:
    place = cell_of(page.view, "GOV-101", "Borealis")
    page.view.setCurrentIndex(place)
    row, supplier = page.view.matrix.row(place.row()), page.view.matrix.supplier(place.column())
    assert row
    workspace = workspace_of(session)
    said = Answer(State.ANSWERED, Choice("no"), claim="Nobody yet.")
    session.perform(lambda: answering.record(workspace, session.dialogue_id, supplier.id, row.item.id, said), object())
    assert "Nobody yet." in page.inspector.toPlainText()
    session.undo()
    assert "Nobody yet." not in page.inspector.toPlainText()
    assert page.view.present() == (row.item.id, supplier.id)


def test_while_a_session_is_live_nothing_of_any_supplier_is_left_on_the_page(
    session: Session, page: ComparePage
) -> None:
    assert SECRET in everything_shown(page).casefold()
    session.set_live(page.view.matrix.supplier(0).id)
    assert everything_shown(page) == ""
    assert page.preview.pages == 0


def test_a_page_opened_during_a_live_session_says_why_it_is_closed_and_ends_the_session(
    session: Session, qtbot: QtBot
) -> None:
    found = preparing.find_dialogue(workspace_of(session), SAMPLE)
    session.choose_dialogue(found.id, found.title)
    session.set_live(preparing.suppliers(workspace_of(session))[0].id)
    window, place = MainWindow(session, place="guide"), QScrollArea(widgetResizable=True)
    page = ComparePage(session)
    place.setWidget(page)
    qtbot.addWidget(window)
    qtbot.addWidget(place)
    place.show()
    page.come_forward()
    assert everything_shown(page) == ""
    visible_step(page).click()
    assert session.live_supplier == ""
    assert SECRET in everything_shown(page).casefold()


def test_a_report_is_written_to_the_chosen_file_and_the_folder_is_remembered(
    session: Session,
    page: ComparePage,
    tmp_path: Path,
    orders: list[tuple[ReportOrder, Path]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "reports" / "laptops"
    target.parent.mkdir()
    proposed: list[str] = []

    def choose(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(name)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    press(Key.Key_E, Ctrl)
    page.export.reader.setCurrentIndex(page.export.reader.findText("Copy for Alder Computing"))
    supplier_id = page.export.reader.currentData()
    page.export.wanted.emit(page.export.order())
    page.export.wanted.emit(page.export.order())
    assert orders[0] == (ReportOrder(Audience.SUPPLIER, Format.PDF, "en", supplier_id), target.with_suffix(".pdf"))
    assert Path(proposed[0]).name == "Laptops-and-monitors-2027-Alder-Computing.pdf"
    assert Path(proposed[1]).parent == target.parent
    message = session.messages.last
    assert message
    assert "laptops.pdf" in message.text
    assert message.ways_out[0].text == "Open"


def test_a_report_that_can_not_be_written_is_explained(
    session: Session, page: ComparePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Path:
        raise Problem("folder-not-writable", path=tmp_path)

    monkeypatch.setattr(documents, "write_report", refuse)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.pdf"), ""))
    page.export.wanted.emit(page.export.order())
    assert session.messages.last
    assert "can't be written" in session.messages.last.text


def test_the_preview_is_shown_inside_the_window_and_leaves_no_file(
    page: ComparePage, orders: list[tuple[ReportOrder, Path]]
) -> None:
    press(Key.Key_P, Ctrl)
    order, file = orders[0]
    assert order.format is Format.PDF
    assert page.preview.isVisible()
    assert page.preview.pages == 1
    assert not file.exists()
    page.preview.close_button.click()
    assert page.view.hasFocus()


def test_text_of_suppliers_is_shown_letter_by_letter(session: Session, qtbot: QtBot) -> None:
    hostile = "<img src='file:///etc/passwd'><b>bold</b> &amp; " + "w" * 3_000
    comparison = comparisons.hostile(hostile)
    inspector, view = AnswerInspector(session.texts), MatrixView(session.texts)
    qtbot.addWidget(inspector)
    qtbot.addWidget(view)
    view.show_comparison(comparison)
    inspector.show_cell(comparison, comparison.rows[0], comparison.suppliers[0])
    view.grab()
    assert "<b>bold</b> &amp;" in inspector.toPlainText()


def test_a_matrix_of_sixty_thousand_cells_works_out_only_what_is_seen(session: Session, qtbot: QtBot) -> None:
    view = MatrixView(session.texts)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show_comparison(comparisons.comparison(300, 200))
    view.show()
    view.grab()
    matrix: ComparisonMatrix = view.matrix
    assert matrix.questions() * matrix.columnCount() == 60_000
    assert 0 < len(matrix._views) < 300
