"""Compare: all answers of a dialogue side by side, one answer in full, and reports for a reader.

Closed while one supplier's session is live: nothing of other suppliers stays in any widget then.
"""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.domain.comparison import Comparison
from dialogue_app.errors import Problem
from dialogue_app.gui.actions import Action, Need
from dialogue_app.gui.models.comparison_search import ComparisonSearch, ItemIds, both, differing, with_open_points
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets import (
    EmptyState,
    Page,
    SearchField,
    Splitter,
    action_button,
    empty_state,
    heading,
    hint,
    label,
    plain,
    primary_button,
    set_tooltip,
)
from dialogue_app.gui.widgets.answer_inspector import AnswerInspector
from dialogue_app.gui.widgets.export_panel import ExportPanel
from dialogue_app.gui.widgets.legend import Legend
from dialogue_app.gui.widgets.matrix_view import MatrixView
from dialogue_app.gui.widgets.pdf_preview import PdfPreview
from dialogue_app.gui.widgets.report_desk import ReportDesk
from dialogue_app.gui.widgets.return_desk import ReturnDesk
from dialogue_app.workspace import documents
from dialogue_app.workspace.history import Touched

_CONCERNED = frozenset({Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.SUPPLIERS, Touched.DIALOGUES})
_POSSIBLE = (Need.DIALOGUE, Need.NOT_LIVE)

ALL, DIFFERENCES, OPEN = "all", "differences", "open"
"""Which questions are shown."""


class ComparePage(Page):
    """Filters above, the table in the middle, the present answer at the right."""

    id = "compare"
    offers = (
        Action("compare.all", "action.compare-all", ("Ctrl+Shift+A",), "compare", needs=_POSSIBLE),
        Action("compare.differences", "action.compare-differences", ("Ctrl+Shift+D",), "chart", needs=_POSSIBLE),
        Action("compare.open", "action.compare-open", ("Ctrl+Shift+O",), "flag", needs=_POSSIBLE),
        Action("compare.end-live", "action.compare-end-live", (), "live", needs=(Need.DIALOGUE,)),
        Action("compare.tick", "action.tick-answer", ("Space",), "check", sheet_only=True),
        Action("compare.take", "action.take-answers", ("Ctrl+Return",), "import", sheet_only=True),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._comparison: Comparison | None = None
        self._search: ComparisonSearch | None = None
        self._open_ids: ItemIds | None = None
        self._shown: object = None
        self.filter = ALL
        self.title, self.summary = heading(""), label(muted=True, wrap=True)
        self.words = SearchField(self.texts("compare.find"))
        self.view = MatrixView(self.texts)
        self.inspector = AnswerInspector(self.texts)
        self.export = ExportPanel(self.texts)
        self.preview = PdfPreview(self.texts)
        self.desk = ReportDesk(session, self.export, self.preview)
        self.returns = ReturnDesk(session, self)
        self.nothing = hint("")
        self._bind()
        self._lay_out()
        self.reload()

    # What the window asks ------------------------------------------------------------------------------------

    def activate(self) -> None:
        """Show the present dialogue if it is another one than before."""
        if self._shown != self.session.dialogue_id:
            self.reload()

    def refresh(self, touched: frozenset) -> None:
        """Show the answers anew."""
        if touched & _CONCERNED:
            self.reload()

    def focus_first(self) -> None:
        """Begin in the table, or with the one next step."""
        if self.returns.is_open:
            self.returns.panel.begin()
        elif self._stack.currentWidget() is self._body:
            self.view.setFocus()
            self.view.go_to_first()
        else:
            super().focus_first()

    # Showing -------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the answers of the present dialogue and show them, or say why there is nothing to see."""
        if self._shown != self.session.dialogue_id:
            self.words.clear()
            self.export.hide()
        self._shown = self.session.dialogue_id
        place = self._missing()
        self._open_ids = None
        if place:
            self._forget()
            self._show(place)
            return
        assert self._comparison
        self._search = ComparisonSearch(self._comparison, self.texts.language)
        self.desk.take(self._comparison)
        self.title.setText(self._comparison.dialogue.title)
        self.summary.setText(self._summary(self._comparison))
        if self._stack.currentWidget() is not self.preview:
            self._show(self._body)
        self._narrow()

    def _show(self, place: QWidget) -> None:
        """Show a place, unless the user is looking at returned files."""
        if not self.returns.is_open:
            self._stack.setCurrentWidget(place)

    def _missing(self) -> EmptyState | None:
        """Read the comparison; return what stands in its place when there is none to show."""
        if self.session.live_supplier:
            return self._locked
        if not self.session.dialogue_id:
            return self._no_dialogue
        try:
            self._comparison = documents.comparison(self.workspace, self.session.dialogue_id)
        except Problem as problem:
            if problem.key != "questionnaire-empty":
                raise
            return self._no_questions
        if not self._comparison.rows:
            return self._no_questions
        if not self._comparison.suppliers:
            return self._no_suppliers
        return None if any(row.raw for row in self._comparison.rows) else self._no_answers

    def _forget(self) -> None:
        """Leave no answer in any widget."""
        self._comparison = self._search = None
        self.view.show_comparison(None)
        self.inspector.clear()
        self.desk.take(None)

    def _summary(self, comparison: Comparison) -> str:
        share = self.texts.formats.number(comparison.answered_share())
        return " · ".join(
            (
                self.texts("compare.suppliers", number=len(comparison.suppliers)),
                self.texts("compare.question-number", number=len(comparison.rows)),
                self.texts("compare.answered-share", share=share),
            )
        )

    def _narrow(self) -> None:
        """Show the questions that pass the filter and the words."""
        if not self._comparison or not self._search:
            return
        if self.filter == OPEN and self._open_ids is None:
            self._look_for_open_points(self._comparison)
            return
        limit = self._open_ids if self.filter == OPEN else None
        if self.filter == DIFFERENCES:  # looks at every answer, so only when asked
            limit = differing(self._comparison)
        ids = both([limit, self._search.find(self.words.text())])
        self.view.show_comparison(self._comparison, ids)
        self.view.go_to_first()
        found = self.view.matrix.questions()
        self.nothing.setText("" if found else self.texts(f"compare.nothing-{self.filter}"))
        self.nothing.setVisible(not found)
        self._inspect()

    def _look_for_open_points(self, comparison: Comparison) -> None:
        def found(ids: object) -> None:
            if comparison is self._comparison and isinstance(ids, frozenset):
                self._open_ids = ids
                self._narrow()

        self.session.start(self.texts("compare.looking"), lambda _progress: with_open_points(comparison), found)

    def _inspect(self, *_: QModelIndex) -> None:
        present = self.view.currentIndex()
        row = self.view.matrix.row(present.row()) if present.isValid() else None
        if row and self._comparison:
            self.inspector.show_cell(self._comparison, row, self.view.matrix.supplier(present.column()))
        else:
            self.inspector.show_nothing()

    def _choose(self, name: str) -> None:
        self.filter = name
        self._filters[name].setChecked(True)
        self._narrow()

    def _live_changed(self, supplier_id: str) -> None:
        # Not only while shown: a page out of sight must not keep what others said either.
        if supplier_id:
            self._forget()
            self.words.clear()
            self.words.tell_now()
            self._stack.setCurrentWidget(self._locked)
            self._shown = None
        elif self.isVisible():
            self.reload()

    def _dialogue_changed(self, _dialogue_id: str) -> None:
        if self.isVisible():
            self.reload()

    def _look_changed(self) -> None:
        self.view.fit()
        if self._comparison:
            self._inspect()

    # Reports -------------------------------------------------------------------------------------------------

    def _export(self) -> None:
        if self._comparison:
            self._stack.setCurrentWidget(self._body)
            self.export.open_panel()

    def _show_preview(self) -> None:
        self._stack.setCurrentWidget(self.preview)

    def _back_to_table(self) -> None:
        if self._comparison:
            self._stack.setCurrentWidget(self._body)
            self.view.setFocus()

    # Returned files ------------------------------------------------------------------------------------------

    def _show_returns(self) -> None:
        self._stack.addWidget(self.returns.panel)
        self._stack.setCurrentWidget(self.returns.panel)

    def _returns_closed(self) -> None:
        self._stack.setCurrentWidget(self._body)
        self.reload()
        if self.isVisible():
            self.focus_first()

    # Building ------------------------------------------------------------------------------------------------

    def _bind(self) -> None:
        self._filters: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        for name in (ALL, DIFFERENCES, OPEN):
            self.handle(f"compare.{name}", partial(self._choose, name))
            self._filters[name] = self._filter_button(name)
            group.addButton(self._filters[name])
        self._filters[ALL].setChecked(True)
        self._end_live = self.handle("compare.end-live", lambda: self.session.set_live(""))
        self.provide("edit.find", self.words.focus_all)
        self.provide("edit.find-next", self.view.step)
        self.provide("file.export", self._export)
        self.provide("file.preview", self.desk.preview)
        self.provide("file.bring-in", self.returns.ask)
        self.returns.opened.connect(self._show_returns)
        self.returns.closed.connect(self._returns_closed)
        self.words.words_changed.connect(lambda _: self._narrow())
        self.words.left.connect(self.view.setFocus)
        self.view.selectionModel().currentChanged.connect(self._inspect)
        self.desk.preview_ready.connect(self._show_preview)
        self.preview.closed.connect(self._back_to_table)
        self.session.live_changed.connect(self._live_changed)
        self.session.dialogue_changed.connect(self._dialogue_changed)
        self.session.look_changed.connect(self._look_changed)

    def _filter_button(self, name: str) -> QPushButton:
        made = QPushButton(plain(self.texts(f"compare.filter-{name}")))
        made.setCheckable(True)
        set_tooltip(made, self.session.commands.keys_text(f"compare.{name}"))
        made.clicked.connect(lambda _checked=False: self._choose(name))
        return made

    def _lay_out(self) -> None:
        self._no_dialogue = self._step("no-dialogue", "dialogues")
        self._no_questions = self._step("no-questions", "assemble")
        self._no_suppliers = self._step("no-suppliers", "dialogues")
        self._no_answers = self._step("no-answers", "live", action_button(self.session.commands.live("file.bring-in")))
        end = action_button(self._end_live, primary=True)
        self._locked = empty_state("confidential", self.texts("compare.locked"), end)
        self._body = self._make_body()
        inside = QWidget()
        self._stack = QStackedLayout(inside)
        for each in (
            self._no_dialogue,
            self._no_questions,
            self._no_suppliers,
            self._no_answers,
            self._locked,
            self._body,
            self.preview,
        ):
            self._stack.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.addWidget(inside)

    def _step(self, name: str, place: str, *others: QPushButton) -> EmptyState:
        button = primary_button(self.texts(f"compare.go-{name}"), lambda: self.session.go(place), place)
        return empty_state("compare", self.texts(f"compare.{name}"), button, *others)

    def _make_body(self) -> QWidget:
        made = QWidget()
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, 1)
        for name in ("file.bring-in", "file.preview", "file.export"):
            head.addWidget(action_button(self.session.commands.live(name)))
        tools = QHBoxLayout()
        tools.setSpacing(GRID)
        for button in self._filters.values():
            tools.addWidget(button)
        tools.addWidget(self.words, 1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addWidget(self.export)
        column.addLayout(tools)
        column.addWidget(self.nothing)
        panes = [self._table(), self.inspector]
        column.addWidget(Splitter("compare/main", self.session.settings, panes, [860, 320]), 1)
        return made

    def _table(self) -> QWidget:
        made = QWidget()
        made.setAccessibleName(self.texts("compare.table"))
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.view, 1)
        column.addWidget(Legend(self.texts), 0, Qt.AlignmentFlag.AlignLeft)
        return made
