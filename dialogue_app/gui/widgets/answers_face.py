"""All answers side by side: filters above, the table in the middle, the present answer in full at the right."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialogue_app.domain.comparison import Comparison
from dialogue_app.gui.models.comparison_search import ComparisonSearch, ItemIds, both, differing, with_open_points
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.buttons import plain
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.legend import Legend
from dialogue_app.gui.widgets.matrix_view import MatrixView
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.text import hint, label

ALL, DIFFERENCES, OPEN = "all", "differences", "open"
"""Which questions are shown."""


class AnswersFace(QWidget):
    """The matrix of the Compare page.

    Args:
        session: runs what takes a while.
        reading: the comparison all faces share.
    """

    def __init__(self, session: Session, reading: CompareReading) -> None:
        super().__init__()
        self._session, self._texts, self._reading = session, session.texts, reading
        self._search: ComparisonSearch | None = None
        self._open_ids: ItemIds | None = None
        self.filter = ALL
        self.summary = label(muted=True, wrap=True)
        self.words = SearchField(self._texts("compare.find"))
        self.view = MatrixView(self._texts)
        self.inspector = AnswerInspector(self._texts)
        self.nothing = hint("")
        self._filters = {name: self._filter_button(name) for name in (ALL, DIFFERENCES, OPEN)}
        self._filters[ALL].setChecked(True)
        self._lay_out()
        self.words.words_changed.connect(lambda _: self._narrow())
        self.words.left.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._inspect)
        session.look_changed.connect(self._look_changed)

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, _dialogue_id: str) -> None:
        """Show another dialogue."""
        self.words.clear()
        self._show()

    def refresh(self, _touched: frozenset) -> None:
        """Show the answers anew."""
        self._show()

    def forget(self) -> None:
        """Leave no name and no answer in any widget."""
        self._search = self._open_ids = None
        self.view.show_comparison(None)
        self.inspector.clear()
        self.summary.clear()
        self.words.clear()
        self.words.tell_now()

    def focus_first(self) -> None:
        """Begin in the table."""
        self.view.setFocus()
        self.view.go_to_first()

    def choose(self, name: str) -> None:
        """Show all questions, or only those that pass a filter."""
        self.filter = name
        self._filters[name].setChecked(True)
        self._narrow()

    # Showing -------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._open_ids = None
        comparison = self._reading.comparison
        if comparison is None:
            self.forget()
            return
        self._search = ComparisonSearch(comparison, self._texts.language)
        self.summary.setText(self._summary(comparison))
        self._narrow()

    def _summary(self, comparison: Comparison) -> str:
        share = self._texts.formats.number(comparison.answered_share())
        return " · ".join(
            (
                self._texts("compare.suppliers", number=len(comparison.suppliers)),
                self._texts("compare.question-number", number=len(comparison.rows)),
                self._texts("compare.answered-share", share=share),
            )
        )

    def _narrow(self) -> None:
        """Show the questions that pass the filter and the words."""
        comparison = self._reading.comparison
        if not comparison or not self._search:
            return
        if self.filter == OPEN and self._open_ids is None:
            self._look_for_open_points(comparison)
            return
        limit = self._open_ids if self.filter == OPEN else None
        if self.filter == DIFFERENCES:  # looks at every answer, so only when asked
            limit = differing(comparison)
        ids = both([limit, self._search.find(self.words.text())])
        self.view.show_comparison(comparison, ids)
        self.view.go_to_first()
        found = self.view.matrix.questions()
        self.nothing.setText("" if found else self._texts(f"compare.nothing-{self.filter}"))
        self.nothing.setVisible(not found)
        self._inspect()

    def _look_for_open_points(self, comparison: Comparison) -> None:
        def found(ids: object) -> None:
            if comparison is self._reading.comparison and isinstance(ids, frozenset):
                self._open_ids = ids
                self._narrow()

        self._session.start(self._texts("compare.looking"), lambda _progress: with_open_points(comparison), found)

    def _inspect(self, *_: QModelIndex) -> None:
        present, comparison = self.view.currentIndex(), self._reading.comparison
        row = self.view.matrix.row(present.row()) if present.isValid() else None
        if row and comparison:
            self.inspector.show_cell(comparison, row, self.view.matrix.supplier(present.column()))
        else:
            self.inspector.show_nothing()

    def _look_changed(self) -> None:
        self.view.fit()
        if self._reading.comparison:
            self._inspect()

    # Building ------------------------------------------------------------------------------------------------

    def _filter_button(self, name: str) -> QPushButton:
        made = QPushButton(plain(self._texts(f"compare.filter-{name}")))
        made.setCheckable(True)
        made.clicked.connect(partial(self._clicked, name))
        return made

    def _clicked(self, name: str, _checked: bool) -> None:
        self.choose(name)

    def _lay_out(self) -> None:
        group, tools = QButtonGroup(self), QHBoxLayout()
        tools.setSpacing(GRID)
        for button in self._filters.values():
            group.addButton(button)
            tools.addWidget(button)
        tools.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.summary)
        column.addLayout(tools)
        column.addWidget(self.nothing)
        panes = [self._table(), self.inspector]
        column.addWidget(Splitter("compare/main", self._session.settings, panes, [860, 320]), 1)

    def _table(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self._texts("compare.table"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.view, 1)
        column.addWidget(Legend(self._texts), 0, Qt.AlignmentFlag.AlignLeft)
        return made
