"""The answers of a returned file as a table: Space ticks what is marked, the last columns get the room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from dialogue_app.domain.review import Line
from dialogue_app.gui import theme
from dialogue_app.gui.models.return_lines import COLUMNS, ReturnLines
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.texts import Texts

_CODE, _WHAT = 124, 168
_HIDE_QUESTION_BELOW = 720
_LINES = 3


class ReturnTable(RowTable):
    """Shows a ``ReturnLines``.

    Signals:
        line_changed(): another line is the present one.
    """

    line_changed = Signal()

    def __init__(self, model: ReturnLines, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(model, texts("returns.table"), parent, several=True)
        self._lines = model
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(True)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.line_changed.emit())
        self.follow_look()

    def present(self) -> Line | None:
        """Return the present line, or None."""
        return self._lines.line(self.currentIndex().row())

    def go_to_first(self) -> None:
        """Make the first line the present one."""
        self.mark(0)
        self.line_changed.emit()

    def follow_look(self) -> None:
        """Take heights and widths of the present text size."""
        height = _LINES * self.fontMetrics().lineSpacing() + GRID
        self.verticalHeader().setDefaultSectionSize(height)
        self.setIconSize(QSize(theme.pixels(16), theme.pixels(16)))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID // 2}px; }}")
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick or untick what is marked."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        rows = self.marked_rows()
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        possible = [row for row in rows if self._lines.can_tick(row)]
        if possible:
            self._lines.tick(rows, wanted=not all(self._lines.is_ticked(row) for row in possible))

    def fit_columns(self) -> None:
        """Share out the room; the question is given up first, it stands in the pane below too."""
        header = self.horizontalHeader()
        self.setColumnHidden(COLUMNS.index("question"), self.width() < theme.pixels(_HIDE_QUESTION_BELOW))
        for name, width in (("code", _CODE), ("what", _WHAT)):
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(COLUMNS.index(name), min(theme.pixels(width), max(self.width() // 4, 1)))
        for name in ("question", "present", "returned"):
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Stretch)
