"""Totals of a poll on one topic, before and after: four numbers each, nobody's vote."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from dialogue_app.domain.remarks import MOST_VOTES, POLL_CHOICES, PollTime
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.still import SpinBox
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts


class PollPanel(QWidget):
    """Two rows of totals.

    Signals:
        counted(str): the user left a number of this time changed.
    """

    counted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._shown: dict[str, tuple[int, ...]] = {}
        self.fields: dict[str, list[SpinBox]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(GRID)
        for row, time in enumerate(PollTime):
            grid.addWidget(label(texts(f"poll.{time}"), muted=True, wrap=True), 0, row + 1)
            self.fields[time] = [self._field(texts, choice, time) for choice in POLL_CHOICES]
            for line, field in enumerate(self.fields[time]):
                grid.addWidget(field, line + 1, row + 1)
        for line, choice in enumerate(POLL_CHOICES):
            grid.addWidget(label(texts(f"poll.{choice}"), wrap=True), line + 1, 0)
        grid.setColumnStretch(0, 1)

    def counts(self, time: str) -> tuple[int, ...]:
        """Return the totals of a time, in the order of ``POLL_CHOICES``."""
        return tuple(field.value() for field in self.fields[time])

    def show_counts(self, time: str, counts: tuple[int, ...]) -> None:
        """Show recorded totals; none shows zeros."""
        self._shown[time] = counts or (0,) * len(POLL_CHOICES)
        for field, count in zip(self.fields[time], self._shown[time], strict=True):
            field.setValue(count)

    def _field(self, texts: Texts, choice: str, time: PollTime) -> SpinBox:
        made = SpinBox(maximum=MOST_VOTES)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setMinimumWidth(theme.pixels(52))  # three digits and the arrows
        made.setMaximumWidth(theme.pixels(72))
        made.setAccessibleName(f"{texts(f'poll.{choice}')}, {texts(f'poll.{time}')}")
        made.editingFinished.connect(partial(self._tell, time.value))
        return made

    def _tell(self, time: str) -> None:
        if self.counts(time) != self._shown.get(time):
            self.counted.emit(time)
