"""The panel for a new dialogue: five steps one after the other, or all on one page. It only collects.

Errors stand beside the field they belong to; every step can be reached at any time.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.begun_dialogue import SUGGESTED, Begun
from dialogue_app.gui.models.dialogue_steps import FIELDS, Step, gaps
from dialogue_app.gui.models.dialogue_words import FirstQuestions
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.prepare_cards import FieldCard, FirstQuestionsPart, forget_errors, say_problem
from dialogue_app.gui.widgets.prepare_fields import DialogueFields, field_of
from dialogue_app.gui.widgets.prepare_foot import PrepareFoot
from dialogue_app.gui.widgets.prepare_steps import StepList
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading
from dialogue_app.texts import Texts
from question_bank import Release

_LIST_BESIDE_FROM = 820
_WIDEST_CARD = 900
_WISHES = frozenset({"kind", "products", "source", "level", "themes", "slot"})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PrepareForm(QWidget):
    """The panel for a new dialogue.

    Signals:
        wanted(): the user asks for the dialogue; read it with ``entered``.
        cancelled(): the user goes back.
        fresh_wanted(): the user wants to begin anew.
        wish_changed(): what the questions should fit has changed; answer with ``say_questions``.
        whole_wanted(bool): the user wants all steps on one page, or one after the other.

    Args:
        texts: words of the window.
        release: where products, themes, sets and languages come from.
    """

    wanted = Signal()
    cancelled = Signal()
    fresh_wanted = Signal()
    wish_changed = Signal()
    whole_wanted = Signal(bool)

    def __init__(self, texts: Texts, release: Release) -> None:
        super().__init__()
        self._texts = texts
        self._tried: set[Step] = set()
        self.step = Step.DECIDE
        self.fields = DialogueFields(texts, release, self)
        self.cards = {step: FieldCard(step, FIELDS[step], self.fields, texts) for step in Step}
        self.questions = FirstQuestionsPart()
        self.steps = StepList(texts)
        self.whole = QCheckBox(texts("prepare.whole"))
        self.foot = PrepareFoot(texts)
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.clear()

    # What the desk uses --------------------------------------------------------------------------------------

    def clear(self, begun: Begun | None = None) -> None:
        """Begin anew, or with what was begun."""
        self.fields.hypotheses.line.clear()
        self.fields.show_begun(begun or Begun())
        self._tried.clear()
        forget_errors(self.cards)
        self._follow_source()
        self.step = Step.DECIDE
        self.go_to(self.step)

    def entered(self) -> Begun:
        """Return what was entered, with what is still being typed."""
        self.fields.take_pending()
        return self.fields.read()

    @property
    def begun(self) -> bool:
        """Whether something was typed that would be missed."""
        return self.fields.read().worth_keeping or bool(self.fields.hypotheses.line.text().strip())

    def go_to(self, step: Step) -> None:
        """Show a step and begin at its first field; the one that is left says what it lacks."""
        if step is not self.step:
            self._tried.add(self.step)
        self.step = step
        self._say_states()
        self.steps.mark(step)
        self._show_cards()
        if step is Step.INVITE:
            self.fields.suppliers.focus_first()
        else:
            field_of(self.fields, FIELDS[step][0]).setFocus()
        if self.whole.isChecked():
            self._bring_into_view(self.cards[step])
        else:
            self._area.verticalScrollBar().setValue(0)

    def go_on(self, steps: int = 1) -> None:
        """Go to the next step, or back; what a step needs is said before it is left for the next."""
        self.fields.take_pending()
        self._tried.add(self.step)
        self._say_states()
        missing = next((name for name in gaps(self.step, self.fields.read()).needed if name in FIELDS[self.step]), "")
        if steps > 0 and missing:
            row = self.cards[self.step].rows[missing]
            row.say_error(self._texts(f"prepare.needed-{missing}"))
            row.field.setFocus()
            return
        order = list(Step)
        self.go_to(order[max(0, min(len(order) - 1, order.index(self.step) + steps))])

    def show_whole(self, whole: bool) -> None:
        """Show all steps on one page, or one after the other."""
        self.whole.setChecked(whole)
        self.go_to(self.step)

    def say_questions(self, words: FirstQuestions) -> None:
        """Say what the first questions are for and what they cost."""
        self.questions.show_words(words)

    def say_problem(self, problem: Problem, sentence: str) -> bool:
        """Show a Problem beside its field and go there; False when it belongs to no field."""
        self._tried.update(Step)
        self._say_states()
        found = say_problem(self.cards, problem, sentence)
        if found is None:
            return False
        name, row = found
        self.go_to(Step(name))
        row.field.setFocus()
        self._bring_into_view(row)
        return True

    def follow_look(self) -> None:
        """Fit heights and widths to the present text size."""
        self.fields.follow_look()
        for card in self.cards.values():
            card.setMaximumWidth(theme.pixels(_WIDEST_CARD))
        self._turn()

    # Following the user --------------------------------------------------------------------------------------

    def _changed(self, name: str) -> None:
        for card in self.cards.values():
            if name in card.rows:
                card.rows[name].say_error("")
        if name in _WISHES:
            self._follow_source()
            self._pause.start()
        self._say_states()

    def _follow_source(self) -> None:
        for name in ("level", "themes"):
            self.cards[Step.QUESTIONS].show_row(name, self.fields.source.code == SUGGESTED)

    def _say_states(self) -> None:
        begun = self.fields.read()
        self.steps.say_states(begun, self._tried)
        for step, card in self.cards.items():
            if step in self._tried:
                card.say_missing(gaps(step, begun))
            else:
                card.missing.hide()

    def _show_cards(self) -> None:
        whole, last = self.whole.isChecked(), self.step is list(Step)[-1]
        for step, card in self.cards.items():
            card.setVisible(whole or step is self.step)
        self.foot.show_for(first=self.step is Step.DECIDE, last=last, whole=whole)

    def _bring_into_view(self, part: QWidget) -> None:
        # Its place is known only after the layout has run.
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, 2 * GRID))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter in a line goes on to the next field."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif Qt.Key(event.key()) in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list of steps beside the fields where there is room, else above."""
        self._turn()
        super().resizeEvent(event)

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading(self._texts("new-dialogue.title")), 1)
        head.addWidget(self.whole)
        self.cards[Step.QUESTIONS].end_with(self.questions)
        self.cards[Step.DATES].end_with(self.fields.rules)
        for step in (Step.DECIDE, Step.KIND, Step.INVITE):
            self.cards[step].end_with()
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, GRID, 0)
        cards.setSpacing(2 * GRID)
        for card in self.cards.values():
            cards.addWidget(card)
        cards.addStretch()
        self._area = TallArea(inside)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(2 * GRID)
        self._middle.addWidget(self.steps)
        self._middle.addWidget(self._area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(head)
        column.addLayout(self._middle, 1)
        column.addWidget(self.foot)

    def _turn(self) -> None:
        beside = self.width() >= theme.pixels(_LIST_BESIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(across if beside else down)
        self.steps.set_short(not beside)

    def _connect(self) -> None:
        self.fields.changed.connect(lambda name, _complete: self._changed(name))
        self.fields.purpose.finished.connect(self.focusNextChild)
        self.steps.wanted.connect(lambda step: self.go_to(Step(step)))
        self.whole.clicked.connect(self._whole_clicked)
        self.foot.moved.connect(self.go_on)
        self.foot.make_wanted.connect(self.wanted)
        self.foot.close_wanted.connect(self.cancelled)
        self.foot.fresh_wanted.connect(self.fresh_wanted)
        self._pause.timeout.connect(self.wish_changed)
        make_keys(self, {"Ctrl+Return": self.wanted.emit, "Ctrl+Enter": self.wanted.emit,
                         "Ctrl+PgDown": self.go_on, "Ctrl+PgUp": lambda: self.go_on(-1)})  # fmt: skip

    def _whole_clicked(self, whole: bool) -> None:
        self.show_whole(whole)
        self.whole_wanted.emit(whole)
