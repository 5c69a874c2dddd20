"""What is owed, on the Dialogues page: overdue first, put off with a reason, reminders for many, the next round."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dialogue_app.workspace import owing, preparing

ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def owed(window):
    """The list of what is owed, opened by its key."""
    window.session.commands.run("dialogues.owed")
    return window.page.owed.view


def column(view, name):
    from dialogue_app.gui.models.owed_list import COLUMNS

    where = COLUMNS.index(name)
    return [view.model.index(row, where).data() for row in range(view.model.rowCount())]


def test_what_is_overdue_comes_first_and_is_said_in_words(owed):
    when = column(owed, "when")
    late = [words.startswith("Overdue") for words in when]
    assert late[0]
    assert late == sorted(late, reverse=True)
    assert owed.table.hasFocus()
    assert "overdue" in owed.summary.text()
    assert owed.chosen()[0].text in owed.detail.text()


def test_filters_narrow_the_list(owed):
    owed.kind.choose("our-reply")
    owed.kind.chosen.emit("our-reply")
    assert set(column(owed, "what")) <= {"Our answer"}
    owed.kind.choose("")
    owed.search.setText("router")
    owed.search.tell_now()
    assert all("router" in words for words in column(owed, "text"))


def test_putting_off_asks_for_day_and_reason_and_undo_brings_it_back(owed, window):
    key = owed.chosen()[0].key
    owed.put_off.click()
    panel = owed.putting_off
    assert panel.until.hasFocus()
    QTest.keyClicks(panel.until, "2099-01-31")
    QTest.keyClick(panel.until, Qt.Key.Key_Return)
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert "Say why" in panel.reason_block.error
    QTest.keyClicks(panel.reason, "Audit in January")
    QTest.keyClick(panel.reason, Qt.Key.Key_Return)
    assert panel.isHidden()
    assert key not in {each.key for each in owed.model.shown}
    window.session.undo()
    assert key in {each.key for each in owed.model.shown}


def test_reminders_for_all_that_is_marked_are_written_at_once(owed, window, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    owed.table.selectAll()
    wanted = {each.key for each in owed.chosen()}
    owed.letters.click()
    written = [path.name for path in tmp_path.glob("*.docx")]
    assert len(written) > 2
    reminded = {each.key for each in owing.entries(window.session.workspace) if each.reminded_on}
    assert reminded
    assert reminded <= wanted


def test_the_days_go_into_a_calendar_file(owed, tmp_path, monkeypatch):
    target = tmp_path / "owed.ics"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    owed.calendar.click()
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_no_name_stays_in_the_list_when_a_session_begins(owed, window):
    supplier = preparing.find_supplier(window.session.workspace, "Tarnwick Servers")
    dialogue = preparing.find_dialogue(window.session.workspace, ROUND_2)
    window.session.choose_dialogue(dialogue.id, dialogue.title)
    window.session.set_live(supplier.id)
    assert owed.model.size == 0
    assert not owed.detail.text()
    assert owed.isHidden()
    window.session.commands.run("dialogues.owed")
    assert not window.page.owed.is_open


def test_nothing_owed_says_what_belongs_here(session, shown, tmp_path):
    assert session.create_workspace(Path(tmp_path / "new.dialogues"))
    window = shown(session)
    session.commands.run("dialogues.owed")
    assert window.page.owed.view._lists.currentIndex() == 1
    assert window.page.owed.view.back.hasFocus()


def test_the_next_round_is_one_action_and_one_undo(window):
    page, session = window.page, window.session
    page.browser.mark(preparing.find_dialogue(session.workspace, ROUND_2).id)
    before = page.model.rowCount()
    session.commands.run("dialogues.next-round")
    line = page.browser.line()
    assert line
    assert line.dialogue.title == "Data centre hardware, round 3"
    assert page.model.rowCount() == before + 1
    session.undo()
    assert page.model.rowCount() == before


def test_the_button_stands_only_where_a_next_round_makes_sense(window):
    page = window.page
    page.browser.mark(preparing.find_dialogue(window.session.workspace, ROUND_2).id)
    assert page.inspector.round_action.isVisible()
    page.inspector.round_action.trigger()
    assert "round 3" in page.browser.line().dialogue.title


def test_going_there_opens_the_session_of_the_supplier(owed, window):
    entry = owed.chosen()[0]
    QTest.keyClick(owed.table, Qt.Key.Key_Return)
    assert window.session.live_supplier == entry.supplier_id
    assert window.session.dialogue_id == entry.dialogue_id
    assert window.page.id == "live"
    assert window.page.desk.talk.findings.isVisible()
