"""A line in which one entry after the other is typed for a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class EntryLine(QLineEdit):
    """Enter takes what was typed; Enter in the empty line is left to whoever shows the line.

    Signals:
        taken(): put what stands here into the list.
    """

    taken = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take the entry, and nobody else hear of it."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if Qt.Key(event.key()) in _ENTER and not held and self.text().strip():
            self.taken.emit()
        else:
            super().keyPressEvent(event)
