"""A supplier is erased in the window: one screen says what goes and what stays, and asks for its name."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dialogue_app import paths
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.gui.widgets.erase_choice import EraseChoice
from dialogue_app.gui.widgets.erase_sheet import EraseSheet
from dialogue_app.workspace import erasing, joining, keeping, noting, preparing
from tests.gui.test_accessibility import interpreted, without_a_name

NAME, ROUND = "Tarnwick Servers", "Data centre hardware, round 2"


@pytest.fixture
def panel(window):
    """Who takes part in round 2, with one of them marked."""
    page = window.page
    page.browser.mark(preparing.find_dialogue(window.session.workspace, ROUND).id)
    panel = page.inspector.participants
    panel.list.setCurrentIndex(panel.model.index(row_of(panel), 0))
    return panel


@pytest.fixture
def sheet(panel, window):
    return opened(panel, window)


def row_of(panel, name=NAME):
    return next(row for row in range(panel.model.rowCount()) if panel.model.participant(row).supplier.name == name)


def opened(panel, window):
    panel.erase_action.trigger()
    return window.findChildren(EraseSheet)[-1]


def said(sheet):
    return "\n".join(each.text() for each in sheet.findChildren(QLabel) if not each.isHidden())


def fill(sheet, name=NAME, reason="They asked for it."):
    sheet.reason.setText(reason)
    sheet.typed.setText(name)


def test_one_screen_says_what_goes_what_stays_and_that_it_cannot_be_undone(sheet, window):
    found = erasing.preview(window.session.workspace, NAME)
    told = said(sheet)
    for words in (f"Erase {NAME}", f"{found.answers} entries of answers", "with the digests", "can't be undone"):
        assert words in told
    assert erasing.stand_in(found.supplier_id) in told
    assert (without_a_name(sheet), interpreted(sheet)) == ([], [])


def test_nothing_can_be_done_before_reason_and_name_stand_there(sheet, window):
    assert not sheet.erase.isEnabled()
    fill(sheet, name="Tarnwick")
    assert not sheet.erase.isEnabled()
    fill(sheet, reason=" ")
    QTest.keyClick(sheet.typed, Qt.Key.Key_Return)
    assert preparing.find_supplier(window.session.workspace, NAME)
    fill(sheet, name=" tarnwick  servers ")
    assert sheet.erase.isEnabled()


def test_it_is_erased_by_keyboard_and_no_widget_shows_the_name_any_more(sheet, panel, window):
    supplier_id = preparing.find_supplier(window.session.workspace, NAME).id
    fill(sheet)
    QTest.keyClick(sheet.typed, Qt.Key.Key_Return)
    workspace = window.session.workspace
    assert erasing.is_erased(workspace, supplier_id)
    assert not window.session.commands.live("edit.undo").isEnabled()
    names = [panel.model.participant(row).supplier.name for row in range(panel.model.rowCount())]
    assert NAME not in names
    assert erasing.stand_in(supplier_id) in names
    assert "The supplier is erased" in said(sheet)
    shown = [each.text() for top in QApplication.topLevelWidgets() for each in top.findChildren(QLabel)]
    assert [each for each in shown if NAME in each] == []
    assert sheet.typed.text() == ""


def test_the_name_that_is_typed_to_be_sure_is_not_kept_as_typing_that_is_not_recorded(sheet, window):
    sheet.typed.setFocus()
    QTest.keyClicks(sheet.typed, f"{NAME} and some more words")
    window.session.drafts.keep()
    assert not paths.unsaved_text(window.session.workspace.path).exists()


def test_esc_leaves_everything_as_it_is(sheet, window):
    fill(sheet)
    QTest.keyClick(sheet.typed, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert preparing.find_supplier(window.session.workspace, NAME).name == NAME


def test_a_reason_that_names_the_supplier_is_refused_beside_the_field(sheet, window):
    fill(sheet, reason=f"{NAME.upper()} asked for it.")
    sheet.erase.click()
    assert "Write it without the name" in sheet.why.error
    assert preparing.find_supplier(window.session.workspace, NAME).name == NAME
    sheet.reason.setText("They asked for it.")
    sheet.erase.click()
    assert sheet.why.error == ""
    assert "is erased" in sheet.windowTitle()


def test_backups_that_still_have_it_are_listed_and_stay_listed_afterwards(panel, window):
    workspace = window.session.workspace
    copy = keeping.back_up(workspace, workspace.path.parent / "older" / "copy.dialogues")
    sheet = opened(panel, window)
    assert str(copy) in said(sheet)
    fill(sheet)
    sheet.erase.click()
    assert str(copy) in said(sheet)
    assert "delete" in said(sheet)
    assert copy.exists()


def test_where_the_name_stands_elsewhere_and_its_other_names_are_said(panel, window):
    workspace = window.session.workspace
    other = panel.model.participant(1 if row_of(panel) != 1 else 0).supplier
    dialogue_id = preparing.find_dialogue(workspace, ROUND).id
    noting.note(workspace, dialogue_id, other.id, Remark(RemarkKind.PARKED, f"Buys from {NAME}."))
    joining.join(workspace, preparing.find_supplier(workspace, NAME).id, "Cinderbrook Displays")
    told = said(opened(panel, window))
    assert "remarks about others: 1" in told
    assert "Cinderbrook Displays was said to be the same supplier" in told


def test_an_erased_supplier_is_not_erased_again(sheet, panel, window):
    fill(sheet)
    sheet.erase.click()
    sheet.reject()
    erased = next(
        row for row in range(panel.model.rowCount()) if panel.model.participant(row).supplier.name.startswith("— ")
    )
    panel.list.setCurrentIndex(panel.model.index(erased, 0))
    panel.erase_action.trigger()
    assert "is erased already" in window.bar.sentence.text()


def test_of_several_that_are_marked_none_is_erased_and_afterwards_only_one_is_marked(sheet, panel):
    fill(sheet)
    sheet.erase.click()
    sheet.reject()
    assert len(panel.list.selectionModel().selectedIndexes()) == 1
    panel.list.selectAll()
    assert not panel.erase_action.isEnabled()


@pytest.fixture
def choice(panel, window):
    """Which supplier is to be erased; one of them takes part in nothing."""
    window.session.perform(lambda: preparing.add_supplier(window.session.workspace, "Ærø <b>Data</b>", country="DK"))
    window.session.commands.run("dialogues.erase-supplier")
    return window.findChildren(EraseChoice)[-1]


def test_a_supplier_that_takes_part_in_nothing_is_found_and_erased_by_keyboard(choice, window):
    assert choice.isVisible()
    assert choice.list.currentItem().text().startswith(NAME)  # the marked one is proposed
    choice.search.setText("B>DATA")
    choice.search.tell_now()
    assert [choice.list.item(row).text() for row in range(choice.list.count())] == ["Ærø <b>Data</b> · DK"]
    QTest.keyClick(choice.search, Qt.Key.Key_Return)
    (sheet,) = (each for each in window.findChildren(EraseSheet) if each.isVisible())
    assert sheet.isVisible()
    fill(sheet, name="Ærø <b>Data</b>")
    sheet.erase.click()
    assert "Ærø" not in str([each.name for each in preparing.suppliers(window.session.workspace)])


def test_the_choice_of_a_supplier_is_left_with_esc_and_erases_nothing(choice, window):
    before = preparing.suppliers(window.session.workspace)
    assert (without_a_name(choice), interpreted(choice)) == ([], [])
    choice.search.setText("nobody of this name")
    choice.search.tell_now()
    assert not choice.go_on.isEnabled()
    QTest.keyClick(choice, Qt.Key.Key_Escape)
    assert preparing.suppliers(window.session.workspace) == before
    assert not any(each.isVisible() for each in window.findChildren(EraseSheet))


def test_more_holds_what_is_used_less(panel, window):
    inspector = window.page.inspector
    listed = [each.text() for each in inspector.more_button.menu().actions() if each.isVisible()]
    assert [each for each in listed if "rchive" in each]
    assert [each.text() for each in panel.more_button.menu().actions()] == [
        "Same as another…",
        "Erase this supplier…",
    ]
