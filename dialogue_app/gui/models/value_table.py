"""The base of tables whose rows are values: one row a value, columns by name, words in each cell."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.texts import Texts

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
_TOP = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ValueTable(QAbstractTableModel, Generic[Row]):
    """Subclasses say what a cell shows: ``words`` always, ``look`` where a cell has more than words.

    Args:
        texts: words of the window.
        family: how the message keys of the columns begin: ``<family>.column-<name>``.
        columns: names of the columns in order.
    """

    def __init__(self, texts: Texts, family: str, columns: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts, self._family, self._columns = texts, family, tuple(columns)
        self._rows: tuple[Row, ...] = ()

    def list_rows(self, rows: Sequence[Row]) -> None:
        """List these values from now on."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def value(self, row: int) -> Row | None:
        """Return the value in a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def words(self, row: Row, column: str) -> str:
        """Return what a cell says."""
        raise NotImplementedError

    def look(self, row: Row, column: str, role: int) -> object:
        """Return another role of a cell, None for the usual."""
        return None

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return how many values are listed."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"{self._family}.column-{self._columns[section]}")
        return _LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows, in one line."""
        row, column = self._rows[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, column).replace("\n", " ")
        return self.look(row, column, role)
