"""A short list of names, each with a box to tick: Space ticks, the arrows move."""

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QListWidget, QListWidgetItem, QWidget

from dialogue_app.gui import theme


class ChoiceList(QListWidget):
    """Any number of codes.

    Args:
        choices: (code, name) in order; at most some hundreds.
        rows: how many are seen without scrolling.

    Attributes:
        changed: signal that something was ticked or cleared.
    """

    changed = Signal()

    def __init__(self, choices: Iterable[tuple[str, str]], rows: int = 5, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.offer(choices)
        self.itemChanged.connect(lambda _: self.changed.emit())

    @property
    def codes(self) -> tuple[str, ...]:
        """The ticked codes in the order of the list."""
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in self._items() if _ticked(item))

    @property
    def offered(self) -> tuple[str, ...]:
        """All codes in the order of the list."""
        return tuple(str(item.data(Qt.ItemDataRole.UserRole)) for item in self._items())

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices, none of them ticked. Nobody is told."""
        with QSignalBlocker(self):
            self.clear()
            for code, name in choices:
                item = QListWidgetItem(name, self)
                item.setData(Qt.ItemDataRole.UserRole, code)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Unchecked)
            self.setCurrentRow(0)
        self.follow_look()

    def tick(self, codes: Iterable[str]) -> None:
        """Tick these codes and clear all others."""
        wanted = set(codes)
        self.blockSignals(True)
        for item in self._items():
            state = item.data(Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(Qt.CheckState.Checked if state else Qt.CheckState.Unchecked)
        self.blockSignals(False)
        self.changed.emit()

    def follow_look(self) -> None:
        """Take the height that ``rows`` need at the present text size."""
        self.setStyleSheet(f"QListWidget::item {{ padding: {theme.pixels(2)}px; }}")
        shown = min(self._rows, max(1, self.count()))
        row = max(self.sizeHintForRow(0), theme.pixels(22))
        self.setFixedHeight(shown * row + 2 * self.frameWidth() + 2)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


def _ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
