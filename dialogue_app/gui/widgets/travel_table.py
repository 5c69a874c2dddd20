"""Answers to settle as a table: Space lets the other side count, the two sides get the room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from dialogue_app.domain.dialogue_merge import Counting, Thread
from dialogue_app.gui import theme
from dialogue_app.gui.models.travel_lines import COLUMNS, TravelLines
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.texts import Texts

_WIDTHS = {"question": 132, "supplier": 180, "counts": 150}
_HIDE_SUPPLIER_BELOW = 760


class TravelTable(RowTable):
    """Shows a ``TravelLines``.

    Signals:
        line_changed(): another line is the present one.
    """

    line_changed = Signal()

    def __init__(self, model: TravelLines, texts: Texts) -> None:
        super().__init__(model, texts("travel.table"), several=True)
        self._lines = model
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.line_changed.emit())
        self.follow_look()

    def present(self) -> Thread | None:
        """Return the present line, or None."""
        return self._lines.value(self.currentIndex().row())

    def go_to(self, row: int) -> None:
        """Make a line the present one; the last one if there are fewer."""
        self.mark(row)
        self.line_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space choose the other side for what is marked."""
        thread = self.present()
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and thread:
            mine = self._lines.counting(thread) is Counting.MINE
            self._lines.choose(self.marked_rows(), Counting.THEIRS if mine else Counting.MINE)
        else:
            super().keyPressEvent(event)

    def follow_look(self) -> None:
        """Take heights and widths of the present text size."""
        self.verticalHeader().setDefaultSectionSize(theme.pixels(36))
        self.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        self.setMinimumHeight(theme.pixels(140))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID // 2}px; }}")
        self.fit_columns()

    def fit_columns(self) -> None:
        """Share out the room; the supplier is given up first, it stands in the pane below too."""
        header = self.horizontalHeader()
        self.setColumnHidden(COLUMNS.index("supplier"), self.width() < theme.pixels(_HIDE_SUPPLIER_BELOW))
        for name, width in _WIDTHS.items():
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(COLUMNS.index(name), min(theme.pixels(width), max(self.width() // 4, 1)))
        for name in ("mine", "theirs"):
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Stretch)
