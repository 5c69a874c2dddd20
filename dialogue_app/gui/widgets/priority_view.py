"""The ranked list of what buyers find important; digits rate the marked rows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QLineEdit, QTableView, QVBoxLayout, QWidget

from dialogue_app.domain.priorities import LEAST, MOST
from dialogue_app.gui import theme
from dialogue_app.gui.models.priority_list import COLUMNS, PriorityList, Rated
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts

_WIDTHS = {"place": 60, "mine": 70, "median": 70, "range": 80, "raters": 80, "note": 210, "name": 90}


class PriorityView(QWidget):
    """Shows what it is given and stores nothing. 1 to 5 rates, 0 takes back, Esc puts it away.

    Signals:
        rated(int): rate the marked rows; 0 takes back.
        ask_wanted(): add the marked questions to the present dialogue.
        workbook_wanted(): write the workbook to send around.
        read_wanted(): take workbooks back.
        list_wanted(): write the list as a report.
        themes_changed(): themes or questions.
        left(): back to the bank.

    Args:
        texts: words of the window.
        rater: who sits here.
    """

    rated = Signal(int)
    ask_wanted = Signal()
    workbook_wanted = Signal()
    read_wanted = Signal()
    list_wanted = Signal()
    themes_changed = Signal()
    left = Signal()

    def __init__(self, texts: Texts, rater: str) -> None:
        super().__init__()
        self._texts = texts
        self.setAccessibleName(texts("priorities.title"))
        self.model = PriorityList(texts, self)
        self.table, self.about = self._made_table(), hint("")
        self.rater, self.themes = QLineEdit(rater), QCheckBox(texts("priorities.themes"))
        self.rater.setAccessibleName(texts("priorities.who"))
        self.ask = primary_button(texts("priorities.ask"), self.ask_wanted.emit, "add")
        others = (("workbook", self.workbook_wanted, "export"), ("take", self.read_wanted, "import"))
        made = [secondary_button(texts(f"priorities.{name}"), signal.emit, icon) for name, signal, icon in others]
        self.report = secondary_button(texts("priorities.save-list"), self.list_wanted.emit, "print")
        self.back = secondary_button(texts("desk.back"), self.left.emit)
        self.buttons = [self.ask, *made, self.report, self.back]
        self.themes.toggled.connect(lambda _: self.themes_changed.emit())
        self._lay_out()
        make_keys(self, {"Esc": self.left.emit})
        make_keys(self.table, {str(digit): partial(self.rated.emit, digit) for digit in (0, *range(LEAST, MOST + 1))})

    @property
    def marked(self) -> tuple[Rated, ...]:
        """The marked rows in the order of the list."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return tuple(row for number in rows if (row := self.model.value(number)))

    def show_list(self, rows: Sequence[Rated], about: str) -> None:
        """Show these rows; the marked one stays marked as far as it is there."""
        marked = next((each.key for each in self.marked), "")
        self.model.list_rows(rows)
        self.about.setText(about)
        self.report.setEnabled(any(each.rank for each in rows))
        place = next((number for number, each in enumerate(rows) if each.key == marked), 0)
        self.table.selectRow(place)

    def _made_table(self) -> QTableView:
        table = RowTable(self.model, self._texts("priorities.title"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setMinimumHeight(theme.pixels(160))
        header = table.horizontalHeader()
        for place, name in enumerate(COLUMNS):
            if name in _WIDTHS:
                table.setColumnWidth(place, theme.pixels(_WIDTHS[name]))
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def _lay_out(self) -> None:
        texts = self._texts
        name = label(texts("priorities.who"))
        name.setBuddy(self.rater)
        self.rater.setMinimumWidth(theme.pixels(240))
        who, buttons = Flow(GRID), Flow(GRID)
        for part in (name, self.rater, self.themes):
            who.add(part)
        for button in self.buttons:
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(heading(texts("priorities.title")))
        column.addWidget(hint(texts("priorities.why")))
        column.addWidget(who)
        column.addWidget(self.about)
        column.addWidget(buttons)
        column.addWidget(self.table, 1)
