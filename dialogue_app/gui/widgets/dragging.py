"""How a row looks while it is carried with the mouse: a small tag, so that the place it will fall on stays in sight."""

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role


def carry(source: QAbstractItemView, data: QMimeData, words: str, actions: Qt.DropAction) -> None:
    """Let the user carry ``data`` until the button is let go.

    Args:
        source: where the rows come from.
        data: what is carried.
        words: short, on the tag.
        actions: what may be done with it.
    """
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_tag(words, source.devicePixelRatioF()))
    # beside the pointer, never over the line that shows where it falls
    drag.setHotSpot(QPoint(-2 * GRID, -2 * GRID))
    drag.exec(actions)


def _tag(words: str, ratio: float) -> QPixmap:
    font = theme.font(strong=True)
    metrics = QFontMetrics(font)
    area = QRect(0, 0, metrics.horizontalAdvance(words) + 2 * GRID, metrics.height() + GRID)
    made = QPixmap(area.size() * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(theme.colour(Role.ACCENT))
    painter = QPainter(made)
    painter.setFont(font)
    painter.setPen(theme.colour(Role.ON_ACCENT))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return made
