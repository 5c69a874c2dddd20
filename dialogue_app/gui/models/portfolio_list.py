"""Contracts with their points for Qt."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.portfolio import MOST_GRAVE, MOST_RISK, MOST_SPEND, Followed
from dialogue_app.texts import Texts

COLUMNS = ("score", "contract", "depth", "contractors")
"""Columns in order; their names are the message keys ``portfolio.column-<name>``."""

MOST_POINTS = MOST_RISK + MOST_SPEND + MOST_GRAVE + 2 + 2
"""The longest bar."""

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class PortfolioList(QAbstractTableModel):
    """One row a contract; the points of a row are its ``UserRole``."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._contracts: tuple[Followed, ...] = ()

    def show(self, contracts: Sequence[Followed]) -> None:
        """Show these contracts."""
        self.beginResetModel()
        self._contracts = tuple(contracts)
        self.endResetModel()

    def contract(self, row: int) -> Followed | None:
        """Return the contract in a row, or None."""
        return self._contracts[row] if 0 <= row < len(self._contracts) else None

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of contracts."""
        return 0 if parent.isValid() else len(self._contracts)

    def columnCount(self, parent: Index = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"portfolio.column-{COLUMNS[section]}")
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return side if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        each = self._contracts[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return each.points.score
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        words = {
            "score": str(each.points.score),
            "contract": each.title,
            "depth": self._texts(f"portfolio.depth.{each.points.depth}"),
            "contractors": ", ".join(each.contractors),
        }
        return words[COLUMNS[index.column()]].replace("\n", " ")
