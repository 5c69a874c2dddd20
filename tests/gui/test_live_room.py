"""The room around the answer form: what is noted in a talk beside the answers, its time, its end (N2, N7, N10-N15)."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from dialogue_app.domain.answers import NOT_ASKED, State
from dialogue_app.domain.dialogue import DialogueKind, Event
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.talks import Reopening
from dialogue_app.gui.models.capture_list import CaptureRole
from dialogue_app.gui.models.talk_memory import TalkMemory
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import answering, assembling, noting, preparing, talking
from dialogue_app.workspace.preparing import Draft
from question_bank import Phase, load
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
QUESTIONS = ("GOV-101", "TRN-101", "RSK-101", "LAB-101")
IN_CONTRACT = tuple(each.id for each in load().questions if each.phase is Phase.IN_CONTRACT)[:4]
SUPPLIERS = ("Alpha Devices", "Beta", "Gamma")


@pytest.fixture
def opened(session, shown, tmp_path):
    """Return a function that shows the live page of a new dialogue of a kind."""

    def show(kind=DialogueKind.PRE_CONTRACT, slot=60):
        workspace = new_workspace(tmp_path)
        draft = Draft(kind, "Phones 2027", "Decide on traceability", languages=("en", "de"), event=Event("", "", slot))
        dialogue_id = preparing.create_dialogue(workspace, draft).subject
        assembling.add_questions(
            workspace, dialogue_id, QUESTIONS if kind is DialogueKind.PRE_CONTRACT else IN_CONTRACT
        )
        for name in SUPPLIERS:
            supplier = preparing.add_supplier(workspace, name)
            preparing.add_participant(workspace, dialogue_id, supplier.subject)
        session.use(workspace)
        session.choose_dialogue(dialogue_id, "Phones 2027")
        window = shown(session, "live")
        return window, window.page

    return show


@pytest.fixture
def talk(opened):
    """The page with the session of the first supplier, at the first question."""
    window, page = opened()
    press(Qt.Key.Key_Return)
    return window, page


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def supplier(page, name=SUPPLIERS[0]):
    return preparing.find_supplier(page.workspace, name).id


def noted(page, *kinds):
    found = noting.remarks(page.workspace, page.session.dialogue_id, supplier(page), kinds or tuple(RemarkKind))
    return [event.remark for event in found]


def newest_talk(page):
    return talking.newest(page.workspace, page.session.dialogue_id, supplier(page))


def said(page):
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def tabs(page):
    return [button.text() for button in page.desk.talk._buttons.values()]


def clock_of(page):
    return page.workspace.surroundings.clock


# N2: the list -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "row"), [("3", 2), ("rsk", 2), ("trn101", 1), ("lab-1", 3), ("99", 0), ("zz", 0)])
def test_n2_a_number_or_a_code_typed_in_the_list_goes_to_that_question(talk, typed, row):
    _, page = talk
    page.desk.view.setFocus()
    write(typed)
    assert page.desk.row == row


# N7: promises -----------------------------------------------------------------------------------------------------


def test_n7_a_promise_is_noted_with_proof_function_and_date_by_keyboard_alone(talk):
    _, page = talk
    press(Qt.Key.Key_R, CONTROL)
    form = page.desk.talk.promises.form
    assert form.evidence.hasFocus()
    assert [form.evidence.count(), form.evidence.itemText(0)] == [27, "Not said"]
    first = page.desk.form.item.snapshot.evidence[0]
    assert form.evidence.itemData(1) == first  # what this question asks for stands first
    press(Qt.Key.Key_Down)
    for words in ("", "quality manager", "2027-q1"):
        press(Qt.Key.Key_Tab)
        write(words)
    press(Qt.Key.Key_Return)
    (promise,) = noted(page)
    assert (promise.evidence, promise.role, promise.due) == (first, "quality manager", "2027-Q1")
    assert promise.text == form.evidence.itemText(form.evidence.findData(first))
    assert promise.item_id == page.desk.form.item.id
    assert newest_talk(page).open
    press(Qt.Key.Key_Escape)
    assert page.desk.form.isAncestorOf(QApplication.focusWidget())


def test_n7_what_was_promised_is_marked_as_received_changed_and_taken_back_in_place(talk):
    _, page = talk
    pane = page.desk.talk.promises
    page.talks.note(Remark(RemarkKind.PROMISE, "Factory list", due="2027-01"))
    pane.change_row(0)
    assert not pane.form.finish.isHidden()
    pane.form.lines["due"].setText("2027-02")
    press(Qt.Key.Key_Return)
    assert noted(page)[0].due == "2027-02"
    pane.change_row(0)
    pane.form.finish.click()
    assert noted(page)[0].done_on == "2026-11-22"
    assert tabs(page)[1] == "Promises: 0 open"
    page.session.undo()
    assert tabs(page)[1] == "Promises: 1 open"
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.model.index(0))
    press(Qt.Key.Key_Delete)
    assert noted(page) == []
    page.session.undo()
    assert [remark.text for remark in noted(page)] == ["Factory list"]
    assert pane.model.rowCount() == 1


def test_n7_a_date_nobody_can_read_is_said_beside_the_field_and_nothing_is_lost(talk):
    _, page = talk
    press(Qt.Key.Key_R, CONTROL)
    form = page.desk.talk.promises.form
    form.lines["text"].setText("Audit report")
    form.lines["due"].setText("soon")
    form.lines["due"].setFocus()
    press(Qt.Key.Key_Return)
    assert noted(page) == []
    assert "“soon” is no date" in said(page)
    assert form.lines["text"].text() == "Audit report"


# N10: prepared follow-up questions --------------------------------------------------------------------------------


def test_n10_one_key_marks_the_next_follow_up_question_as_asked_and_undo_takes_it_back(talk):
    _, page = talk
    boxes = page.desk.panel.probe_list.boxes
    assert boxes
    press(Qt.Key.Key_J, CONTROL)
    first = page.desk.form.item.snapshot.text("probe.0.ask")
    assert noted(page) == [Remark(RemarkKind.PROBE, first, page.desk.form.item.id)]
    assert page.desk.panel.probe_list.boxes[first].isChecked()
    assert page.desk.panel.probes.button.text().startswith("Follow-up questions: 1 of")
    page.session.undo()
    assert not page.desk.panel.probe_list.boxes[first].isChecked()
    page.desk.panel.probe_list.boxes[first].click()
    page.desk.panel.probe_list.boxes[first].click()
    assert noted(page) == []


# N11: what good looks like ----------------------------------------------------------------------------------------


def test_n11_what_good_looks_like_is_shown_only_while_the_key_is_held(talk):
    _, page = talk
    good = page.desk.form.item.snapshot.text("good")
    for hide in ("release", "leave"):
        assert good not in said(page)
        QTest.keyPress(QApplication.focusWidget(), Qt.Key.Key_F7)
        assert good in said(page)
        if hide == "release":
            again = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(QApplication.focusWidget(), again)
            assert good in said(page)  # a key that is held repeats itself
            QTest.keyRelease(QApplication.focusWidget(), Qt.Key.Key_F7)
        else:
            QApplication.sendEvent(page.window(), QEvent(QEvent.Type.WindowDeactivate))
    assert good not in said(page)


# N12 to N14: what is noted in one line ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "modifier", "kind"),
    [
        (Qt.Key.Key_L, CONTROL, RemarkKind.DISCLOSED),
        (Qt.Key.Key_L, CONTROL | SHIFT, RemarkKind.PARKED),
        (Qt.Key.Key_S, CONTROL | SHIFT, RemarkKind.QUESTION),
        (Qt.Key.Key_H, CONTROL | SHIFT, RemarkKind.ADVICE),
        (Qt.Key.Key_C, CONTROL | SHIFT, RemarkKind.CHAIN),
    ],
)
def test_n13_n14_a_line_is_one_key_from_anywhere_and_esc_goes_back_to_the_answer(talk, key, modifier, kind):
    _, page = talk
    page.desk.form.note.setFocus()
    press(key, modifier)
    write("One line.")
    press(Qt.Key.Key_Return)
    write("Another one.")
    press(Qt.Key.Key_Return)
    assert [(remark.kind, remark.text) for remark in noted(page)] == [(kind, "One line."), (kind, "Another one.")]
    press(Qt.Key.Key_Escape)
    assert page.desk.form.isAncestorOf(QApplication.focusWidget())
    assert page.desk.row == 0


def test_n12_what_is_owed_is_always_counted_and_opens_without_leaving_the_question(talk):
    _, page = talk
    page.talks.note(Remark(RemarkKind.PROMISE, "Factory list"))
    page.talks.note(Remark(RemarkKind.QUESTION, "Which volumes?"))
    assert tabs(page)[1:3] == ["Promises: 1 open", "Notes: 1 open"]
    page.desk.talk._buttons[page.desk.talk.promises].click()
    assert page.desk.talk.promises.list.isVisible()
    assert page.desk.row == 0
    page.step(1)
    assert tabs(page)[1] == "Promises: 1 open"


def test_n14_the_answer_to_a_supplier_s_question_is_kept_with_it(talk):
    _, page = talk
    page.talks.note(Remark(RemarkKind.QUESTION, "Which volumes?"))
    pane = page.desk.talk.notes
    pane.change_row(0)
    pane.form.lines["reply"].setText("In the notice, to all.")
    pane.form.finish.click()
    (question,) = noted(page)
    assert (question.reply, question.done_on, question.open) == ("In the notice, to all.", "2026-11-22", False)


def test_a_question_is_marked_as_unclear_with_one_key_and_the_list_says_so(talk):
    _, page = talk
    press(Qt.Key.Key_M, CONTROL)
    index = page.desk.questions.index(0)
    assert index.data(CaptureRole.STAR)
    assert "unclear" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert page.desk.panel.star.isVisible()
    press(Qt.Key.Key_M, CONTROL)
    assert noted(page) == []
    assert not index.data(CaptureRole.STAR)


def test_the_time_of_day_goes_into_the_note(talk):
    _, page = talk
    page.desk.form.claim.setFocus()
    press(Qt.Key.Key_T, CONTROL)
    write("they hesitate")
    page.save()
    item = page.desk.form.item
    answer = answering.current(page.workspace, page.session.dialogue_id, supplier(page), item)
    assert answer.note[2] == ":"
    assert answer.note.endswith(" they hesitate")


def test_the_house_rules_are_ticked_with_their_time(talk):
    _, page = talk
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    assert [remark.kind for remark in noted(page)] == [RemarkKind.RULES]
    assert "Read at " in said(page)
    page.session.undo()
    assert not page.desk.talk.room.rules.isChecked()
    page.desk.talk.room.rules.click()
    assert page.desk.talk.room.rules.isChecked()


def test_the_stop_card_is_one_key_and_one_key_hides_it(talk):
    _, page = talk
    press(Qt.Key.Key_F12)
    assert "Please leave the name out" in said(page)
    press(Qt.Key.Key_Y)  # it blocks nothing
    assert page.desk.questions.state(0) is State.ANSWERED
    press(Qt.Key.Key_Escape)
    assert "Please leave the name out" not in said(page)


# N15: the clock ---------------------------------------------------------------------------------------------------


def test_n15_the_clock_begins_with_the_talk_warns_at_80_percent_in_words_and_never_blocks(talk):
    _, page = talk
    line, clock = page.bar.clock, clock_of(page)
    assert line.talk.text == "Talk of 60 min not begun"
    press(Qt.Key.Key_Y)
    for minutes, words in ((0, "0 of 60 min"), (20, "20 of 60 min"), (28, "48 of 60 min: soon over"),
                           (20, "68 of 60 min: over")):  # fmt: skip
        clock.move_on(minutes * 60)
        line.tick()
        assert line.talk.text == f"Talk {words}"
    assert line.talk.property("tone") == "warn"
    press(Qt.Key.Key_N)
    assert page.desk.questions.state(0) is State.ANSWERED


def test_n15_the_plan_says_what_runs_now(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    assert "Now until minute 4" in page.bar.clock.plan.text()
    clock_of(page).move_on(10 * 60)
    page.bar.clock.tick()
    assert page.bar.clock.plan.text() == "Now until minute 48: Question"
    assert "8–48  Question  ◀ now" in page.desk.talk.room.steps.text()


def test_n15_the_time_on_a_question_goes_on_when_one_comes_back_to_it(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    clock_of(page).move_on(65)
    page.step(1)
    clock_of(page).move_on(30)
    page.step(-1)
    clock_of(page).move_on(10)
    page.bar.clock.tick()
    assert page.bar.clock.question.text.startswith("Question 1:10 of ")


def test_n15_a_clock_that_was_stopped_stands_still_and_goes_on(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    clock_of(page).move_on(600)
    press(Qt.Key.Key_T, CONTROL | SHIFT)
    clock_of(page).move_on(600)
    page.bar.clock.tick()
    assert page.bar.clock.talk.text == "Talk 10 of 60 min: stopped"
    press(Qt.Key.Key_T, CONTROL | SHIFT)
    clock_of(page).move_on(60)
    page.bar.clock.tick()
    assert page.bar.clock.talk.text == "Talk 11 of 60 min"


def test_n15_a_talk_somebody_forgot_to_close_says_so_instead_of_thousands_of_minutes(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    clock_of(page).move_on(26 * 3600)
    page.bar.clock.tick()
    assert page.bar.clock.talk.text == "Talk open for 26 hours"
    assert page.bar.clock.plan.text() == ""


def test_n15_a_talk_in_a_contract_follows_the_plan_of_a_round(opened):
    _, page = opened(DialogueKind.IN_CONTRACT, 30)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    assert page.bar.clock.plan.text().endswith("Purpose, clauses, notes of the last round")
    assert page.bar.clock.talk.text == "Talk 0 of 30 min"


def test_what_is_remembered_of_talks_survives_settings_somebody_broke(settings):
    settings.keep_value("live/talks", '{"t": {"paused_since": "noon"}}')
    assert TalkMemory(settings).kept("t").item_id == ""


# Close and open again ---------------------------------------------------------------------------------------------


@pytest.fixture
def ending(talk):
    """The end of a talk with an answer, an open promise and a parked point."""
    window, page = talk
    press(Qt.Key.Key_Y)
    page.talks.note(Remark(RemarkKind.PROMISE, "Factory list", role="sourcing", due="2027-01-31"))
    page.talks.note(Remark(RemarkKind.PARKED, "Batteries"))
    press(Qt.Key.Key_E, CONTROL | SHIFT)
    return window, page


def test_the_end_reads_back_promises_and_open_points_inside_the_page(ending):
    _, page = ending
    assert "• Factory list · sourcing · by 31 Jan 2027" in said(page)
    assert "• Batteries" in said(page)
    assert "3 questions have no answer" in said(page)
    assert "house rules were not read" in said(page)
    assert not [top for top in QApplication.topLevelWidgets() if isinstance(top, QDialog) and top.isVisible()]


def test_enter_closes_and_locks_and_undo_opens_again(ending):
    window, page = ending
    press(Qt.Key.Key_Return)
    assert not newest_talk(page).open
    assert window.session.live_supplier == ""
    window.session.messages.last.ways_out[0].do()
    assert newest_talk(page).open


def test_esc_goes_back_and_pausing_leaves_the_talk_open(ending):
    window, page = ending
    press(Qt.Key.Key_Escape)
    assert page.desk.form.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_E, CONTROL | SHIFT)
    page.face.closing.pause_button.click()
    assert newest_talk(page).open
    assert window.session.live_supplier == ""
    assert "open since" in page.guests.start.list.model().index(0, 0).data()


@pytest.fixture
def closed(ending):
    """The same talk, closed and looked at again."""
    window, page = ending
    press(Qt.Key.Key_Return)
    page.choose_supplier(supplier(page))
    return window, page


def test_a_closed_talk_shows_its_answers_to_read_and_takes_nothing(closed):
    window, page = closed
    assert "Closed " in said(page)
    assert page.desk.reading.isVisible()
    assert "Yes" in page.desk.reading.text()
    assert not page.desk.form.isVisible()
    before = (len(noted(page)), window.session.undo_text())
    for name in ("declined", "star", "probe", "note-disclosed", "rules", "stamp"):
        window.session.commands.run(f"live.{name}")
        assert "This talk is closed" in window.session.messages.last.text
    assert (len(noted(page)), window.session.undo_text()) == before
    page.step(1)
    assert page.desk.reading.text() == "This question was not asked."


def test_a_promise_can_be_marked_as_received_after_the_talk_was_closed(closed):
    _, page = closed
    pane = page.desk.talk.promises
    pane.change_row(0)
    pane.form.finish.click()
    assert not noted(page, RemarkKind.PROMISE)[0].open


@pytest.mark.parametrize("reason", Reopening)
def test_a_closed_talk_is_opened_again_for_a_reason_in_words(closed, reason):
    _, page = closed
    bar = page.face.closed
    bar.again.click()
    if reason is Reopening.SLIP:
        bar.reasons[reason].click()
        assert "what was noted wrongly" in said(page)
        assert not newest_talk(page).open
        bar.note.setText("Wrong model")
    bar.reasons[reason].click()
    assert newest_talk(page).steps[-1].reason == reason
    assert page.desk.form.isVisible()
    assert bar.isVisible() is (reason is Reopening.SUPPLIER)


def test_what_is_changed_for_the_supplier_counts_as_corrected(closed):
    _, page = closed
    page.ending.reopen(Reopening.SUPPLIER, "")
    press(Qt.Key.Key_N)
    item = page.desk.form.item
    assert answering.current(page.workspace, page.session.dialogue_id, supplier(page), item).corrected_by_supplier


def test_n18_the_name_of_who_is_in_the_room_is_shown_again_after_a_session_ended(closed):
    window, page = closed
    page.end()
    QApplication.processEvents()
    assert window.session.live_supplier == ""
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert page.bar.name.width() >= page.bar.name.sizeHint().width() > 100


# After a restart --------------------------------------------------------------------------------------------------


def test_after_a_restart_the_page_offers_to_go_on_where_the_talk_stopped(talk, shown, settings):
    window, page = talk
    dialogue_id, before = window.session.dialogue_id, page.workspace.surroundings
    press(Qt.Key.Key_Y)
    page.step(2)
    clock_of(page).move_on(300)
    path = page.workspace.path
    window.close()
    window.session.close()
    before.clock.move_on(timedelta(hours=5).total_seconds())
    session = Session(settings, InlineRunner())
    session.open_workspace(path)
    session.workspace.surroundings = before
    page = shown(session, "live").page
    assert "The talk with Alpha Devices in “Phones 2027” is open since" in said(page)
    press(Qt.Key.Key_Return)
    assert (session.dialogue_id, session.live_supplier) == (dialogue_id, supplier(page))
    assert page.desk.row == 2
    page.bar.clock.tick()
    assert page.bar.clock.talk.text == "Talk 5 of 60 min"
    session.close()


# N17: nothing pops up; N18: nobody else is named ------------------------------------------------------------------


def test_n17_every_action_of_the_page_works_without_a_modal_window(talk):
    window, page = talk
    for action_id in [*(action.id for action in page.offers if not action.sheet_only), "help.palette", "help.keys"]:
        window.session.commands.run(action_id)
        QApplication.processEvents()
        assert QApplication.activeModalWidget() is None, action_id
        assert QApplication.activePopupWidget() is None, action_id


def test_n18_the_bar_names_only_who_is_in_the_room_and_the_arrows_change_it(talk):
    _, page = talk
    assert [name for name in SUPPLIERS if name in said(page)] == [SUPPLIERS[0]]
    page.talks.note(Remark(RemarkKind.PARKED, "Secret of Alpha"))
    press(Qt.Key.Key_Right, ALT)
    assert [name for name in SUPPLIERS if name in said(page)] == [SUPPLIERS[1]]
    assert page.desk.talk.notes.model.rowCount() == 0
    assert page.desk.form.item
    assert (
        answering.current(page.workspace, page.session.dialogue_id, supplier(page, "Beta"), page.desk.form.item)
        == NOT_ASKED
    )
