"""Keeps the place of a pane that a page needs, but not for its first picture."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class BuiltLater(QWidget):
    """Keeps the place of a pane that is built once the page has been painted.

    Args:
        build: makes the pane and hands it to ``fill``.
    """

    def __init__(self, build: Callable[[], None]) -> None:
        super().__init__()
        self._build = build
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    @property
    def filled(self) -> bool:
        """Whether the pane is there."""
        return self._room.count() > 0

    def fill(self, pane: QWidget) -> None:
        """Put the pane into its place."""
        self._room.addWidget(pane)
        pane.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ask for the pane as soon as the picture is finished."""
        super().paintEvent(event)
        if not self.filled:
            QTimer.singleShot(0, self, lambda: None if self.filled else self._build())
