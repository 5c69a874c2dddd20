"""Whose session is live, how far the talk is, how much of its time is spent, and the way out.

It names the supplier in the room and nobody else: those before and after are reached by key, unseen.
"""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import action_button, icon_button
from dialogue_app.gui.widgets.clock_line import ClockLine
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import label, set_tooltip
from dialogue_app.texts import Texts

_LONGEST_NAME = 40


class SupplierBar(QWidget):
    """Two lines above the talk.

    Args:
        texts: words of the window.
        clock: the time of the talk.
        steps: to the session of the supplier before, and of the one after.
        others: what is done with the talk as a whole, the end of it last.
    """

    def __init__(
        self, texts: Texts, clock: ClockLine, steps: tuple[QAction, QAction], others: Sequence[QAction]
    ) -> None:
        super().__init__()
        self.texts = texts
        self.clock = clock
        self.name = label(strong=True)
        self.progress = label(muted=True)
        first = Flow(GRID)
        for icon, action in zip(("left", "right"), steps, strict=True):
            first.add(icon_button(icon, action.text(), action.trigger))
        for part in (self.name, self.progress, *map(action_button, others)):
            first.add(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(first)
        column.addWidget(clock)

    def show_supplier(self, name: str) -> None:
        """Name who is in the room, empty for nobody."""
        short = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]} …"
        self.name.setText(self.texts("room.session-with", supplier=short) if name else "")
        set_tooltip(self.name, name if short != name else "")

    def say_progress(self, answered: int, count: int) -> None:
        """Say how many questions are no longer open."""
        self.progress.setText(self.texts("live.progress", answered=answered, count=count))
