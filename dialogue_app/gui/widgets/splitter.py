"""Panes side by side that remember their sizes and can be reached with F6."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID


class Splitter(QSplitter):
    """A splitter that keeps the user's sizes in the settings.

    Args:
        name: under which the sizes are kept, such as ``"bank/main"``.
        settings: ``session.settings``.
        panes: the widgets in order; give each an accessible name.
        sizes: first widths (or heights) in pixels, before the user has chosen.
        vertical: one above the other.
    """

    def __init__(
        self,
        name: str,
        settings: Settings,
        panes: list[QWidget],
        sizes: list[int],
        *,
        vertical: bool = False,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical if vertical else Qt.Orientation.Horizontal)
        self._name, self._settings = name, settings
        self.setHandleWidth(GRID)
        self.setChildrenCollapsible(False)
        for pane in panes:
            self.addWidget(pane)
        if not self.restoreState(settings.state(f"splitter/{name}")):
            self.setSizes(sizes)
        self.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        self._settings.keep_state(f"splitter/{self._name}", self.saveState())
