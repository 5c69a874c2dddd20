"""Putting a questionnaire together, with the real page, a real session and a real workspace."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.questionnaire_checks import Finding
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.questionnaire_words import finding_text
from dialogue_app.gui.models.suggestion_list import ReasonsRole
from dialogue_app.gui.pages.assemble import AssemblePage
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.bank_picker import BankPicker
from dialogue_app.workspace import arranging, assembling, banking, preparing
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.workspace import Workspace
from tests.helpers.workspaces import new_workspace

QUESTIONS = ("TRN-101", "GOV-101", "VER-101")
Key, Ctrl, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    made = Session(Settings(tmp_path / "window.ini"), InlineRunner())
    made.apply_look()
    made.use(new_workspace(tmp_path))
    yield made
    made.close()


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session, place="assemble")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    return made


def workspace_of(session: Session) -> Workspace:
    assert session.workspace
    return session.workspace


def begin(session: Session, questions: tuple[str, ...] = QUESTIONS, kind: str = "pre-contract") -> str:
    workspace = workspace_of(session)
    draft = Draft(DialogueKind(kind), "Laptops 2027", "Decide what to require.", languages=("en", "sv"))
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    if questions:
        assembling.add_questions(workspace, dialogue_id, questions)
    session.choose_dialogue(dialogue_id, "Laptops 2027")
    return dialogue_id


def form(session: Session) -> Questionnaire:
    return workspace_of(session).questionnaire(session.dialogue_id)


def asked(session: Session) -> list[str]:
    return [item.snapshot.question_id for item in form(session).items()]


def first(session: Session) -> Item:
    return next(form(session).items())


def shown(window: MainWindow) -> AssemblePage:
    page = window.page
    assert isinstance(page, AssemblePage)
    return page


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(words: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), words)


def mark(window: MainWindow, item: Item) -> None:
    view = shown(window).view
    view.setFocus()
    view.mark([item.id])


def reworded(window: MainWindow, words: str) -> None:
    """Change the words of the first question by keyboard and leave the field."""
    mark(window, first(window.session))
    press(Key.Key_F2)
    write(words)
    press(Key.Key_Escape)


def sentences(page: AssemblePage) -> str:
    return "\n".join(line.sentence for line in page.checks.lines)


def test_without_a_dialogue_the_page_says_so_and_leads_to_the_dialogues(session: Session, window: MainWindow) -> None:
    places: list[str] = []
    session.place_wanted.disconnect()
    session.place_wanted.connect(places.append)
    step = next(each for each in shown(window).findChildren(QPushButton) if each.isVisible())
    step.click()
    assert places == ["dialogues"]


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


def test_several_marked_questions_are_removed_in_one_step(session: Session, window: MainWindow) -> None:
    begin(session)
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()][:2])
    press(Key.Key_Delete)
    assert asked(session) == ["VER-101"]
    press(Key.Key_Z, Ctrl)
    assert asked(session) == list(QUESTIONS)


def test_several_marked_questions_move_together_and_come_back_with_one_undo(
    session: Session, window: MainWindow
) -> None:
    begin(session, ("GOV-101", "GOV-103", "TRN-101"))
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()][1:])
    press(Key.Key_Up, Alt)
    assert asked(session) == ["GOV-103", "GOV-101", "TRN-101"]
    assert len(view.marked()) == 2
    press(Key.Key_Z, Ctrl)
    assert asked(session) == ["GOV-101", "GOV-103", "TRN-101"]


def test_several_marked_questions_become_nice_to_have_with_one_undo(session: Session, window: MainWindow) -> None:
    begin(session)
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()])
    press(Key.Key_M, Ctrl)
    assert not any(item.must for item in form(session).items())
    press(Key.Key_Z, Ctrl)
    assert all(item.must for item in form(session).items())


def test_own_words_are_saved_when_the_field_is_left_and_shown_as_such(session: Session, window: MainWindow) -> None:
    begin(session)
    reworded(window, "Which factories?")
    assert first(session).local_wording == "Which factories?"
    view = shown(window).view
    place = view.tree.index_of(first(session).id)
    assert "Reworded here" in place.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_banks_words_come_back_with_one_button(session: Session, window: MainWindow) -> None:
    begin(session)
    reworded(window, "Which factories?")
    press(Key.Key_F2)
    shown(window).wording.back.click()
    assert first(session).local_wording == ""


def test_opening_and_closing_the_words_changes_nothing(session: Session, window: MainWindow) -> None:
    begin(session)
    before = workspace_of(session).history.next_undo
    mark(window, first(session))
    press(Key.Key_F2)
    press(Key.Key_Escape)
    assert workspace_of(session).history.next_undo is before


def test_words_that_are_too_long_stay_in_the_field_with_the_reason(session: Session, window: MainWindow) -> None:
    begin(session)
    mark(window, first(session))
    press(Key.Key_F2)
    panel = shown(window).wording
    panel.words.selectAll()
    panel.words.insertPlainText("why " * 300)
    press(Key.Key_Escape)
    assert panel.isVisible()
    assert "at most 1000 characters" in panel.error.text
    assert first(session).local_wording == ""


def test_words_that_can_not_be_saved_stay_in_the_field_with_the_reason(
    session: Session, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise Problem("disk-full", path="test.dialogues")

    begin(session)
    monkeypatch.setattr(arranging, "change_item", full)
    reworded(window, "Which factories?")
    panel = shown(window).wording
    assert panel.isVisible()
    assert panel.words.toPlainText() == "Which factories?"
    assert "is full" in panel.error.text


def test_a_question_is_a_must_until_the_user_says_otherwise(session: Session, window: MainWindow) -> None:
    begin(session)
    mark(window, first(session))
    press(Key.Key_M, Ctrl)
    assert not first(session).must
    press(Key.Key_M, Ctrl)
    assert first(session).must


def test_freezing_asks_first_and_escape_leaves_everything_as_it_is(session: Session, window: MainWindow) -> None:
    begin(session)
    session.commands.run("assemble.freeze")
    assert shown(window).confirm.isVisible()
    press(Key.Key_Escape)
    assert not shown(window).confirm.isVisible()
    assert form(session).frozen_at == ""


def test_a_frozen_questionnaire_is_opened_again_by_undo(session: Session, window: MainWindow) -> None:
    begin(session)
    session.commands.run("assemble.freeze")
    shown(window).confirm.yes.click()
    assert form(session).frozen_at
    assert "frozen" in shown(window).state.text
    press(Key.Key_Z, Ctrl)
    assert form(session).frozen_at == ""
    assert "open" in shown(window).state.text


def test_changing_a_frozen_questionnaire_says_why_not_and_offers_a_new_version(
    session: Session, window: MainWindow
) -> None:
    dialogue_id = begin(session)
    assembling.freeze(workspace_of(session), dialogue_id)
    shown(window).reload()
    mark(window, first(session))
    press(Key.Key_Delete)
    message = session.messages.last
    assert message
    assert "frozen" in message.text
    message.ways_out[0].do()
    assert form(session).version == 2
    assert form(session).frozen_at == ""


def test_the_checks_follow_every_change(session: Session, window: MainWindow) -> None:
    begin(session, ("TRN-101",))
    page = shown(window)
    assert "No question on follow-up" in sentences(page)
    assembling_before = sentences(page)
    page.picker.chosen.emit(("REM-101",))
    assert "No question on follow-up" not in sentences(page)
    assert sentences(page) != assembling_before


def test_a_check_leads_to_the_questions_it_is_about(session: Session, window: MainWindow) -> None:
    begin(session)
    page = shown(window)
    line = next(line for line in page.checks.lines if "Swedish" in line.sentence or " sv " in line.sentence)
    line.help()
    marked = page.view.marked()
    assert marked
    assert all("sv" not in item.snapshot.texts for item in marked)


@pytest.mark.parametrize("reason", ["set", "core", "product", "theme", "level", "audience"])
def test_every_reason_of_a_suggestion_has_words(session: Session, reason: str) -> None:
    assert session.texts.has(f"assemble.reason.{reason}")


@pytest.mark.parametrize(
    "finding",
    [
        Finding("minutes", False, {"questions": 24, "needed": 65, "room": 48, "slot": 60}),
        Finding("effort", False, {"needed": 200, "limit": 120}),
        Finding("language", False, {"n": 2, "language": "pl"}),
        Finding("one-wording", False, {"n": 1}),
        Finding("written", True, {"n": 3}),
        Finding("information", False, {"n": 4, "percent": 40}),
        Finding("follow-up", False),
    ],
    ids=lambda finding: finding.code,
)
def test_every_finding_has_a_sentence_with_its_numbers(session: Session, finding: Finding) -> None:
    said = finding_text(finding, session.texts)
    numbers = [str(number) for name, number in finding.numbers.items() if finding.code != "effort"]
    assert all(number in said for number in numbers)
    assert "{" not in said


def test_a_change_made_elsewhere_is_shown_at_once(session: Session, window: MainWindow) -> None:
    dialogue_id = begin(session)
    workspace = workspace_of(session)
    session.perform(lambda: assembling.add_questions(workspace, dialogue_id, ("REM-101",)), object())
    view = shown(window).view
    assert view.tree.index_of(list(form(session).items())[-1].id).isValid()


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
    picker = BankPicker(session.texts, lambda _wish: (), lambda found: banking.index(tuple(found), "en"))
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
