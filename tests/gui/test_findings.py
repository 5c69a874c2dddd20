"""Open actions in a round meeting: first in the talk, entered by keyboard, gone with the supplier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.domain.findings import FindingState, Severity
from dialogue_app.domain.remarks import RemarkKind
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.workspace import following, noting, preparing, rounds

ROUND_2 = "Data centre hardware, round 2"


def at(window, title=ROUND_2, supplier="Kestrelmoor Networks"):
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, title)
    session.choose_dialogue(dialogue.id, dialogue.title)
    session.set_live(preparing.find_supplier(session.workspace, supplier).id)
    window.show_place("live")
    return window.page


@pytest.fixture
def page(window):
    """The talk of round 2 with a supplier that has an open finding."""
    return at(window)


def recorded(page):
    keeper = page.keeper
    found = following.findings(page.workspace, keeper.dialogue_id, keeper.supplier_id)
    return [following.of(event) for event in found]


def test_a_round_meeting_begins_with_the_open_actions_the_gravest_first(page):
    pane = page.desk.talk.findings
    assert pane.isVisible()
    assert [entry.when.split(" · ")[1] for entry in pane.model.entries][:1] == ["S2 major"]
    assert pane.open_count == 1


def test_promises_of_earlier_rounds_stand_below_them(window):
    page = at(window, supplier="Borealis Devices")
    words = [entry.what for entry in page.desk.talk.findings.model.entries]
    assert any("Procedure for complaints" in each and "Overdue" in each for each in words)


def test_a_finding_is_noted_by_keyboard_and_belongs_to_the_question_now_shown(page, window):
    pane, before = page.desk.talk.findings, len(recorded(page))
    window.session.commands.run("live.finding")
    line = pane.form.fields["text"]
    assert line.hasFocus()
    pane.form.fields["severity"].choose("S2")
    pane.form.fields["severity"].chosen.emit("S2")
    assert "Close" in pane.form.days.text()
    QTest.keyClicks(line, "Overtime above 60 hours")
    QTest.keyClick(line, Qt.Key.Key_Return)
    after = recorded(page)
    assert len(after) == before + 1
    new = next(each for each in after if each.text == "Overtime above 60 hours")
    assert (new.severity, new.question_id) == (Severity.S2, page.keeper.item.snapshot.question_id)
    assert pane.list.hasFocus()
    window.session.undo()
    assert len(recorded(page)) == before
    assert len(pane.model.entries) == before


def test_what_can_not_be_kept_is_said_beside_its_field(page):
    pane = page.desk.talk.findings
    pane.begin()
    QTest.keyClick(pane.form.fields["text"], Qt.Key.Key_Return)
    assert "one sentence" in pane.form.blocks["text"].error
    pane.change_row(0)
    pane.form.fields["state"].choose("closed")
    pane.keep.click()
    assert "proof" in pane.form.blocks["state"].error
    pane.form.fields["remedy_people"].setText("many")
    pane.keep.click()
    assert "number of people" in pane.form.blocks["state"].error


def test_plan_more_time_and_the_ladder_are_noted_from_here(page):
    pane = page.desk.talk.findings
    pane.change_row(0)
    pane.form.fields["corrective"].setText("Certificates before delivery")
    pane.form.fields["state"].choose("plan-agreed")
    QTest.keyClick(pane.form.fields["corrective"], Qt.Key.Key_Return)
    assert recorded(page)[0].state is FindingState.PLAN_AGREED
    pane.change_row(0)
    more = pane.more
    more.lines["until"].setText("2099-03-31")
    QTest.keyClick(more.lines["until"], Qt.Key.Key_Return)
    assert "why" in more.blocks["extension"].error.lower()
    more.lines["reason"].setText("New certificate")
    QTest.keyClick(more.lines["reason"], Qt.Key.Key_Return)
    assert "not agreed" in more.story.text()
    more.lines["why"].setText("No plan came")
    more.rung.choose("1")
    QTest.keyClick(more.lines["why"], Qt.Key.Key_Return)
    assert recorded(page)[0].measures[0].reply_by
    more.lines["buyer"].setText("Region of Sundvik")
    QTest.keyClick(more.lines["buyer"], Qt.Key.Key_Return)
    assert more.blocks["related"].error
    more.lines["action"].setText("Asks for the same")
    QTest.keyClick(more.lines["action"], Qt.Key.Key_Return)
    assert "Region of Sundvik" in more.story.text()


def test_a_finding_can_be_taken_back(page):
    pane, before = page.desk.talk.findings, len(recorded(page))
    pane.change_row(0)
    pane.take_back.click()
    assert len(recorded(page)) == before - 1
    assert not pane._editor.isVisible()


def test_esc_goes_back_to_the_list_and_then_to_the_answer(page, qtbot):
    pane = page.desk.talk.findings
    pane.begin()
    QTest.keyClick(pane.form.fields["text"], Qt.Key.Key_Escape)
    assert not pane._editor.isVisible()
    with qtbot.waitSignal(pane.left):
        QTest.keyClick(pane.list, Qt.Key.Key_Escape)


def test_a_text_that_may_name_who_told_it_is_noticed(page):
    pane = page.desk.talk.findings
    pane.begin()
    pane.form.fields["text"].setText("Told by worker Nguyen at line 4")
    assert pane.form.warning.isVisible()
    pane.form.fields["text"].setText("Fees were paid at one site")
    assert not pane.form.warning.isVisible()


def test_a_contradiction_is_noted_by_content_and_gets_a_day_for_the_reply(page, window):
    window.session.commands.run("live.note-contradiction")
    form = page.desk.talk.notes.form
    QTest.keyClicks(form.lines["text"], "Mrs. Lind says that fees were paid")
    assert form.warning.isVisible()
    form.lines["text"].setText("Fees were paid at one site")
    assert not form.warning.isVisible()
    QTest.keyClick(form.lines["text"], Qt.Key.Key_Return)
    keeper = page.keeper
    (noted,) = noting.remarks(page.workspace, keeper.dialogue_id, keeper.supplier_id, (RemarkKind.CONTRADICTION,))
    assert noted.remark.due


def test_before_a_contract_there_are_no_actions(window):
    page = at(window, "Laptops and monitors 2027", "Alder Computing")
    assert page.desk.talk.findings.isHidden()
    assert page.desk.talk._buttons[page.desk.talk.findings].isHidden()
    window.session.commands.run("live.finding")
    assert page.desk.talk.findings.isHidden()


def test_nothing_of_a_supplier_stays_when_the_session_ends(page, window):
    pane = page.desk.talk.findings
    pane.change_row(0)
    window.session.set_live("")
    assert pane.model.entries == ()
    assert {field.text() for field in pane.form.fields.values() if hasattr(field, "text") and field.text()} <= {
        "Structural cause",
        "Clauses at the same level",
        "Same method",
    }
    assert not pane.more.story.text()
    assert not pane.form.head.text()


def test_a_kick_off_is_chosen_before_the_first_talk_of_a_contract(window):
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, ROUND_2)
    session.choose_dialogue(rounds.next_round(session.workspace, dialogue.id, session.texts).subject, "Round 3")
    window.show_place("live")
    page = window.page
    assert page.guests.start.format.isVisible()
    page.guests.start.format.choose("kick-off")
    QTest.keyClick(page.guests.start.list, Qt.Key.Key_Return)
    assert page.talks.talk.format is TalkFormat.KICK_OFF
    session.set_live("")
    laptops = preparing.find_dialogue(session.workspace, "Laptops and monitors 2027")
    session.choose_dialogue(laptops.id, laptops.title)
    assert page.guests.start.format.isHidden()


def test_another_buyers_follow_up_is_taken_over_under_three_conditions(page):
    pane = page.desk.talk.findings
    pane.change_row(0)
    fields = pane.form.fields
    fields["reuse_buyer"].setText("Region of Sundvik")
    fields["reuse_dated"].setText("2026-10-01")
    pane.keep.click()
    assert "same level" in pane.form.blocks["state"].error
    for name in ("reuse_same_clause_level", "reuse_same_method"):
        fields[name].setChecked(True)
    pane.keep.click()
    assert recorded(page)[0].reuse.buyer == "Region of Sundvik"
