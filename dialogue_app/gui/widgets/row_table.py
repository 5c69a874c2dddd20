"""A table that is read row by row: whole rows are marked, Tab goes on, columns are as the program sets them."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget


class RowTable(QTableView):
    """Shows rows of ``model``.

    Args:
        model: the rows.
        name: what a screen reader says.
        several: more than one row can be marked.
    """

    def __init__(
        self, model: QAbstractItemModel, name: str, parent: QWidget | None = None, *, several: bool = False
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def marked_rows(self) -> list[int]:
        """Return the marked rows, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def mark(self, row: int) -> None:
        """Mark a row alone, the last one if there are fewer; no rows, no mark."""
        rows = self.model().rowCount()
        if rows:
            self.selectRow(min(max(0, row), rows - 1))

    def fit_columns(self) -> None:
        """Share out the room among the columns; called when there is more or less of it."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room."""
        super().resizeEvent(event)
        self.fit_columns()
