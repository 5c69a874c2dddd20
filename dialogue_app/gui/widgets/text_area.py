"""A field for longer plain text: Tab goes on, a counter says how much room is left, nothing changes unless typed."""

from decimal import Decimal

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from dialogue_app.gui.theme import GRID
from dialogue_app.texts import Texts

LONGEST_PASTE = 40_000
"""Characters, twice what can be recorded: one word of 20,000 takes Qt's text field 60 ms, one of 100,000 a second."""

_PARAGRAPH = "\u2029"
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TextArea(QPlainTextEdit):
    """Plain text over some lines.

    A text that is only shown is never read back: the widget changes a few characters (carriage returns, byte order
    marks) by itself. ``said`` reads what stands here with no-break spaces and line separators as they are.

    Signals:
        typed(): the user changed the text.
        finished(): Enter in a field of one paragraph; the user wants to go on.
        refused(): what the user wanted to paste is so long that it would freeze the window.

    Args:
        lines: height in lines of text.
        paragraphs: Enter begins a new line instead of going on.
    """

    typed = Signal()
    finished = Signal()
    refused = Signal()

    def __init__(self, lines: int, *, paragraphs: bool = True) -> None:
        super().__init__()
        self._lines, self._paragraphs = lines, paragraphs
        self._showing = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.textChanged.connect(self._tell)
        self.follow_look()

    @property
    def said(self) -> str:
        """The text as it stands here."""
        return self.document().toRawText().replace(_PARAGRAPH, "\n")

    def show_text(self, text: str) -> None:
        """Show another text; the cursor stays where it is when it is the same."""
        if text == self.said:
            return
        self._showing = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._showing = False

    def follow_look(self) -> None:
        """Take the height of the lines at the present text size."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 2 * GRID)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go on where one paragraph is enough."""
        if not self._paragraphs and Qt.Key(event.key()) in _ENTER:
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Follow the text size before the user types."""
        self.follow_look()
        super().focusInEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste, unless it would freeze the window."""
        if len(source.text()) > LONGEST_PASTE:
            self.refused.emit()
        else:
            super().insertFromMimeData(source)

    def _tell(self) -> None:
        if not self._showing:
            self.typed.emit()


def counted(length: int, longest: int, texts: Texts) -> str:
    """Return how many characters of how many are used."""
    return texts("live.counter", length=_grouped(length, texts), longest=_grouped(longest, texts))


def _grouped(number: int, texts: Texts) -> str:
    return texts.formats.number(Decimal(number))
