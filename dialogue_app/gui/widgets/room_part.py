"""The talk as a whole: house rules read aloud, the stop card, what the room sees, and the minute plan."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.minute_plans import Step
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import action_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts


class RoomPart(QWidget):
    """What belongs to no single question.

    Signals:
        rules_ticked(bool): the house rules have been read aloud, or have not.
        language_chosen(str): the language the room reads.

    Args:
        texts: words of the window.
        rules: the house rules in words.
        actions: buttons for the stop card and for what the room sees.
    """

    rules_ticked = Signal(bool)
    language_chosen = Signal(str)

    def __init__(self, texts: Texts, rules: Sequence[str], actions: Sequence[QAction]) -> None:
        super().__init__()
        self.texts = texts
        self.rules = QCheckBox(texts("room.rules-read"))
        self._read_at = hint("")
        self.language = ChoiceBox(texts("room.language"))
        self.steps = label(wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID)
        for part in (self.rules, self._read_at, *(hint(f"• {rule}") for rule in rules)):
            column.addWidget(part)
        buttons = Flow(GRID)
        for action in actions:
            buttons.add(action_button(action))
        column.addWidget(buttons)
        column.addWidget(FieldBlock(texts("room.language"), self.language))
        column.addWidget(label(texts("room.plan"), size=Size.SMALL, strong=True))
        column.addWidget(self.steps)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self.rules.clicked.connect(self._tell_rules)
        self.language.chosen.connect(self.language_chosen.emit)

    def _tell_rules(self, read: bool) -> None:
        self.rules_ticked.emit(read)

    def show_rules(self, read_at: str) -> None:
        """Show when the house rules were read, empty for not yet."""
        self.rules.setChecked(bool(read_at))
        self._read_at.setText(self.texts("room.rules-read-at", time=read_at) if read_at else "")
        self._read_at.setVisible(bool(read_at))

    def show_plan(self, steps: tuple[Step, ...], present: Step | None) -> None:
        """Show the minute plan and where the talk is in it."""
        self.steps.setText("\n".join(self._line(step, present) for step in steps))

    def _line(self, step: Step, present: Step | None) -> str:
        key = "room.plan-now" if step == present else "room.plan-step"
        return self.texts(key, start=step.start, end=step.end, what=self.texts(f"run.{step.key}.short"))
