"""What the editors of tables share: the grid, titles with marks, pasting, all columns on wish."""

from collections.abc import Sequence
from dataclasses import fields

from PySide6.QtWidgets import QApplication, QCheckBox, QVBoxLayout, QWidget

from dialogue_app.domain import tables
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.pasting import cells, day, pasted
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.tables import DAYS, Row
from dialogue_app.domain.values import ROW_CLASS, VALUE_CLASS, Value
from dialogue_app.errors import Problem
from dialogue_app.gui.models.answer_aids import Aids
from dialogue_app.gui.models.row_table import STATUS, Look, RowTable
from dialogue_app.gui.problems import Tone, sentence
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.row_grid import RowGrid
from dialogue_app.gui.widgets.text import hint
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts

MARK = "*"
"""Stands behind the title of a column that belongs to the minimum set."""


class RowEditor(ValueEditor):
    """Rows of one kind: certificates, factories or files."""

    many_fields = True

    def __init__(self, item: Item, texts: Texts, language: str, aids: Aids) -> None:
        super().__init__(item, texts, language)
        self.aids, self.spec = aids, item.snapshot.answer
        self._shape = VALUE_CLASS[self.spec.kind]
        self.minimum = tables.minimum(self.spec)
        self.table = RowTable(tables.blank(ROW_CLASS[self._shape]), self.title, self.look, self.read_cell, self)
        self.grid = RowGrid(self.table, texts("live.value"), self.choices)
        self.told = hint("")
        self.every_column = QCheckBox(texts("live.rows.all-columns"))
        self.tools = Flow(GRID)
        self._lay_out()
        self.setFocusProxy(self.grid)
        self.table.edited.connect(self.typed.emit)
        self.grid.finished.connect(self.finished.emit)
        self.grid.pasted.connect(self.paste)
        self.grid.moved.connect(self._tell_row)
        self.every_column.clicked.connect(lambda _on: self.table.show(self.table.rows, self._columns()))
        self.show_value(None)

    # What a kind of table says of itself ---------------------------------------------------------------------

    def look(self, row: Row, column: str) -> Look | None:
        """Return how a cell looks; a cell of the minimum set that is still empty says so."""
        if column in tables.missing(self.spec, row):
            return Look(self.texts("live.rows.to-fill"), Tone.WARN)
        return Look(date_text(getattr(row, column), self.texts)) if column in DAYS else None

    def choices(self, _row: int, _column: str) -> Sequence[str]:
        """Return what to offer while a cell is typed."""
        return ()

    def read_cell(self, column: str, text: str) -> str:
        """Return a cell as it is recorded."""
        return day(text) if column in DAYS else text

    def about(self, _row: Row) -> str:
        """Return what is worth knowing about the row the user is in."""
        return ""

    def buttons(self) -> Sequence[QWidget]:
        """Return the buttons below the table."""
        return (secondary_button(self.texts("live.rows.paste"), lambda: self.paste(QApplication.clipboard().text())),)

    def first_columns(self) -> tuple[str, ...]:
        """Return the columns that are shown without being asked for."""
        naming = tables.COLUMNS[self.spec.kind][:1]
        return tuple(column for column in tables.COLUMNS[self.spec.kind] if column in (*naming, *self.minimum))

    # What every editor offers --------------------------------------------------------------------------------

    def show_value(self, value: Value | None) -> None:
        """Show the rows of an answer."""
        rows: tuple[Row, ...] = getattr(value, "rows", ())
        if rows != self.table.rows or not self.table.columns:
            self.table.show(rows, self._columns(rows))
            self._tell_row(self.grid.currentIndex().row())

    def value(self) -> Value | None:
        """Return the rows, None for none."""
        rows = self.table.rows
        return self._shape(rows) if rows else None  # type: ignore[call-arg, arg-type]

    def typed_text(self) -> str:
        """Return the rows with a tab between cells."""
        names = [field.name for field in fields(self.table.empty)]
        return "\n".join("\t".join(getattr(row, name) for name in names) for row in self.table.rows)

    def aside(self) -> str:
        """Return how many rows there are and how many cells of the minimum set are still empty."""
        rows = self.table.rows
        lacking = sum(len(tables.missing(self.spec, row)) for row in rows)
        said = [self.texts.count("live.rows.count", len(rows))] if rows else []
        said += [self.texts.count("live.rows.lacking", lacking)] if lacking else []
        return " · ".join(said)

    def paste(self, text: str) -> None:
        """Put copied cells in at the present cell, and say what became of them."""
        here = self.grid.currentIndex()
        try:
            found = pasted(
                cells(text), self.table.empty, self._columns_from(here.column()), self._names(), self.read_cell
            )
        except Problem as problem:
            self.complained.emit(sentence(problem, self.texts))
            return
        if not found.rows:
            return
        place = here.row() if here.isValid() else 0
        # With titles, rows are whole: they come after those that are there, never over them.
        self.table.put(len(self.table.rows) if found.by_titles else place, found.rows)
        self.table.show(self.table.rows, self._columns(self.table.rows))
        self.grid.setCurrentIndex(self.table.index(self.table.rowCount() - 1, 0))
        key = "live.rows.pasted-by-titles" if found.by_titles else "live.rows.pasted-in-order"
        said = [self.texts.count(key, len(found.rows))]
        said += [self.texts.count("live.rows.left-out", found.left_out)] if found.left_out else []
        self.told.setText(" ".join(said))

    def title(self, column: str) -> str:
        """Return the title of a column, with a mark if it belongs to the minimum set."""
        return self.texts(f"live.column.{column}") + (f" {MARK}" if column in self.minimum else "")

    # -----------------------------------------------------------------------------------------------------------

    def _columns(self, rows: Sequence[Row] = ()) -> tuple[str, ...]:
        known = tables.COLUMNS[self.spec.kind]
        if self.every_column.isChecked():
            shown = known
        else:
            filled = {column for column in known if any(getattr(row, column) for row in rows or self.table.rows)}
            shown = tuple(column for column in known if column in filled or column in self.first_columns())
        return self.with_status(shown)

    def with_status(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """Return the columns, with one that says something of its row where a kind has that."""
        return columns

    def _columns_from(self, place: int) -> tuple[str, ...]:
        columns = self.table.columns[max(0, place) :]
        return tuple(column for column in columns if column != STATUS)

    def _names(self) -> dict[str, str]:
        """Return the columns by every title that our tables and forms give them, and by their own names."""
        named = {}
        for column in tables.COLUMNS[self.spec.kind]:
            for key in ("live.column", "workbook.column", "xlsform.column"):
                if self.texts.has(f"{key}.{column}"):
                    named[self.texts(f"{key}.{column}")] = column
            named[column] = column
        return named

    def _tell_row(self, place: int) -> None:
        row = self.table.row_at(place)
        self.told.setText(self.about(row) or self.texts("live.rows.keys"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for part in (*self.buttons(), secondary_button(self.texts("live.rows.remove"), self.grid.remove_rows)):
            self.tools.add(part)
        if len(self.first_columns()) < len(tables.COLUMNS[self.spec.kind]):
            self.tools.add(self.every_column)
        column.addWidget(self.grid)
        column.addWidget(self.told)
        column.addWidget(self.tools)
