"""The meeting of all: one line for each contribution, tagged by kind of speaker; totals of polls; no company named."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.plenary_desk import PlenaryDesk
from dialogue_app.workspace import noting, preparing

PRE = "Laptops and monitors 2027"


@pytest.fixture
def desk(qtbot, sample):
    """The desk on the sample dialogue."""
    dialogue = preparing.find_dialogue(sample.workspace, PRE)
    item = next(iter(sample.workspace.questionnaire(dialogue.id).items()))
    wanted = Hypothesis("h1", "A named function with time set aside", question_id=item.snapshot.question_id)
    preparing.change_dialogue(sample.workspace, replace(dialogue, hypotheses=(wanted,)))
    made = PlenaryDesk(sample)
    qtbot.addWidget(made)
    made.load(dialogue.id)
    with qtbot.waitActive(made):
        made.resize(1200, 650)
        made.show()
        made.activateWindow()
    made.focus_first()
    return made


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def add(text, topic="1", speaker="reseller"):
    write(topic)
    QApplication.processEvents()
    if isinstance(QApplication.focusWidget(), ChoiceBox):  # asked once, while the same kind speaks on
        QApplication.focusWidget().choose(speaker)
        press(Qt.Key.Key_Tab)
    write(text)
    press(Qt.Key.Key_Return)


def noted(desk, kind=RemarkKind.CONTRIBUTION):
    found = noting.remarks(desk._session.workspace, desk._dialogue_id, "", [kind])
    return [event.remark for event in found]


def rows(desk):
    return [tuple(desk.model.index(row, column).data() for column in range(3)) for row in range(desk.model.rowCount())]


def test_a_contribution_costs_three_keys_beside_its_words_and_the_next_one_begins_at_once(desk):
    add("Audits of the second tier cost too much")
    add("Accept a report of another buyer", topic="2")
    assert [(each.topic, each.role, each.text) for each in noted(desk)] == [
        ("barrier", "reseller", "Audits of the second tier cost too much"),
        ("enabler", "reseller", "Accept a report of another buyer"),
    ]
    assert rows(desk)[0] == ("Barrier", "Audits of the second tier cost too much", "Reseller")
    assert all(each.item_id == desk.item_id for each in noted(desk))


def test_nothing_typed_is_said_beside_the_line_and_nothing_is_kept(desk):
    add("   ")
    assert noted(desk) == []
    assert desk.entry.block.error == "Write what was said first."


def test_a_contribution_is_changed_taken_back_and_brought_back(desk):
    add("Audits cost")
    desk.said.setCurrentIndex(desk.model.index(0, 0))
    desk.said.setFocus()
    press(Qt.Key.Key_Return)
    assert desk.entry.words.text() == "Audits cost"
    write(" a lot")
    press(Qt.Key.Key_Return)
    assert [each.text for each in noted(desk)] == ["Audits cost a lot"]
    desk.said.setCurrentIndex(desk.model.index(0, 0))
    desk.said.setFocus()
    desk.take_back()
    assert noted(desk) == []
    desk._session.undo()
    assert [each.text for each in noted(desk)] == ["Audits cost a lot"]


def test_escape_leaves_a_contribution_as_it_was(desk):
    add("Audits cost")
    desk._change(desk.model.index(0, 0))
    write("!!!")
    press(Qt.Key.Key_Escape)
    assert (desk.entry.words.text(), [each.text for each in noted(desk)]) == ("", ["Audits cost"])


def test_each_topic_has_its_own_contributions_and_other_topics_have_a_place(desk):
    add("To the first")
    desk.topics.setCurrentIndex(desk.topics.model().index(desk.topics.model().rowCount() - 1, 0))
    assert rows(desk) == []
    desk.focus_first()
    add("To something else")
    assert [bool(each.item_id) for each in noted(desk)] == [True, False]


def test_polls_keep_totals_before_and_after_and_name_the_criterion(desk):
    for time, counts in (("before", (3, 4, 1, 0)), ("after", (5, 3, 0, 0))):
        for field, count in zip(desk.polls.fields[time], counts, strict=True):
            field.setValue(count)
        desk.polls.fields[time][0].editingFinished.emit()
    desk.polls.fields["after"][0].setValue(6)
    desk.polls.fields["after"][0].editingFinished.emit()
    desk.polls.fields["after"][0].editingFinished.emit()
    held = noted(desk, RemarkKind.POLL)
    assert [(each.topic, each.counts) for each in held] == [("before", (3, 4, 1, 0)), ("after", (6, 3, 0, 0))]
    assert {each.text for each in held} == {"A named function with time set aside"}
    desk.topics.setCurrentIndex(desk.topics.model().index(1, 0))
    assert desk.polls.counts("before") == (0, 0, 0, 0)
    desk.polls.fields["before"][0].editingFinished.emit()
    assert len(noted(desk, RemarkKind.POLL)) == 2


def test_the_desk_names_no_supplier(desk, sample):
    names = {each.supplier.name for each in preparing.participants(sample.workspace, desk._dialogue_id)}
    words = [desk.topics.model().index(row, 0).data() for row in range(desk.topics.model().rowCount())]
    words += [desk.entry.speaker.itemText(place) for place in range(desk.entry.speaker.count())]
    assert not [name for name in names for said in words if name in said]
