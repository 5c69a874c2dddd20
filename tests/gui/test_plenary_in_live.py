"""The meeting of all on the Live page: begun, noted, closed, opened again; while it is live no supplier is named."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.gui.session import EVERYBODY
from dialogue_app.workspace import noting, preparing, talking
from tests.helpers.live import CONTROL, SHIFT, press, write

PRE = "Laptops and monitors 2027"


@pytest.fixture
def page(window):
    session = window.session
    dialogue = preparing.find_dialogue(session.workspace, PRE)
    session.choose_dialogue(dialogue.id, dialogue.title)
    window.show_place("live")
    return window.page


def meeting(page):
    return talking.newest(page.workspace, page.session.dialogue_id, "")


def test_a_meeting_begins_with_one_click_and_closes_with_one_and_undo_opens_it(page):
    page.guests.start.plenary.click()
    assert page.faces.currentWidget() is page.plenary
    page.plenary.rules.click()
    assert meeting(page).open
    page.plenary.notes.noted.emit(Remark(RemarkKind.DISCLOSED, "Volumes by band"))
    page.plenary.end.click()
    assert not meeting(page).open
    assert page.faces.currentWidget() is page.guests.start
    page.session.undo()
    assert meeting(page).open
    noted = noting.remarks(page.workspace, page.session.dialogue_id, "")
    assert [event.remark.kind for event in noted] == [RemarkKind.RULES, RemarkKind.DISCLOSED]


def test_n24_a_whole_meeting_is_noted_from_the_keyboard(page, window):
    page.guests.start.list.setFocus()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_G, CONTROL | SHIFT)
    press(Qt.Key.Key_1)
    QApplication.processEvents()
    press(Qt.Key.Key_N)
    write("Audits cost")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_L, CONTROL)
    write("Volumes by band")
    press(Qt.Key.Key_Return)
    kinds = [event.remark.kind for event in noting.remarks(page.workspace, page.session.dialogue_id, "")]
    assert kinds == [RemarkKind.RULES, RemarkKind.CONTRIBUTION, RemarkKind.DISCLOSED]
    page.plenary.desk.said.setFocus()
    page.plenary.desk.said.selectRow(0)
    press(Qt.Key.Key_Delete)
    assert not page.plenary.desk.model.rowCount()
    press(Qt.Key.Key_E, CONTROL | SHIFT)
    assert not meeting(page).open
    assert window.session.live_supplier == ""


def test_a_closed_meeting_takes_nothing_until_it_goes_on(page):
    page.guests.start.plenary.click()
    page.plenary.rules.click()
    page.plenary.end.click()
    page.guests.start.plenary.click()
    assert not page.plenary.desk.entry.isEnabled()
    page.plenary.again.click()
    assert page.plenary.desk.entry.isEnabled()
    assert meeting(page).open


def test_while_everybody_is_in_the_room_no_supplier_is_named_anywhere(page, window):
    names = [each.supplier.name for each in preparing.participants(page.workspace, page.session.dialogue_id)]
    page.guests.start.plenary.click()
    assert page.session.live_supplier == EVERYBODY
    for place in ("dialogues", "bank", "assemble", "live", "guide"):
        window.show_place(place)
        shown = [
            widget.text()
            for widget in window.findChildren(object)
            if callable(getattr(widget, "text", None)) and getattr(widget, "isVisible", lambda: False)()
        ]
        assert not [name for name in names for text in shown if isinstance(text, str) and name in text], place
    window.show_place("live")
    page.plenary.pause.click()
    assert page.session.live_supplier == ""


def test_the_minutes_of_every_talk_are_written_into_a_folder(page, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    (tmp_path / "out").mkdir()
    page.guests.start.minutes.click()
    files = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert len(files) == 2 * len(talking.of_dialogue(page.workspace, page.session.dialogue_id))
    assert "Laptops-and-monitors-2027-minutes-Alder-Computing.pdf" in files
