"""The table of dialogues as a widget: as many columns as there is room for, the most useful ones first."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHeaderView, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.dialogue_list import COLUMNS, DialogueList
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.workspace.preparing import Overview

_LEAST_TITLE = 170
_WIDTHS = {"next": 184, "answered": 92, "event": 108, "suppliers": 92, "kind": 112}
"""Columns beside the title, the one that is given up last first, and their widths at 100 % text size."""


class DialogueTable(RowTable):
    """Shows a ``DialogueList``; what does not fit is shown by the inspector.

    Args:
        model: the dialogues.
        session: keeps the widths; names the table.
    """

    def __init__(self, model: DialogueList, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(model, session.texts("dialogues.table"), parent)
        self._dialogues, self._settings = model, session.settings
        self._widths = {name: self._kept_width(name) for name in _WIDTHS}
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.setMinimumSectionSize(theme.pixels(48))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.sectionResized.connect(self._resized)
        self.follow_look()

    def line(self) -> Overview | None:
        """Return the marked dialogue, or None."""
        return self._dialogues.line(self.currentIndex().row())

    def follow_look(self) -> None:
        """Take colours and heights of the present look."""
        self.verticalHeader().setDefaultSectionSize(theme.pixels(36))
        self.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        self.setMinimumHeight(theme.pixels(200))
        self.setStyleSheet(f"QTableView::item {{ padding: 0 {GRID}px; }}")
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show the columns for which there is room."""
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
