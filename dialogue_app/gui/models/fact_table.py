"""A table of facts to read: words with a tone, a fuller text for the tooltip, and what a screen reader says."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from dialogue_app.gui import theme
from dialogue_app.gui.models.cell_view import plain_tip
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import Role

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_SHOWN = 300
"""Characters of a cell that are shown; the tooltip has all."""
_ROLES = {Tone.OK: Role.OK, Tone.WARN: Role.WARN, Tone.BAD: Role.BAD, Tone.INFO: Role.MUTED}


@dataclass(frozen=True, slots=True)
class Fact:
    """One cell. ``more`` is added in the tooltip; ``about`` is what the place stands for, never shown."""

    words: str = ""
    tone: Tone | None = None
    more: str = ""
    about: object = None


class FactTable(QAbstractTableModel):
    """Shows facts; nothing can be typed."""

    def __init__(self) -> None:
        super().__init__()
        self._titles: tuple[str, ...] = ()
        self._rows: tuple[tuple[Fact, ...], ...] = ()

    def show(self, titles: Sequence[str], rows: Sequence[Sequence[Fact]]) -> None:
        """Show these rows under these titles."""
        self.beginResetModel()
        self._titles, self._rows = tuple(titles), tuple(tuple(row) for row in rows)
        self.endResetModel()

    def fact(self, index: _Where) -> Fact | None:
        """Return the fact at a place, or None."""
        return self._rows[index.row()][index.column()] if index.isValid() else None

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Where = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell, its tooltip, its colour."""
        fact = self.fact(index)
        if fact is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return fact.words[:_SHOWN].replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip("\n".join(part for part in (fact.words, fact.more) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            row = self._rows[index.row()]
            said = (row[0].words if index.column() else "", f"{self._titles[index.column()]}: {fact.words}", fact.more)
            return ". ".join(part.replace("\n", "; ") for part in said if part)
        if role == Qt.ItemDataRole.ForegroundRole and fact.tone:
            return theme.colour(_ROLES[fact.tone])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, which the header may cut, and the whole of it in the tooltip."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._titles[section])
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None
