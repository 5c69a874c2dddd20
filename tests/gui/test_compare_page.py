"""Comparing answers and writing reports, with the real page, a real session and a real workspace."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from dialogue_app.domain.answers import Answer, State, Verification
from dialogue_app.domain.comparison import Cell, Row
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.heard import Hearing, Hearings
from dialogue_app.domain.marks import VERIFIED
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.domain.values import Choice
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.comparison_matrix import CellRole, ComparisonMatrix
from dialogue_app.gui.pages.compare import ComparePage
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.matrix_view import MatrixView
from dialogue_app.workspace import answering, assembling, preparing
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
    return next(each for each in page.findChildren(QPushButton) if each.isVisible() and each.property("primary"))


def cell_of(view: MatrixView, code: str, supplier: str) -> QModelIndex:
    for row in range(view.matrix.rowCount()):
        found = view.matrix.row(row)
        if found and found.item.code.startswith(code):
            for column in range(view.matrix.columnCount()):
                if view.matrix.supplier(column).name.startswith(supplier):
                    return view.matrix.index(row, column)
    raise AssertionError(code, supplier)


def everything_shown(page: ComparePage) -> str:
    matrix = page.answers.view.matrix
    cells = [
        str(matrix.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole))
        for row in range(matrix.rowCount())
        for column in range(matrix.columnCount())
    ]
    return "\n".join([*cells, page.answers.inspector.toPlainText()])


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
    matrix = page.answers.view.matrix
    names = [matrix.supplier(column).name for column in range(matrix.columnCount())]
    assert names == sorted(names, key=str.casefold)
    assert not page.answers.view.isSortingEnabled()
    assert not page.answers.view.horizontalHeader().sectionsClickable()


def test_a_state_is_said_by_a_word(page: ComparePage) -> None:
    for row in range(page.answers.view.matrix.rowCount()):
        for column in range(page.answers.view.matrix.columnCount()):
            view = page.answers.view.matrix.index(row, column).data(CellRole)
            assert view is None or view.word


def test_another_wording_is_marked_and_both_wordings_are_shown(page: ComparePage) -> None:
    place = cell_of(page.answers.view, "TRN-101", "Alder")
    assert place.data(CellRole).other_wording
    page.answers.view.setCurrentIndex(place)
    text = page.answers.inspector.toPlainText()
    assert "as this supplier was asked" in text
    assert "what could you disclose and how fast?" in text
    assert "within how many days after contract start?" in text


def test_the_chosen_answer_is_shown_in_full_with_the_counts_of_its_question(page: ComparePage) -> None:
    page.answers.view.setCurrentIndex(cell_of(page.answers.view, "GOV-101", "Alder"))
    text = page.answers.inspector.toPlainText()
    for words in ("Alder Computing", "All offered models", "Evidence received", "asked 6", "reports to the head of"):
        assert words in text


def test_the_arrow_keys_pass_over_the_titles_of_sections(page: ComparePage) -> None:
    page.answers.view.setFocus()
    page.answers.view.setCurrentIndex(page.answers.view.matrix.index(1, 0))
    press(Key.Key_Down)
    assert page.answers.view.matrix.row(page.answers.view.currentIndex().row())
    assert page.answers.view.currentIndex().row() > 2


def rows_of(page: ComparePage) -> list[Row]:
    matrix = page.answers.view.matrix
    return [row for number in range(matrix.rowCount()) if (row := matrix.row(number))]


def suppliers_of(page: ComparePage) -> list[Supplier]:
    matrix = page.answers.view.matrix
    return [matrix.supplier(column) for column in range(matrix.columnCount())]


def test_only_differences_or_open_points_are_shown_on_demand(page: ComparePage) -> None:
    everything = page.answers.view.matrix.questions()
    press(Key.Key_D, Ctrl | Shift)
    assert 0 < page.answers.view.matrix.questions() <= everything
    press(Key.Key_O, Ctrl | Shift)
    rows, suppliers = rows_of(page), [supplier.id for supplier in suppliers_of(page)]
    assert rows
    assert all(any(row.open_points(supplier) for supplier in suppliers) for row in rows)
    press(Key.Key_A, Ctrl | Shift)
    assert page.answers.view.matrix.questions() == everything


def test_filters_combine_say_what_they_leave_and_one_key_clears_them(page: ComparePage) -> None:
    filters, all_suppliers = page.answers.filters, suppliers_of(page)
    everything = page.answers.view.matrix.questions()
    said = filters.counts.text()
    filters.turn("unverified")
    filters.role.choose("brand")
    filters.role.chosen.emit("brand")
    filters.theme.choose("TRN")
    filters.theme.chosen.emit("TRN")
    assert {supplier.role for supplier in suppliers_of(page)} == {"brand"}
    assert {row.item.snapshot.theme for row in rows_of(page)} == {"TRN"}
    for row in rows_of(page):
        cells = [cell for supplier in suppliers_of(page) if (cell := row.cell(supplier.id))]
        assert any(cell.verification not in VERIFIED for cell in cells)
    left = (len(rows_of(page)), len(suppliers_of(page)))
    assert (
        filters.counts.text() == f"Questions: {left[0]} of {everything} · Suppliers: {left[1]} of {len(all_suppliers)}"
    )
    page.answers.view.setFocus()
    press(Key.Key_Escape)
    assert suppliers_of(page) == all_suppliers
    assert filters.counts.text() == said
    assert not filters.clear.isEnabled()


def test_filters_that_leave_nothing_say_so_and_keep_the_keyboard(page: ComparePage) -> None:
    page.answers.words.setText("no such word anywhere")
    page.answers.words.tell_now()
    assert "No question passes" in page.answers.nothing.text()
    assert not page.answers.view.isVisible()
    page.focus_first()
    assert page.answers.filters.clear.hasFocus()
    press(Key.Key_Escape)
    assert page.answers.view.matrix.questions()


def test_words_are_found_in_questions_and_claims_by_keyboard(page: ComparePage) -> None:
    press(Key.Key_F, Ctrl)
    QTest.keyClicks(QApplication.focusWidget(), "full-time function notebooks")
    press(Key.Key_Return)
    assert page.answers.view.matrix.questions() == 1
    assert page.answers.view.hasFocus()


def test_what_is_out_of_date_is_found_and_explained(session: Session, page: ComparePage) -> None:
    row, supplier = rows_of(page)[0], suppliers_of(page)[0]
    said = Answer(State.ANSWERED, Choice("yes"), verification=Verification.EXPIRED, claim="As before.")
    workspace = workspace_of(session)
    session.perform(lambda: answering.record(workspace, session.dialogue_id, supplier.id, row.item.id, said))
    session.commands.run("compare.expired")
    assert row.item.id in {each.item.id for each in rows_of(page)}
    page.answers.view.setCurrentIndex(page.answers.view.matrix.place(row.item.id, supplier.id))
    assert "Recorded as out of date" in page.answers.inspector.toPlainText()
    session.undo()
    assert page.answers.view.matrix.place(row.item.id, supplier.id).isValid() is False


def test_what_has_changed_since_the_last_round_is_marked_and_what_was_said_then_is_shown(
    session: Session, page: ComparePage
) -> None:
    assert page.answers.filters.toggles["changed"].isHidden()
    workspace, first = workspace_of(session), session.dialogue_id
    row, supplier = next((row, each) for row in rows_of(page) for each in suppliers_of(page) if row.cell(each.id))
    draft = Draft(DialogueKind.PRE_CONTRACT, "Round 2", "See what has changed.")
    second = preparing.create_dialogue(workspace, draft).subject
    preparing.change_dialogue(workspace, replace(workspace.dialogue(second), baseline_id=first))
    assembling.add_questions(workspace, second, (row.item.snapshot.question_id,))
    preparing.add_participant(workspace, second, supplier.id)
    item = next(workspace.questionnaire(second).items())
    answering.record(workspace, second, supplier.id, item.id, Answer(State.DECLINED, reason="legal"))
    session.choose_dialogue(second, "Round 2")
    assert not page.answers.filters.toggles["changed"].isHidden()
    session.commands.run("compare.changed")
    place = page.answers.view.matrix.place(item.id, supplier.id)
    assert place.data(CellRole).changed
    assert "Changed since the last round" in place.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "In the last round, to the same question" in page.answers.inspector.toPlainText()
    again = Answer(State.NOT_KNOWN)
    session.perform(lambda: answering.record(workspace, second, supplier.id, item.id, again))
    assert page.answers.view.matrix.place(item.id, supplier.id).data(CellRole).changed


def test_suppliers_of_one_group_are_said_to_be_one_voice(session: Session, qtbot: QtBot) -> None:
    form = comparisons.questionnaire(1)
    people = [replace(each, group=group) for each, group in zip(comparisons.suppliers(3), ("K", "k", ""), strict=True)]
    item = next(form.items())
    said = zip(people, ("yes", "no", "yes"), strict=True)
    cells = [comparisons.cell(item, each, value=Choice(option)) for each, option in said]
    compared = comparisons.comparison_of(cells, form, tuple(people))
    inspector = AnswerInspector(session.texts)
    qtbot.addWidget(inspector)
    inspector.show_cell(compared, compared.rows[0], compared.suppliers[0])
    told = inspector.toPlainText()
    assert "The 3 who answered belong to 2 independent groups" in told
    assert "Yes: 2 · No: 1 (of 3 who answered, at least partly)" in told


def test_an_answer_says_who_recorded_it_and_when(page: ComparePage) -> None:
    told = page.answers.inspector.toPlainText()
    assert "Recorded by\n" in told
    assert "note takers" not in told


def test_an_answer_that_two_recorded_shows_both_side_by_side_and_marks_the_one_that_counts(
    session: Session, qtbot: QtBot
) -> None:
    form, people = comparisons.questionnaire(1), tuple(comparisons.suppliers(1))
    item = next(form.items())
    cells = [comparisons.cell(item, people[0], value=Choice(each)) for each in ("yes", "no")]
    compared = comparisons.comparison_of(cells[:1], form, people)
    said = [Cell(*cell).answer(item.snapshot.answer.kind) for cell in cells]
    one = Hearing("Ola", "2026-11-22T14:00:00.000Z", "", said[0], counts=True, alike=True)
    other = Hearing("<b>Berit</b>", "2026-11-21T14:00:00.000Z", "", said[1])
    inspector = AnswerInspector(session.texts)
    qtbot.addWidget(inspector)
    sources = Hearings((one, other), "Kari", "2026-11-22T15:00:00.000Z")
    inspector.show_cell(compared, compared.rows[0], people[0], sources)
    told = inspector.toPlainText()
    assert told.index("Heard by 2 note takers") < told.index("✓ Counts: chosen by Kari") < told.index("Does not count")
    assert "<b>Berit</b>, 21 Nov 2026" in told
    assert "Recorded by" not in told


def test_a_name_that_is_cut_can_be_read_in_full_and_never_as_markup(session: Session, qtbot: QtBot) -> None:
    long = "Gesellschaft für nachhaltige Beschaffung & <b>Lieferketten</b> mit beschränkter Haftung"
    view = MatrixView(session.texts)
    qtbot.addWidget(view)
    view.show_comparison(comparisons.hostile(long))
    tip = view.matrix.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;Lieferketten" in str(tip)
    assert long in str(view.matrix.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole))
    assert "&lt;b&gt;" in str(view.matrix.index(1, 0).data(Qt.ItemDataRole.ToolTipRole))


def test_a_new_answer_touches_its_own_cell_only(session: Session, page: ComparePage) -> None:
    row, supplier = rows_of(page)[0], suppliers_of(page)[1]
    matrix, told = page.answers.view.matrix, list[tuple[int, int]]()
    matrix.dataChanged.connect(lambda first, _last: told.append((first.row(), first.column())))
    matrix.modelReset.connect(lambda: told.append((-1, -1)))
    said = Answer(State.NOT_KNOWN, claim="Nobody knows.")
    workspace = workspace_of(session)
    session.perform(lambda: answering.record(workspace, session.dialogue_id, supplier.id, row.item.id, said))
    place = matrix.place(row.item.id, supplier.id)
    assert told == [(place.row(), place.column())]
    assert place.data(CellRole).state is State.NOT_KNOWN


def test_an_answer_recorded_elsewhere_appears_and_the_place_is_kept(session: Session, page: ComparePage) -> None:
    place = cell_of(page.answers.view, "GOV-101", "Borealis")
    page.answers.view.setCurrentIndex(place)
    row, supplier = page.answers.view.matrix.row(place.row()), page.answers.view.matrix.supplier(place.column())
    assert row
    workspace = workspace_of(session)
    said = Answer(State.ANSWERED, Choice("no"), claim="Nobody yet.")
    session.perform(lambda: answering.record(workspace, session.dialogue_id, supplier.id, row.item.id, said), object())
    assert "Nobody yet." in page.answers.inspector.toPlainText()
    session.undo()
    assert "Nobody yet." not in page.answers.inspector.toPlainText()
    assert page.answers.view.present() == (row.item.id, supplier.id)


def test_while_a_session_is_live_nothing_of_any_supplier_is_left_on_the_page(
    session: Session, page: ComparePage
) -> None:
    assert SECRET in everything_shown(page).casefold()
    session.set_live(page.answers.view.matrix.supplier(0).id)
    assert everything_shown(page) == ""


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


def test_keys_lead_to_the_reports_and_to_the_pages_of_the_one_chosen(page: ComparePage) -> None:
    press(Key.Key_E, Ctrl)
    assert page.face_id == "reports"
    assert page.face.choices.readers["internal"].hasFocus()
    page.choose_face("answers")
    press(Key.Key_P, Ctrl)
    assert page.face_id == "reports"
    assert page.face.preview.isVisible()
    assert page.face.preview.pages > 0
    page.face.preview.close_button.click()
    assert page.face.choices.readers["internal"].hasFocus()


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
