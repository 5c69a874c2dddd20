"""The bank page: find a question as fast as you type, read it in full, copy it, add it to a dialogue."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.models.question_list import FIRST, MORE, QuestionList
from dialogue_app.gui.models.question_sheet import QuestionSheet
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.texts import Texts
from dialogue_app.workspace import assembling, banking, preparing
from dialogue_app.workspace.preparing import Draft
from question_bank import Status, TextState, load
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def bank(qtbot, tmp_path):
    """The window with the bank page of a new workspace; the guide stands in for all other pages."""
    settings = Settings(tmp_path / "window.ini")
    settings.language = "en"
    session = Session(settings, InlineRunner())
    window = MainWindow(session, only("bank"))
    qtbot.addWidget(window)
    session.use(new_workspace(tmp_path))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_place("bank")
    window.page.focus_first()
    yield window, window.page
    session.close()


@pytest.fixture(scope="module")
def release():
    return load()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def ids(page):
    return [page.model.question(row).id for row in range(page.model.rowCount())]


def marked(page):
    return page.model.question(page.list.currentIndex().row()).id


def choose(box, code):
    box.choose(code)
    box.chosen.emit(code)


def read(page, qtbot):
    """Wait until the marked question is shown in full, and return the text."""
    qtbot.waitUntil(lambda: page.view.toPlainText().startswith(marked(page)))
    return page.view.toPlainText()


def present_dialogue(window, kind=DialogueKind.PRE_CONTRACT):
    workspace = window.session.workspace
    made = preparing.create_dialogue(workspace, Draft(kind, "Laptops", "Decide"))
    window.session.choose_dialogue(made.subject, "Laptops")
    return made.subject


# Finding ---------------------------------------------------------------------------------------------------------


def test_the_list_follows_every_key_without_a_pause(bank):
    _, page = bank
    assert page.search.hasFocus()
    everything = len(ids(page))
    write("trn-1")
    narrowed = ids(page)
    assert narrowed
    assert len(narrowed) < everything
    assert all(found.startswith("TRN-1") for found in narrowed)
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Escape)
    assert len(ids(page)) == everything


def test_the_arrows_move_in_the_list_while_you_type(bank):
    _, page = bank
    write("factory")
    first, second, *_ = ids(page)
    assert marked(page) == first
    press(Qt.Key.Key_Down)
    assert marked(page) == second
    assert page.search.hasFocus()
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    assert marked(page) == first
    press(Qt.Key.Key_PageDown)
    assert marked(page) == ids(page)[-1] or ids(page).index(marked(page)) == 8
    press(Qt.Key.Key_Return)
    assert page.list.hasFocus()
    press(Qt.Key.Key_Return)
    assert page.view.hasFocus()


def test_f3_goes_to_the_next_hit_and_after_the_last_to_the_first(bank):
    _, page = bank
    write("factory")
    for expected in [*ids(page)[1:], ids(page)[0]]:
        press(Qt.Key.Key_F3)
        assert marked(page) == expected


def test_theme_and_filters_narrow_what_is_searched(bank, qtbot):
    _, page = bank
    page.themes.choose("TRN")
    assert {found.split("-")[0] for found in ids(page)} == {"TRN"}
    choose(page.filters["phase"], "in-contract")
    assert all(page.model.question(row).phase.serves("in-contract") for row in range(len(ids(page))))
    choose(page.filters["level"], "advanced")
    choose(page.filters["product"], "CLD")
    press(Qt.Key.Key_F, CONTROL)
    write("xyzzy")
    qtbot.waitUntil(lambda: page.count.text() == "0 questions")
    assert page._nothing.isVisible()
    assert page.view.toPlainText() == "" or not page.add_button.isEnabled()
    press(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    everything = len(banking.questions(page.workspace))
    qtbot.waitUntil(lambda: page.count.text().startswith(f"{everything} questions"))
    assert not page._nothing.isVisible()


def test_ten_thousand_questions_are_listed_bit_by_bit(release):
    many = tuple(replace(release.questions[n % len(release.questions)], id=f"TRN-{n:05}") for n in range(10_000))
    model = QuestionList(Texts("en"), dict(release.vocabulary))
    model.put(many, banking.index(many, "en"), "en")
    assert (model.rowCount(), model.count()) == (FIRST, 10_000)
    assert model.canFetchMore(model.index(-1, 0))
    model.fetchMore(model.index(-1, 0))
    assert model.rowCount() == FIRST + MORE
    assert [model.question(row).id for row in (0, FIRST, FIRST + MORE - 1)] == ["TRN-00000", "TRN-00050", "TRN-00249"]
    model.search("trn-00777")
    assert (model.rowCount(), model.count(), model.complete) == (1, 1, True)
    assert not model.canFetchMore(model.index(-1, 0))


# Reading ---------------------------------------------------------------------------------------------------------


def test_a_question_is_shown_in_full(bank, qtbot, release):
    _, page = bank
    write("TRN-101")
    said = read(page, qtbot)
    question = release.question("TRN-101")
    parts = (question.prompt, question.help, question.why, question.good, question.weak, question.kernel)
    assert [part for part in parts if part not in said] == []
    assert all(option.text in said for option in question.answer.options)
    assert all(anchor in said for anchor in question.anchors)
    assert all(probe.ask in said for probe in question.probes)
    references = {each.id: each.name for each in release.references}
    assert all(references[code] in said for code in question.references)
    evidence = {each.id: each.name for each in release.evidence}
    assert all(evidence[code] in said for code in question.evidence)
    assert "Revision 1 · First wording" in said
    assert question.content_hash[:12] in said
    assert "No dialogue asks it yet." in said


def test_another_language_shows_its_wording_and_says_that_it_is_a_draft(bank, qtbot, release):
    _, page = bank
    choose(page.filters["language"], "de")
    assert all("de" in release.question(found).translations for found in ids(page))
    write("Anschriften")
    assert marked(page) == "TRN-101"
    said = read(page, qtbot)
    assert "Wenn ein Vertrag verlangt" in said
    assert "Deutsch: draft, not reviewed yet" in said


def lines_of(question, release, language="en", uses=()):
    return QuestionSheet(question, release, language, uses, Texts("en")).lines()


def test_a_stale_wording_is_marked_in_words(release):
    question = release.question("TRN-101")
    german = replace(
        question.translations["de"],
        state=TextState.APPROVED,
        sources=MappingProxyType({**question.translations["de"].sources, "prompt": "0" * 12}),
    )
    stale = replace(question, translations=MappingProxyType({"de": german}))
    said = [line.text for line in lines_of(stale, release, "de")]
    assert "Deutsch: out of date: the English text has changed since" in said
    assert "out of date: the English text has changed since" in said


def test_a_gap_in_a_language_is_said(release):
    question = replace(release.question("TRN-101"), translations=MappingProxyType({}))
    said = [line.text for line in lines_of(question, release, "fr")]
    assert "Français: no text yet. You read the English text." in said


def test_an_uncertain_reference_says_check_before_use(release):
    uncertain = next(each for each in release.references if each.uncertain)
    question = replace(release.questions[0], references=(uncertain.id,))
    said = [line.text for line in lines_of(question, release)]
    assert "Check before use: this entry may be out of date." in said


@pytest.mark.parametrize("number", range(30))
def test_every_question_of_the_bank_can_be_read(release, number):
    question = release.questions[number]
    assert all(line.text or line.lead for line in lines_of(question, release))


def test_a_question_is_shown_letter_by_letter(qtbot, release):
    view = QuestionView("Question")
    qtbot.addWidget(view)
    hostile = "<img src='file:///etc/passwd'> & <b>bold</b>"
    view.show_lines(lines_of(replace(release.questions[0], prompt=hostile), release))
    assert hostile in view.toPlainText()


# Using -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["list", "view"])
def test_ctrl_c_copies_the_question(bank, qtbot, release, where):
    _, page = bank
    write("TRN-101")
    read(page, qtbot)
    getattr(page, where).setFocus()
    press(Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == f"TRN-101  {release.question('TRN-101').prompt}"


def test_without_a_dialogue_the_page_says_how_to_get_one(bank, qtbot):
    _, page = bank
    write("TRN-101")
    read(page, qtbot)
    assert not page.add_button.isEnabled()
    assert "open a dialogue first" in page.why_not.text()


def test_a_question_is_added_to_the_present_dialogue_by_key_and_undone(bank, qtbot):
    window, page = bank
    dialogue_id = present_dialogue(window)
    write("TRN-101")
    assert "The present dialogue is “Laptops”." in (read(page, qtbot), page.why_not.text())
    press(Qt.Key.Key_Return, CONTROL)
    [item] = page.workspace.questionnaire(dialogue_id).items()
    assert item.snapshot.question_id == "TRN-101"
    assert "Added to “Laptops”: TRN-101" in window.session.messages.last.text
    assert "Laptops" in page.view.toPlainText().split("Used in")[1]
    assert not page.add_button.isEnabled()
    assert "already in the questionnaire" in page.why_not.text()
    window.session.undo()
    assert not list(page.workspace.questionnaire(dialogue_id).items())
    assert page.add_button.isEnabled()


def test_several_marked_questions_are_added_together(bank):
    window, page = bank
    dialogue_id = present_dialogue(window)
    choose(page.filters["phase"], "pre-contract")
    page.list.setFocus()
    press(Qt.Key.Key_Home)
    press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    page.add()
    assert len(list(page.workspace.questionnaire(dialogue_id).items())) == 2


def test_what_can_not_be_added_says_why(bank, qtbot):
    window, page = bank
    dialogue_id = present_dialogue(window)
    write("TRN-102")
    read(page, qtbot)
    assert "not meant for a pre-contract dialogue" in page.why_not.text()
    press(Qt.Key.Key_Return, CONTROL)
    assert "not meant for a pre-contract dialogue" in window.session.messages.last.text
    assembling.add_questions(page.workspace, dialogue_id, ("TRN-101",))
    window.session.perform(lambda: assembling.freeze(page.workspace, dialogue_id))
    assert "is frozen" in page.why_not.text()


def test_a_change_made_elsewhere_is_shown(bank, qtbot):
    window, page = bank
    dialogue_id = present_dialogue(window)
    write("TRN-101")
    read(page, qtbot)
    window.session.perform(lambda: assembling.add_questions(page.workspace, dialogue_id, ("TRN-101",)))
    assert "already in the questionnaire" in page.why_not.text()


def test_a_retired_question_is_not_offered(release):
    retired = replace(release.questions[0], status=Status.RETIRED)
    assert not banking.Filter().lets_through(retired)


# Saving the bank -------------------------------------------------------------------------------------------------


def choose_file(monkeypatch, target, kind=""):
    asked = []

    def answer(_parent, _title, proposed, kinds):
        asked.append((Path(proposed).name, kinds))
        return str(target), kind or kinds.split(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return asked


def test_the_bank_is_saved_as_a_document_by_key(bank, tmp_path, monkeypatch):
    window, page = bank
    asked = choose_file(monkeypatch, tmp_path / "book.pdf")
    press(Qt.Key.Key_E, CONTROL)
    assert (tmp_path / "book.pdf").read_bytes().startswith(b"%PDF-")
    assert "book.pdf" in window.session.messages.last.text
    assert [way.text for way in window.session.messages.last.ways_out] == ["Open", "Show the folder"]
    assert asked[0][0] == f"ict-ethics-{page.release.number}-en.pdf"


def test_the_kind_chosen_in_the_dialog_ends_the_name(bank, tmp_path, monkeypatch):
    _, page = bank
    choose_file(monkeypatch, tmp_path / "book 2026.1", "Excel workbook to filter (*.xlsx)")
    page.export()
    assert (tmp_path / "book 2026.1.xlsx").read_bytes().startswith(b"PK")


def test_nothing_is_saved_when_no_file_is_chosen(bank, tmp_path, monkeypatch):
    window, page = bank
    choose_file(monkeypatch, "")
    page.export()
    assert window.session.messages.last is None


def test_a_bank_that_can_not_be_saved_is_explained(bank, tmp_path, monkeypatch):
    window, page = bank
    choose_file(monkeypatch, tmp_path / "missing" / "book.pdf")
    page.export()
    assert "does not exist" in window.session.messages.last.text


def test_a_cancelled_export_leaves_no_file(bank, tmp_path, monkeypatch):
    window, page = bank
    choose_file(monkeypatch, tmp_path / "book.pdf")
    window.session.job_started.connect(lambda job, _name: job.cancel())
    before = sorted(tmp_path.iterdir())
    page.export()
    assert sorted(tmp_path.iterdir()) == before
