"""The rows of a table answer for Qt: cells that can be typed, one empty row at the end, and what is said of a row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from dialogue_app.domain.tables import Row, filled, is_blank
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import Role

STATUS = "status"
"""A column that says something of its row and can't be typed."""

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_LOOKS = {Tone.OK: (Role.OK, None), Tone.WARN: (Role.WARN, Role.WARN_FILL), Tone.BAD: (Role.BAD, Role.BAD_FILL)}
_SHOWN = 400
"""Characters of a cell that are shown; a cell being typed shows all."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell shows beyond its text: other words, and how urgent they are."""

    words: str
    tone: Tone | None = None


class RowTable(QAbstractTableModel):
    """Rows of one answer.

    Signals:
        edited(): the user changed a cell or a row.

    Args:
        empty: a row in which nothing stands.
        title: returns the title of a column.
        look: returns how a cell of a row looks, None for its text as it is.
        read: returns what was typed into a column as it is recorded.
    """

    edited = Signal()

    def __init__(
        self,
        empty: Row,
        title: Callable[[str], str],
        look: Callable[[Row, str], Look | None],
        read: Callable[[str, str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._empty, self._title, self._look, self._read = empty, title, look, read
        self._rows: list[Row] = []
        self._columns: tuple[str, ...] = ()

    # Rows ----------------------------------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they would be recorded: without empty ones."""
        return tuple(self.read_row(row) for row in self._rows if not is_blank(row))

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns shown now."""
        return self._columns

    @property
    def empty(self) -> Row:
        """A row in which nothing stands."""
        return self._empty

    def row_at(self, place: int) -> Row:
        """Return the row at a place; the one after the last is empty."""
        return self._rows[place] if 0 <= place < len(self._rows) else self._empty

    def show(self, rows: Sequence[Row], columns: Sequence[str]) -> None:
        """Show these rows in these columns, without telling anyone."""
        if (tuple(rows), tuple(columns)) != (self.rows, self._columns):
            self.beginResetModel()
            self._rows, self._columns = list(rows), tuple(columns)
            self.endResetModel()

    def put(self, place: int, rows: Sequence[Row]) -> None:
        """Lay rows over those from ``place`` on as the user does; what a new row leaves empty stays as it is."""
        self.beginResetModel()
        for number, row in enumerate(rows, place):
            if number < len(self._rows):
                self._rows[number] = _laid_over(self._rows[number], row)
            else:
                self._rows.append(row)
        self.endResetModel()
        self.edited.emit()

    def take_out(self, places: Sequence[int]) -> None:
        """Remove rows as the user does."""
        gone = {place for place in places if place < len(self._rows)}
        if gone:
            self.beginResetModel()
            self._rows = [row for place, row in enumerate(self._rows) if place not in gone]
            self.endResetModel()
            self.edited.emit()

    def type_text(self, index: _Where, text: str) -> None:
        """Take what is being typed into a cell, letter by letter."""
        column = self._columns[index.column()]
        if column == STATUS or getattr(self.row_at(index.row()), column) == text:
            return
        if index.row() == len(self._rows):
            self.beginInsertRows(_TOP, index.row() + 1, index.row() + 1)
            self._rows.append(self._empty)
            self.endInsertRows()
        self._rows[index.row()] = filled(self._rows[index.row()], {column: text})
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(self._columns) - 1))
        self.edited.emit()

    def read_row(self, row: Row) -> Row:
        """Return a row with every cell as it is recorded."""
        said = {column: getattr(row, column) for column in self._columns if column != STATUS}
        return filled(row, {column: self._read(column, text) for column, text in said.items() if text})

    def follow_look(self) -> None:
        """Say the cells anew, in other colours or because something outside the rows has changed."""
        if self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows), len(self._columns) - 1))

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return the number of rows, with the empty one."""
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: _Where = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def flags(self, index: _Where) -> Qt.ItemFlag:
        """Return that a cell can be typed, unless it only says something."""
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return found if self._columns[index.column()] == STATUS else found | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell: its words, its text for typing, its colours."""
        row, column = self.row_at(index.row()), self._columns[index.column()]
        text = "" if column == STATUS else getattr(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return text
        look = (None if is_blank(row) else self._look(row, column)) or Look(text)
        if role == Qt.ItemDataRole.DisplayRole:
            return look.words[:_SHOWN].replace("\n", " ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._title(column)}: {look.words[:_SHOWN]}"
        text_role, fill = _LOOKS.get(look.tone, (None, None)) if look.tone else (None, None)
        wanted = {Qt.ItemDataRole.ForegroundRole: text_role, Qt.ItemDataRole.BackgroundRole: fill}.get(
            Qt.ItemDataRole(role)
        )
        return theme.colour(wanted) if wanted else None

    def setData(self, index: _Where, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a cell as the user left it."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.type_text(index, self._read(self._columns[index.column()], str(value)))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column, or the number of a row."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1) if section < len(self._rows) else "+"
        return self._title(self._columns[section])


def _laid_over(row: Row, above: Row) -> Row:
    said = {name: getattr(above, name) for name in above.__dataclass_fields__ if getattr(above, name)}
    return filled(row, said)
