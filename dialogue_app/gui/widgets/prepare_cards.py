"""The cards on which the fields of a dialogue stand, each with what it is for and what is wrong in words."""

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.models.dialogue_steps import Gaps
from dialogue_app.gui.models.dialogue_words import FirstQuestions
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.form import Form, FormRow
from dialogue_app.gui.widgets.prepare_fields import DialogueFields, field_of
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

_FIELD_OF = {
    "dialogue-without-title": "title",
    "dialogue-title-too-long": "title",
    "dialogue-without-purpose": "purpose",
    "dialogue-kind-fixed": "kind",
    "dialogue-follows-itself": "baseline",
    "round-there": "baseline",
    "round-before": "day",
    "dialogue-slot": "slot",
    "dialogue-day": "day",
    "dialogue-due": "due",
    "hypothesis-without-outcome": "hypotheses",
    "hypothesis-too-long": "hypotheses",
    "question-unknown": "hypotheses",
    "supplier-name-taken": "suppliers",
    "supplier-name-too-long": "suppliers",
}
Name = TypeVar("Name", bound=str)

_WIDE = frozenset({"hypotheses", "suppliers"})


class FieldCard(QFrame):
    """Some fields that belong together.

    Attributes:
        rows: the row of each field by name.

    Args:
        name: last part of the keys ``prepare.step.<name>`` and ``prepare.about.<name>``.
        names: the fields in the order in which they are filled in.
        fields: where they come from; each stands on one card.
        texts: words of the window.
    """

    def __init__(self, name: str, names: tuple[str, ...], fields: DialogueFields, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.setProperty("card", True)
        self.rows: dict[str, FormRow] = {}
        self._words: dict[str, QWidget] = {}
        self.form = Form()
        self.form.setContentsMargins(*[2 * GRID] * 4)
        self.form.addRow(label(texts(f"prepare.step.{name}"), strong=True, wrap=True))
        self.form.addRow(hint(texts(f"prepare.about.{name}")))
        for each in names:
            self._add(each, field_of(fields, each))
        self.missing = Chip("", Tone.INFO, wrap=True)
        self.missing.hide()
        self.setLayout(self.form)

    def end_with(self, *parts: QWidget) -> None:
        """Put these below the fields, and what is missing below all."""
        for part in (*parts, self.missing):
            self.form.addRow(part)

    def say_missing(self, lacks: Gaps) -> None:
        """Say what is missing."""
        tone = Tone.WARN if lacks.needed else Tone.INFO if lacks.later else Tone.OK
        self.missing.say(lacks.words(self._texts), tone)
        self.missing.show()

    def show_row(self, name: str, shown: bool) -> None:
        """Show or hide a field with its name."""
        for part in (self._words[name], self.rows[name]):
            part.setVisible(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rows take the heights of the new width; Qt's form keeps those of a width it had before."""
        super().resizeEvent(event)
        self.form.invalidate()

    def _add(self, name: str, field: QWidget) -> None:
        explained = f"new-dialogue.{name}-hint"
        explanation = self._texts(explained) if self._texts.has(explained) else ""
        named = f"new-dialogue.{name}-name"
        if name not in _WIDE:
            self.rows[name] = self.form.add(self._texts(named), field, explanation)
            self._words[name] = self.form.labelForField(self.rows[name])
            return
        self.rows[name] = FormRow(field, explanation)
        if self._texts.has(named):
            self.form.addRow(label(self._texts(named)))
        self.form.addRow(self.rows[name])


def forget_errors(cards: Mapping[Name, FieldCard]) -> None:
    """Take away what was said beside the fields."""
    for card in cards.values():
        for row in card.rows.values():
            row.say_error("")


def say_problem(cards: Mapping[Name, FieldCard], problem: Problem, sentence: str) -> tuple[Name, FormRow] | None:
    """Show a Problem beside its field; return the name of its card and its row, or None when no field is to blame."""
    forget_errors(cards)
    field = _FIELD_OF.get(problem.key, "")
    for name, card in cards.items():
        if row := card.rows.get(field):
            row.say_error(sentence)
            return name, row
    return None


class FirstQuestionsPart(QWidget):
    """What a ready-made set is for, what the first questions cost, and a note when there is too little time."""

    def __init__(self) -> None:
        super().__init__()
        self.about = hint("")
        self.costs = label("", strong=True, wrap=True)
        self.warning = Chip("", Tone.WARN, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.about, self.costs, self.warning):
            column.addWidget(part)
        self.show_words(FirstQuestions("", ""))

    def show_words(self, words: FirstQuestions) -> None:
        """Show other words."""
        self.about.setText(words.about)
        self.about.setVisible(bool(words.about))
        self.costs.setText(words.costs)
        self.warning.say(words.warning, Tone.WARN)
        self.warning.setVisible(bool(words.warning))
