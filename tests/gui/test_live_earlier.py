"""N20 and conditions on the Live page: the last answer below the question; questions that fall away are passed over."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.questionnaire import Condition
from dialogue_app.domain.values import Choice
from dialogue_app.workspace import answering, arranging, assembling, preparing

ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def page(window):
    """Round 2 with the session of a supplier that was heard in round 1."""
    return at(window, ROUND_2, "Tarnwick Servers")


def at(window, title, supplier):
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, title)
    session.choose_dialogue(dialogue.id, dialogue.title)
    session.set_live(preparing.find_supplier(session.workspace, supplier).id)
    window.show_place("live")
    return window.page


def show(page, question):
    item = page.workspace.questionnaire(page.session.dialogue_id).item(question)
    page.show_row(page.desk.questions.row_of(item.id))


def test_n20_the_last_answer_stands_below_the_question_and_the_key_asks_for_day_and_proof(page, window):
    show(page, "GOV-102")
    part = page.desk.earlier
    assert part.isVisible()
    assert "round 1" in part.head.text()
    window.session.commands.run("live.unchanged")
    assert part.day.isVisible()
    part.day.setText("soon")
    QTest.keyClick(part.proof, Qt.Key.Key_Return)
    assert "2027-03-31" in part.day_block.error
    part.day.setText("2026-11")
    part.proof.setText("Annual report, page 12")
    QTest.keyClick(part.proof, Qt.Key.Key_Return)
    said = page.keeper.current()
    assert (said.date_of_fact, said.note) == ("2026-11", "Annual report, page 12")
    assert not part.day.isVisible()


def test_n20_nothing_of_it_stays_when_the_session_ends(page):
    show(page, "GOV-102")
    page.session.set_live("")
    assert page.desk.earlier.isHidden()
    assert page.desk.earlier.head.text() == page.desk.earlier.said.text() == ""


def test_a_question_that_falls_away_is_said_and_passed_over(window):
    workspace = window.session.workspace
    dialogue = preparing.find_dialogue(workspace, "Laptops and monitors 2027")
    made = preparing.create_dialogue(workspace, preparing.Draft(dialogue.kind, "Phones", "Decide")).subject
    assembling.add_questions(workspace, made, ("GOV-101", "TRN-101", "LBL-101"))
    form = workspace.questionnaire(made)
    arranging.set_condition(workspace, made, (form.item("TRN-101").id,), Condition(form.item("GOV-101").id, ("yes",)))
    supplier = preparing.find_supplier(workspace, "Alder Computing")
    preparing.add_participant(workspace, made, supplier.id)
    page = at(window, "Phones", "Alder Computing")
    assert page.desk.questions.next_open(0) == 1
    no = Answer(State.ANSWERED, Choice("no"), scope=Scope(ScopeKind.ALL_OFFERED))
    answering.record(workspace, made, supplier.id, "GOV-101", replace(no, claim="Not yet."))
    page.refresh(frozenset({"answers"}))
    assert page.desk.questions.next_open(0) == 2
    answering.record(workspace, made, supplier.id, "GOV-101", replace(no, value=Choice("yes")))
    page.refresh(frozenset({"answers"}))
    assert page.desk.questions.next_open(0) == 1
