"""The questions of a list as they will be: a table to tick, and the marked question in full below it."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.list_plan import Line, Plan
from dialogue_app.domain.own_questions import OFFERED
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.models.list_lines import COLUMNS, LEFT, ListLines
from dialogue_app.gui.problems import sentence
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts
from question_bank import Kind

_SHOW_LETTERS = 22
_WIDTHS = {"standing": 168, "number": 110, "kind": 150, "theme": 180}


class ListLinesView(QWidget):
    """Shows a plan and keeps what the user wants of it. Space ticks what is marked.

    Signals:
        changed(): what will be kept has changed.
    """

    changed = Signal()

    def __init__(self, texts: Texts, themes: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.model = ListLines(texts, themes)
        self.table = RowTable(self.model, texts("list-in.lines"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.show_box = ChoiceBox(texts("list-in.show"))
        self.show_box.setMinimumContentsLength(_SHOW_LETTERS)
        self.kind = ChoiceBox(texts("list-in.kind"), [(each.value, texts(f"kind.{each}")) for each in OFFERED])
        self.theme = ChoiceBox(texts("list-in.theme"), themes)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(texts("list-in.detail"))
        self.model.changed.connect(self.changed)
        self.show_box.chosen.connect(self.model.show_only)
        self.kind.chosen.connect(lambda code: self.model.choose_kind(self._marked(), Kind(code)))
        self.theme.chosen.connect(lambda code: self.model.choose_theme(self._marked(), code))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read())
        self.model.modelReset.connect(self._begin)
        self._lay_out()

    def show_plan(self, plan: Plan | None) -> None:
        """Show what a list would do; None forgets everything."""
        if plan:
            counts = [(each.value, number) for each, number in plan.counts().items()] + [(LEFT, len(plan.left_out))]
            everything = sum(number for _, number in counts)
            said = [("", self._texts("list-in.show-all", n=everything))]
            for code, number in counts:
                if number:
                    standing = self._texts(f"list-in.standing.{code}")
                    said.append((code, self._texts("list-in.show-some", standing=standing, n=number)))
            self.show_box.offer(said)
            self.show_box.choose("")
        self.model.put(plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick or untick what is marked."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            rows = [row for row in self._marked() if self.model.can_tick(row)]
            self.model.tick(rows, wanted=not all(map(self.model.is_ticked, rows)))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the question what the other columns leave."""
        super().resizeEvent(event)
        self._fit()

    def _marked(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _begin(self) -> None:
        if self.model.rowCount():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.table.selectionModel().setCurrentIndex(self.model.index(0, 0), flags)
        self._read()

    def _read(self) -> None:
        """Show the marked question in full."""
        row = self.table.currentIndex().row()
        line, kind = self.model.line(row), self.model.kind(row)
        for box in (self.kind, self.theme):
            box.setEnabled(line is not None)
        if line is None or kind is None:
            left = self.model.index(row, COLUMNS.index("question")).data() if row >= 0 else ""
            self.detail.setPlainText(str(left or ""))
            return
        self.kind.choose(kind.value)
        self.theme.choose(self.model.theme(row))
        self.detail.setPlainText("\n".join(self._lines(line)))

    def _lines(self, line: Line) -> Iterator[str]:
        texts, listed = self._texts, line.listed
        if line.problem:
            yield sentence(line.problem, texts)
        if line.there:
            yield texts(f"list-in.there.{line.standing}", question=line.there)
        for near in line.near:
            share = round(100 * near.share)
            yield texts("list-in.near", question=near.question.id, share=share, prompt=near.question.prompt)
        yield listed.main.prompt
        if listed.main.help:
            yield listed.main.help
        if listed.main.options:
            yield texts("list-in.choices", options=" · ".join(listed.main.options))
        why = texts(f"list-in.why-kind.{listed.why}")
        yield texts("list-in.kind-because", kind=texts(f"kind.{listed.kind}"), why=why)
        for code, text in listed.notes:
            yield texts(f"list-in.note.{code}", text=text)
        if others := [code for code in listed.wordings if code not in ("", listed.language)]:
            yield texts("list-in.languages", languages=", ".join(language_name(each, texts) for each in others))
        place = " · ".join(filter(None, (listed.place.sheet, listed.place.cell, listed.number, listed.section)))
        yield texts("list-in.from", place=place)

    def _fit(self) -> None:
        header = self.table.horizontalHeader()
        for place, name in enumerate(COLUMNS):
            if name in _WIDTHS:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
                self.table.setColumnWidth(place, theme.pixels(_WIDTHS[name]))
            else:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)

    def _lay_out(self) -> None:
        texts = self._texts
        row = QHBoxLayout()
        row.addWidget(label(texts("list-in.show")))
        row.addWidget(self.show_box, 1)
        row.addWidget(hint(texts("list-in.keys")), 3)
        choices = QGridLayout()
        for place, (key, box) in enumerate((("list-in.kind", self.kind), ("list-in.theme", self.theme))):
            name = label(texts(key), muted=True)
            name.setBuddy(box)
            choices.addWidget(name, 0, place)
            choices.addWidget(box, 1, place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(row)
        column.addWidget(self.table, 3)
        column.addLayout(choices)
        column.addWidget(self.detail, 1)
