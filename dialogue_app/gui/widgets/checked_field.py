"""A field with its name above and, below, what the checks say of it: in words, as an error or as advice."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.text import hint, label


class CheckedField(QWidget):
    """One named field of an editor.

    Args:
        name: shown above the field; its buddy and accessible name unless the field has one.
        field: the widget the user edits.
        explanation: said in small print below.
    """

    def __init__(self, name: str, field: QWidget, explanation: str = "") -> None:
        super().__init__()
        self.field = field
        self.name = label(name, size=Size.SMALL, strong=True, wrap=True)
        self.name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self._said = Chip("", Tone.BAD, wrap=True)
        self._said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.name)
        column.addWidget(field)
        if explanation:
            field.setAccessibleDescription(explanation)
            column.addWidget(hint(explanation))
        column.addWidget(self._said)
        column.addStretch()
        self.setFocusProxy(field)

    @property
    def said(self) -> str:
        """What the checks say, empty when all is well."""
        return self._said.text if not self._said.isHidden() else ""

    def say(self, sentence: str, tone: Tone = Tone.BAD) -> None:
        """Say something of the field; an empty sentence takes it away."""
        self._said.say(sentence, tone)
        self._said.setVisible(bool(sentence))
