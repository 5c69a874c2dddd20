"""A table to read with the arrow keys: names at the left keep their place in order, nothing is sorted or typed."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from dialogue_app.gui import theme
from dialogue_app.gui.models.fact_table import Fact, FactTable
from dialogue_app.gui.theme import GRID

_WIDTH, _NARROWEST = 150, 76


class FactView(QTableView):
    """Shows a ``FactTable``.

    Signals:
        chosen(): another cell is the present one, or none is.

    Args:
        name: accessible name.
        first: widths of the first columns in pixels of the normal text size, kept as ``widths``; the others share one.
        width: of the others.
    """

    chosen = Signal()

    def __init__(self, name: str, first: tuple[int, ...] = (), width: int = _WIDTH) -> None:
        super().__init__()
        self.widths, self._width = first, width
        self.facts = FactTable()
        self.setModel(self.facts)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSortingEnabled(False)
        self.setMinimumSize(theme.pixels(240), theme.pixels(96))
        self.verticalHeader().hide()
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID // 2}px; }}")
        titles = self.horizontalHeader()
        titles.setSectionsClickable(False)
        titles.setStretchLastSection(True)
        titles.setMinimumSectionSize(theme.pixels(_NARROWEST))
        titles.setTextElideMode(Qt.TextElideMode.ElideRight)
        titles.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def show_facts(self, titles: list[str], rows: list[list[Fact]]) -> None:
        """Show these rows, and stay at the same place as far as it is still there."""
        kept = self.currentIndex()
        place = (kept.row(), kept.column())
        self.facts.show(titles, rows)
        self.fit()
        index = self.facts.index(*place) if kept.isValid() else QModelIndex()
        if index.isValid():
            self.setCurrentIndex(index)
        self.chosen.emit()

    def present(self) -> Fact | None:
        """Return the fact at the present place, or None."""
        return self.facts.fact(self.currentIndex())

    def go_to_first(self) -> None:
        """Make the first fact the present one, unless there is one; the focus alone chooses without marking."""
        self.setCurrentIndex(self.currentIndex() if self.selectedIndexes() else self.facts.index(0, 0))

    def fit(self) -> None:
        """Give rows and columns their size at the present text size."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID)
        titles = self.horizontalHeader()
        titles.setDefaultSectionSize(theme.pixels(self._width))
        for column in range(self.facts.columnCount()):
            wanted = self.widths[column] if column < len(self.widths) else self._width
            titles.resizeSection(column, theme.pixels(wanted))
