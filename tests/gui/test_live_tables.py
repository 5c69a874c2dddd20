"""Certificates and factories on the live page: typed by keyboard, pasted from a spreadsheet, completed and judged."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.domain import tables
from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.values import Certificate, Certificates, Factories, Factory
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.models.row_table import STATUS
from dialogue_app.texts import Texts
from tests.helpers.live import CONTROL, SHIFT, enter, events, press, record, recorded, said, write

CERTIFICATES, FACTORIES = "LBL-101", "CMP-107"
TODAY = date(2026, 11, 22)


@pytest.fixture
def talk(talk_on):
    """The page at a question for certificates, then one for factories; today is always the same day."""
    page = talk_on(CERTIFICATES, FACTORIES)
    page.desk.form.aids = Aids(lambda: page.session.workspace, lambda: TODAY)
    page.show_row(1)
    page.show_row(0)
    page.desk.form.focus_value()
    return page


def editor(page):
    return page.desk.form.editor


def cell(page, row, column):
    table = editor(page).table
    return table.index(row, table.columns.index(column)).data()


def paste(page, text):
    QApplication.clipboard().setText(text)
    editor(page).grid.setFocus()
    press(Qt.Key.Key_V, CONTROL)


# By keyboard -----------------------------------------------------------------------------------------------------


def test_a_row_is_typed_without_the_mouse_and_enter_in_the_empty_row_goes_on(talk):
    """N3, N24: the table comes first, a whole row is typed, and Enter leads to what comes after the value."""
    enter("TCO Certified", "Generation 10", "Book 14", "2027-12-31")
    press(Qt.Key.Key_Return)  # nothing is planned
    assert editor(talk).grid.currentIndex().row() == 1
    press(Qt.Key.Key_Return)
    assert not editor(talk).isAncestorOf(QApplication.focusWidget())
    value = Certificates((Certificate("TCO Certified", "Generation 10", models="Book 14", valid_to="2027-12-31"),))
    assert (recorded(talk, CERTIFICATES).state, recorded(talk, CERTIFICATES).value) == (State.ANSWERED, value)


def test_tab_goes_from_cell_to_cell_and_leaves_from_an_empty_row(talk):
    """N24: nobody is caught in a table."""
    write("SA8000")
    press(Qt.Key.Key_Tab)
    write("2023")
    press(Qt.Key.Key_Backtab, SHIFT)
    assert editor(talk).grid.currentIndex().column() == 0
    while editor(talk).grid.currentIndex().row() == 0:
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not editor(talk).grid
    assert editor(talk).table.rows == (Certificate("SA8000", "2023"),)


def test_shift_tab_leaves_from_the_first_cell(talk):
    assert editor(talk).grid.hasFocus()
    press(Qt.Key.Key_Backtab, SHIFT)
    assert not editor(talk).grid.hasFocus()


def test_escape_brings_back_what_stood_in_a_cell(talk):
    enter("SA8000", "", "Book 14")
    editor(talk).grid.setCurrentIndex(editor(talk).table.index(0, 2))
    write("x")
    assert editor(talk).table.rows == (Certificate("SA8000", models="x"),)
    press(Qt.Key.Key_Escape)
    assert editor(talk).table.rows == (Certificate("SA8000", models="Book 14"),)


def test_what_is_being_typed_into_a_cell_is_saved_when_the_user_goes_to_another_question(talk):
    """N16: nothing typed is lost, also in a cell that was not left."""
    write("SA8000")
    press(Qt.Key.Key_Return, CONTROL)
    assert recorded(talk, CERTIFICATES).value == Certificates((Certificate("SA8000"),))


def test_typing_a_whole_row_is_one_version_of_the_answer(talk):
    enter("TCO Certified", "Generation 10", "Book 14", "2027-12")
    talk.save()
    assert len(events(talk, CERTIFICATES)) == 1


def test_delete_empties_a_cell_and_ctrl_delete_removes_the_row(talk):
    enter("SA8000", "2023")
    editor(talk).grid.setCurrentIndex(editor(talk).table.index(0, 1))
    press(Qt.Key.Key_Delete)
    assert editor(talk).table.rows == (Certificate("SA8000"),)
    press(Qt.Key.Key_Delete, CONTROL)
    talk.save()
    assert recorded(talk, CERTIFICATES).value is None


def test_a_row_without_its_name_says_so_beside_the_table(talk):
    editor(talk).grid.setCurrentIndex(editor(talk).table.index(0, 1))
    write("9")
    talk.save()
    assert "row 1" in talk.desk.form.fields["value"].block.error.lower()
    assert recorded(talk, CERTIFICATES).value is None


def test_the_fields_of_a_table_have_names_for_a_screen_reader(talk):
    """N24: each cell says its column."""
    enter("SA8000")
    table = editor(talk).table
    assert table.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Label or scheme *: SA8000"
    write("2")
    assert QApplication.focusWidget().accessibleName() == "Version *"


# Certificates ----------------------------------------------------------------------------------------------------


def test_a_scheme_is_completed_from_the_registry_and_its_versions_are_offered(talk):
    write("blue angel for comp")
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    assert editor(talk).table.rows[0].scheme.startswith("Blue Angel for computers")
    editor(talk).table.show((Certificate("tco"),), editor(talk).table.columns)
    assert editor(talk).table.rows == (Certificate("TCO Certified"),)
    assert editor(talk).choices(0, "version") == ["Generation 9", "Generation 10"]


@pytest.mark.parametrize(
    ("valid_to", "planned", "words"),
    [
        ("2027-12-31", "", "valid"),
        ("2026-12", "", "valid, ends soon"),
        ("2026-11-21", "", "expired"),
        ("2026-Q3", "", "expired"),
        ("", "2027-03", "planned for 2027-03"),
        ("", "", "no end date"),
        ("soon", "", "date can't be read"),
    ],
)
def test_valid_and_expired_are_said_in_words(talk, valid_to, planned, words):
    row = Certificate("SA8000", valid_to=valid_to, planned=planned)
    editor(talk).show_value(Certificates((row,)))
    assert cell(talk, 0, STATUS) == words


def test_a_version_that_ended_and_what_to_ask_for_are_said_below_the_table(talk):
    editor(talk).aids = Aids(lambda: talk.session.workspace, lambda: date(2027, 3, 1))
    editor(talk).show_value(Certificates((Certificate("TCO Certified", "Generation 9"),)))
    editor(talk).grid.setCurrentIndex(editor(talk).table.index(0, 1))
    assert "Generation 9 ended on 2026-12." in said(talk)
    assert "public list" in said(talk)


def test_a_scheme_that_nobody_knows_is_recorded_as_typed(talk):
    enter("Green Leaf 3000")
    assert "“Green Leaf 3000” is not in the registry" in said(talk)
    talk.save()
    assert recorded(talk, CERTIFICATES).value == Certificates((Certificate("Green Leaf 3000"),))


# Factories -------------------------------------------------------------------------------------------------------


@pytest.fixture
def sites(talk):
    """The page at the question for factories."""
    talk.show_row(1)
    talk.desk.form.focus_value()
    return talk


@pytest.mark.parametrize("typed", ["vn", "Vietnam", "viet", "Viet Nam"])
def test_a_country_is_typed_by_code_or_name_and_kept_as_a_code(sites, typed):
    editor(sites).show_value(Factories((Factory(legal_name="A"),)))
    columns = editor(sites).table.columns
    editor(sites).grid.setCurrentIndex(editor(sites).table.index(0, columns.index("country")))
    enter(typed)
    sites.save()
    assert recorded(sites, FACTORIES).value == Factories((Factory(legal_name="A", country="VN"),))
    assert cell(sites, 0, "country") == "Vietnam (VN)"


def test_cells_from_a_spreadsheet_with_titles_go_into_their_columns(sites):
    paste(
        sites,
        "Country\tLegal name\tCity\tDate of last audit\tWhat we think\r\n"
        "Thailand\tLotus Harbour\tChonburi\t15.10.2024\tfine\r\n"
        'CZ\t"Ostrava ""Blade"" Works"\tOstrava\t\t\r\n',
    )
    assert editor(sites).table.rows == (
        Factory(legal_name="Lotus Harbour", city="Chonburi", country="TH", last_audit_date="2024-10-15"),
        Factory(legal_name='Ostrava "Blade" Works', city="Ostrava", country="CZ"),
    )
    assert "2 rows pasted; the titles said which column is which. 1 cell had no column" in said(sites)


def test_cells_without_titles_go_into_the_columns_in_their_order(sites):
    columns = editor(sites).table.columns[:4]
    paste(sites, "Alpha Plant\tcells\tBook 14\tMain Street 1")
    assert [getattr(editor(sites).table.rows[0], column) for column in columns] == [
        "Alpha Plant", "cells", "Book 14", "Main Street 1",
    ]  # fmt: skip
    sites.save()
    assert recorded(sites, FACTORIES).state is State.ANSWERED


def test_the_minimum_set_is_marked_and_what_is_missing_is_counted(sites):
    marked = [column for column in tables.COLUMNS["factories"] if editor(sites).title(column).endswith("*")]
    assert marked == [column for column in tables.COLUMNS["factories"] if column in editor(sites).minimum]
    editor(sites).show_value(Factories((Factory(legal_name="A", country="VN"),)))
    assert cell(sites, 0, "city") == "to fill in"
    record(sites, FACTORIES, Answer(State.ANSWERED, Factories((Factory(legal_name="A", country="VN"),))))
    assert f"1 row · {len(marked) - 2} cells to fill in" in said(sites)


def test_all_columns_unfold_and_have_titles(sites):
    before = editor(sites).table.columns
    editor(sites).every_column.click()
    assert editor(sites).table.columns == tables.COLUMNS["factories"]
    assert set(before) < set(tables.COLUMNS["factories"])
    texts = Texts("en")
    assert [name for names in tables.COLUMNS.values() for name in names if not texts.has(f"live.column.{name}")] == []


# Bad input -------------------------------------------------------------------------------------------------------


def test_a_paste_of_a_web_page_is_plain_text(sites):
    """Rich text and HTML: only the plain text of a copy is used, letter by letter."""
    data = QMimeData()
    data.setHtml("<table><tr><td><b>Plant</b></td></tr></table>")
    data.setText("<b>Plant</b> \u202eabc\u202c e\u0301")
    QApplication.clipboard().setMimeData(data)
    editor(sites).grid.setFocus()
    press(Qt.Key.Key_V, CONTROL)
    sites.save()
    value = recorded(sites, FACTORIES).value
    assert value.rows[0].legal_name == "<b>Plant</b> \u202eabc\u202c é"


def test_too_many_rows_are_refused_in_words_and_nothing_is_put_in(sites):
    paste(sites, "Plant\n" * 5_001)
    assert "too long to paste" in sites.desk.form.fields["value"].block.error
    assert editor(sites).table.rows == ()


def test_a_cell_of_a_hundred_thousand_letters_is_said_and_the_rest_is_kept(sites):
    paste(sites, "Alpha Plant\t" + "x" * 100_000)
    sites.desk.form.claim.setFocus()
    write("One site.")
    sites.save()
    assert "20" in sites.desk.form.fields["value"].block.error
    assert recorded(sites, FACTORIES).claim == "One site."
    assert editor(sites).table.rows[0].legal_name == "Alpha Plant"


def test_a_table_pasted_into_a_cell_goes_into_the_table(sites):
    write("x")
    QApplication.clipboard().setText("Alpha\t\t\nBeta\t\t")
    press(Qt.Key.Key_V, CONTROL)
    assert [row.legal_name for row in editor(sites).table.rows] == ["Alpha", "Beta"]


def test_a_copied_row_is_text_with_tabs(sites):
    editor(sites).show_value(Factories((Factory(legal_name="A", country="VN"),)))
    editor(sites).grid.selectRow(0)
    press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text().startswith("A\t")
    assert "VN" in QApplication.clipboard().text()


def test_every_place_to_type_in_a_table_has_a_name(sites):
    """N24: names for screen readers."""
    nameless = [
        part
        for part in editor(sites).findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and not part.accessibleName()
        if not getattr(part, "text", lambda: "")()
    ]
    assert nameless == []
