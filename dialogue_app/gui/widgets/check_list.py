"""What the checks found, one line each: icon and sentence, and a way to the questions concerned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.chip import TONE_ICONS
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One finding in words, with the buttons that help, if there are any.

    Attributes:
        sentence: plain text.
        tone: icon and colour.
        helps: words of each button, and what it does.
    """

    sentence: str
    tone: Tone
    helps: tuple[tuple[str, Callable[[], object]], ...] = ()


class CheckList(QWidget):
    """A column of findings, made anew when the questionnaire changes."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.lines: tuple[CheckLine, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)

    def show_lines(self, lines: Sequence[CheckLine]) -> None:
        """Show these findings instead of the ones before, and keep the focus on the button that had it."""
        held = next((n for n, button in enumerate(self._buttons()) if button.hasFocus()), -1)
        while taken := self._column.takeAt(0):
            if widget := taken.widget():
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self.lines = tuple(lines)
        for line in self.lines:
            self._column.addWidget(_line(line))
        buttons = self._buttons()
        if held >= 0 and buttons:
            buttons[min(held, len(buttons) - 1)].setFocus()

    def _buttons(self) -> list[QPushButton]:
        return self.findChildren(QPushButton)


def _line(line: CheckLine) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID)
    beside = QVBoxLayout()
    beside.setSpacing(GRID // 2)
    beside.addWidget(label(line.sentence, wrap=True))
    if line.helps:
        held = Flow(GRID)
        for words, do in line.helps:
            button = secondary_button(words, do)
            button.setAccessibleDescription(line.sentence)
            held.add(button)
        beside.addWidget(held)
    icon = IconView(TONE_ICONS[line.tone], Role(line.tone.value), 18)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addLayout(beside, 1)
    return made
