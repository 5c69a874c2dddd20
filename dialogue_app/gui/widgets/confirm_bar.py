"""A question inside the window before something that can't be changed afterwards, instead of a pop-up."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label


class ConfirmBar(QFrame):
    """One sentence, "do it" and "not now". Esc is "not now".

    Args:
        sentence: what will happen, and what can't be changed afterwards.
        do_text: words of the button that does it.
        leave_text: words of the button that leaves everything as it is.
        do: what is done.
    """

    def __init__(
        self, sentence: str, do_text: str, leave_text: str, do: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("tone", Tone.WARN.value)
        self.setAccessibleName(sentence)
        self._do = do
        self.sentence = label(sentence, wrap=True)
        self.yes = primary_button(do_text, self._confirmed)
        self.no = secondary_button(leave_text, self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID, GRID, GRID)
        row.setSpacing(GRID)
        row.addWidget(IconView("warning", Role.WARN))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self.hide()

    def ask(self) -> None:
        """Show the question; the focus goes to the harmless button."""
        self.show()
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc leave everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _confirmed(self) -> None:
        self.hide()
        self._do()
