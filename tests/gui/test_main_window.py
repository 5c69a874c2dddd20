"""The window: places, keys, text size, undo, saving, and what it remembers."""

import logging
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui import theme
from dialogue_app.gui.app import Front
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.gui.widgets.start_panel import StartPanel
from dialogue_app.workspace import answering, preparing
from dialogue_app.workspace.preparing import Draft

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def front(session, qtbot):
    front = Front(session)
    front.build()
    qtbot.addWidget(front.window)
    yield front
    front.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def choose_dialogue(session, title="Laptops and monitors 2027"):
    dialogue = next(line.dialogue for line in preparing.overview(session.workspace) if line.dialogue.title == title)
    session.choose_dialogue(dialogue.id, dialogue.title)
    return dialogue


def new_dialogue(session, title="Phones 2028"):
    draft = Draft(DialogueKind.PRE_CONTRACT, title, "Decide on traceability")
    made = session.perform(lambda: preparing.create_dialogue(session.workspace, draft))
    session.choose_dialogue(made.subject, title)
    return made.subject


# Places ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "place"),
    [("1", "dialogues"), ("2", "bank"), ("3", "assemble"), ("4", "live"), ("5", "compare"), (",", "settings")],
)
def test_a_key_goes_to_each_place_and_the_rail_marks_it(window, key, place):
    press(Qt.Key(ord(key)), CONTROL)
    assert window.page.id == place
    assert window.rail._buttons[place].isChecked()
    assert [name for name, button in window.rail._buttons.items() if button.isChecked()] == [place]


def test_a_click_on_the_rail_goes_there_too(window, qtbot):
    qtbot.mouseClick(window.rail._buttons["guide"], Qt.MouseButton.LeftButton)
    assert window.page.id == "guide"


def test_comparing_is_closed_while_a_supplier_is_in_the_room(window, session):
    dialogue = choose_dialogue(session)
    session.go("compare")
    supplier = preparing.participants(session.workspace, dialogue.id)[0].supplier
    session.set_live(supplier.id)
    assert window.page.id == "live"
    press(Qt.Key.Key_5, CONTROL)
    assert window.page.id == "live"
    assert session.messages.last.text == session.texts("rail.locked")
    assert not window.rail._buttons["compare"].isEnabled()
    session.set_live("")
    press(Qt.Key.Key_5, CONTROL)
    assert window.page.id == "compare"


def test_f6_goes_from_pane_to_pane_and_round_again(window, session):
    session.go("guide")
    seen = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 3  # rail, chapters, text
    assert seen[0] is seen[3]


def test_f11_fills_the_screen_and_gives_it_back(window):
    press(Qt.Key.Key_F11)
    assert window.isFullScreen()
    press(Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_ctrl_k_and_f1_open_the_palette_and_the_keys(window):
    for key, modifier, title in ((Qt.Key.Key_K, CONTROL, "All commands"), (Qt.Key.Key_F1, None, "Keys")):
        window.activateWindow()
        QTest.keyClick(window, key, modifier or Qt.KeyboardModifier.NoModifier)
        (dialog,) = (each for each in window.findChildren(QDialog) if each.isVisible())
        assert dialog.windowTitle() == title
        dialog.reject()


# Text size ---------------------------------------------------------------------------------------------------


def test_the_keys_for_the_text_size_change_what_is_painted_and_are_remembered(window, session, settings):
    title = next(label for label in window.page.findChildren(QLabel) if label.property("textSize") == "title")
    rail = window.rail._buttons["bank"]

    def painted():
        return [title.fontMetrics().height(), rail.fontMetrics().height(), rail.iconSize().height()]

    normal = painted()
    press(Qt.Key.Key_Plus, CONTROL)
    press(Qt.Key.Key_Equal, CONTROL)
    larger = painted()
    assert all(more > before for more, before in zip(larger, normal, strict=True))
    settings.write()
    assert Settings(settings.file).scale == 125
    press(Qt.Key.Key_Minus, CONTROL)
    assert Settings(settings.file).scale == 110
    press(Qt.Key.Key_0, CONTROL)
    assert painted() == normal


def test_the_text_size_stops_at_both_ends(window, session):
    for _ in range(20):
        press(Qt.Key.Key_Plus, CONTROL)
    assert session.settings.scale == 200
    for _ in range(20):
        press(Qt.Key.Key_Minus, CONTROL)
    assert session.settings.scale == 80


def test_icons_on_buttons_grow_with_the_text(window, session):
    button = window.page.prepare_button
    before = button.iconSize().height()
    session.set_scale(200)
    assert button.iconSize().height() == 2 * before


# Saving and undo ---------------------------------------------------------------------------------------------


def test_ctrl_s_says_that_nothing_needs_saving(window, session):
    press(Qt.Key.Key_S, CONTROL)
    assert window.bar.sentence.text() == session.texts("status.nothing-to-save")


def test_ctrl_s_says_when_the_last_change_was_saved(window, session):
    new_dialogue(session)
    press(Qt.Key.Key_S, CONTROL)
    assert window.bar.isVisible()
    assert window.bar.sentence.text() == "Saved 14:32:07"
    assert window.statusBar().saved.text() == "Saved 14:32:07"


def test_undo_says_what_it_would_take_back(window, session):
    dialogue = choose_dialogue(session)
    supplier = preparing.participants(session.workspace, dialogue.id)[0].supplier
    item = next(session.workspace.questionnaire(dialogue.id).items())
    entry = Answer(State.NOT_KNOWN)
    session.perform(lambda: answering.record(session.workspace, dialogue.id, supplier.id, item.id, entry))
    assert session.commands.live("edit.undo").text() == f"Undo: answer of {supplier.name} to {item.code}"
    press(Qt.Key.Key_Z, CONTROL)
    assert window.bar.sentence.text() == f"Taken back: answer of {supplier.name} to {item.code}"
    assert session.commands.live("edit.redo").text() == f"Redo: answer of {supplier.name} to {item.code}"
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    assert window.bar.sentence.text().startswith("Done again")


def test_names_with_an_ampersand_are_shown_whole_in_the_menu(window, session):
    new_dialogue(session, "Bits & Bytes")
    assert session.commands.live("edit.undo").text() == "Undo: new dialogue Bits && Bytes"


@pytest.mark.parametrize("place", ["bank", "assemble", "live", "compare", "guide"])
def test_undoing_the_making_of_a_dialogue_leaves_nothing_pointing_at_it(window, session, place):
    new_dialogue(session)
    session.go(place)
    press(Qt.Key.Key_Z, CONTROL)
    assert (session.dialogue_id, session.dialogue_title) == ("", "")
    assert window.windowTitle() == "Lindhavn – Dialogue App"
    press(Qt.Key.Key_Z, CONTROL | SHIFT)
    session.go("dialogues")
    assert len(preparing.overview(session.workspace)) == 5


# Title, status, geometry -------------------------------------------------------------------------------------


def test_the_title_names_dialogue_and_workspace(window, session):
    assert window.windowTitle() == "Lindhavn – Dialogue App"
    choose_dialogue(session)
    assert window.windowTitle() == "Laptops and monitors 2027 – Lindhavn – Dialogue App"


def test_the_status_line_names_language_bank_and_workspace(window, session):
    line = window.statusBar()
    assert line.language.text() == "English"
    assert line.bank.text() == f"Bank {session.workspace.release_number}"
    assert line.workspace.text() == "Lindhavn"


def test_the_window_remembers_its_size(session, shown, sample):
    first = shown(sample)
    first.resize(1111, 701)
    first.close()
    again = shown(sample)
    assert again.height() == 701
    assert (again.minimumWidth(), again.minimumHeight()) == (1024, 640)


# Without a workspace -----------------------------------------------------------------------------------------


def test_the_first_start_makes_a_workspace(front, session, home):
    front.open_first(None)
    assert session.workspace.path.is_file()
    assert home in session.workspace.path.parents
    assert front.window.page.id == "dialogues"


def test_the_next_start_opens_the_workspace_used_last(front, session, sample_file, tmp_path):
    kept = shutil.copy(sample_file, tmp_path / "kept.dialogues")
    session.settings.remember_workspace(kept)
    session.settings.remember_workspace(tmp_path / "gone.dialogues")
    front.open_first(None)
    assert session.workspace.path == kept


def test_a_file_that_is_no_workspace_is_explained_with_ways_out(front, session, tmp_path, qtbot):
    broken = tmp_path / "holiday.dialogues"
    broken.write_bytes(b"not a workspace at all" * 100)
    front.open_first(broken)
    front.show()
    window = front.window
    assert str(broken) in window.bar.sentence.text()
    assert session.messages.last.tone is Tone.BAD
    assert [way.text for way in session.messages.last.ways_out] == ["Open a workspace …", "New workspace …"]
    assert isinstance(window.stack.currentWidget(), StartPanel)
    assert window.windowTitle() == "Dialogue App"
    assert broken.read_bytes() == b"not a workspace at all" * 100
    session.opening.open_sample()
    assert window.page.id == "dialogues"


def test_guide_and_settings_are_there_without_a_workspace(front, session):
    front.show()
    for place in ("guide", "settings"):
        session.go(place)
        assert front.window.page.id == place
    session.go("bank")
    assert isinstance(front.window.stack.currentWidget(), StartPanel)


def test_a_fault_while_opening_leaves_a_window_to_go_on_with(front, session, monkeypatch, qtbot):
    monkeypatch.setattr(session.opening, "create", lambda path: 1 / 0)
    logging.getLogger("dialogue_app").addHandler(logging.NullHandler())
    front.open_first(None)
    qtbot.waitUntil(lambda: front.watch._dialog is not None)
    assert isinstance(front.window.stack.currentWidget(), StartPanel)
    front.watch._dialog.reject()


def test_another_workspace_is_chosen_and_a_new_one_gets_its_ending(window, session, monkeypatch, tmp_path):
    asked = "dialogue_app.gui.main_window.QFileDialog"
    before = session.workspace.path
    monkeypatch.setattr(f"{asked}.getSaveFileName", lambda *_: (str(tmp_path / "Spring"), ""))
    session.commands.run("file.new-workspace")
    assert session.workspace.path == tmp_path / "Spring.dialogues"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the program does between two keys
    monkeypatch.setattr(f"{asked}.getOpenFileName", lambda *_: (str(before), ""))
    press(Qt.Key.Key_O, CONTROL)
    assert session.workspace.path == before
    monkeypatch.setattr(f"{asked}.getOpenFileName", lambda *_: ("", ""))
    press(Qt.Key.Key_O, CONTROL)
    assert session.workspace.path == before


@pytest.mark.parametrize("place", ["dialogues", "bank", "assemble", "live", "compare", "guide", "settings"])
def test_pages_of_a_workspace_that_was_left_listen_no_more(window, session, sample_file, tmp_path, place):
    choose_dialogue(session)
    session.go(place)
    session.open_workspace(Path(shutil.copy(sample_file, tmp_path / "other.dialogues")))
    session.go("guide")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dialogue = choose_dialogue(session)
    session.set_live(preparing.participants(session.workspace, dialogue.id)[0].supplier.id)
    session.set_live("")
    session.set_scale(110)
    new_dialogue(session)


# Language and look -------------------------------------------------------------------------------------------


def test_another_language_builds_the_window_anew_at_the_same_place(front, session, sample, qtbot):
    front.show()
    session.go("settings")
    old = front.window
    session.set_language("en")
    qtbot.waitUntil(lambda: front.window is not old)
    qtbot.addWidget(front.window)
    assert front.window.page.id == "settings"
    assert front.window.isVisible()


@pytest.mark.parametrize(("choice", "palette"), [("dark", "dark"), ("contrast", "contrast"), ("light", "light")])
def test_the_look_is_chosen_in_the_settings(window, session, choice, palette):
    session.go("settings")
    box = window.page.theme
    box.setCurrentIndex(box.findData(choice))
    box.activated.emit(box.currentIndex())
    assert theme.present().palette == palette
    assert session.settings.theme == choice


def test_who_records_is_kept_when_the_field_is_left(window, session):
    session.go("settings")
    window.page.recorded_by.setText(" Note taker ")
    session.go("guide")
    assert session.settings.recorded_by == "Note taker"
    assert session.workspace.surroundings.author == "Note taker"


def test_a_session_of_its_own_needs_no_window(tmp_path, qapp):
    session = Session(Settings(tmp_path / "w.ini"), InlineRunner())
    session.undo()
    session.redo()
    assert session.undo_text() == ""
    session.close()
