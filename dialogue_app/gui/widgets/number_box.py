"""A whole number to type or step through; the wheel changes nothing unless the field has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox


class NumberBox(QSpinBox):
    """A number from 0.

    Args:
        most: the largest one.
    """

    def __init__(self, most: int) -> None:
        super().__init__(maximum=most)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_number(self, number: int) -> None:
        """Show a number; nobody is told."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
