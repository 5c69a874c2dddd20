"""Offers to go on with a talk that is still open, above whatever the page shows."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import primary_button
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts


class ContinueBar(QFrame):
    """One sentence and one button.

    Signals:
        wanted(): go on with it.
    """

    wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setProperty("tone", Tone.INFO.value)
        self.sentence = label(wrap=True)
        let_shrink(self.sentence)
        self.button = primary_button(texts("room.continue"), self.wanted.emit, "live")
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(IconView("live", Role.INFO))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.button)
        self.hide()

    def offer(self, words: str) -> None:
        """Offer it in these words; empty words take the offer away."""
        self.sentence.setText(words)
        self.setVisible(bool(words))
