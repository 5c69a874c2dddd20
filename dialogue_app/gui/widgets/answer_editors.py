"""Which editor belongs to which kind of question. Tables and files are shown in words for now, not edited."""

from PySide6.QtWidgets import QVBoxLayout

from dialogue_app.domain import phrases
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Value
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.choice_editors import ChoiceEditor
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.line_editors import DateEditor, NumberEditor, PercentEditor, TextEditor
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts
from question_bank import Kind


class RecordedValue(ValueEditor):
    """A value that was recorded in another way, in words; state, scope, claim and note are recorded beside it."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        self._value: Value | None = None
        self.words = label(wrap=True, selectable=True)
        let_shrink(self.words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.words)
        column.addWidget(hint(texts("live.not-typed-here")))

    def show_value(self, value: Value | None) -> None:
        """Say the value in words."""
        self._value = value
        said = phrases.value_text(self.item.snapshot, value, self.texts) if value is not None else ""
        self.words.setText(said or self.texts("live.no-value"))

    def value(self) -> Value | None:
        """Return the value that was shown."""
        return self._value


_EDITORS: dict[Kind, type[ValueEditor]] = {
    Kind.YES_PARTLY_NO: ChoiceEditor,
    Kind.SINGLE: ChoiceEditor,
    Kind.BAND: ChoiceEditor,
    Kind.MULTI: ChoiceEditor,
    Kind.RANK: ChoiceEditor,
    Kind.NUMBER: NumberEditor,
    Kind.PERCENT: PercentEditor,
    Kind.DATE: DateEditor,
    Kind.TEXT: TextEditor,
}


def editor_for(item: Item, texts: Texts, language: str) -> ValueEditor:
    """Return a fresh, empty editor for the value of ``item``."""
    return _EDITORS.get(item.snapshot.answer.kind, RecordedValue)(item, texts, language)
