"""One choice one can see, hear and press: a key, a tick when it holds, and words that wrap."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role, Size

_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ENDLESS = 10_000
_PAD = GRID - 2


# Two Qt bases would make two Qt objects of one button: the look is mixed into a real radio button or check box.
if TYPE_CHECKING:
    _Mixed = QAbstractButton
else:
    _Mixed = object


class _Option(_Mixed):
    """What single and several choices share: their look and their size.

    Attributes:
        key: the key that chooses it while its group has the focus, or empty.
        badge: what stands at the end of the line when it is chosen, such as its rank.
    """

    key: str
    badge: str

    def dress(self, text: str, key: str) -> None:
        """Give the option its words and its key."""
        self.key, self.badge = key, ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)  # fixed cuts a second line
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAutoExclusive(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.say(text)

    def say(self, text: str) -> None:
        """Show other words."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_badge(self, badge: str) -> None:
        """Show ``badge`` at the end of the line."""
        self.badge = badge
        self.setAccessibleDescription(badge)
        self.update()

    def hitButton(self, place: QPoint) -> bool:
        """Let the whole area be pressed."""
        return self.rect().contains(place)

    def sizeHint(self) -> QSize:
        """Return the room for the words in one line."""
        words = self.fontMetrics().boundingRect(QRect(0, 0, _ENDLESS, _ENDLESS), _WRAPPED, self.text())
        return QSize(self._before() + words.width() + 2 * GRID, self._tall(words.height()))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters in a line."""
        return QSize(self._before() + theme.pixels(60), self._tall(self.fontMetrics().height()))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the wrapped words."""
        room = QRect(0, 0, max(1, width - self._before() - 2 * GRID), _ENDLESS)
        return self._tall(self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw frame, key or tick, and words."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_frame(painter)
            self._draw_key(painter)
            self._draw_badge(painter)
            painter.setFont(self.font())
            painter.setPen(theme.colour(Role.INFO if self.isChecked() else Role.TEXT))
            painter.drawText(self.rect().adjusted(self._before(), 0, -GRID, 0), _WRAPPED, self.text())

    def _draw_frame(self, painter: QPainter) -> None:
        held, focused = self.isChecked(), self.hasFocus()
        line = Role.FOCUS if focused else Role.INFO if held else Role.ACCENT if self.underMouse() else Role.LINE
        painter.setPen(QPen(theme.colour(line), 2 if focused or held else 1))
        painter.setBrush(theme.colour(Role.INFO_FILL if held else Role.SURFACE))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)

    def _draw_key(self, painter: QPainter) -> None:
        side = self._side()
        place = QRect(_PAD, (self.height() - side) // 2, side, side)
        if self.isChecked():
            theme.icon("check", Role.INFO).paint(painter, place)
        elif self.key:
            painter.setFont(theme.font(Size.SMALL))
            painter.setPen(theme.colour(Role.MUTED))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.key)

    def _draw_badge(self, painter: QPainter) -> None:
        if self.badge:
            painter.setFont(theme.font(strong=True))
            painter.setPen(theme.colour(Role.INFO))
            painter.drawText(self.rect().adjusted(0, 0, -GRID, 0), _RIGHT, self.badge)

    def _side(self) -> int:
        return theme.pixels(16)

    def _before(self) -> int:
        return _PAD + self._side() + GRID // 2

    @staticmethod
    def _tall(words: int) -> int:
        return words + 2 * _PAD


class OneOption(_Option, QRadioButton):
    """A choice of which one holds."""


class AnyOption(_Option, QCheckBox):
    """A choice beside which others may hold."""
