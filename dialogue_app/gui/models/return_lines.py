"""The answers of one returned file as a table for Qt: what is recorded, what came back, and a box to tick."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from dialogue_app.domain.answers import State
from dialogue_app.domain.returned import Match
from dialogue_app.domain.review import FileReview, Line, What
from dialogue_app.domain.review_phrases import said_text, what_text
from dialogue_app.gui import theme
from dialogue_app.gui.models.return_picks import Picks, can_pick
from dialogue_app.gui.theme import Role
from dialogue_app.texts import Texts

COLUMNS = ("code", "question", "present", "returned", "what")
"""Columns in order; their names are the message keys ``returns.column-<name>``."""

_LOOKS = {
    What.NEW: ("add", Role.OK),
    What.CHANGED: ("edit", Role.INFO),
    What.CONFLICT: ("warning", Role.WARN),
    What.TWICE: ("warning", Role.WARN),
    What.SAME: ("check", Role.MUTED),
}
_SHOWN = 400
"""Characters of an answer in a cell; all of it stands in the pane below."""

_Where = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class ReturnLines(QAbstractTableModel):
    """Lines of one file, in the order of the questionnaire.

    Signals:
        ticked(): what the user wants to take over has changed.

    Args:
        texts: the window's texts.
        picks: keeps what is ticked.
    """

    ticked = Signal()

    def __init__(self, texts: Texts, picks: Picks) -> None:
        super().__init__()
        self._texts, self._picks = texts, picks
        self._file: FileReview | None = None
        self._lines: tuple[Line, ...] = ()

    def put(self, file: FileReview | None, *, everything: bool = False) -> None:
        """Show the lines of a file; those that bring nothing new only with ``everything``."""
        self.beginResetModel()
        self._file = file
        self._lines = tuple(line for line in file.lines if everything or line.what is not What.SAME) if file else ()
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """Return the line in a row, or None."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def can_tick(self, row: int) -> bool:
        """Whether the box of a row can be ticked."""
        line = self.line(row)
        return line is not None and self._file is not None and can_pick(self._file, line)

    def is_ticked(self, row: int) -> bool:
        """Whether the line in a row will be taken over."""
        line = self.line(row)
        return line is not None and line.key in self._picks.picked

    def tick(self, rows: list[int], wanted: bool) -> None:
        """Tick or untick rows. Guesses are ticked one by one, never together with others."""
        alone = len(rows) == 1
        lines = [self._lines[row] for row in rows if self.can_tick(row)]
        self._picks.set([line.key for line in lines if alone or not wanted or line.match is not Match.GUESS], wanted)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, 0))
        self.ticked.emit()

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: _Where = _TOP) -> int:
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Where = _TOP) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"returns.column-{COLUMNS[section]}")
        return None

    def flags(self, index: _Where) -> Qt.ItemFlag:
        """Return what can be done with a cell."""
        found = super().flags(index)
        tickable = COLUMNS[index.column()] == "code" and self.can_tick(index.row())
        return found | Qt.ItemFlag.ItemIsUserCheckable if tickable else found

    def data(self, index: _Where, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        line, column = self._lines[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == "code":
            key = "returns.ticked" if self.is_ticked(index.row()) else "returns.unticked"
            return self._texts(key, code=line.item.code)
        if role == Qt.ItemDataRole.CheckStateRole and column == "code" and self.can_tick(index.row()):
            return Qt.CheckState.Checked if self.is_ticked(index.row()) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == "what":
            icon, tint = _LOOKS[line.what]
            return theme.icon("search" if line.match is Match.GUESS else icon, tint)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: _Where, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a line by mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.can_tick(index.row()):
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _words(self, line: Line, column: str) -> str:
        match column:
            case "code":
                return line.item.code
            case "question":
                said = line.item.prompt(self._texts.language)
            case "present":
                asked = line.present.answer.state is not State.NOT_ASKED
                said = said_text(line.item, line.present.answer, self._texts) if asked else ""
            case "returned":
                said = said_text(line.item, line.answer, self._texts)
            case _:
                return what_text(line, self._texts)
        return " · ".join(" ".join(part.split()) for part in said[:_SHOWN].split("\n"))
