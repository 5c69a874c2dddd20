"""The list of the five steps: which one is shown, which are complete, and the way to each of them."""

from collections.abc import Container

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QSizePolicy, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.begun_dialogue import Begun
from dialogue_app.gui.models.dialogue_steps import Gaps, Step, gaps
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import plain, secondary_button
from dialogue_app.gui.widgets.text import set_tooltip
from dialogue_app.texts import Texts


class StepList(QWidget):
    """Five buttons, one below the other with their names, or in a row with their numbers where room is short.

    Signals:
        wanted(str): the user wants this step.

    Args:
        texts: words of the window.
    """

    wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setAccessibleName(texts("prepare.steps"))
        self._texts, self._short = texts, False
        room = QPixmap(1, 1)
        room.fill(Qt.GlobalColor.transparent)
        self._no_mark = QIcon(room)  # keeps the width of the buttons
        self._group = QButtonGroup(self)
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self.buttons = {step: self._button(step) for step in Step}
        self._row.addStretch()
        self.set_short(False)

    def mark(self, step: Step) -> None:
        """Show which step is shown."""
        self.buttons[step].setChecked(True)

    def say_states(self, begun: Begun, tried: Container[Step]) -> None:
        """Show at each step that was ``tried`` whether something is missing; the others have no mark yet."""
        for step, button in self.buttons.items():
            lacks = gaps(step, begun)
            button.setIcon(_icon(lacks) if step in tried else self._no_mark)
            button.setAccessibleDescription(lacks.words(self._texts))
            set_tooltip(button, f"{self._name(step)}. {lacks.words(self._texts)}")

    def set_short(self, short: bool) -> None:
        """Stand in a row with numbers only, or below each other with names."""
        self._short = short
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if short else down)
        wide, least = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed
        self.setSizePolicy(wide if short else QSizePolicy.Policy.Maximum, least if short else wide)
        for number, (step, button) in enumerate(self.buttons.items(), 1):
            button.setText(str(number) if short else plain(self._name(step)))

    def _name(self, step: Step) -> str:
        number = list(Step).index(step) + 1
        return self._texts("prepare.numbered", n=number, name=self._texts(f"prepare.step.{step}"))

    def _button(self, step: Step) -> QPushButton:
        made = secondary_button("", lambda: self.wanted.emit(step.value))
        made.setCheckable(True)
        made.setAccessibleName(self._name(step))
        made.setStyleSheet("QPushButton { text-align: left; }")
        self._group.addButton(made)
        self._row.addWidget(made)
        return made


def _icon(lacks: Gaps) -> QIcon:
    if lacks.needed:
        return theme.icon("warning", Role.WARN)
    return theme.icon("clock", Role.MUTED) if lacks.later else theme.icon("check", Role.OK)
