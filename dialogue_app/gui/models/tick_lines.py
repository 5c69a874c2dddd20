"""Lines to read and tick for Qt: some tens of thousands at most; a line that can't be ticked has no box."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dialogue_app.gui.models.question_sheet import Line

Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class TickLine:
    """One line: what it is known by, what it says, what is read beside it, and whether it is or can be ticked."""

    key: Hashable
    words: str
    lines: tuple[Line, ...] = ()
    ticked: bool = False
    may_tick: bool = True


class TickLines(QAbstractListModel):
    """Shows lines and keeps which are ticked.

    Signals:
        ticked(): something was ticked or cleared.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[TickLine, ...] = ()
        self._picked: set[Hashable] = set()

    @property
    def picked(self) -> frozenset[Hashable]:
        """Keys of the ticked lines."""
        return frozenset(self._picked)

    def put(self, lines: Sequence[TickLine]) -> None:
        """Show these lines, ticked as they say."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._picked = {each.key for each in lines if each.ticked}
        self.endResetModel()
        self.ticked.emit()

    def line(self, row: int) -> TickLine | None:
        """Return the line in a row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be ticked that may be."""
        line, flags = self._lines[index.row()], super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if line.may_tick else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and tick."""
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.CheckStateRole and line.may_tick:
            return Qt.CheckState.Checked if line.key in self._picked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a line."""
        line = self._lines[index.row()]
        if role != Qt.ItemDataRole.CheckStateRole or not line.may_tick:
            return False
        wanted = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        (self._picked.add if wanted else self._picked.discard)(line.key)
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True
