"""Rows of a form: a label that belongs to its field, an optional hint, and room for an error in words."""

from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.text import hint, label


class FormRow(QWidget):
    """One field with its hint and its error below. Made by ``Form.add``.

    Attributes:
        field: the widget the user edits.
    """

    def __init__(self, field: QWidget, explanation: str) -> None:
        super().__init__()
        self.field = field
        self._error = Chip("", Tone.BAD, wrap=True)
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(field)
        if explanation:
            column.addWidget(hint(explanation))
            field.setAccessibleDescription(explanation)
        column.addWidget(self._error)
        self.setFocusProxy(field)

    def say_error(self, sentence: str) -> None:
        """Show what is wrong with the field in words; an empty sentence takes it away."""
        self._error.say(sentence, Tone.BAD)
        self._error.setVisible(bool(sentence))


class Form(QFormLayout):
    """A form in one column of labels and one of fields."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.setHorizontalSpacing(2 * GRID)
        self.setVerticalSpacing(2 * GRID)

    def add(self, name: str, field: QWidget, explanation: str = "") -> FormRow:
        """Add a row: ``name`` becomes the field's buddy label and accessible name.

        Write an ``&`` before the letter that Alt jumps to only in texts of ours; double it in any other text.
        """
        word: QLabel = label(name)
        row = FormRow(field, explanation)
        word.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name.replace("&&", "\0").replace("&", "").replace("\0", "&"))
        self.addRow(word, row)
        return row
