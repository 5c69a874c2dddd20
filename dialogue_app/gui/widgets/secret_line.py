"""A line for a passphrase: hidden unless it is to be shown, never copied, never kept as a draft."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

_LONGEST = 1_000
_COPYING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)
"""Keys by which Qt puts a text that is shown into the clipboard, the last two while they delete it."""


class SecretLine(QLineEdit):
    """One passphrase.

    Signals:
        capitals(bool): Caps Lock seems to be on or off. Qt does not tell; a letter that does not fit to Shift does.

    Args:
        name: accessible name.
    """

    capitals = Signal(bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.reveal(False)

    def reveal(self, on: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        # Another mode forgets them: no word of it is learnt, and drafts leave it out.
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        self.setInputMethodHints(hints | Qt.InputMethodHint.ImhNoAutoUppercase)

    @property
    def is_shown(self) -> bool:
        """Whether the text can be read."""
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say what Caps Lock does; let no key copy."""
        self._listen(event)
        if self.is_shown and any(event.matches(keys) for keys in _COPYING):
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do not put what was marked where the middle button pastes from."""
        if not self.is_shown:
            super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer no menu with Copy in it."""
        if not self.is_shown:
            super().contextMenuEvent(event)

    def _listen(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            self.capitals.emit(False)  # pressed: the next letter tells
        elif (letter := event.text()).isalpha() and letter.lower() != letter.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals.emit(letter.isupper() != shifted)
