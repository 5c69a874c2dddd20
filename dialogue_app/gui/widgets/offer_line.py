"""One quiet line: what somebody else has put into the shared folder, or why it can't be looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.card import Uncut
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts


class OfferLine(Uncut):
    """Words, a button to look, one to be left alone.

    Signals:
        look_wanted(): the user wants to see what it is.
        later_wanted(): not now.
    """

    look_wanted = Signal()
    later_wanted = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.setAccessibleName(texts("folder.offer"))
        self.words = label("", muted=True, wrap=True)
        self.look = secondary_button(texts("folder.look-at"), self.look_wanted.emit, "search")
        self.later = icon_button("close", texts("folder.later"), self.later_wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.words, 1)
        row.addWidget(self.look)
        row.addWidget(self.later)
        self.hide()

    def say(self, words: str, *, offers: bool) -> None:
        """Say this; an empty sentence takes the line away. ``offers`` says that there is something to look at."""
        self.words.setText(words)
        self.look.setVisible(offers)
        self.setVisible(bool(words))
