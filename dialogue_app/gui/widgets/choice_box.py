"""A drop-down list of codes with names, narrow enough for a row of filters."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialogue_app.gui.widgets.still import ComboBox

_SHORTEST = 8
"""Letters that are always shown."""


class ChoiceBox(ComboBox):
    """One of several codes.

    Args:
        name: accessible name.
        choices: (code, name) in order.

    Attributes:
        chosen: signal with the code the user chose.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_SHORTEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(choices)
        self.activated.connect(lambda _: self.chosen.emit(self.code))

    @property
    def code(self) -> str:
        """The code chosen now, empty when there is none."""
        return str(self.currentData() or "")

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Offer other choices; what was chosen stays chosen where it still can be."""
        before = self.code
        self.clear()
        for code, words in choices:
            self.addItem(words, code)
        self.choose(before)

    def choose(self, code: str) -> None:
        """Choose a code; one that is not offered chooses the first. Nobody is told."""
        self.setCurrentIndex(max(0, self.findData(code)))
