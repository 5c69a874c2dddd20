"""Plain text drawn into a few lines of a given width, the last one ending in dots when there is more."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

_LONGEST = 1_000
"""Characters looked at: a few lines never hold more, and layout time grows with the length."""


def draw_lines(painter: QPainter, rect: QRectF, text: str, font: QFont, most: int) -> float:
    """Draw at most ``most`` lines of ``text`` from the top of ``rect`` and return the height used.

    The painter's pen gives the colour. Text is drawn letter by letter, never interpreted.
    """
    metrics = QFontMetricsF(font)
    text = " ".join(text[:_LONGEST].split())
    height = 0.0
    painter.setFont(font)
    for line in _broken(text, font, rect.width(), most):
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QPointF(rect.left(), rect.top() + height + metrics.ascent()), shown)
        height += metrics.lineSpacing()
    return height


def _broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """Break a text into lines; the last of ``most`` lines keeps all the rest."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines: list[str] = []
    start = 0
    layout.beginLayout()
    while start < len(text) and len(lines) < most - 1:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 1.0))
        end = line.textStart() + line.textLength()
        lines.append(_utf16_slice(text, start, end).rstrip())
        start = end
    layout.endLayout()
    rest = _utf16_slice(text, start, None)
    return [*lines, rest] if rest else lines


def _utf16_slice(text: str, start: int, end: int | None) -> str:
    """Cut by Qt's positions, which count UTF-16 units."""
    if text.isascii():
        return text[start:end]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")
