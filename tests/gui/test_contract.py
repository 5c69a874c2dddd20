"""Clauses and what is delivered, on the Dialogues page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.workspace import following, preparing

ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def panel(window):
    """The contract of round 2, opened by its button."""
    page = window.page
    page.browser.mark(preparing.find_dialogue(window.session.workspace, ROUND_2).id)
    page.inspector.contract_button.click()
    return page.contract.panel


def said(window):
    return following.contract(window.session.workspace, preparing.find_dialogue(window.session.workspace, ROUND_2).id)


def test_what_was_written_down_at_the_kick_off_stands_here(panel):
    assert "12.3 |" in panel.clauses.said
    assert panel.clauses.hasFocus()
    assert any(models.text() == "K-Switch 48, K-Router 9" for _, models in panel.rows.values())


def test_a_clause_is_added_by_keyboard_and_undo_takes_it_back(panel, window):
    before = said(window)
    panel.clauses.show_text(panel.clauses.said + "\n12.6 | Sites are named in public")
    QTest.keyClick(panel.clauses, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert said(window).clause("12.6").path == "CLAUSE"
    assert panel.isHidden()
    window.session.undo()
    assert said(window) == before


def test_what_can_not_be_read_is_said_and_nothing_is_lost(panel, window):
    panel.clauses.show_text("12.1")
    panel.wanted.emit()
    assert "number and a text" in panel.clauses_block.error
    panel.clauses.show_text("1 | 2 | 3 | 4")
    panel.wanted.emit()
    assert "three parts" in panel.clauses_block.error
    assert panel.isVisible()
    QTest.keyClick(panel.clauses, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_no_name_stays_when_a_session_begins(panel, window):
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, ROUND_2)
    session.choose_dialogue(dialogue.id, dialogue.title)
    session.set_live(preparing.find_supplier(session.workspace, "Tarnwick Servers").id)
    assert not panel.rows
    assert panel.isHidden()
    assert window.page.inspector.contract_button.isHidden()


def test_a_contract_can_not_end_while_something_is_open_and_says_so_below_the_day(panel, window):
    panel.ended_on.setText("2027-06-30")
    panel.wanted.emit()
    assert "not closed yet" in panel.ended_block.error
    panel.ended_on.setText("in June")
    panel.wanted.emit()
    assert "in June" in panel.ended_block.error
    panel.ended_on.clear()
    panel.lessons.show_text("Ask for casings, too")
    panel.wanted.emit()
    assert panel.isHidden()
    assert said(window).lessons == "Ask for casings, too"
