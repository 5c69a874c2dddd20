"""A stack that asks only for the room of what it shows, so that a small part does not scroll because of a large one."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout


class PresentLayout(QStackedLayout):
    """Widgets on top of each other, of which one is seen."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.invalidate())

    def minimumSize(self) -> QSize:
        """Return the least room of the widget that is seen."""
        shown = self.currentWidget()
        return shown.minimumSizeHint().expandedTo(shown.minimumSize()) if shown else super().minimumSize()
