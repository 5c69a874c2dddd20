"""What the columns of a list hold: its first rows, and above each column a box to choose from."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from dialogue_app.domain.list_words import FIELDS, SPOKEN
from dialogue_app.domain.question_list import Columns, ListRow, ListSheet, field_of, language_of, letters
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.value_table import ValueTable
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.still import SpinBox
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

_ROWS, _HEADER_WITHIN, _SHOWN = 40, 30, 200
_NARROW, _WIDE = 130, 320
_BOX, _WHY = ListRow(-2, ()), ListRow(-1, ())
"""The row of boxes, and the row of reasons."""


class _Rows(ValueTable[ListRow]):
    """The first rows, under a row for the boxes and one with the reasons."""

    def __init__(self, texts: Texts) -> None:
        super().__init__(texts, "list-in", ())
        self.whys: tuple[str, ...] = ()

    def show_sheet(self, sheet: ListSheet, columns: Columns) -> None:
        """Show another table."""
        self.beginResetModel()
        self.whys, self._columns = columns.whys, tuple(letters(place) for place in range(sheet.width))
        first = [row for row in sheet.rows if row.number >= columns.header][:_ROWS]
        self._rows = (_BOX, _WHY, *first)
        self.endResetModel()

    def words(self, row: ListRow, column: str) -> str:
        """Return what a cell says."""
        place = self._columns.index(column)
        if row is _WHY:
            return self._texts(f"list-in.why.{self.whys[place]}")
        return " ".join(row.cell(place)[:_SHOWN].split())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the letter of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section]
        return super().headerData(section, orientation, role)


class ListColumnsView(QWidget):
    """Shows a table and lets the user say what its columns hold.

    Signals:
        changed(): the user chose something.
        header_chosen(int): the headings stand in another row; ask for ``Columns`` and show them.

    Attributes:
        columns: how the table is read now.
    """

    changed = Signal()
    header_chosen = Signal(int)

    def __init__(self, texts: Texts, languages: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._languages = texts, languages
        self.columns = Columns(0, ())
        self.boxes: list[ChoiceBox] = []
        self.header = SpinBox()
        self.header.setRange(0, _HEADER_WITHIN)
        self.header.setSpecialValueText(texts("list-in.no-header"))
        self.header.setAccessibleName(texts("list-in.header"))
        self.header.valueChanged.connect(self.header_chosen)
        self.note = hint("")
        self._model = _Rows(texts)
        self.table = RowTable(self._model, texts("list-in.table"))
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.table.setShowGrid(True)
        self._lay_out()

    def show_sheet(self, sheet: ListSheet, columns: Columns) -> None:
        """Show a table and how it is read."""
        self.columns, remembered = columns, "remembered" in columns.whys
        self.header.blockSignals(True)
        self.header.setValue(columns.header)
        self.header.blockSignals(False)
        self.note.setText(self._texts("list-in.remembered" if remembered else "list-in.columns-about"))
        self._model.show_sheet(sheet, columns)
        self.boxes = [self._box(place, role) for place, role in enumerate(columns.roles)]
        for place, box in enumerate(self.boxes):
            self.table.setIndexWidget(self._model.index(0, place), box)
        self.table.setRowHeight(0, self.boxes[0].sizeHint().height() + GRID if self.boxes else GRID)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room."""
        super().resizeEvent(event)
        self._fit()

    def _box(self, place: int, role: str) -> ChoiceBox:
        box = ChoiceBox(self._texts("list-in.column", column=letters(place)), self._offered(role))
        box.choose(role)
        box.chosen.connect(lambda code, at=place: self._choose(at, code))
        return box

    def _offered(self, role: str) -> list[tuple[str, str]]:
        spoken = [f"{name}[{code}]" for name in FIELDS if name in SPOKEN for code in self._languages]
        return [(each, self._name(each)) for each in dict.fromkeys(("", *FIELDS, role, *spoken))]

    def _name(self, role: str) -> str:
        name = self._texts(f"list-in.field.{field_of(role)}")
        code = language_of(role)
        return self._texts("list-in.field-in", field=name, language=language_name(code, self._texts)) if code else name

    def _choose(self, place: int, role: str) -> None:
        """Take what the user says of a column; another one that held the same gives it up."""
        roles, whys = list(self.columns.roles), list(self.columns.whys)
        for other, held in enumerate(roles):
            if role and held == role and other != place:
                roles[other], whys[other] = "", "twice"
                self.boxes[other].choose("")
        roles[place], whys[place] = role, "chosen"
        self.columns = replace(self.columns, roles=tuple(roles), whys=tuple(whys))
        self._model.whys = self.columns.whys
        self._model.dataChanged.emit(self._model.index(1, 0), self._model.index(1, len(roles) - 1))
        self.changed.emit()

    def _fit(self) -> None:
        """Give long texts more room than short ones."""
        for place in range(self._model.columnCount()):
            words = [str(self._model.index(row, place).data() or "") for row in range(2, self._model.rowCount())]
            widest = max((self.fontMetrics().horizontalAdvance(each[:60]) for each in words), default=0) + 3 * GRID
            self.table.setColumnWidth(place, max(theme.pixels(_NARROW), min(theme.pixels(_WIDE), widest)))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        name = label(self._texts("list-in.header"))
        name.setBuddy(self.header)
        row.addWidget(name)
        row.addWidget(self.header)
        row.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
