"""A dialogue that is there: what is said of it, its hypotheses and who comes are changed, each with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.suppliers import Attendance, Supplier
from dialogue_app.workspace import answering, assembling, preparing
from dialogue_app.workspace.assembling import Wish
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def page(session, shown, tmp_path):
    """The page with one dialogue and two suppliers, marked in the list."""
    workspace = new_workspace(tmp_path)
    first = assembling.first_questionnaire(workspace, Wish("pre-contract", set_id="starter-pre"))
    invited = (Supplier("", "Alder"), Supplier("", "Birch"))
    draft = preparing.Draft(DialogueKind.PRE_CONTRACT, "Phones", "Decide", invited=invited)
    preparing.create_dialogue(workspace, draft, first)
    session.use(workspace)
    page = shown(session).page
    assert page.inspector
    page.table.setFocus()
    return page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def stored(page):
    return preparing.overview(page.workspace)[0].dialogue


def people(page):
    return {each.supplier.name: each for each in preparing.participants(page.workspace, stored(page).id)}


def opened(page):
    press(KEY.Key_F2)
    assert page.panels.currentWidget() is page.changing.form
    return page.changing.form


def said_beside(form, name):
    row = next(card.rows[name] for card in form.cards.values() if name in card.rows)
    return row._error.text if row._error.isVisible() else ""


# What is said of it ----------------------------------------------------------------------------------------------


def test_a_field_is_kept_when_it_is_left_and_each_has_its_undo(page):
    form = opened(page)
    assert form.fields.title.hasFocus()
    write(" 2028")
    press(KEY.Key_Return)
    assert stored(page).title == "Phones 2028"
    assert form.title.text() == "Change “Phones 2028”"
    write(" on repair")
    press(KEY.Key_Tab)
    assert stored(page).purpose == "Decide on repair"
    page.session.undo()
    assert (stored(page).purpose, form.fields.purpose.said) == ("Decide", "Decide")
    page.session.undo()
    assert (stored(page).title, form.fields.title.text()) == ("Phones", "Phones")


def test_the_window_follows_the_title_of_the_present_dialogue(page):
    page.session.choose_dialogue(stored(page).id, stored(page).title)
    opened(page)
    write(" 2028")
    press(KEY.Key_Escape)
    assert page.window().windowTitle().startswith("Phones 2028 ")
    page.session.undo()
    assert page.window().windowTitle().startswith("Phones – ")


def test_ctrl_z_reaches_the_workspace_when_there_is_no_typing_to_take_back(page):
    form = opened(page)
    write(" 2028")
    form.fields.place.setFocus()
    assert stored(page).title == "Phones 2028"
    press(KEY.Key_Z, CONTROL)
    assert stored(page).title == "Phones"


def test_facts_dates_and_rules_change(page):
    fields = opened(page).fields
    fields.buyers.setFocus()
    write("Town")
    for name, text in {"day": "2027-02-03", "place": "Online", "due": "2027-01-20", "contact": "ict@town"}.items():
        getattr(fields, name).setFocus()
        write(text)
    fields.slot.setValue(30)
    fields.products.tick(["MON"])
    fields.profile.choose("ES")
    fields.profile.chosen.emit("ES")
    press(KEY.Key_Return, CONTROL)
    assert page.panels.currentIndex() == 0
    dialogue = stored(page)
    assert (dialogue.buyers, dialogue.products, dialogue.profile) == (("Town",), ("MON",), "ES")
    assert (dialogue.event.day, dialogue.event.place, dialogue.event.slot_minutes) == ("2027-02-03", "Online", 30)
    assert (dialogue.reply.due, dialogue.reply.contact) == ("2027-01-20", "ict@town")
    assert "Online" in page.inspector.facts["event"].text()


def test_what_can_not_stand_is_said_beside_its_field_and_not_kept(page):
    form = opened(page)
    form.fields.purpose.setFocus()
    form.fields.purpose.selectAll()
    press(KEY.Key_Delete)
    press(KEY.Key_Tab)
    assert "purpose" in said_beside(form, "purpose")
    form.fields.day.setFocus()
    write("soon")
    press(KEY.Key_Escape)
    assert page.changing.is_open, "what is wrong is seen before the panel closes"
    assert (stored(page).purpose, stored(page).event.day) == ("Decide", "")
    page.session.go("bank")
    page.session.go("dialogues")
    assert not page.changing.is_open
    assert stored(page).purpose == "Decide"


def test_the_kind_can_change_until_somebody_has_answered(page):
    form = opened(page)
    form.fields.kind.choose("in-contract")
    form.fields.kind.chosen.emit("in-contract")
    assert stored(page).kind is DialogueKind.IN_CONTRACT
    page.session.undo()
    press(KEY.Key_Escape)
    workspace, dialogue = page.workspace, stored(page)
    assembling.freeze(workspace, dialogue.id)
    item = next(workspace.questionnaire(dialogue.id).items())
    supplier = people(page)["Alder"].supplier.id
    answering.record(workspace, dialogue.id, supplier, item.id, Answer(State.DECLINED, reason="legal"))
    assert not opened(page).fields.kind.isEnabled()


def test_nothing_is_recorded_when_nothing_has_changed(page):
    before = page.session.undo_text()
    form = opened(page)
    write("x")
    press(KEY.Key_Backspace)
    press(KEY.Key_Tab)
    form.done.emit()
    assert page.session.undo_text() == before
    assert page.table.hasFocus()


def test_a_dialogue_whose_making_is_undone_closes_the_panel(page):
    opened(page)
    while page.session.undo_text():
        page.session.undo()
    workspace = page.workspace
    draft = preparing.Draft(DialogueKind.PRE_CONTRACT, "Second", "Decide")
    page.session.perform(lambda: preparing.create_dialogue(workspace, draft))
    page.changing.change(preparing.find_dialogue(workspace, "Second").id)
    page.session.undo()
    assert not page.changing.is_open
    assert page.panels.currentIndex() == 0


# Hypotheses ------------------------------------------------------------------------------------------------------


def test_hypotheses_are_added_completed_and_removed_each_with_undo(page):
    form = opened(page)
    panel = form.fields.hypotheses
    panel.setFocus()
    write("Sites are named")
    press(KEY.Key_Return)
    assert [each.outcome for each in stored(page).hypotheses] == ["Sites are named"]
    for name, text in {"proof": "List", "date": "30 days", "scope": "All", "question": "trn-101"}.items():
        panel.fields.lines[name].setFocus()
        write(text)
    form.fields.place.setFocus()
    (one,) = stored(page).hypotheses
    assert (one.proof, one.date, one.scope, one.question_id) == ("List", "30 days", "All", "TRN-101")
    assert one.gaps() == ()
    page.session.undo()
    assert stored(page).hypotheses[0].question_id == ""
    panel.list.setFocus()
    press(KEY.Key_Delete)
    assert stored(page).hypotheses == ()
    page.session.undo()
    assert [each.proof for each in stored(page).hypotheses] == ["List"]
    assert panel.fields.lines["proof"].text() == "List"


# Who comes -------------------------------------------------------------------------------------------------------


def test_attendance_of_all_marked_changes_together_with_one_undo(page):
    panel = page.inspector.participants
    panel.list.setFocus()
    press(KEY.Key_A, CONTROL)
    assert panel.attendance.several.text().startswith("2 suppliers are marked.")
    panel.attendance.attendance.choose("accepted")
    panel.attendance.attendance.chosen.emit("accepted")
    assert {each.attendance for each in people(page).values()} == {Attendance.ACCEPTED}
    assert panel.model.index(0, 0).data() == "Alder – Accepted, Brand"
    assert len(panel.list.selectedIndexes()) == 2, "who was marked stays marked"
    panel.attendance.day.setFocus()
    write("2027-01-05")
    press(KEY.Key_Return)
    assert {each.invited_on for each in people(page).values()} == {"2027-01-05"}
    page.session.undo()
    page.session.undo()
    assert {(each.attendance, each.invited_on) for each in people(page).values()} == {(Attendance.INVITED, "")}


def test_where_the_marked_suppliers_differ_nothing_is_claimed(page):
    panel = page.inspector.participants
    panel.attendance.attendance.choose("declined")
    panel.attendance.attendance.chosen.emit("declined")
    panel.list.selectAll()
    assert panel.attendance.attendance.currentText() == "They differ"
    panel.attendance.attendance.chosen.emit("")
    assert people(page)["Birch"].attendance is Attendance.INVITED


def test_a_day_that_can_not_be_read_is_said_beside_its_field(page):
    part = page.inspector.participants.attendance
    part.day.setFocus()
    write("soon")
    press(KEY.Key_Return)
    assert "“soon”" in part._day_row._error.text
    assert people(page)["Alder"].invited_on == ""


def test_what_is_known_of_a_supplier_changes_with_undo(page):
    panel = page.inspector.participants
    panel.change_button.click()
    assert (panel.editor.name.text(), panel.editor.name.hasFocus()) == ("Alder", True)
    panel.editor.contact.setText("Sales desk")
    panel.editor.brand.setText("Borealis")
    panel.editor.country.setText("FI")
    panel.editor.role.choose("reseller")
    press(KEY.Key_Return)
    supplier = people(page)["Alder"].supplier
    assert (supplier.role.value, supplier.country, supplier.contact) == ("reseller", "FI", "Sales desk")
    assert supplier.brand == "Borealis"
    assert not panel.editor.isVisible()
    page.session.undo()
    assert people(page)["Alder"].supplier.contact == ""
    panel.change_button.click()
    panel.editor.name.setText("Birch")
    press(KEY.Key_Return)
    assert "Birch" in panel.editor.name_row._error.text


def test_several_are_taken_out_at_once_and_come_back_with_one_undo(page):
    panel = page.inspector.participants
    panel.list.selectAll()
    panel.remove_button.click()
    assert people(page) == {}
    page.session.undo()
    assert sorted(people(page)) == ["Alder", "Birch"]
