"""A field with its name above, something beside the name, and what is wrong with it in words below."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import hint, label


class FieldBlock(QWidget):
    """One named field of the capture form.

    Args:
        name: shown above the field; its buddy and accessible name unless the field has one.
        field: the widget the user edits.
        explanation: said in small print below.
    """

    def __init__(self, name: str, field: QWidget, explanation: str = "") -> None:
        super().__init__()
        self.field = field
        self.name = label(name, size=Size.SMALL, strong=True)
        self.name.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self.aside = label(size=Size.SMALL, muted=True)
        self._error = label(wrap=True, size=Size.SMALL)
        let_shrink(self._error)
        self._trouble = self._error_line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        head = QHBoxLayout()
        head.addWidget(self.name)
        head.addStretch()
        head.addWidget(self.aside)
        column.addLayout(head)
        column.addWidget(field)
        if explanation:
            field.setAccessibleDescription(explanation)
            column.addWidget(hint(explanation))
        column.addWidget(self._trouble)
        self.setFocusProxy(field)

    @property
    def error(self) -> str:
        """The sentence shown below the field, empty when all is well."""
        return self._error.text()

    def say_error(self, sentence: str) -> None:
        """Show what is wrong in words; an empty sentence takes it away."""
        self._error.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def _error_line(self) -> QWidget:
        line = QFrame()
        line.setProperty("tone", "bad")
        row = QHBoxLayout(line)
        row.setContentsMargins(GRID, 2, GRID, 2)
        row.addWidget(IconView("error", Role.BAD, 16))
        row.addWidget(self._error, 1)
        line.hide()
        return line


def buddy(name: str, field: QWidget) -> QLabel:
    """Return a short label that stands beside ``field`` in the same line."""
    made = label(name, muted=True)
    made.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name)
    return made


def let_shrink(words: QLabel) -> None:
    """Let a label that quotes people be as narrow as its place: a word without end must not widen the window."""
    policy = words.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    words.setSizePolicy(policy)
