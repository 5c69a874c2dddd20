"""What is known about an answer: checked how far, shared with whom, said by which role, read back, and its versions."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.answers import Answer, ShareScope, Source, State, Verification
from dialogue_app.domain.values import Choice, Ranking
from dialogue_app.gui.problems import Tone
from dialogue_app.workspace import talking
from tests.helpers.live import ALT, CONTROL, SHIFT, events, item, press, record, recorded, said, write
from tests.helpers.wheel import turn_wheel


@pytest.fixture
def page(talk_on):
    """The page at a question for yes or no; then a ranking."""
    return talk_on("GOV-101", "RSK-101")


def details(page):
    return page.desk.form.details


def choose(box, code):
    box.choose(code)
    box.activated.emit(box.currentIndex())


# Verification, sharing, source, language -------------------------------------------------------------------------


def test_n8_verification_is_visible_claimed_at_first_and_changes_by_a_step_with_its_reason(page):
    press(Qt.Key.Key_Y)
    assert "Verification: Claimed" in said(page)
    check = page.desk.history.check
    check.status.choose("evidence-received")
    check.status.chosen.emit("evidence-received")
    check.why.setText("The certificate came by mail")
    QTest.keyClick(check.why, Qt.Key.Key_Return)
    assert recorded(page, "GOV-101").verification is Verification.EVIDENCE_RECEIVED
    assert "Verification: Evidence received" in said(page)


def test_n9_confidential_shows_colour_and_words_and_asks_why(page):
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_X, CONTROL | SHIFT)
    assert details(page).reason.parentWidget().parentWidget().property("tone") == Tone.WARN
    assert page.desk.panel.confidential.isVisible()
    assert "Needed: what is confidential, and why." in said(page)
    assert "The reason for confidentiality is missing" in said(page)
    write("names of sub-suppliers")
    page.save()
    assert recorded(page, "GOV-101").confidential_reason == "names of sub-suppliers"


def test_scrolling_over_the_role_of_the_speaker_records_nothing(page):
    press(Qt.Key.Key_Y)
    details(page).unfold()
    role, before = details(page).role, events(page, "GOV-101")
    turn_wheel(role)
    page.save()
    assert role.currentText() == ""
    assert events(page, "GOV-101") == before


def test_with_whom_an_answer_may_be_shared_has_a_field(page):
    press(Qt.Key.Key_Y)
    details(page).unfold()
    assert details(page).share.code == "own"
    choose(details(page).share, "group")
    assert recorded(page, "GOV-101").share_scope is ShareScope.GROUP
    assert "May be shared with: Joint buyers (before: Own organisation only)" in [
        entry.what for entry in page.desk.history.events.entries
    ]


def test_source_date_and_language_are_recorded_and_folded_away(page):
    assert not details(page).source.isVisible()
    details(page).more.setFocus()
    press(Qt.Key.Key_Space)
    choose(details(page).source, "document")
    choose(details(page).language, "de")
    details(page).day.setFocus()
    write("2026-q3")
    page.save()
    answer = recorded(page, "GOV-101")
    assert (answer.source, answer.language, answer.date_of_fact) == (Source.DOCUMENT, "de", "2026-Q3")
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageUp)
    assert (details(page).source.code, details(page).language.code) == ("document", "de")


def test_a_folded_field_that_cannot_be_saved_unfolds(page):
    details(page).unfold()
    details(page).day.setFocus()
    write("last autumn")
    details(page).unfold(False)
    page.save()
    assert details(page).day.isVisible()
    assert page.desk.form.fields["date_of_fact"].block.error


def test_a_language_nobody_offers_is_shown_and_stays(page):
    record(page, "GOV-101", Answer(State.ANSWERED, Choice("yes"), language="mt"))
    assert details(page).language.code == "mt"


# Speaker ---------------------------------------------------------------------------------------------------------


def test_n21_the_speaker_is_a_role_to_choose_or_to_write(page):
    details(page).role.setCurrentIndex(0)
    details(page).role.activated.emit(0)
    assert recorded(page, "GOV-101").speaker_role == "sustainability lead"
    details(page).role.lineEdit().setFocus()
    details(page).role.lineEdit().selectAll()
    write("plant doctor")
    press(Qt.Key.Key_Return)
    page.save()
    assert recorded(page, "GOV-101").speaker_role == "plant doctor"
    assert details(page).confidential.hasFocus()


@pytest.mark.parametrize("name", ["Anna Miller", "anna@example.org", "Herr Schmidt"])
def test_n21_a_name_is_kept_with_a_gentle_hint_to_write_the_role(page, name):
    details(page).role.lineEdit().setFocus()
    write(name)
    assert "This looks like a person." in said(page)
    page.save()
    assert recorded(page, "GOV-101").speaker_role == name


@pytest.mark.parametrize("role", ["CSR", "Head of Sourcing", "Leiter Einkauf", "Sales Director", "factory manager"])
def test_n21_a_role_brings_no_hint(page, role):
    details(page).role.lineEdit().setFocus()
    write(role)
    assert "This looks like a person." not in said(page)


# Read back and corrected -----------------------------------------------------------------------------------------


def test_n23_read_back_and_corrected_are_visible_marks_that_can_be_set(page):
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_R, CONTROL | SHIFT)
    page.desk.form.claim.corrected.click()
    assert (recorded(page, "GOV-101").read_back, recorded(page, "GOV-101").corrected_by_supplier) == (True, True)
    assert page.desk.form.claim.read_back.isVisible()
    page.desk.form.claim.read_back.click()
    assert not recorded(page, "GOV-101").read_back


# History ---------------------------------------------------------------------------------------------------------


def test_n22_the_history_says_who_when_from_what_and_to_what(page):
    press(Qt.Key.Key_Y)
    page.desk.form.claim.setFocus()
    write("A")
    page.save()
    write("B")
    page.save()
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageUp)
    page.desk.form.focus_value()
    press(Qt.Key.Key_N)
    entries = page.desk.history.events.entries
    assert [entry.what for entry in entries] == ["No (before: Yes)", "Claim: AB (before: A)", "Claim: A", "Yes"]
    assert all(entry.who == "Note taker" and ":" in entry.when for entry in entries)


def test_n22_an_earlier_version_comes_back_as_a_new_one_and_can_be_undone(page):
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_N)
    history = page.desk.history
    assert not history.restore.isEnabled()
    history.list.setFocus()
    history.list.setCurrentIndex(history.events.index(1))
    history.restore.click()
    assert recorded(page, "GOV-101").value == Choice("yes")
    assert page.desk.form.editor.group.marked == ("yes",)
    assert len(events(page, "GOV-101")) == 3
    assert "recorded again" in page.session.messages.last.text
    page.session.undo()
    assert recorded(page, "GOV-101").value == Choice("no")
    assert page.desk.form.editor.group.marked == ("no",)


def test_n22_a_closed_talk_takes_no_earlier_version_back_and_says_why(page):
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_N)
    talking.close(page.workspace, page.session.dialogue_id, page.session.live_supplier)
    history = page.desk.history
    history.list.setCurrentIndex(history.events.index(1))
    history.restore.click()
    assert recorded(page, "GOV-101").value == Choice("no")
    assert page.session.messages.last.tone is Tone.BAD


# Ranking ---------------------------------------------------------------------------------------------------------


def test_a_ranking_is_made_with_numbers_and_put_in_order_with_alt_and_the_arrows(page):
    press(Qt.Key.Key_PageDown)
    ids = [option.id for option in item(page, "RSK-101").snapshot.answer.options]
    for key in "312":
        write(key)
    page.save()
    assert recorded(page, "RSK-101").value == Ranking((ids[2], ids[0], ids[1]))
    press(Qt.Key.Key_Up, ALT)
    assert recorded(page, "RSK-101").value == Ranking((ids[2], ids[1], ids[0]))
    press(Qt.Key.Key_Up, ALT)
    press(Qt.Key.Key_Up, ALT)
    assert recorded(page, "RSK-101").value == Ranking((ids[1], ids[2], ids[0]))
    assert page.desk.form.editor.group.buttons[1].badge == "1"
    press(Qt.Key.Key_Down, ALT)
    assert recorded(page, "RSK-101").value == Ranking((ids[2], ids[1], ids[0]))


# Bad input -------------------------------------------------------------------------------------------------------


def test_pasted_rich_text_is_plain_text_letter_by_letter(page):
    data = QMimeData()
    data.setHtml("<b>bold</b>")
    data.setText("<b>not bold</b> \u05d0\u05d1 e\u0301")
    QApplication.clipboard().setMimeData(data)
    for field in (page.desk.form.claim.claim, page.desk.form.note.note):
        field.setFocus()
        press(Qt.Key.Key_V, CONTROL)
    page.save()
    answer = recorded(page, "GOV-101")
    assert answer.claim == answer.note == "<b>not bold</b> \u05d0\u05d1 é"


def test_a_hundred_thousand_letters_in_a_line_are_said_beside_the_field(page):
    QApplication.clipboard().setText("x" * 100_000)
    page.desk.form.scope.names.setFocus()
    press(Qt.Key.Key_V, CONTROL)
    page.save()
    assert page.desk.form.fields["scope_text"].block.error
    assert recorded(page, "GOV-101").scope.text == ""


def test_del_empties_the_choice_that_has_the_focus_and_not_a_remark(page):
    press(Qt.Key.Key_Y)
    QApplication.processEvents()
    page.desk.form.focus_value()
    press(Qt.Key.Key_Delete)
    assert page.desk.form.editor.value() is None
