"""Own questions in the window: written, edited in two languages, retired, proposed; by keyboard, with undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.workspace import authoring, packaging, proposing, revising
from question_bank import ChangeKind, Kind, Status

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow):
    window.show_place("bank")
    return window.page


def kept(page):
    return {each.id: each for each in authoring.own_questions(page.workspace)}


def choices(page):
    draft = OwnDraft("Who checks?", Kind.SINGLE, options=("We", "Others"))
    page.session.perform(lambda: authoring.create_question(page.workspace, draft))
    page._show_question("OWN-001")


def pair(page, part, role):
    return page.own.editor.parts[part].pairs[role]


def write(area, text):
    area.setFocus()
    area.selectAll()
    QTest.keyClicks(area, text)


def after_pause(page):
    page.own.editor._pause.stop()
    page.own.editor._show()


def test_a_question_is_written_and_kept_without_the_mouse_and_found_in_the_list(page, qtbot):
    page.session.commands.run("file.new")
    QTest.keyClicks(QApplication.focusWidget(), "Who repairs it?")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
    assert kept(page)["OWN-001"].prompt == "Who repairs it?"
    assert page.model.question(page.list.currentIndex().row()).id == "OWN-001"
    page.session.undo()
    assert kept(page) == {}


def test_two_languages_stand_side_by_side_and_a_text_that_is_out_of_date_says_so(page):
    choices(page)
    page.editing.edit()
    editor = page.own.editor
    editor.language.choose("de")
    editor._show()
    write(pair(page, "question", "prompt").other, "Wer?")
    after_pause(page)
    assert pair(page, "question", "prompt").state == ""
    write(pair(page, "question", "prompt").words, "Who does?")
    after_pause(page)
    assert "changed" in pair(page, "question", "prompt").state
    pair(page, "question", "prompt").fits.click()
    after_pause(page)
    assert pair(page, "question", "prompt").state == ""
    page.own.keep()
    assert kept(page)["OWN-001"].translations["de"].texts["prompt"] == "Wer?"


def test_a_translation_is_reviewed_and_a_change_makes_it_a_draft_again(page):
    choices(page)
    page.editing.edit()
    editor = page.own.editor
    editor.sign("Ada", "2026-11-23")
    editor.language.choose("de")
    editor._show()
    assert not editor.trust.isVisible()
    write(pair(page, "question", "prompt").other, "Wer?")
    after_pause(page)
    editor.trust.choose("reviewed")
    editor.trust.chosen.emit("reviewed")
    assert editor.draft.translations["de"].reviewer == "Ada"
    write(pair(page, "question", "prompt").other, "Wer sieht nach?")
    after_pause(page)
    assert editor.trust.code == "draft"


def test_what_is_typed_is_put_away_when_another_panel_opens(page):
    choices(page)
    page.editing.edit()
    write(pair(page, "question", "prompt").words, "Who does?")
    page.session.commands.run("bank.proposals")
    assert not page.own.is_open
    assert page.panels.currentWidget() is page.reading.proposals_panel
    page.session.messages.last.ways_out[0].do()
    assert pair(page, "question", "prompt").words.said == "Who does?"
    assert page.panels.currentWidget() is page.own.editor


def test_checks_stand_at_the_field_and_the_part_counts_what_must_be_put_right(page):
    choices(page)
    page.editing.edit()
    editor = page.own.editor
    assert "3 follow-up questions" in editor.parts["listening"].fields["probes"].said
    editor.parts["place"].lines["sibling"].setText("TRN-999")
    editor.parts["place"].lines["sibling"].textEdited.emit("TRN-999")
    after_pause(page)
    assert "TRN-999" in editor.parts["place"].fields["sibling"].said
    assert "1" in editor.tabs.buttons[[*editor.parts].index("place")].text()


def test_the_page_says_whether_others_have_the_question_as_it_is(page):
    choices(page)
    assert "Only you have this revision" in page.view.toPlainText()
    packaging.packed(page.workspace)
    page._read()
    assert "Others have this revision" in page.view.toPlainText()


def test_what_others_have_asks_how_the_change_is_meant_before_it_is_kept(page):
    choices(page)
    packaging.packed(page.workspace)
    page.editing.edit()
    write(pair(page, "question", "prompt").words, "Who does?")
    page.own.keep()
    editor = page.own.editor
    assert "Say how the change is meant" in editor.problem.text
    assert editor.kinds.isVisible()
    editor.kinds.choose(1)
    page.own.keep()
    made = kept(page)["OWN-001"]
    assert (made.rev, made.prompt, made.change) == (2, "Who does?", ChangeKind.CLARIFYING)


def test_choices_are_added_and_a_choice_that_others_know_is_retired(page):
    choices(page)
    packaging.packed(page.workspace)
    page.editing.edit()
    answer = page.own.editor.answer
    answer.more.click()
    QTest.keyClicks(QApplication.focusWidget(), "Nobody")
    answer._rows["option.option_1"].drop.click()
    page.own.editor.kinds.choose(2)
    after_pause(page)
    page.own.editor.kinds.mark([ChangeKind.SUBSTANTIVE])
    page.own.keep()
    options = kept(page)["OWN-001"].answer.options
    assert [(each.id, each.text, each.retired) for each in options] == [
        ("option_1", "We", True), ("option_2", "Others", False), ("option_3", "Nobody", False)
    ]  # fmt: skip


def test_looking_at_every_part_of_a_rich_question_changes_nothing(page):
    shared = page.workspace.release.questions[0]
    page.own.edit(shared)
    for name in page.own.editor.parts:
        page.own.editor.show_part(name)
        after_pause(page)
    page.own.editor.language.choose("de")
    after_pause(page)
    assert page.own.editor.draft == shared


def test_a_tick_keeps_the_order_of_the_others(page):
    shared = page.workspace.release.questions[0]
    page.own.edit(shared)
    ticks = page.own.editor.parts["proof"].lists["evidence"]
    ticks.item(0).setCheckState(Qt.CheckState.Checked)
    assert page.own.editor.draft.evidence == (*shared.evidence, ticks.offered[0])


def test_a_question_is_retired_used_again_and_can_name_what_to_ask_instead(page):
    choices(page)
    page.session.commands.run("bank.retire")
    assert kept(page)["OWN-001"].status is Status.RETIRED
    page.session.messages.last.ways_out[1].do()
    field = page.own.editor.parts["place"].lines["replaced_by"]
    field.setText("TRN-101")
    field.textEdited.emit("TRN-101")
    page.own.keep()
    assert kept(page)["OWN-001"].replaced_by == "TRN-101"
    page.whose.choose("retired")
    page.narrow()
    page._show_question("OWN-001")
    page.editing.retire()
    assert kept(page)["OWN-001"].status is Status.DRAFT


def test_a_change_of_a_shared_question_is_proposed_with_its_reason(page):
    shared = page.model.question(0)
    page.editing.edit()
    write(pair(page, "question", "help").words, "Anew.")
    page.own.keep()
    assert "Say why" in page.own.editor.problem.text
    page.own.editor.reason.show_text("Suppliers asked.")
    page.own.keep()
    (one,) = proposing.proposals(page.workspace)
    assert (one.key[1], one.reason, one.question.help) == (shared.id, "Suppliers asked.", "Anew.")
    assert page.workspace.release.question(shared.id) == shared
    page.editing.edit()
    write(pair(page, "question", "help").words, "Quite anew.")
    page.own.keep()
    assert [each.question.help for each in proposing.proposals(page.workspace)] == ["Quite anew."]


def test_what_was_typed_is_not_lost_when_the_editor_is_left(page, window):
    choices(page)
    page.editing.edit()
    write(pair(page, "question", "prompt").words, "Who does?")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert kept(page)["OWN-001"].prompt == "Who checks?"
    page.own._again()
    assert pair(page, "question", "prompt").words.said == "Who does?"
    window.show_place("dialogues")
    assert revising.question(page.workspace, "OWN-001").prompt == "Who does?"
