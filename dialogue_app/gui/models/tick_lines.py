"""Lines to read and tick for Qt, all of them or only those that need a look; a line that can't be ticked has no box.

A line is asked for when it is shown, so that a hundred thousand cost no more than what fits the screen.
"""

from collections.abc import Collection, Hashable, Sequence
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
        self._lines: Sequence[TickLine] = ()
        self._rows: Sequence[int] = ()
        self._picked: set[Hashable] = set()
        self.look: tuple[int, ...] = ()

    @property
    def picked(self) -> frozenset[Hashable]:
        """Keys of the ticked lines, also of those not shown at present."""
        return frozenset(self._picked)

    @property
    def count(self) -> int:
        """How many lines are ticked."""
        return len(self._picked)

    def put(
        self, lines: Sequence[TickLine], picked: Collection[Hashable] | None = None, look: Sequence[int] = ()
    ) -> None:
        """Show these lines.

        Args:
            lines: may make each line when it is asked for.
            picked: keys of those ticked at first; by default as the lines say.
            look: numbers of those that need a look, from 0.
        """
        self.beginResetModel()
        self._lines, self._rows, self.look = lines, range(len(lines)), tuple(look)
        self._picked = {each.key for each in lines if each.ticked} if picked is None else set(picked)
        self.endResetModel()
        self.ticked.emit()

    def narrow(self, *, to_look: bool) -> None:
        """Show only what needs a look, or all again; what is ticked stays."""
        self.beginResetModel()
        self._rows = self.look if to_look else range(len(self._lines))
        self.endResetModel()

    def line(self, row: int) -> TickLine | None:
        """Return the line in a row, or None."""
        return self._lines[self._rows[row]] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = _TOP) -> int:
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be ticked that may be."""
        line, flags = self._lines[self._rows[index.row()]], super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if line.may_tick else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return words and tick."""
        line = self._lines[self._rows[index.row()]]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.CheckStateRole and line.may_tick:
            return Qt.CheckState.Checked if line.key in self._picked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or clear a line."""
        line = self._lines[self._rows[index.row()]]
        if role != Qt.ItemDataRole.CheckStateRole or not line.may_tick:
            return False
        wanted = value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value)
        (self._picked.add if wanted else self._picked.discard)(line.key)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()
        return True
