"""Two panes side by side where there is room, one above the other where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.widgets.splitter import Splitter


class TurningSplitter(Splitter):
    """A splitter that turns with its width; sizes are remembered for both ways.

    Args:
        name: under which the sizes are kept.
        settings: ``session.settings``.
        panes: the two widgets.
        sizes: first widths side by side; one above the other they share the height in the same way.
        turns_below: width in pixels at 100 % text size below which the panes lie one above the other; they do so too
            where the width is less than both need.
    """

    def __init__(self, name: str, settings: Settings, panes: list[QWidget], sizes: list[int], turns_below: int) -> None:
        super().__init__(f"{name}-wide", settings, panes, sizes)
        self._base, self._sizes, self._turns_below = name, sizes, turns_below
        self.setOrientation(Qt.Orientation.Horizontal)

    def minimumSizeHint(self) -> QSize:
        """Return the room of the wider pane: with less than both need, they turn."""
        return QSize(max(self._needed()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the new width asks for it."""
        super().resizeEvent(event)
        wide = self.width() >= max(theme.pixels(self._turns_below), sum(self._needed()) + self.handleWidth())
        wanted = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self._turn(wanted)

    def _needed(self) -> list[int]:
        panes = (self.widget(index) for index in range(self.count()))
        return [max(pane.minimumWidth(), pane.minimumSizeHint().width()) for pane in panes if pane]

    def _turn(self, wanted: Qt.Orientation) -> None:
        self._name = f"{self._base}-{'wide' if wanted is Qt.Orientation.Horizontal else 'tall'}"
        if not self.restoreState(self._settings.state(f"splitter/{self._name}")):
            self.setOrientation(wanted)
            self.setSizes(self._sizes)
        self.setOrientation(wanted)
        self.updateGeometry()
