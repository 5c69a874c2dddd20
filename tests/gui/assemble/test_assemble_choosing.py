"""Questions find their way into a questionnaire: suggested, found, written."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.suggestion_list import ReasonsRole
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.bank_picker import BankPicker
from dialogue_app.workspace import banking
from tests.helpers.assembling import (
    QUESTIONS,
    Alt,
    Ctrl,
    Key,
    asked,
    begin,
    form,
    press,
    shown,
    workspace_of,
    write,
)


def test_an_empty_questionnaire_offers_suggestions_with_their_reasons(session: Session, window: MainWindow) -> None:
    begin(session, ())
    page = shown(window)
    next(each for each in page.findChildren(QPushButton) if each.text() == page.texts("assemble.go-suggest")).click()
    row = page.picker.model.index(0)
    assert page.picker.suggested.isChecked()
    assert "core question" in row.data(ReasonsRole)


def test_a_ready_made_set_is_suggested_whole(session: Session, window: MainWindow) -> None:
    begin(session, ())
    picker = shown(window).picker
    picker.suggested.click()
    picker.filters.ready_set.setCurrentIndex(1)
    picker.filters.ready_set.activated.emit(1)
    assert picker.model.rowCount() == 10
    first = session.workspace.release.sets[0]
    assert picker.model.index(0).data(ReasonsRole) == first.reasons["GOV-101"]
    assert first.purpose in picker.filters.about.text()
    assert "10 questions · 42 min in the talk · 3 h 20 min of work for a supplier" in picker.filters.about.text()
    assert not picker.filters.minutes.isEnabled()


def test_questions_for_the_other_kind_of_dialogue_are_not_offered(session: Session, window: MainWindow) -> None:
    begin(session, (), kind="in-contract")
    picker = shown(window).picker
    offered = [picker.model.question(picker.model.index(row)) for row in range(picker.model.rowCount())]
    assert offered
    assert all(question.phase.serves("in-contract") for question in offered)


def test_a_question_is_found_added_moved_and_removed_by_keyboard_alone(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    press(Key.Key_F, Ctrl)
    write("gov-102x")
    press(Key.Key_Backspace)
    for _ in "gov-102":
        press(Key.Key_Backspace)
    write("frc-101")
    press(Key.Key_Return)
    press(Key.Key_Return)
    assert asked(session) == ["GOV-101", "TRN-101", "FRC-101"]
    shown(window).view.setFocus()
    press(Key.Key_Up, Alt)
    assert asked(session) == ["GOV-101", "TRN-101", "FRC-101"]
    assert [len(section.items) for section in form(session).sections] == [1, 2]
    press(Key.Key_Up, Alt)
    assert asked(session) == ["GOV-101", "FRC-101", "TRN-101"]
    press(Key.Key_Delete)
    assert asked(session) == ["GOV-101", "TRN-101"]
    press(Key.Key_Z, Ctrl)
    assert asked(session) == ["GOV-101", "FRC-101", "TRN-101"]


def test_a_question_in_the_questionnaire_is_marked_in_the_bank_and_not_added_twice(
    session: Session, window: MainWindow
) -> None:
    begin(session)
    page = shown(window)
    page.picker.show_only("TRN-101")
    index = page.picker.model.index(0)
    assert "in the questionnaire" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    page.picker.focus_list()
    press(Key.Key_Return)
    assert len(asked(session)) == len(QUESTIONS)


@pytest.mark.parametrize("reason", ["set", "core", "product", "theme", "level", "audience", "kind"])
def test_every_reason_of_a_suggestion_has_words(session: Session, reason: str) -> None:
    assert session.texts.has(f"assemble.reason.{reason}")


def test_another_dialogue_brings_its_own_questionnaire(session: Session, window: MainWindow) -> None:
    begin(session)
    begin(session, ("LAB-101",))
    tree = shown(window).view.tree
    assert [tree.rowCount(), tree.rowCount(tree.index(0, 0))] == [1, 1]


def test_ten_thousand_questions_are_listed_a_hundred_at_a_time(session: Session, qtbot: QtBot) -> None:
    dialogue_id = begin(session, ())
    workspace = workspace_of(session)
    base = workspace.release.questions[0]
    many = tuple(replace(base, id=f"TRN-{number}") for number in range(10_000))
    picker = BankPicker(session.texts, (), lambda _wish: (), lambda found: banking.index(tuple(found), "en"))
    qtbot.addWidget(picker)
    picker.offer(many, workspace.dialogue(dialogue_id), workspace.release)
    assert picker.model.rowCount() == 100
    picker.model.fetchMore(picker.list.rootIndex())
    assert picker.model.rowCount() == 200
    picker.show_only("trn-9999")
    assert picker.model.question(picker.model.index(0)).id == "TRN-9999"


def test_an_own_question_is_written_kept_and_found_again(session: Session, window: MainWindow) -> None:
    begin(session)
    page = shown(window)
    page.view.setFocus()
    press(Key.Key_N, Ctrl)
    assert page.own.words.hasFocus()
    write("How many laptops could you take back?")
    page.own.kind.setCurrentIndex(page.own.kind.findData("number"))
    press(Key.Key_Return, Ctrl)
    assert "Say in which unit" in page.own.error.text
    page.own.more.setFocus()
    write("laptops")
    press(Key.Key_Return, Ctrl)
    assert not page.own.isVisible()
    assert "OWN-001" in asked(session)
    assert [item.snapshot.question_id for item in page.view.marked()] == ["OWN-001"]
    page.picker.show_only("take back")
    found = [page.picker.model.question(page.picker.model.index(row)).id for row in range(page.picker.model.rowCount())]
    assert found == ["OWN-001"]
    page.view.setFocus()
    press(Key.Key_Z, Ctrl)
    assert asked(session) == list(QUESTIONS)


def test_a_half_written_question_survives_escape(session: Session, window: MainWindow) -> None:
    begin(session)
    page = shown(window)
    page.view.setFocus()
    press(Key.Key_N, Ctrl)
    write("Half a question")
    press(Key.Key_Escape)
    assert not page.own.isVisible()
    press(Key.Key_N, Ctrl)
    assert page.own.words.said == "Half a question"


def test_suggestions_follow_suppliers_and_themes_and_say_so(session: Session, window: MainWindow) -> None:
    begin(session, ())
    picker = shown(window).picker
    picker.suggested.click()
    filters = picker.filters
    filters.audience.setCurrentIndex(filters.audience.findData("reseller"))
    filters.audience.activated.emit(filters.audience.currentIndex())
    filters.themes.tick(("COM", "TRN"))
    rows = [picker.model.index(row) for row in range(picker.model.rowCount())]
    found = [picker.model.question(row) for row in rows]
    assert {question.theme for question in found} == {"COM", "TRN"}
    assert all("reseller" in question.audience for question in found)
    assert all("fits the themes, fits the suppliers" in row.data(ReasonsRole) for row in rows)


def test_every_suggestion_has_a_reason(session: Session, window: MainWindow) -> None:
    begin(session, ())
    picker = shown(window).picker
    picker.suggested.click()
    picker.filters.minutes.setValue(0)
    rows = range(picker.model.rowCount())
    assert rows
    assert all(picker.model.index(row).data(ReasonsRole) for row in rows)
