"""The panel in which a new dialogue is described: what, who and when, and which questions to begin with.

It only collects; the page makes the dialogue. Errors stand beside the field they belong to.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import DEFAULT_PROFILE, LONGEST_TITLE, Dialogue, DialogueKind, Event, Reply
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.choice_list import ChoiceList
from dialogue_app.gui.widgets.form import Form, FormRow
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from question_bank import PIVOT, Level, Release

SUGGESTED = "suggested"
"""Questions are suggested by products, themes, level and time; other choices are ids of ready-made sets."""

EMPTY = "empty"
"""The user will choose every question."""

_FIELD_OF = {
    "dialogue-without-title": "title",
    "dialogue-title-too-long": "title",
    "dialogue-without-purpose": "purpose",
    "dialogue-slot": "slot",
    "dialogue-day": "day",
    "dialogue-due": "due",
    "hypothesis-without-outcome": "wants",
    "hypothesis-too-long": "wants",
}
_ABOUT = ("about", ("title", "kind", "purpose", "wants", "procurement", "baseline"))
_WHO = ("who", ("buyers", "day", "place", "slot", "due", "contact", "languages", "profile"))
_QUESTIONS = ("questions", ("products", "source", "level", "themes"))
_COLUMNS_FROM = 860
_LONGEST_LINE = 300
_LONGEST_TEXT = 4000


@dataclass(frozen=True, slots=True)
class NewDialogue:
    """What the user entered; ``wish`` is None when the questionnaire begins empty."""

    draft: Draft
    wish: Wish | None


class _Minutes(QSpinBox):
    def __init__(self, unit: str) -> None:
        super().__init__(minimum=1, maximum=24 * 60, value=60, singleStep=5)
        self.setSuffix(f" {unit}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class DialogueForm(QWidget):
    """The panel for a new dialogue.

    Signals:
        wanted(): the user asks for the dialogue (button or Ctrl+Enter); read it with ``entered``.
        cancelled(): the user goes back.
        wish_changed(): what the questions should fit has changed; answer with ``say_preview``.

    Args:
        texts: the window's texts.
        release: where products, themes, sets and languages come from.
    """

    wanted = Signal()
    cancelled = Signal()
    wish_changed = Signal()

    def __init__(self, texts: Texts, release: Release, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._release = texts, release
        self.rows: dict[str, FormRow] = {}
        self._make_fields()
        self.preview = label("", strong=True, wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=0)
        self._pause.timeout.connect(self.wish_changed)
        self._connect()
        self.clear()

    # What the page uses --------------------------------------------------------------------------------------

    def offer_baselines(self, dialogues: Iterable[Dialogue]) -> None:
        """Offer earlier dialogues that this one may follow up."""
        none = ("", self._texts("new-dialogue.no-baseline"))
        self.baseline.offer([none, *((dialogue.id, dialogue.title) for dialogue in dialogues)])

    def clear(self) -> None:
        """Begin anew."""
        for line in (self.title, self.procurement, self.day, self.place, self.due, self.contact):
            line.clear()
        for text in (self.purpose, self.wants, self.buyers):
            text.setPlainText("")
        for ticks in (self.products, self.themes):
            ticks.tick(())
        self.languages.tick((PIVOT,))
        self.slot.setValue(60)
        self.level.choose(Level.BEGINNER.value)
        self.kind.choose(DialogueKind.PRE_CONTRACT.value)
        self.baseline.choose("")
        self.profile.choose(DEFAULT_PROFILE)
        self._kind_changed()
        self._forget_errors()

    def entered(self) -> NewDialogue:
        """Return what was entered.

        Raises:
            Problem: a day can't be read.
        """
        kind = DialogueKind(self.kind.code)
        draft = Draft(
            kind=kind,
            title=self.title.text(),
            purpose=" ".join(self.purpose.toPlainText().split()),
            products=self.products.codes,
            buyers=_lines(self.buyers),
            languages=(PIVOT, *(code for code in self.languages.codes if code != PIVOT)),
            procurement=self.procurement.text().strip(),
            event=Event(_day(self.day.text()), self.place.text().strip(), self.slot.value()),
            baseline_id=self.baseline.code,
            profile=self.profile.code or DEFAULT_PROFILE,
            reply=Reply(_day(self.due.text(), "dialogue-due"), self.contact.text().strip()),
            hypotheses=tuple(Hypothesis("", want) for want in _lines(self.wants)),
        )
        return NewDialogue(draft, self.wish())

    def wish(self) -> Wish | None:
        """Return what the first questions should fit; None when the questionnaire begins empty."""
        if self.source.code == EMPTY:
            return None
        wish = Wish(self.kind.code, self.products.codes, minutes=self.slot.value())
        if self.source.code == SUGGESTED:
            return replace(wish, level=self.level.code, themes=self.themes.codes)
        return replace(wish, set_id=self.source.code)

    def say_preview(self, words: str) -> None:
        """Say how many questions the present choice gives."""
        self.preview.setText(words)

    def say_problem(self, problem: Problem, sentence: str) -> bool:
        """Show a Problem beside its field and go there; False when it belongs to no field."""
        self._forget_errors()
        row = self.rows.get(_FIELD_OF.get(problem.key, ""))
        if row is None:
            return False
        row.say_error(sentence)
        row.field.setFocus()
        self._area.ensureWidgetVisible(row)
        return True

    @property
    def begun(self) -> bool:
        """Whether something was typed that would be lost."""
        return bool(self.title.text().strip() or self.purpose.toPlainText().strip())

    def follow_look(self) -> None:
        """Fit heights to the present text size."""
        for ticks in (self.products, self.themes, self.languages):
            ticks.follow_look()
        for text in (self.purpose, self.wants, self.buyers):
            text.setFixedHeight(text.fontMetrics().lineSpacing() * 3 + 2 * GRID)

    # Building ------------------------------------------------------------------------------------------------

    def _make_fields(self) -> None:
        texts, release = self._texts, self._release
        self.kind = ChoiceBox("", [(kind.value, texts(f"dialogue-kind.{kind}")) for kind in DialogueKind])
        self.title = QLineEdit(maxLength=LONGEST_TITLE + 1)
        self.purpose, self.wants, self.buyers = (_text() for _ in range(3))
        self.procurement, self.day, self.place = (QLineEdit(maxLength=_LONGEST_LINE) for _ in range(3))
        self.due, self.contact = (QLineEdit(maxLength=_LONGEST_LINE) for _ in range(2))
        for line in (self.day, self.due):
            line.setPlaceholderText(texts("new-dialogue.day-pattern"))
        self.profile = ChoiceBox("", [(each.id, each.name) for each in release.profiles])
        self.baseline = ChoiceBox("", [("", texts("new-dialogue.no-baseline"))])
        self.slot = _Minutes(texts("new-dialogue.minutes"))
        self.source, self.level = ChoiceBox(""), ChoiceBox("")
        self.level.offer([(level.value, release.vocabulary[f"level.{level}"]) for level in Level])
        self.products = ChoiceList([(each.code, each.name) for each in release.products], rows=6)
        self.themes = ChoiceList([(each.code, each.name) for each in release.themes], rows=6)
        named = [(code, language_name(code, texts)) for code in release.bank.languages]
        self.languages = ChoiceList(named, rows=4)
        for field in (self.kind, self.baseline, self.source, self.level, self.profile):
            field.setAccessibleName("")

    def _lay_out(self) -> None:
        texts = self._texts
        inside = QWidget()
        inside.setLayout(self._columns)
        self._columns.setContentsMargins(0, 0, GRID, 0)
        self._columns.setSpacing(2 * GRID)
        left = self._card(_ABOUT, _WHO)
        right = self._card(_QUESTIONS)
        right_form = right.layout()
        assert isinstance(right_form, Form)
        right_form.addRow(self.preview)
        for card in (left, right):
            self._columns.addWidget(card, 1, Qt.AlignmentFlag.AlignTop)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(primary_button(texts("new-dialogue.create"), self.wanted.emit, "check"))
        foot.addWidget(secondary_button(texts("button.cancel"), self.cancelled.emit))
        foot.addWidget(hint(texts("new-dialogue.undo-hint")), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(texts("new-dialogue.title")))
        column.addWidget(self._area, 1)
        column.addLayout(foot)

    def _card(self, *groups: tuple[str, tuple[str, ...]]) -> QFrame:
        card, form = QFrame(), Form()
        card.setProperty("card", True)
        card.setLayout(form)
        form.setContentsMargins(*[2 * GRID] * 4)
        for name, fields in groups:
            form.addRow(label(self._texts(f"new-dialogue.{name}"), strong=True))
            for field in fields:
                self._add_row(form, field)
        return card

    def _add_row(self, form: Form, name: str) -> None:
        explained = f"new-dialogue.{name}-hint"
        explanation = self._texts(explained) if self._texts.has(explained) else ""
        self.rows[name] = form.add(self._texts(f"new-dialogue.{name}-name"), getattr(self, name), explanation)

    def _connect(self) -> None:
        self.kind.chosen.connect(lambda _: self._kind_changed())
        self.source.chosen.connect(lambda _: self._source_changed())
        for signal in (self.products.changed, self.themes.changed, self.level.chosen, self.slot.valueChanged):
            signal.connect(lambda *_: self._pause.start())
        for name in ("title", "day", "place", "procurement", "due", "contact"):
            getattr(self, name).textEdited.connect(self._forgetter(name))
        self.purpose.textChanged.connect(self._forgetter("purpose"))

    # Following the user --------------------------------------------------------------------------------------

    def _kind_changed(self) -> None:
        kind = self.kind.code
        sets = [each for each in self._release.sets if each.phase.serves(kind)]
        self.source.offer(
            [
                *((each.id, self._texts("new-dialogue.set", name=each.name)) for each in sets),
                (SUGGESTED, self._texts("new-dialogue.suggested")),
                (EMPTY, self._texts("new-dialogue.empty")),
            ]
        )
        self._source_changed()

    def _source_changed(self) -> None:
        free = self.source.code == SUGGESTED
        for name in ("level", "themes"):
            self.rows[name].field.setEnabled(free)
        self._pause.start()

    def _forget_errors(self) -> None:
        for row in self.rows.values():
            row.say_error("")

    def _forgetter(self, name: str) -> Callable[..., None]:
        return lambda *_: self.rows[name].say_error("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back, Ctrl+Enter makes the dialogue."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif held == Qt.KeyboardModifier.ControlModifier and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the two cards side by side where there is room."""
        wide = self.width() >= theme.pixels(_COLUMNS_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if wide else down)
        super().resizeEvent(event)


def _text() -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * 3 + 2 * GRID)
    return made


def _lines(field: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in field.toPlainText().splitlines() if line.strip())


def _day(text: str, problem: str = "dialogue-day") -> str:
    if not text.strip():
        return ""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as error:
        raise Problem(problem, day=text.strip()) from error
