"""The buttons below the steps of a new dialogue. What leads on stays in one place from step to step."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import set_tooltip
from dialogue_app.texts import Texts


class PrepareFoot(Flow):
    """Next step or make, back, close, clear.

    Signals:
        moved(int): one step on, or one back (-1).
        make_wanted(): make the dialogue.
        close_wanted(): put it away.
        fresh_wanted(): empty all fields.

    Args:
        texts: words of the window.
    """

    moved = Signal(int)
    make_wanted = Signal()
    close_wanted = Signal()
    fresh_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__(GRID)
        self.next = primary_button(texts("prepare.next"), lambda: self.moved.emit(1), "right")
        self.make = primary_button(texts("new-dialogue.create"), self.make_wanted.emit, "check")
        self.back = secondary_button(texts("prepare.back"), lambda: self.moved.emit(-1), "left")
        self.fresh = secondary_button(texts("prepare.fresh"), self.fresh_wanted.emit, "remove")
        for button, key in ((self.next, "Ctrl+PgDown"), (self.back, "Ctrl+PgUp"), (self.make, "Ctrl+Return")):
            set_tooltip(button, QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
        close = secondary_button(texts("button.close"), self.close_wanted.emit)
        for button in (self.next, self.make, self.back, close, self.fresh):
            self.add(button)

    def show_for(self, *, first: bool, last: bool, whole: bool) -> None:
        """Show the buttons for the first step, the last one, one between, or all steps on one page."""
        self.back.setVisible(not whole and not first)
        self.next.setVisible(not whole and not last)
        self.make.setVisible(whole or last)
