"""The way from a stranger's spreadsheet to own questions in the window, by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.gui.tasks import Job
from dialogue_app.workspace import authoring
from question_bank import Kind
from tests.helpers.dropping import drop
from tests.helpers.lists import SUPPLIERS, workbook

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return workbook(tmp_path / "list.xlsx", {"Cover": [["Welcome to our list"]], "Fragen": SUPPLIERS})


@pytest.fixture
def bank(sample, shown):
    return shown(sample, "bank").page


def press(key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def own(page) -> list[str]:
    return [each.prompt for each in authoring.own_questions(page.session.workspace) if "list.xlsx" in each.source_note]


def test_three_steps_by_keyboard_and_one_undo(bank, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    QTest.keyClick(bank.search, Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    panel = bank.lists.panel
    assert panel.isVisible()
    assert panel.ticked == (1,)
    assert panel.seems.text().startswith("3 questions seem")
    press(Qt.Key.Key_Return, CONTROL)
    assert [box.currentText() for box in panel.columns.boxes][:4] == [
        "Number",
        "Section",
        "Question, Deutsch",
        "Question, English",
    ]
    press(Qt.Key.Key_Return, CONTROL)
    assert panel.forward.text() == "Keep 3 questions"
    press(Qt.Key.Key_Space)
    assert panel.forward.text() == "Keep 2 questions"
    press(Qt.Key.Key_Return, CONTROL)
    assert not panel.isVisible()
    assert own(bank) == ["How many plants do you audit?", "Which labels do you have?"]
    bank.session.undo()
    assert own(bank) == []


def test_kind_and_theme_of_a_question_can_be_changed_before_it_is_kept(bank, path: Path) -> None:
    bank.lists.bring(path)
    panel = bank.lists.panel
    panel.forward.click()
    panel.forward.click()
    view = panel.lines
    view.table.selectRow(1)
    view.kind.choose("text")
    view.kind.chosen.emit("text")
    view.theme.chosen.emit("LBL")
    assert "The list names no unit" in view.detail.toPlainText()
    panel.forward.click()
    kept = [each for each in authoring.own_questions(bank.session.workspace) if "1.2" in each.source_note]
    assert [(each.answer.kind, each.theme) for each in kept] == [(Kind.TEXT, "LBL")]


def test_a_column_that_is_chosen_takes_its_field_from_another(bank, path: Path) -> None:
    bank.lists.bring(path)
    panel = bank.lists.panel
    panel.forward.click()
    boxes = panel.columns.boxes
    boxes[7].choose("question[en]")
    boxes[7].chosen.emit("question[en]")
    assert boxes[3].code == ""
    boxes[2].chosen.emit("")
    boxes[7].chosen.emit("")
    assert not panel.forward.isEnabled()
    assert panel.summary.text() == "In “Fragen” no column holds the questions yet."
    panel.columns.header.setValue(3)
    panel.columns.header.setValue(0)
    assert panel.columns.columns.header == 0


def test_a_text_file_has_one_table_without_a_name(bank, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("No;Question\n1;Why do you audit?\n", encoding="utf-8")
    bank.lists.bring(path)
    panel = bank.lists.panel
    assert not panel.sheets.isVisible()
    panel.forward.click()
    assert not panel.sheet.isVisible()
    panel.columns.boxes[1].chosen.emit("")
    assert panel.summary.text() == "In “list.csv” no column holds the questions yet."
    panel.columns.boxes[1].chosen.emit("question")
    panel.forward.click()
    panel.forward.click()
    assert any(each.prompt == "Why do you audit?" for each in authoring.own_questions(bank.session.workspace))


def test_a_dropped_file_opens_the_steps_and_escape_puts_them_away(bank, path: Path) -> None:
    assert drop(bank.window(), path)
    panel = bank.lists.panel
    assert panel.isVisible()
    press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert own(bank) == []


def test_a_file_that_is_no_list_is_said_and_the_page_stays(bank, tmp_path: Path) -> None:
    old = tmp_path / "old.xls"
    old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100)
    bank.lists.bring(old)
    assert bank.list.isVisible()
    assert "save it as .xlsx" in bank.session.messages.last.text


def test_several_sheets_are_ticked_looked_at_one_by_one_and_kept_as_one(bank, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    sheets = {"Fragen": SUPPLIERS, "More": [["No", "Question", "Remark"], ["1", "Why do you audit?", "Yearly?"]]}
    bank.lists.bring(workbook(path, sheets))
    panel = bank.lists.panel
    assert panel.ticked == (0, 1)
    assert panel.seems.text().startswith("4 questions seem")
    panel.sheets.setFocus()
    QTest.keyClick(panel.sheets, Qt.Key.Key_Space)
    assert panel.seems.text().startswith("1 question seems")
    QTest.keyClick(panel.sheets, Qt.Key.Key_Down)
    QTest.keyClick(panel.sheets, Qt.Key.Key_Space)
    assert not panel.forward.isEnabled()
    assert panel.seems.text() == ""
    panel.sheets.tick(("0", "1"))
    press(Qt.Key.Key_Return, CONTROL)
    assert panel.sheet.isVisible()
    panel.sheet.setCurrentIndex(1)
    panel.sheet.activated.emit(1)
    panel.columns.boxes[1].choose("")
    panel.columns.boxes[1].chosen.emit("")
    panel.sheet.setCurrentIndex(0)
    panel.sheet.activated.emit(0)
    assert panel.summary.text() == "In “More” no column holds the questions yet."
    assert not panel.forward.isEnabled()
    panel.sheet.setCurrentIndex(1)
    panel.sheet.activated.emit(1)
    panel.columns.boxes[2].choose("question")
    panel.columns.boxes[2].chosen.emit("question")
    press(Qt.Key.Key_Return, CONTROL)
    press(Qt.Key.Key_Return, CONTROL)
    assert own(bank)[-1] == "Yearly?"
    assert len(own(bank)) == 4
    bank.session.undo()
    assert own(bank) == []


class _Later:
    """Starts jobs only when told to."""

    def __init__(self) -> None:
        self.jobs: list[Job] = []

    def start(self, job: Job) -> None:
        self.jobs.append(job)

    def run(self) -> int:
        """Run all jobs, and those that they start; return how many there were."""
        number = 0
        while self.jobs:
            self.jobs.pop(0).run()
            number += 1
        return number

    def close(self) -> None:
        self.jobs.clear()


def test_while_columns_change_quickly_only_the_last_choice_is_counted(
    bank, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.lists.bring(path)
    panel, later = bank.lists.panel, _Later()
    first = panel.seems.text()
    monkeypatch.setattr(bank.session, "runner", later)
    for row in (2, 0, 1, 4):
        panel.columns.header.setValue(row)
        assert panel.seems.text() == ""
    assert later.run() == 2
    assert panel.seems.text() != first
    panel.columns.header.setValue(3)
    later.run()
    assert panel.seems.text() == first


def test_a_count_that_is_cancelled_says_nothing_and_the_next_one_counts(
    bank, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank.lists.bring(path)
    panel, later = bank.lists.panel, _Later()
    monkeypatch.setattr(bank.session, "runner", later)
    panel.columns.changed.emit()
    later.jobs[0].cancel()
    later.run()
    assert panel.seems.text() == ""
    panel.columns.changed.emit()
    later.run()
    assert panel.seems.text().startswith("3 questions seem")
