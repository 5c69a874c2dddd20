"""Editors for what is typed: number, percentage, date, text. What can't be read stays where it was typed."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain import dates
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.parsing import read_value
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import Percentage, Prose, Quantity, Value
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.field_block import buddy
from dialogue_app.gui.widgets.form_part import written_date
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.gui.widgets.text_area import TextArea, counted
from dialogue_app.gui.widgets.value_editor import ValueEditor
from dialogue_app.texts import Texts

_TEXT_LINES = 5


class NumberEditor(ValueEditor):
    """A number with the unit of its question, estimated or not."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        spec = item.snapshot.answer
        self._shown: Quantity | None = None
        self.amount = _short_line(texts("live.number"))
        self.estimated = _estimated(self)
        said = " ".join(part for part in (spec.unit, spec.per) if part)
        _line(self, self.amount, label(said, muted=True), self.estimated)
        self.setFocusProxy(self.amount)
        self.watch(self.amount)

    def show_value(self, value: Value | None) -> None:
        """Show a quantity."""
        self._shown = value if isinstance(value, Quantity) else None
        _show(self.amount, format(self._shown.amount, "f") if self._shown else "")
        self.estimated.setChecked(bool(self._shown and self._shown.estimated))

    def value(self) -> Value | None:
        """Read the number; a ~ before it means estimated, like the mark."""
        if not self.amount.text().strip():
            return None
        read = read_value(self.item.snapshot.answer, self.amount.text(), self.item.code)
        assert isinstance(read, Quantity)
        kept = self._shown.period if self._shown else read.period
        return replace(read, period=kept, estimated=read.estimated or self.estimated.isChecked())


class PercentEditor(ValueEditor):
    """A share and what it is a share of; the second is offered by the question and can be said otherwise."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        self.amount = _short_line(texts("live.percent"))
        self.whole = QLineEdit()
        self.estimated = _estimated(self)
        row = _line(self, self.amount, label("%"), buddy(texts("live.percent-of"), self.whole))
        row.addWidget(self.whole, 1)
        row.addWidget(self.estimated)
        self.setFocusProxy(self.amount)
        self.watch(self.amount)
        self.watch(self.whole)
        self.show_value(None)

    def show_value(self, value: Value | None) -> None:
        """Show a percentage; without one, what the question asks a share of."""
        shown = value if isinstance(value, Percentage) else None
        offered = self.item.snapshot.text("denominator", self.language)
        _show(self.amount, format(shown.amount, "f") if shown else "")
        _show(self.whole, shown.of if shown else offered)
        self.whole.setCursorPosition(0)
        self.estimated.setChecked(bool(shown and shown.estimated))

    def value(self) -> Value | None:
        """Read the share, such as 63 or 63 %."""
        if not self.amount.text().strip():
            return None
        read = read_value(self.item.snapshot.answer, self.amount.text(), self.item.code)
        assert isinstance(read, Percentage)
        return replace(read, of=self.whole.text().strip(), estimated=self.estimated.isChecked())


class DateEditor(ValueEditor):
    """A date as exactly as it was said, read back in words beside the field."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        self.day = _short_line(texts("live.date"))
        self._read_back = label(muted=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        row = QHBoxLayout()
        row.addWidget(self.day)
        row.addWidget(self._read_back, 1)
        column.addLayout(row)
        column.addWidget(hint(texts("live.date-hint")))
        self.setFocusProxy(self.day)
        self.watch(self.day)
        self.day.textChanged.connect(self._say)

    def show_value(self, value: Value | None) -> None:
        """Show a date as it is written."""
        _show(self.day, value.text if isinstance(value, PartialDate) else "")

    def value(self) -> Value | None:
        """Read the date; whether there is such a day is checked where answers are checked."""
        written = written_date(self.day.text())
        return PartialDate(written) if written else None

    def _say(self, text: str) -> None:
        written = written_date(text)
        said = dates.date_text(written, self.texts)
        self._read_back.setText(said if said != written else "")


class TextEditor(ValueEditor):
    """Plain text over some paragraphs."""

    def __init__(self, item: Item, texts: Texts, language: str) -> None:
        super().__init__(item, texts, language)
        self.area = TextArea(_TEXT_LINES)
        self.area.setAccessibleName(texts("live.value"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.setFocusProxy(self.area)
        self.area.typed.connect(self.typed.emit)
        self.area.refused.connect(self.refused.emit)

    def show_value(self, value: Value | None) -> None:
        """Show a text letter by letter."""
        self.area.show_text(value.text if isinstance(value, Prose) else "")

    def value(self) -> Value | None:
        """Return the text; blank is nothing."""
        return Prose(self.area.said) if self.area.said.strip() else None

    def typed_text(self) -> str:
        """Return the text."""
        return self.area.said

    def aside(self) -> str:
        """Return how many characters of how many are used."""
        return counted(len(self.area.said), self.item.snapshot.answer.longest, self.texts)


def _short_line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    line.setFixedWidth(theme.pixels(140))
    return line


def _show(line: QLineEdit, text: str) -> None:
    if line.text() != text:
        line.setText(text)


def _estimated(editor: ValueEditor) -> QCheckBox:
    box = QCheckBox(editor.texts("live.estimated"))
    box.clicked.connect(lambda _checked: editor.chosen.emit())
    return box


def _line(editor: ValueEditor, *parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    for part in parts:
        row.addWidget(part)
    if isinstance(editor, NumberEditor):
        row.addStretch()
    return row
