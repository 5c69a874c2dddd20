"""The note taker's desk: questions at the left, the question and its form in the middle, the talk beside it."""

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.answers import NOT_ASKED, Answer, AnswerEvent, State, open_points
from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.models.answer_events import difference, entries
from dialogue_app.gui.models.capture_list import CaptureList
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_history import AnswerHistory
from dialogue_app.gui.widgets.capture_form import CaptureForm
from dialogue_app.gui.widgets.capture_view import CaptureView
from dialogue_app.gui.widgets.earlier_part import EarlierPart
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.question_panel import QuestionPanel
from dialogue_app.gui.widgets.room_part import RoomPart
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.talk_pane import TalkPane
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from question_bank import PIVOT

_WIDTHS = [250, 600, 290]
_NARROWEST = [140, 430, 190]


class CaptureDesk(QWidget):
    """One supplier's talk. It shows what it is given and stores nothing.

    Args:
        texts: words of the window.
        settings: remember the widths of the panes.
        room: the talk as a whole, for the pane at the right.
    """

    def __init__(self, texts: Texts, settings: Settings, room: RoomPart) -> None:
        super().__init__()
        self.texts = texts
        self.questions = CaptureList(texts, self)
        self.search = SearchField(texts("live.find"))
        self.view = CaptureView(self.questions, texts)
        self.panel, self.form = QuestionPanel(texts), CaptureForm(texts)
        self.history = AnswerHistory(texts)
        self.earlier = EarlierPart(texts)
        self.talk = TalkPane(texts, self.history, room)
        self.reading = label(wrap=True, selectable=True)
        let_shrink(self.reading)
        self.locked = False
        self._wording = PIVOT
        self._area = QScrollArea(widgetResizable=True)
        self._lay_out(settings)
        self.lock(locked=False)
        self.search.left.connect(self._find)
        self.view.entered_form.connect(self.focus_value)
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
        said = answer.state is not State.NOT_ASKED
        words = difference(NOT_ASKED, answer, item.snapshot, self.texts) if said else self.texts("room.nothing-said")
        self.reading.setText(words)

    def lock(self, *, locked: bool) -> None:
        """Show answers to read, without the form, or to be typed."""
        self.locked = locked
        self.reading.setVisible(locked)
        self.form.setVisible(not locked)
        self.talk.lock(locked=locked)
        self.panel.probe_list.setEnabled(not locked)

    def focus_value(self) -> None:
        """Put the cursor where the value is said; where nothing can be typed, into the list."""
        if self.locked:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.focus_value()

    def stamp(self, time: QTime) -> None:
        """Write a time of day into the note, where its cursor is, on a line of its own."""
        note = self.form.note.note
        cursor = note.textCursor()
        new_line = "" if cursor.atBlockStart() else "\n"
        cursor.insertText(f"{new_line}{time.toString('HH:mm')} ")
        note.setTextCursor(cursor)
        note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_next(self) -> None:
        """Go to the next question with the words in the search field."""
        self._go(self.questions.find(self.search.text().strip(), self.row + 1))

    def forget(self) -> None:
        """Keep nothing of what a supplier said, also out of sight."""
        self.search.clear()
        self.earlier.forget()
        self.form.dirty.clear()
        if self.form.item:
            self.form.show_answer(NOT_ASKED)
            self.show_record((), NOT_ASKED)
        self.form.item = None
        self.questions.forget()
        self.talk.forget()

    def _find(self) -> None:
        words = self.search.text().strip()
        if words:
            self._go(self.questions.find(words, max(0, self.row)))
        if words:
            self.focus_value()
        else:
            self.view.setFocus()

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
        inner.addWidget(self.earlier)
        inner.addWidget(self.reading)
        inner.addWidget(self.form, 1)
        inner.addStretch()
        self._area.setWidget(middle)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        panes: list[QWidget] = [left, self._area, self.talk]
        for pane, narrowest in zip(panes, _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
        splitter = Splitter("live/desk", settings, panes, _WIDTHS)
        splitter.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(splitter)
