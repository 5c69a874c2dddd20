"""What is owed as a table: as many columns as there is room for, several rows marked at once."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHeaderView, QWidget

from dialogue_app.domain.owed import Owed
from dialogue_app.gui import theme
from dialogue_app.gui.models.owed_list import COLUMNS, OwedList
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.texts import Texts

_LEAST_TEXT = 200
_WIDTHS = {"when": 196, "supplier": 150, "what": 200, "dialogue": 190}
"""Columns beside the text, the one that is given up last first, and their widths at 100 % text size."""


class OwedTable(RowTable):
    """Shows an ``OwedList``; the text gets the room that is left.

    Signals:
        marked(): other entries are marked.
    """

    marked = Signal()

    def __init__(self, model: OwedList, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(model, texts("owed.title"), parent, several=True)
        self._owed = model
        self.selectionModel().selectionChanged.connect(lambda *_: self.marked.emit())
        model.modelReset.connect(self.marked)
        self.follow_look()

    def chosen(self) -> tuple[Owed, ...]:
        """Return the marked entries, from top to bottom."""
        return tuple(entry for row in self.marked_rows() if (entry := self._owed.value(row)))

    def follow_look(self) -> None:
        """Take colours and heights of the present look."""
        self.verticalHeader().setDefaultSectionSize(theme.pixels(36))
        self.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        self.setMinimumHeight(theme.pixels(150))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID}px; }}")
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show the columns for which there is room."""
        room = self.viewport().width() - theme.pixels(_LEAST_TEXT)
        for name, width in _WIDTHS.items():
            column, needed = COLUMNS.index(name), theme.pixels(width)
            room -= needed
            self.setColumnHidden(column, room < 0)
            self.setColumnWidth(column, needed)
        self.horizontalHeader().setSectionResizeMode(COLUMNS.index("text"), QHeaderView.ResizeMode.Stretch)
