"""Two suppliers become one on the Dialogues page: looked at first, by keyboard, with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.workspace import preparing, sameness


@pytest.fixture
def panel(window):
    """Who takes part in round 2, with a contractor marked that takes part nowhere else before a contract."""
    page = window.page
    page.browser.mark(preparing.find_dialogue(window.session.workspace, "Data centre hardware, round 2").id)
    panel = page.inspector.participants
    panel.list.setCurrentIndex(panel.model.index(2, 0))
    return panel


def test_what_it_means_is_said_while_the_name_is_typed_and_enter_does_it(panel, window):
    workspace = window.session.workspace
    panel.same_action.trigger()
    assert panel.same.other.hasFocus()
    assert not panel.same.join.isEnabled()
    QTest.keyClicks(panel.same.other, "cinderbrook displays")
    assert "Laptops and monitors 2027" in panel.same.preview.text()
    QTest.keyClick(panel.same.other, Qt.Key.Key_Return)
    kept = panel.model.participant(panel.list.currentIndex().row()).supplier
    assert len(sameness.ids_of(workspace, kept.id)) == 2
    assert panel.same.isHidden()
    assert panel.more_button.isVisibleTo(panel)
    window.session.undo()
    assert len(sameness.ids_of(workspace, kept.id)) == 1


def test_why_two_can_not_be_one_is_said_beside_the_name(panel):
    panel.same_action.trigger()
    panel.same.other.setText("Borealis Devices")
    assert "both take part" in panel.same.block.error
    assert not panel.same.join.isEnabled()
    QTest.keyClick(panel.same.other, Qt.Key.Key_Return)
    assert panel.same.isVisibleTo(panel)
    QTest.keyClick(panel.same.other, Qt.Key.Key_Escape)
    assert panel.same.isHidden()


def test_no_name_of_a_supplier_stays_when_a_session_begins(panel, window):
    panel.same_action.trigger()
    panel.same.other.setText("Cinderbrook Displays")
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, "Data centre hardware, round 2")
    session.choose_dialogue(dialogue.id, dialogue.title)
    session.set_live(preparing.find_supplier(session.workspace, "Tarnwick Servers").id)
    assert panel.same.other.text() == panel.same.title.text() == ""
    assert "Cinderbrook" not in panel.same.preview.text()
