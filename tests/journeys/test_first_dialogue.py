"""A newcomer's first dialogue: from "New dialogue" to workbooks for six suppliers by keyboard, every action counted."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from dialogue_app.gui.app import Front
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner

pytestmark = pytest.mark.journey

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
SIX = ("Alder Computing", "Birch Devices", "Cedar IT", "Dogwood", "Elm & Sons", "Fir Systems")
MOST_ACTIONS = 40


class Newcomer:
    """Somebody at the keyboard; each key and each text typed or pasted is one action."""

    def __init__(self) -> None:
        self.actions = 0

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.actions += 1
        QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)

    def write(self, text):
        self.actions += 1
        QTest.keyClicks(QApplication.focusWidget(), text)

    def paste(self, text):
        QApplication.clipboard().setText(text)
        self.press(KEY.Key_V, CTRL)

    def tab_to(self, words):
        """Press Tab until the button with these words has the focus, and press it."""
        for _ in range(40):
            if getattr(QApplication.focusWidget(), "text", str)() == words:
                self.press(KEY.Key_Space)
                return
            self.press(KEY.Key_Tab)
        raise AssertionError(f"no Tab leads to {words}")


@pytest.fixture
def front(qtbot, tmp_path):
    """The program as it starts for the first time."""
    settings = Settings(tmp_path / "window.ini")
    settings.language = "en"
    front = Front(Session(settings, InlineRunner()))
    front.build()
    qtbot.addWidget(front.window)
    front.open_first(None)
    with qtbot.waitActive(front.window):
        front.show()
        front.window.activateWindow()
    yield front
    front.close()


def test_from_a_new_dialogue_to_six_workbooks_in_under_forty_actions(front, monkeypatch, tmp_path):
    me, texts = Newcomer(), front.session.texts
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    me.press(KEY.Key_Return)  # on “Prepare a dialogue”
    me.write("Laptops for schools")
    me.press(KEY.Key_Return)
    me.write("Decide which facts about factories we can demand")
    me.press(KEY.Key_Return)
    me.write("The final assembly sites are named within 30 days")
    me.press(KEY.Key_PageDown, CTRL)
    me.press(KEY.Key_Tab)
    me.press(KEY.Key_Space)  # laptops
    me.press(KEY.Key_PageDown, CTRL)
    me.press(KEY.Key_PageDown, CTRL)
    me.paste("\n".join(SIX))
    me.press(KEY.Key_PageDown, CTRL)
    me.write("2027-01-12")
    me.press(KEY.Key_Return, CTRL)
    dialogue = front.session.workspace.dialogue(front.session.dialogue_id)
    assert (dialogue.title, dialogue.products) == ("Laptops for schools", ("LAP",))
    me.press(KEY.Key_Return)  # on the dialogue: its next step
    assert front.window.place == "assemble"
    me.press(KEY.Key_F, CTRL | SHIFT)
    me.press(KEY.Key_Backtab, SHIFT)  # from “Not yet”
    me.press(KEY.Key_Space)
    me.press(KEY.Key_E, CTRL)
    me.tab_to(texts("sending.write"))
    made = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert len(made) == len(SIX), made
    assert me.actions < MOST_ACTIONS, me.actions
