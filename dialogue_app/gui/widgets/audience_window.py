"""What the room sees: the question and the house rules in type as large as fits, or nothing at all.

It is handed an ``AudienceView`` and nothing else, so it can't show what that has no place for.
"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QCloseEvent, QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.audience import AudienceView
from dialogue_app.gui import theme
from dialogue_app.gui.theme import FAMILY, Role
from dialogue_app.texts import Texts

_FIRST_SIZE = (960, 600)
_SMALLEST_TYPE, _LARGEST_TYPE = 9, 96
_LARGEST_RULES = 20
_FOOT = 0.2
"""Share of the height that the house rules take below a question."""

_DARK = QColor(Qt.GlobalColor.black)
_WORDS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft)
_LETTERS = int(Qt.TextFlag.TextWrapAnywhere | Qt.AlignmentFlag.AlignLeft)
"""How lines are broken; between letters only where a word is wider than the room in the smallest type."""


class AudienceWindow(QWidget):
    """A window for a second screen. It never takes the keyboard from the note taker.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(texts("room.audience-title"))
        self.setAccessibleName(texts("room.audience-title"))
        self.resize(*_FIRST_SIZE)
        self.view: AudienceView | None = None
        self.blank = False

    def show_view(self, view: AudienceView) -> None:
        """Show another picture."""
        self.view = view
        self.setAccessibleDescription("\n".join((view.prompt, *view.options)) if view.prompt else "\n".join(view.rules))
        self.update()

    def set_blank(self, blank: bool) -> None:
        """Show nothing at all, or the picture again."""
        self.blank = blank
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture."""
        painter = QPainter(self)
        if self.blank or self.view is None:
            painter.fillRect(self.rect(), _DARK)
            return
        painter.fillRect(self.rect(), theme.colour(Role.SURFACE))
        edge = max(16, self.width() // 20)
        room = self.rect().adjusted(edge, edge, -edge, -edge)
        if self.view.prompt:
            foot = round(room.height() * _FOOT)
            self._paint(painter, room.adjusted(0, 0, 0, -foot - edge // 2), _asked(self.view), _LARGEST_TYPE)
            low = QRect(room.left(), room.bottom() - foot, room.width(), foot)
            self._paint(painter, low, "   ".join(self.view.rules), _LARGEST_RULES, Role.MUTED)
        else:
            self._paint(painter, room, "\n\n".join(self.view.rules), _LARGEST_TYPE)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep nothing of the picture."""
        self.view = None
        super().closeEvent(event)

    @staticmethod
    def _paint(painter: QPainter, room: QRect, words: str, largest: int, role: Role = Role.TEXT) -> None:
        font, breaking = fitting(words, room, largest)
        painter.setFont(font)
        painter.setPen(theme.colour(role))
        painter.drawText(room, breaking, words)


def fitting(words: str, room: QRect, largest: int) -> tuple[QFont, int]:
    """Return the largest type in which the words fit into a room, the smallest where none does, and how lines break."""
    small = QFontMetrics(QFont(FAMILY, _SMALLEST_TYPE))
    breaking = _WORDS if small.boundingRect(room, _WORDS, words).width() <= room.width() else _LETTERS
    low, high = _SMALLEST_TYPE, largest
    while low < high:
        middle = (low + high + 1) // 2
        needed = QFontMetrics(QFont(FAMILY, middle)).boundingRect(room, breaking, words)
        low, high = (middle, high) if room.height() >= needed.height() and room.width() >= needed.width() else (
            low, middle - 1)  # fmt: skip
    return QFont(FAMILY, low), breaking


def _asked(view: AudienceView) -> str:
    return "\n".join((view.prompt, "", *(f"– {option}" for option in view.options))).strip()
