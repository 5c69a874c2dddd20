"""The end of a talk, inside the page: promises to read back, what is open, and three ways on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts


class ClosingPanel(QWidget):
    """What is read back before everybody goes.

    Signals:
        closed(): close the talk and lock it.
        paused(): leave the talk open.
        back(): go on talking.
    """

    closed = Signal()
    paused = Signal()
    back = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("room.closing"))
        self.title = heading("")
        self.promises, self.points = label(wrap=True, selectable=True), label(wrap=True, selectable=True)
        for words in (self.title, self.promises, self.points):
            let_shrink(words)
        self.close_button = primary_button(texts("room.close-and-lock"), self.closed.emit, "check")
        self.pause_button = secondary_button(texts("room.only-pause"), self.paused.emit)
        self.back_button = secondary_button(texts("room.back"), self.back.emit, "left")
        self._lay_out()

    def show_end(self, supplier: str, promises: Sequence[str], points: Sequence[str]) -> None:
        """Show what is open with a supplier."""
        texts = self.texts
        self.title.setText(texts("room.closing-title", supplier=supplier))
        self.promises.setText(_listed(promises) or texts("room.no-open-promise"))
        self.points.setText(_listed(points) or texts("room.no-open-point"))

    def focus_first(self) -> None:
        """Enter closes the talk."""
        self.close_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc go back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        for name, words in (("read-back", self.promises), ("still-open", self.points)):
            column.addWidget(label(self.texts(f"room.{name}"), size=Size.BODY, strong=True, wrap=True))
            column.addWidget(words)
            column.addSpacing(GRID)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        buttons = Flow(GRID)
        for button in (self.close_button, self.pause_button, self.back_button):
            buttons.add(button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID)
        outer.addWidget(area, 1)
        outer.addWidget(buttons)


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)
