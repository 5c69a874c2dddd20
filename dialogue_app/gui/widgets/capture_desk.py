"""The note taker's desk: questions at the left, the question and its form in the middle, state and history beside."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.answers import Answer, AnswerEvent, open_points
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.answer_events import entries
from dialogue_app.gui.models.capture_list import CaptureList
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_history import AnswerHistory
from dialogue_app.gui.widgets.capture_form import CaptureForm
from dialogue_app.gui.widgets.capture_view import CaptureView
from dialogue_app.gui.widgets.question_panel import QuestionPanel
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.texts import Texts
from question_bank import PIVOT

_WIDTHS = [270, 620, 250]
_NARROWEST = [160, 430, 170]


class CaptureDesk(QWidget):
    """One supplier's talk. It shows what it is given and stores nothing."""

    def __init__(self, texts: Texts, settings: Settings) -> None:
        super().__init__()
        self.texts = texts
        self.questions = CaptureList(texts, self)
        self.search = SearchField(texts("live.find"))
        self.view = CaptureView(self.questions, texts)
        self.panel, self.form = QuestionPanel(texts), CaptureForm(texts)
        self.history = AnswerHistory(texts)
        self._wording = PIVOT
        self._area = QScrollArea(widgetResizable=True)
        self._lay_out(settings)
        self.search.left.connect(self._find)
        self.view.entered_form.connect(self.form.focus_value)
        self.panel.language_chosen.connect(self._speak)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    @property
    def row(self) -> int:
        """The row of the question now shown, -1 for none."""
        return self.questions.row_of(self.form.item.id) if self.form.item else -1

    def show_cell(self, item: Item, events: tuple[AnswerEvent, ...], answer: Answer) -> None:
        """Show another question with what this supplier answered."""
        row = self.questions.row_of(item.id)
        self.panel.show_item(item, row + 1, self.questions.rowCount(), self._wording)
        self.form.show_item(item, answer, self.panel.language)
        self.show_record(events, answer)
        self.view.mark(row)
        self._area.verticalScrollBar().setValue(0)

    def show_record(self, events: tuple[AnswerEvent, ...], answer: Answer) -> None:
        """Show what is recorded now beside what is being typed."""
        item = self.form.item
        assert item
        self.history.show_answer(answer, open_points(item, answer), entries(events, item.snapshot, self.texts))
        self.panel.confidential.setVisible(answer.confidential)

    def find_next(self) -> None:
        """Go to the next question with the words in the search field."""
        self._go(self.questions.find(self.search.text().strip(), self.row + 1))

    def _find(self) -> None:
        words = self.search.text().strip()
        if words:
            self._go(self.questions.find(words, max(0, self.row)))
        self.view.setFocus() if not words else self.form.focus_value()

    def _go(self, row: int) -> None:
        if row >= 0:
            self.view.setCurrentIndex(self.questions.index(row))

    def _speak(self, language: str) -> None:
        self._wording = language
        self.panel.speak(language)
        self.form.speak(language)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new and self.form.isAncestorOf(new):
            self._area.ensureWidgetVisible(new, GRID, 3 * GRID)

    def _lay_out(self, settings: Settings) -> None:
        left, middle = QWidget(), QWidget()
        left.setAccessibleName(self.texts("live.questions"))
        middle.setAccessibleName(self.texts("live.answer-pane"))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.search)
        column.addWidget(self.view, 1)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(GRID, 0, GRID, GRID)
        inner.setSpacing(2 * GRID)
        inner.addWidget(self.panel)
        inner.addWidget(self.form, 1)
        self._area.setWidget(middle)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panes: list[QWidget] = [left, self._area, self.history]
        for pane, narrowest in zip(panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
        splitter = Splitter("live/desk", settings, panes, _WIDTHS)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
