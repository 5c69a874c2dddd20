"""The faces of the Compare page: chosen by buttons and keys, labels and factories by keyboard, nothing left behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.widgets.compare_faces import FACES
from dialogue_app.gui.widgets.fact_view import FactView
from dialogue_app.workspace import answering, assembling, preparing
from dialogue_app.workspace.preparing import Draft

ROUND_2 = "Data centre hardware, round 2"
Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window):
    """The page with a dialogue that asked for certificates and factories."""
    session = window.session
    found = preparing.find_dialogue(session.workspace, ROUND_2)
    session.choose_dialogue(found.id, found.title)
    window.show_place("compare")
    return window.page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def words(view: FactView) -> list[list[str]]:
    facts = view.facts
    return [
        [str(facts.index(row, column).data()) for column in range(facts.columnCount())]
        for row in range(facts.rowCount())
    ]


def test_a_key_goes_round_the_faces_and_the_button_of_the_one_shown_is_down(page):
    seen = []
    for _ in FACES:
        press(Key.Key_PageDown, Ctrl)
        seen.append(page.face_id)
        assert [face for face, button in page.face_row.buttons.items() if button.isChecked()] == [page.face_id]
        assert page.face.isVisible()
        assert page.face.isAncestorOf(QApplication.focusWidget())
    assert seen[-1] == FACES[0].id
    assert sorted(seen) == sorted(entry.id for entry in FACES)
    press(Key.Key_PageUp, Ctrl)
    assert page.face_id == FACES[-1].id


def test_labels_are_read_by_keyboard_with_validity_in_words(page):
    page.choose_face("labels")
    rows = words(page.face.view)
    assert ["Borealis Devices", "Declined to answer", "not shown"] in rows
    assert any(row[0] == "Tarnwick Servers" and "valid until" in row[2] for row in rows)
    press(Key.Key_Down)
    press(Key.Key_Right)
    press(Key.Key_Right)
    told = page.face.details.toPlainText()
    assert "TCO Certified" in told
    assert "K-Router 9" in told


def test_factories_are_counted_by_country_and_tier_and_each_number_names_its_sites(page):
    page.choose_face("factories")
    rows = words(page.face.countries)
    assert [row[0] for row in rows] == [*sorted(row[0] for row in rows[:-1]), "All countries"]
    assert rows[-1][-1] == "10"
    QTest.keyClick(page.face.countries, Key.Key_End, Ctrl)
    assert page.face.details.toPlainText().startswith("10 sites")
    lists = {row[0]: row[1:] for row in words(page.face.lists)}
    assert lists["Borealis Devices"][1:2] + lists["Borealis Devices"][3:5] == ["1", "87.5 %", "0 of 1"]
    page.face.lists.setFocus()
    press(Key.Key_Down)
    assert "Sites of" in page.face.details.toPlainText()


def test_each_list_says_what_became_of_its_sites_since_the_last_round(page):
    page.choose_face("factories")
    lists = {row[0]: row[3] for row in words(page.face.lists)}
    assert lists["Tarnwick Servers"] == "4 new · 2 changed"
    assert lists["Borealis Devices"].startswith("First list")
    page.face.lists.setFocus()
    press(Key.Key_End, Ctrl)
    told = page.face.details.toPlainText()
    assert "New: Jade Lattice Circuits Co., Taoyuan, Taiwan" in told
    assert "share of the model: 80 % → 75 %" in told
    page.face.forget()
    assert "Lotus" not in page.face.details.toPlainText()


def test_before_a_contract_no_list_is_compared_with_an_earlier_one(page):
    found = preparing.find_dialogue(page.session.workspace, "Laptops and monitors 2027")
    page.session.choose_dialogue(found.id, found.title)
    page.choose_face("factories")
    assert "Since the last list" not in page.face.lists.facts._titles


def test_a_questionnaire_that_asks_for_neither_says_so(page):
    session, workspace = page.session, page.session.workspace
    draft = Draft(DialogueKind.PRE_CONTRACT, "Tablets", "Decide what to require.")
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, dialogue_id, ("GOV-101",))
    supplier_id = preparing.suppliers(workspace)[0].id
    preparing.add_participant(workspace, dialogue_id, supplier_id)
    answering.record(workspace, dialogue_id, supplier_id, "GOV-101", Answer(State.NOT_KNOWN))
    session.choose_dialogue(dialogue_id, "Tablets")
    for face in ("labels", "factories"):
        page.choose_face(face)
        assert "asks for no" in page.face.about.text()
        assert page.face.isVisible()


def test_a_face_out_of_sight_catches_up_when_it_is_shown(page):
    session = page.session
    page.choose_face("factories")
    page.choose_face("answers")
    supplier = preparing.find_supplier(session.workspace, "Tarnwick Servers")
    declined = Answer(State.DECLINED, reason="legal")
    session.perform(lambda: answering.record(session.workspace, session.dialogue_id, supplier.id, "TRN-102", declined))
    page.choose_face("factories")
    lists = {row[0]: row[1:] for row in words(page.face.lists)}
    assert lists["Tarnwick Servers"][:2] == ["Declined to answer", "not told"]


def test_another_dialogue_begins_without_the_filters_of_the_last_one(page):
    session, window = page.session, page.window()
    page.answers.choose("open")
    window.show_place("dialogues")
    supplier = preparing.find_supplier(session.workspace, "Tarnwick Servers")
    said = Answer(State.NOT_KNOWN)
    session.perform(lambda: answering.record(session.workspace, session.dialogue_id, supplier.id, "GOV-102", said))
    found = preparing.find_dialogue(session.workspace, "Laptops and monitors 2027")
    session.choose_dialogue(found.id, found.title)
    window.show_place("compare")
    assert page.answers.filters.sieve.is_open
    assert page.title.text() == "Laptops and monitors 2027"
    assert page.answers.view.matrix.questions() == len(page.reading.comparison.rows)


def test_an_answer_to_another_question_does_not_touch_the_tables_of_a_face(page):
    session, told = page.session, []
    supplier = preparing.find_supplier(session.workspace, "Tarnwick Servers")

    def record(question, answer):
        dialogue_id = session.dialogue_id
        session.perform(lambda: answering.record(session.workspace, dialogue_id, supplier.id, question, answer))

    page.choose_face("factories")
    page.face.countries.facts.modelReset.connect(lambda: told.append("reset"))
    record("GOV-102", Answer(State.NOT_KNOWN))
    assert told == []
    record("TRN-102", Answer(State.NOT_KNOWN))
    assert told == ["reset"]
    assert ["Tarnwick Servers", "Not known"] in [row[:2] for row in words(page.face.lists)]


def test_n18_no_face_keeps_a_name_when_a_talk_begins(page):
    session = page.session
    for entry in FACES:
        page.choose_face(entry.id)
    session.set_live(preparing.find_supplier(session.workspace, "Borealis Devices").id)
    for view in page.findChildren(FactView):
        assert words(view) == []
    for face in ("labels", "factories"):
        assert page._faces[face].details.toPlainText() == ""
    session.set_live("")
    page.window().show_place("compare")
    page.choose_face("labels")
    assert words(page.face.view)
