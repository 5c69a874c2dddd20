"""What can be done: declared once, shown in menus, palette, key sheet and tooltips."""

import re
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.actions import ACTIONS, PLACES, Action, Commands, Menu, Need
from dialogue_app.gui.pages import PAGES
from dialogue_app.gui.settings import LocaleFormats
from dialogue_app.gui.widgets.buttons import action_button
from dialogue_app.gui.widgets.command_palette import CommandPalette, matching, offers
from dialogue_app.gui.widgets.key_sheet import KeySheet, key_rows
from dialogue_app.texts import Texts

PAGE_CLASSES = [entry.load() for entry in PAGES]
OF_PAGES = [action for page in PAGE_CLASSES for action in page.offers]
EVERYTHING = [*ACTIONS, *OF_PAGES]
EVERY_NEED = frozenset(Need)


@pytest.fixture
def texts():
    return Texts("en", LocaleFormats("en"))


@pytest.fixture
def desk(qtbot, texts):
    """A widget with every action of window and pages live; ``desk.done`` lists what was run."""
    desk = QWidget()
    qtbot.addWidget(desk)
    desk.done = []
    desk.commands = Commands(lambda: texts)
    for action in EVERYTHING:
        desk.commands.declare(action, desk, lambda name=action.id: desk.done.append(name))
        if action.shared:
            desk.commands.provide(action.id, desk, lambda: None)
    desk.commands.show_for(desk)
    desk.commands.meet(EVERY_NEED)
    return desk


@pytest.mark.parametrize("action", EVERYTHING, ids=lambda action: action.id)
def test_no_key_is_altgr_on_a_european_keyboard(action):
    for key in action.keys:
        assert not {"Ctrl", "Alt"} <= set(key.split("+")), key


@pytest.mark.parametrize("page", PAGE_CLASSES, ids=lambda page: page.id)
def test_no_two_actions_within_reach_share_a_key(page):
    live = [action for action in (*ACTIONS, *page.offers) if not action.sheet_only]
    twice = {key: n for key, n in Counter(key for action in live for key in action.keys).items() if n > 1}
    assert twice == {}


def test_every_action_has_words_and_a_name_of_its_own(texts):
    assert len({action.id for action in EVERYTHING}) == len(EVERYTHING)
    for action in EVERYTHING:
        assert texts(action.text)


@pytest.mark.parametrize("page", PAGE_CLASSES, ids=lambda page: page.id)
def test_the_actions_of_a_page_carry_its_name(page):
    assert all(action.id.startswith(f"{page.id}.") and action.where is Menu.PAGE for action in page.offers)


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_the_list_of_pages_matches_the_pages(entry, texts):
    assert entry.load().id == entry.id
    assert texts(entry.title_key)


def test_the_five_places_have_the_keys_one_to_five():
    keys = {action.id: action.keys for action in ACTIONS}
    assert [keys[f"go.{place}"] for place in PLACES] == [(f"Ctrl+{number}",) for number in range(1, 6)]


def test_the_palette_lists_every_action_and_runs_it(desk, texts, qtbot):
    for action in EVERYTHING:
        if action.sheet_only:
            continue
        palette = CommandPalette(desk.commands, texts, desk)
        listed = [palette.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(palette.list.count())]
        palette.list.setCurrentRow(listed.index(action.id))
        palette.choose()
        assert desk.done[-1] == action.id


def test_the_palette_finds_by_words_in_any_order_and_without_accents(desk):
    desk.commands.live("go.bank").setText("Café of questions")
    found = matching(offers(desk.commands), "QUESTIONS cafe")
    assert [offer.id for offer in found] == ["go.bank"]


def test_the_palette_works_by_keyboard_alone(desk, texts, qtbot):
    palette = CommandPalette(desk.commands, texts, desk)
    palette.show()
    QTest.keyClicks(palette.search, texts("place.guide"))
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Up)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert desk.done == ["go.guide"]


def test_the_palette_says_when_nothing_fits(desk, texts):
    palette = CommandPalette(desk.commands, texts, desk)
    palette.narrow("zzz")
    assert palette.list.count() == 0
    palette.choose()
    assert desk.done == []


def test_what_is_not_possible_now_stands_last_says_so_and_does_nothing(desk, texts):
    desk.commands.meet(EVERY_NEED - {Need.UNDO})
    palette = CommandPalette(desk.commands, texts, desk)
    last = palette.list.item(palette.list.count() - 1)
    assert "not possible now" in last.text()
    palette.list.setCurrentItem(last)
    palette.choose()
    assert desk.done == []


def test_the_key_sheet_lists_every_key(desk, texts):
    rows = key_rows(desk.commands, texts)
    assert len(rows) == sum(bool(action.keys) for action in EVERYTHING)
    sheet = KeySheet(desk.commands, texts, desk)
    shown = [(sheet.table.item(row, 0).text(), sheet.table.item(row, 1).text()) for row in range(len(rows))]
    assert shown == rows
    assert ("F1", "Keys") in shown


def test_the_menus_hold_every_action_of_the_window(window):
    listed = {entry.objectName() for menu in window.menuBar().findChildren(QMenu) for entry in menu.actions()}
    assert {action.id for action in ACTIONS if not action.sheet_only} <= listed
    assert {action.id for action in window.page.offers if not action.sheet_only} <= listed


def test_a_file_used_before_that_is_gone_is_greyed_in_the_menu(window, session, tmp_path):
    session.settings.remember_workspace(tmp_path / "gone & lost.dialogues")
    recent = QMenu()
    window._menus.list_recent(recent)
    gone, present = recent.actions()
    assert not gone.isEnabled()
    assert gone.text() == "gone && lost (not found)"
    assert present.isEnabled()


def test_a_button_shows_words_and_key_of_its_action_and_is_greyed_with_it(desk, qtbot):
    button = action_button(desk.commands.live("edit.undo"))
    qtbot.addWidget(button)
    assert button.text() == "Undo"
    assert "Ctrl+Z" in button.toolTip()
    desk.commands.meet(frozenset())
    assert not button.isEnabled()


def test_tooltips_of_the_rail_name_place_and_key(window):
    tips = [re.sub("<.*?>", "", button.toolTip()) for button in window.rail._buttons.values()]
    assert tips == [
        "Dialogues (Ctrl+1)", "Bank (Ctrl+2)", "Assemble (Ctrl+3)", "Live (Ctrl+4)", "Compare (Ctrl+5)", "Guide",
        "Settings (Ctrl+,)",
    ]  # fmt: skip


def test_a_shared_verb_is_done_by_the_page_now_shown(qtbot, texts):
    first, second = QPushButton(), QPushButton()
    for widget in (first, second):
        qtbot.addWidget(widget)
    commands, done = Commands(lambda: texts), []
    commands.declare(Action("edit.find", "action.find", where=Menu.EDIT, shared=True), first)
    commands.provide("edit.find", first, lambda: done.append("first"))
    assert not commands.live("edit.find").isEnabled()
    commands.provide("edit.find", second, lambda: done.append("second"))
    commands.show_for(second)
    commands.run("edit.find")
    commands.forget(second)
    commands.refresh()
    commands.run("edit.find")
    assert done == ["second"]


def test_a_problem_while_doing_something_is_handed_on(qtbot, texts):
    owner, commands = QWidget(), Commands(lambda: texts)
    qtbot.addWidget(owner)

    def refuse():
        raise Problem("dialogue-unknown", dialogue="x")

    commands.declare(Action("go.bank", "place.bank", where=Menu.GO), owner, refuse)
    with qtbot.waitSignal(commands.failed) as seen:
        commands.run("go.bank")
    assert seen.args[0].key == "dialogue-unknown"
