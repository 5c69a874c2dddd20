"""Widgets placed like words: side by side, and on the next line when there is no more room."""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialogue_app.gui.theme import GRID

_OTHER_SIZES = frozenset({QEvent.Type.LayoutRequest, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Show})
"""After these, parts may need another size."""


class Flow(QWidget):
    """Left to right, then down; a widget wider than the line gets the line for itself."""

    def __init__(self, gap: int = GRID // 2) -> None:
        super().__init__()
        self._gap = gap
        self._parts: list[QWidget] = []
        self._heights: dict[int, int] = {}  # by width; layouts ask many times for each key that is typed
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, part: QWidget) -> None:
        """Append a widget."""
        part.setParent(self)
        self._parts.append(part)
        self._heights.clear()
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        if width not in self._heights:
            self._heights[width] = max((place.bottom() + 1 for place in self._places(width)), default=0)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Return the room for one line."""
        hints = [_size(part) for part in self._shown()]
        width = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(width, max((hint.height() for hint in hints), default=0))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the widest thing that can't be made narrower."""
        least = [part.minimumSizeHint() for part in self._shown()]
        width = max((size.width() for size in least), default=0)
        height = self.heightForWidth(self.width()) if self.isVisible() else 0
        return QSize(width, max(height, max((size.height() for size in least), default=0)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place anew when a part is shown, hidden or speaks other words, also while nobody saw it."""
        if event.type() in _OTHER_SIZES:
            self._heights.clear()
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _place(self) -> None:
        for part, place in zip(self._shown(), self._places(self.width()), strict=True):
            part.setGeometry(place)

    def _places(self, width: int) -> list[QRect]:
        places, top = list[QRect](), 0
        for line in self._lines(width):
            x, height = 0, max(size.height() for size in line)
            for size in line:
                places.append(QRect(QPoint(x, top + (height - size.height()) // 2), size))
                x += size.width() + self._gap
            top += height + self._gap
        return places

    def _lines(self, width: int) -> list[list[QSize]]:
        lines, room = list[list[QSize]](), -1
        for part in self._shown():
            size = _fitted(part, width)
            if size.width() > room:
                lines.append([])
                room = width
            lines[-1].append(size)
            room -= size.width() + self._gap
        return lines


def _size(part: QWidget) -> QSize:
    return part.sizeHint().expandedTo(part.minimumSize())


def _fitted(part: QWidget, width: int) -> QSize:
    size = _size(part)
    if size.width() <= width:
        return size
    return QSize(width, part.heightForWidth(width) if part.hasHeightForWidth() else size.height())
