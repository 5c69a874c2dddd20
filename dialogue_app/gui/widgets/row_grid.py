"""A small table that is filled in by keyboard: type, Enter or Tab to the next cell, paste from a spreadsheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dialogue_app.gui import theme
from dialogue_app.gui.models.row_table import STATUS, RowTable
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.cell_line import CellLine

_Where = QModelIndex | QPersistentModelIndex
_NARROW, _WIDE = 70, 240
_MOST_LINES = 9
_MEASURED = 40
"""Rows whose cells decide how wide a column is."""

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_GO_ON = _ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
_CHORDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class _Cells(QStyledItemDelegate):
    """Makes a ``CellLine`` for the cell that is typed."""

    def __init__(self, grid: "RowGrid", choices: Callable[[int, str], Sequence[str]]) -> None:
        super().__init__(grid)
        self._grid, self._choices = grid, choices

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: _Where) -> QWidget:
        """Return the line, with the choices of its column."""
        column = self._grid.table.columns[index.column()]
        line = CellLine(self._choices(index.row(), column), parent)
        place = QPersistentModelIndex(index)
        before = str(index.data(Qt.ItemDataRole.EditRole))
        line.setAccessibleName(str(self._grid.table.headerData(index.column(), Qt.Orientation.Horizontal)))
        line.setProperty("before", before)
        line.textEdited.connect(lambda text: self._grid.table.type_text(place, text))
        line.done.connect(lambda step: self._leave(line, step))
        line.table_pasted.connect(lambda text: self._paste(line, text))
        return line

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Where) -> None:
        """Take the text as the user left it."""
        assert isinstance(editor, CellLine)
        model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line itself handle Enter and Tab; Escape brings back what stood there."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, CellLine):
            if event.key() in _GO_ON:
                return False
            if event.key() == Qt.Key.Key_Escape:
                self._grid.table.type_text(self._grid.currentIndex(), str(watched.property("before")))
        return super().eventFilter(watched, event)

    def _leave(self, line: CellLine, step: int) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.step(step)

    def _paste(self, line: CellLine, text: str) -> None:
        self.closeEditor.emit(line, QStyledItemDelegate.EndEditHint.NoHint)
        self._grid.setFocus(Qt.FocusReason.OtherFocusReason)
        self._grid.pasted.emit(text)


class RowGrid(QTableView):
    """Shows and edits a ``RowTable``.

    Signals:
        pasted(str): the user pasted this text; it goes in at the present cell.
        finished(): Enter in the empty row; the user wants to go on.
        moved(int): the user is in another cell; the number of its row.

    Args:
        table: the rows.
        name: for a screen reader.
        choices: returns what to offer in a column of a row.
    """

    pasted = Signal(str)
    finished = Signal()
    moved = Signal(int)

    def __init__(self, table: RowTable, name: str, choices: Callable[[int, str], Sequence[str]]) -> None:
        super().__init__()
        self.table = table
        self.setModel(table)
        self.setItemDelegate(_Cells(self, choices))
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
            header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.modelReset.connect(self._fit)
        table.rowsInserted.connect(self._fit_height)

    def step(self, cells: int) -> None:
        """Go some cells on or back, over the ends of rows and over what can't be typed."""
        here, columns = self.currentIndex(), len(self.table.columns)
        place = max(0, here.row() * columns + here.column() + cells)
        row, column = divmod(place, columns)
        if self.table.columns[column] == STATUS:
            row, column = divmod(place + cells, columns)
        self.setCurrentIndex(self.table.index(min(row, self.table.rowCount() - 1), column))

    def remove_rows(self) -> None:
        """Take the marked rows out."""
        here = self.currentIndex()
        self.table.take_out(sorted({index.row() for index in self.selectedIndexes()} or {here.row()}))
        self.setCurrentIndex(self.table.index(min(here.row(), self.table.rowCount() - 1), max(0, here.column())))

    def currentChanged(self, current: _Where, previous: _Where) -> None:
        """Tell which row the user is in."""
        super().currentChanged(current, previous)
        self._widen()
        self.moved.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first cell."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.table.index(0, 0))
        super().focusInEvent(event)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go from cell to cell with Tab; out of the table from an empty row, and back out of the first cell."""
        here = self.currentIndex()
        leaves = self._in_empty_row() if on else (here.row() <= 0 and here.column() <= 0)
        if leaves or not here.isValid():
            return super().focusNextPrevChild(on)
        self.step(1 if on else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy, paste, empty cells, remove rows, and go on at Enter."""
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._copied())
        elif key in _ENTER and not event.modifiers() & _CHORDS:
            self.finished.emit() if self._in_empty_row() else self.step(1)
        elif key == Qt.Key.Key_Delete:
            self.remove_rows() if event.modifiers() & Qt.KeyboardModifier.ControlModifier else self._empty_cells()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _in_empty_row(self) -> bool:
        return self.currentIndex().row() == self.table.rowCount() - 1

    def _empty_cells(self) -> None:
        for index in self.selectedIndexes():
            if index.row() < self.table.rowCount() - 1:
                self.table.type_text(index, "")

    def _copied(self) -> str:
        marked = sorted((index.row(), index.column()) for index in self.selectedIndexes())
        rows = sorted({row for row, _ in marked})
        return "\n".join("\t".join(self._text(row, column) for at, column in marked if at == row) for row in rows)

    def _text(self, row: int, column: int) -> str:
        return str(self.table.index(row, column).data(Qt.ItemDataRole.EditRole)).replace("\t", " ").replace("\n", " ")

    def _fit(self) -> None:
        for column in range(len(self.table.columns)):
            self.setColumnWidth(column, self._wanted(column))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + GRID + 2)
        self._fit_height()

    def _widen(self) -> None:
        """Give columns the room that what was typed needs; none becomes narrower while somebody types."""
        for column in range(len(self.table.columns)):
            self.setColumnWidth(column, max(self.columnWidth(column), self._wanted(column)))

    def _wanted(self, column: int) -> int:
        words = [str(self.table.headerData(column, Qt.Orientation.Horizontal))]
        words += [str(self.table.index(row, column).data()) for row in range(min(_MEASURED, self.table.rowCount()))]
        wanted = max(self.fontMetrics().horizontalAdvance(text[:_WIDE]) for text in words) + 3 * GRID
        return max(theme.pixels(_NARROW), min(theme.pixels(_WIDE), wanted))

    def _fit_height(self) -> None:
        lines = min(_MOST_LINES, self.table.rowCount())
        bar = self.horizontalScrollBar().sizeHint().height()
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + lines * self.verticalHeader().defaultSectionSize() + bar + 4)
