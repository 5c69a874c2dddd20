"""The table of dialogues as a widget: as many columns as there is room for, the most useful ones first."""

from PySide6.QtCore import QItemSelectionModel, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.dialogue_list import COLUMNS, DialogueList
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.workspace.preparing import Overview

_LEAST_TITLE = 170
_WIDTHS = {"next": 184, "answered": 92, "event": 108, "suppliers": 92, "kind": 112}
"""Columns beside the title, the one that is given up last first, and their widths at 100 % text size."""


class DialogueTable(QTableView):
    """Shows a ``DialogueList``; what does not fit is shown by the inspector.

    Args:
        model: the dialogues.
        session: keeps the widths; names the table.
    """

    def __init__(self, model: DialogueList, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogues, self._settings = model, session.settings
        self._widths = {name: self._kept_width(name) for name in _WIDTHS}
        self.setModel(model)
        self.setAccessibleName(session.texts("dialogues.table"))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        header.setMinimumSectionSize(theme.pixels(48))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._resized)
        self.follow_look()

    def line(self) -> Overview | None:
        """Return the marked dialogue, or None."""
        return self._dialogues.line(self.currentIndex().row())

    def mark(self, row: int) -> None:
        """Mark a row, the last one if there are fewer; no rows, no mark."""
        row = min(max(0, row), self._dialogues.rowCount() - 1)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(self._dialogues.index(row, 0), flags)

    def follow_look(self) -> None:
        """Take colours and heights of the present look."""
        self.verticalHeader().setDefaultSectionSize(theme.pixels(36))
        self.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        self.setMinimumHeight(theme.pixels(200))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID}px; }}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns for which there is room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        header.blockSignals(True)
        # Not viewport(): to hand out a widget of any kind, Qt first makes all kinds known, 6 ms of a start.
        bar = self.verticalScrollBar()
        room = self.maximumViewportSize().width() - (bar.width() if bar.isVisible() else 0)
        room -= theme.pixels(_LEAST_TITLE)
        for name, width in self._widths.items():
            column, needed = COLUMNS.index(name), theme.pixels(width)
            room -= needed
            self.setColumnHidden(column, room < 0)
            if room >= 0:
                self.setColumnWidth(column, needed)
        header.blockSignals(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)  # makes it share out the room again

    def _resized(self, column: int, _before: int, now: int) -> None:
        name = COLUMNS[column]
        if now and name in self._widths:
            self._widths[name] = round(now * 100 / theme.pixels(100))
            self._settings.keep_value(f"dialogues/width-{name}", str(self._widths[name]))

    def _kept_width(self, name: str) -> int:
        kept = self._settings.value(f"dialogues/width-{name}")
        return min(600, max(48, int(kept))) if kept.isascii() and kept.isdigit() else _WIDTHS[name]
