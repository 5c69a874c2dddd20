"""The bank page: a newer release, translators and priorities, each in the place of the page and back."""

from dataclasses import replace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import assembling, preparing, prioritising, renewing, shipped_release
from dialogue_app.workspace.preparing import Draft
from question_bank import ChangeKind, Comparable, content_hash, manifest_of
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace


@pytest.fixture
def bank(qtbot, tmp_path):
    settings = Settings(tmp_path / "window.ini")
    settings.language = "en"
    settings.recorded_by = "Oslo"
    session = Session(settings, InlineRunner())
    window = MainWindow(session, only("bank"))
    qtbot.addWidget(window)
    workspace = new_workspace(tmp_path)
    made = preparing.create_dialogue(workspace, Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide."))
    assembling.add_questions(workspace, made.subject, ("FRC-101", "TRN-101"))
    session.use(workspace)
    session.choose_dialogue(made.subject, "Laptops")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    window.show_place("bank")
    yield window.page
    session.close()


@pytest.fixture
def shipped(bank, monkeypatch):
    """The program brings release 2026.2: FRC-101 in better form, TRN-101 asks something else."""
    release = bank.workspace.release

    def revised(question, kind, comparable, prompt):
        made = replace(question, rev=2, change=kind, comparable=comparable, prompt=prompt)
        return replace(made, content_hash=content_hash(made.answer, prompt))

    changed = {
        "FRC-101": revised(release.question("FRC-101"), ChangeKind.EDITORIAL, Comparable.SAME, "In better form?"),
        "TRN-101": revised(release.question("TRN-101"), ChangeKind.SUBSTANTIVE, Comparable.NO, "Something else?"),
    }
    questions = tuple(changed.get(each.id, each) for each in release.questions)
    newer = replace(release, number="2026.2", questions=questions, manifest=manifest_of(questions))
    monkeypatch.setattr(shipped_release, "shipped_number", lambda: "2026.2")
    monkeypatch.setattr(renewing, "load", lambda _=None: newer)
    return newer


def prompts(page):
    return [each.prompt() for each in page.workspace.questionnaire(page.session.dialogue_id).items()]


def test_a_newer_release_is_offered_read_and_taken_over_and_taken_back(bank, shipped):
    before = prompts(bank)
    bank.whole.renewal.offer()
    assert "2026.2" in bank.session.messages.last.text
    assert bank.workspace.release_number == "2026.1"
    bank.whole.renewal.look()
    panel = bank.whole.renewal.panel
    assert panel.isVisible()
    assert not bank.list.isVisible()
    assert panel.title.text() == "New release 2026.2: what changes"
    assert "1 question follows" in panel.take.text()
    assert "In better form?" in panel.view.toPlainText()
    row = next(n for n in range(panel.model.rowCount()) if panel.model.line(n).words.startswith("TRN-101-"))
    panel.list.setCurrentIndex(panel.model.index(row, 0))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert "2 questions follow" in panel.take.text()
    panel.take.click()
    assert bank.list.isVisible()
    assert prompts(bank) == ["In better form?", "Something else?"]
    bank.session.undo()
    assert (prompts(bank), bank.workspace.release_number) == (before, "2026.1")


def test_no_release_is_offered_for_a_workspace_closed_meanwhile(qtbot, bank, shipped):
    window = MainWindow(bank.session, only("bank"))
    qtbot.addWidget(window)
    with qtbot.captureExceptions() as raised:
        window.show_place("bank")
        bank.session.close()
        QCoreApplication.processEvents()
    assert raised == []


def test_escape_leaves_everything_as_it_was(bank, shipped):
    bank.whole.renewal.look()
    QTest.keyClick(bank.whole.renewal.panel.list, Qt.Key.Key_Escape)
    assert bank.list.isVisible()
    assert bank.workspace.release_number == "2026.1"


def test_the_release_that_is_here_has_nothing_to_take(bank):
    bank.whole.renewal.look()
    assert not bank.whole.renewal.panel.take.isVisible()


def test_nothing_is_added_unseen_while_a_panel_covers_the_page(bank, shipped):
    before = prompts(bank)
    bank.whole.renewal.look()
    bank.add()
    assert prompts(bank) == before


def test_a_workbook_goes_out_and_its_changes_are_reviewed(bank, tmp_path, monkeypatch):
    target = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    desk = bank.whole.translation
    desk.open()
    desk.panel.languages.setText("pl")
    desk.panel.theme.choose("TRN")
    desk.panel.write.click()
    book = load_workbook(target)
    book.worksheets[0]["F3"] = "Czy?"
    book.save(target)
    desk.panel.take.click()
    assert desk.review.isVisible()
    assert "new: 1" in desk.review.summary.text()
    assert "Czy?" in desk.review.view.toPlainText()
    desk.review.take.click()
    assert bank.workspace.release.question("TRN-101").translations["pl"].texts["prompt"] == "Czy?"
    bank.session.undo()
    assert "pl" not in bank.workspace.release.question("TRN-101").translations


def test_only_what_needs_a_look_is_shown_when_wanted_and_ticks_stay(bank, tmp_path, monkeypatch):
    target = tmp_path / "out.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk = bank.whole.translation
    desk.open()
    desk.panel.languages.setText("pl")
    desk.panel.theme.choose("TRN")
    desk.panel.write.click()
    book = load_workbook(target)
    page = book.worksheets[0]
    for row, text in enumerate(("Czy?", "Jeden", "Brak {mark}", "Cztery"), start=3):
        page[f"F{row}"] = text
    page["B6"] = "another"
    book.save(target)
    desk.bring(target)
    review, model = desk.review, desk.review.model
    assert model.rowCount() == 4
    assert "(2)" in review.narrow.text()
    QTest.keyClick(review.list, Qt.Key.Key_Space)
    assert model.count == 1
    review.narrow.click()
    assert [model.line(row).may_tick for row in range(model.rowCount())] == [False, True]
    assert "Brak {mark}" in review.view.toPlainText()
    QTest.keyClick(review.list, Qt.Key.Key_Down)
    QTest.keyClick(review.list, Qt.Key.Key_Space)
    assert "Cztery" in review.view.toPlainText()
    review.narrow.click()
    assert model.count == 2
    ticks = [model.data(model.index(row, 0), Qt.ItemDataRole.CheckStateRole) for row in range(4)]
    assert ticks == [Qt.CheckState.Unchecked, Qt.CheckState.Checked, None, Qt.CheckState.Checked]
    review.take.click()
    spoken = [each.translations["pl"] for each in bank.workspace.release.questions if "pl" in each.translations]
    assert {text for each in spoken for text in each.texts.values()} == {"Jeden", "Cztery"}


def test_a_language_that_can_not_be_is_said(bank):
    bank.whole.translation.open()
    bank.whole.translation.panel.languages.setText("en")
    bank.whole.translation.write()
    assert "English" in bank.session.messages.last.text


def test_rows_are_rated_with_a_digit_and_asked(bank):
    desk = bank.whole.priorities
    desk.open()
    view = desk.panel
    row = next(n for n in range(view.model.rowCount()) if view.model.value(n).name == "GOV-101")
    view.table.selectRow(row)
    view.table.setFocus()
    QTest.keyClick(view.table, Qt.Key.Key_5)
    assert (view.model.value(0).name, view.model.value(0).mine) == ("GOV-101", 5)
    prioritising.rate(bank.workspace, "Gent", {"ict-ethics/GOV-101": 1}, bank.session.dialogue_id)
    desk.refresh()
    assert "Disagreement" in view.model.words(view.model.value(0), "note")
    view.table.selectRow(0)
    view.ask.click()
    assert bank.workspace.release.question("GOV-101").prompt in prompts(bank)


@pytest.fixture
def rated(bank, tmp_path, monkeypatch):
    """A function that writes what a rater says into the workbook that the program made, from the first row on."""
    target = tmp_path / "rate.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bank.whole.priorities.open()
    bank.whole.priorities.write()

    def write(rater, *ratings):
        book = load_workbook(target)
        page = book.worksheets[0]
        page["D3"] = rater
        for row, rating in enumerate(ratings, start=4):
            page[f"D{row}"] = rating
        path = tmp_path / f"{rater or 'nobody'}.xlsx"
        book.save(path)
        return path

    return write


def lines(desk):
    return [desk.review.model.line(row).words for row in range(desk.review.model.rowCount())]


def test_ratings_that_come_back_are_shown_first_and_taken_over_and_undone_as_one(bank, rated, monkeypatch):
    files = [str(rated("Gent", "must", "soon")), str(rated("<b>Oslo", 1, 4))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (files, ""))
    desk = bank.whole.priorities
    desk.ask_files()
    assert desk.review.isVisible()
    assert lines(desk)[0] == "Not taken: Gent.xlsx, D5: “soon” is no rating."
    assert desk.review.summary.text() == "3 new · 0 changed · 0 as they are here. Nothing is stored yet."
    assert not prioritising.said(bank.workspace, bank.session.dialogue_id)
    desk.review.take.click()
    assert bank.session.messages.last.text == "3 ratings were taken over."
    assert desk.panel.isVisible()
    kept = prioritising.said(bank.workspace, bank.session.dialogue_id)
    assert {each.rater for each in kept} == {"Gent", "<b>Oslo"}
    assert (1, 5) in {desk.panel.model.value(row).rank.ratings for row in range(2)}
    bank.session.undo()
    assert not prioritising.said(bank.workspace, bank.session.dialogue_id)


def test_what_is_not_ticked_stays_and_ratings_that_are_here_are_no_news(bank, rated):
    desk = bank.whole.priorities
    desk.bring([rated("Gent", 5, 3)])
    desk.review.list.setFocus()
    QTest.keyClick(desk.review.list, Qt.Key.Key_Space)
    assert desk.review.take.text() == "Take over 1 rating"
    desk.review.take.click()
    desk.bring([rated("gent", 4, 3)])
    assert desk.review.summary.text() == "1 new · 0 changed · 1 as they are here. Nothing is stored yet."
    desk.review.take.click()
    desk.bring([rated("Gent", 2, 3)])
    assert lines(desk)[0].endswith("· 2 (so far 4)")
    QTest.keyClick(desk.review.list, Qt.Key.Key_Escape)
    assert not desk.review.isVisible()
    (said,) = prioritising.said(bank.workspace, bank.session.dialogue_id)
    assert sorted(said.ratings.values()) == [3, 4]


def test_a_workbook_without_a_rater_and_a_file_of_another_kind_are_said_and_stop_no_other(bank, rated, tmp_path):
    (tmp_path / "broken.xlsx").write_bytes(b"PK")
    desk = bank.whole.priorities
    desk.bring([rated("", 5), tmp_path / "broken.xlsx", rated("Gent", 5)])
    assert "broken.xlsx" in lines(desk)[0]
    assert lines(desk)[1] == "Not taken: nobody.xlsx does not say who rates. Nothing of it is taken."
    assert desk.review.take.text() == "Take over 1 rating"


class _Later:
    """Keeps the job that was started last."""

    def start(self, job) -> None:
        self.job = job

    def close(self) -> None:
        """Nothing is left running."""


def test_the_ranked_list_is_written_beside_the_window_as_it_was_when_asked_for(bank, monkeypatch, tmp_path):
    target, later = tmp_path / "ranked.csv", _Later()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    desk = bank.whole.priorities
    desk.open()
    desk.panel.rater.setText("Gent")
    row = next(n for n in range(desk.panel.model.rowCount()) if desk.panel.model.value(n).name == "GOV-101")
    desk.panel.table.selectRow(row)
    desk.rate(5)
    monkeypatch.setattr(bank.session, "runner", later)
    desk.save_list()
    assert not target.exists()
    bank.session.undo()
    later.job.run()
    assert "GOV-101" in target.read_text("utf-8-sig")
    assert "ranked.csv" in bank.session.messages.last.text


def test_a_ranked_list_of_nothing_is_not_begun(bank, monkeypatch, tmp_path):
    target = tmp_path / "ranked.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    bank.whole.priorities.open()
    bank.whole.priorities.save_list()
    assert not target.exists()
    assert bank.session.messages.last.text == "Nobody has rated anything yet."
