"""The Assemble page itself: which dialogue it shows, and that it follows changes."""

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.workspace import assembling
from tests.helpers.assembling import Ctrl, Key, Shift, begin, form, mark, press, shown, workspace_of


def test_without_a_dialogue_the_page_says_so_and_leads_to_the_dialogues(session: Session, window: MainWindow) -> None:
    places: list[str] = []
    session.place_wanted.disconnect()
    session.place_wanted.connect(places.append)
    step = next(each for each in shown(window).findChildren(QPushButton) if each.isVisible())
    step.click()
    assert places == ["dialogues"]


def test_a_change_made_elsewhere_is_shown_at_once(session: Session, window: MainWindow) -> None:
    dialogue_id = begin(session)
    workspace = workspace_of(session)
    session.perform(lambda: assembling.add_questions(workspace, dialogue_id, ("REM-101",)), object())
    view = shown(window).view
    assert view.tree.index_of(list(form(session).items())[-1].id).isValid()


def test_a_card_that_opens_below_the_fold_comes_into_sight(session: Session, window: MainWindow, qtbot: QtBot) -> None:
    session.set_scale(200)
    window.resize(1024, 640)
    begin(session, ("GOV-101", "TRN-101"))
    mark(window, list(form(session).items())[1])
    press(Key.Key_O, Ctrl | Shift)
    card = shown(window).condition
    qtbot.waitUntil(lambda: not card.visibleRegion().isEmpty())
    assert card.lead.hasFocus()
