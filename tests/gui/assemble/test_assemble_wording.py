"""The words of a question, and the bank's again."""

import pytest
from PySide6.QtCore import Qt

from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.workspace import arranging
from tests.helpers.assembling import Ctrl, Key, Shift, begin, first, form, mark, press, reworded, shown, workspace_of


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


def test_the_banks_words_come_back_with_one_key(session: Session, window: MainWindow) -> None:
    begin(session)
    reworded(window, "Which factories?")
    press(Key.Key_B, Ctrl | Shift)
    assert first(session).local_wording == ""
    press(Key.Key_Z, Ctrl)
    assert first(session).local_wording == "Which factories?"
    shown(window).view.selectAll()
    press(Key.Key_B, Ctrl | Shift)
    assert not any(item.local_wording for item in form(session).items())
