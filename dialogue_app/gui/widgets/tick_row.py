"""Boxes to tick, side by side; others can be offered at any time."""

from collections.abc import Iterable

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.flow import Flow


class TickRow(QWidget):
    """Several of several codes.

    Args:
        name: what is ticked here, for a screen reader.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[str, QCheckBox] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._row = Flow(2 * GRID)
        self._column.addWidget(self._row)

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other codes with their names; none is ticked then."""
        self._column.removeWidget(self._row)
        self._row.hide()
        self._row.deleteLater()
        self._row = Flow(2 * GRID)
        self.boxes = {code: QCheckBox(words.replace("&", "&&")) for code, words in choices}
        for box in self.boxes.values():
            self._row.add(box)
        self._column.addWidget(self._row)

    def tick(self, codes: Iterable[str]) -> None:
        """Tick exactly these."""
        wanted = set(codes)
        for code, box in self.boxes.items():
            box.setChecked(code in wanted)

    def ticked(self) -> tuple[str, ...]:
        """Return the codes that are ticked, in their order."""
        return tuple(code for code, box in self.boxes.items() if box.isChecked())
