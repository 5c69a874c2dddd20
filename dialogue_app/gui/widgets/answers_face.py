"""All answers side by side: filters above, the table in the middle, the present answer in full at the right."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.domain.comparison import Comparison, Place
from dialogue_app.domain.heard import Hearings
from dialogue_app.domain.marks import Marks, day_of, mark_table, marks_of
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.comparison_sieve import Sifted, Sifter
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.compare_filters import FILTERS, CompareFilters
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.legend import Legend
from dialogue_app.gui.widgets.matrix_view import MatrixView
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import hint

_KEYED = ("all", "differences", "open")
"""Filters with a key of their own."""


class AnswersFace(QWidget):
    """The matrix of the Compare page.

    Args:
        session: runs what takes a while.
        reading: the comparison all faces share.
    """

    def __init__(self, session: Session, reading: CompareReading) -> None:
        super().__init__()
        self._session, self._texts, self._reading = session, session.texts, reading
        self._compared: Comparison | None = None
        self._sifter: Sifter | None = None
        self._marks: dict[str, dict[str, Marks]] | None = None
        self._sifted: Sifted | None = None
        self.filters = CompareFilters(self._texts, self._keys())
        self.words = self.filters.words
        self.view = MatrixView(self._texts)
        self.inspector = AnswerInspector(self._texts)
        self.nothing = hint("")
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.filters.left.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._inspect)
        session.look_changed.connect(self._look_changed)

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, _dialogue_id: str) -> None:
        """Show another dialogue, all of it."""
        if self._compared is None or self._compared.dialogue.id != _dialogue_id:
            self.filters.reset()
        self._show()

    def refresh(self, _touched: frozenset) -> None:
        """Show newer answers in their places, or everything anew."""
        places = self._reading.news_since(self._compared)
        if places is None or self._reading.comparison is None:
            self._show()
        else:
            self._follow(self._reading.comparison, places)

    def forget(self) -> None:
        """Leave no name and no answer in any widget."""
        self._compared = self._sifter = self._marks = self._sifted = None
        self.view.show_comparison(None)
        self.inspector.clear()
        self.filters.reset()
        self.filters.role.offer([])
        self.filters.counts.clear()

    def focus_first(self) -> None:
        """Begin in the table, or where the filters can be changed when they leave nothing."""
        if self.view.isVisible():
            self.view.setFocus()
            self.view.go_to_first()
        else:
            self.filters.clear.setFocus()

    def choose(self, name: str) -> None:
        """Switch a filter on or off; ``all`` lets everything pass."""
        if name in FILTERS:
            self.filters.turn(name)
        else:
            self.filters.show_all()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc clear the filters."""
        if event.key() == Qt.Key.Key_Escape and not self.filters.sieve.is_open:
            self.filters.show_all()
        else:
            super().keyPressEvent(event)

    # Showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._compared, self._marks = self._reading.comparison, None
        if self._compared is None:
            self.forget()
            return
        assert self._session.workspace
        self._sifter = Sifter(self._compared, self._texts.language)
        self.filters.offer(self._compared, self._session.workspace.release.themes)
        self._narrow()

    def _follow(self, comparison: Comparison, places: frozenset[Place]) -> None:
        """Lay newer answers over what is shown; questions and suppliers that no longer pass go, others come."""
        self._compared = comparison
        self._mark_anew(comparison, places)
        sifted = self._sift(comparison)
        if sifted == self._sifted:
            self.view.matrix.follow(comparison, places)
            self._inspect()
        else:
            self._show_sifted(comparison, sifted)

    def _mark_anew(self, comparison: Comparison, places: frozenset[Place]) -> None:
        if self._marks is None:
            return
        rows = {row.item.id: row for row in comparison.rows}
        for item_id, supplier_id in places:
            if item_id in rows and supplier_id in self._marks[item_id]:
                self._marks[item_id][supplier_id] = marks_of(rows[item_id], supplier_id, day_of(comparison))

    def _narrow(self) -> None:
        """Show what passes the filters; marks are looked for when they are first wanted."""
        comparison = self._compared
        if comparison is None:
            return
        if self.filters.sieve.marks and self._marks is None:
            self._look_for_marks(comparison)
        else:
            self._show_sifted(comparison, self._sift(comparison))

    def _sift(self, comparison: Comparison) -> Sifted:
        assert self._sifter
        return self._sifter.sift(comparison, self.filters.sieve, self._marks)

    def _show_sifted(self, comparison: Comparison, sifted: Sifted) -> None:
        self._sifted = sifted
        self.view.show_comparison(comparison, sifted.items, sifted.suppliers)
        self.view.go_to_first()
        found = self.view.matrix.questions()
        self.filters.say_left((found, len(comparison.rows)), (len(sifted.suppliers), len(comparison.suppliers)))
        self.nothing.setText("" if found else self._texts("compare.nothing-left"))
        self.nothing.setVisible(not found)
        self._panes.setVisible(bool(found))
        self._inspect()

    def _look_for_marks(self, comparison: Comparison) -> None:
        def found(marks: object) -> None:
            if comparison is self._compared and isinstance(marks, dict):
                self._marks = marks
                self._narrow()

        self._session.start(self._texts("compare.looking"), lambda _progress: mark_table(comparison), found)

    def _inspect(self, *_: QModelIndex) -> None:
        present, comparison = self.view.currentIndex(), self._compared
        row = self.view.matrix.row(present.row()) if present.isValid() else None
        if row and comparison:
            supplier = self.view.matrix.supplier(present.column())
            self.inspector.show_cell(comparison, row, supplier, self._sources(row.item, supplier.id))
        else:
            self.inspector.show_nothing()

    def _sources(self, item: Item, supplier_id: str) -> Hearings:
        """Return who recorded an answer; read when somebody looks at it."""
        from dialogue_app.workspace import hearing  # noqa: PLC0415 - the first picture does without

        assert self._session.workspace
        assert self._compared
        return hearing.of_answer(self._session.workspace, self._compared.dialogue.id, supplier_id, item)

    def _look_changed(self) -> None:
        self.view.fit()
        if self._compared:
            self._inspect()

    # Building ------------------------------------------------------------------------------------------------

    def _keys(self) -> dict[str, str]:
        return {name: self._session.commands.keys_text(f"compare.{name}") for name in _KEYED}

    def _lay_out(self) -> None:
        self._panes = Splitter("compare/main", self._session.settings, [self._table(), self.inspector], [860, 320])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self.nothing)
        column.addWidget(self._panes, 1)
        column.addStretch()

    def _table(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self._texts("compare.table"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.view, 1)
        column.addWidget(Legend(self._texts))
        return made
