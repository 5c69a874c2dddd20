"""Panels of which one is shown in the place of a page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class PanelStack(QStackedWidget):
    """Needs only the room of the panel that is shown."""

    def minimumSizeHint(self) -> QSize:
        """Return the least room for the panel that is shown."""
        shown = self.currentWidget()
        return shown.minimumSizeHint() if shown else QSize()

    def hasHeightForWidth(self) -> bool:
        """Return False: the panels scroll by themselves."""
        return False
