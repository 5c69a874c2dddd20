"""Draws one question in a list: id and facts, then the wording on two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialogue_app.gui import theme
from dialogue_app.gui.models.question_list import FACTS_ROLE, QUESTION_ROLE
from dialogue_app.gui.theme import GRID, Role, Size

_LINES = 2
_Where = QModelIndex | QPersistentModelIndex


class QuestionLine(QStyledItemDelegate):
    """Every row has the same height, whatever the length of its question."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Where) -> QSize:
        """Return the height of a row; the list gives the width."""
        small, body = (QFontMetrics(theme.font(size)) for size in (Size.SMALL, Size.BODY))
        return QSize(160, small.height() + _LINES * body.lineSpacing() + 2 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Where) -> None:
        """Draw a row."""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(GRID + GRID // 2, GRID, -GRID, -GRID)
        painter.save()
        top = self._write_facts(painter, area, index, chosen)
        self._write_prompt(painter, area, top, index.data(Qt.ItemDataRole.DisplayRole), chosen)
        painter.setPen(theme.colour(Role.RAISED))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    @staticmethod
    def _write_facts(painter: QPainter, area: QRect, index: _Where, chosen: bool) -> int:
        font = theme.font(Size.SMALL, strong=True)
        metrics = QFontMetrics(font)
        code = index.data(QUESTION_ROLE).id
        painter.setFont(font)
        painter.setPen(_ink(Role.TEXT, chosen))
        painter.drawText(area.x(), area.y() + metrics.ascent(), code)
        left = area.x() + metrics.horizontalAdvance(code) + GRID
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(_ink(Role.MUTED, chosen))
        facts = painter.fontMetrics().elidedText(
            index.data(FACTS_ROLE), Qt.TextElideMode.ElideRight, max(0, area.right() - left)
        )
        painter.drawText(left, area.y() + metrics.ascent(), facts)
        return area.y() + metrics.height()

    @staticmethod
    def _write_prompt(painter: QPainter, area: QRect, top: int, prompt: str, chosen: bool) -> None:
        font = theme.font(Size.BODY)
        metrics = QFontMetrics(font)
        # More than fits is never laid out: a very long text must not make painting slow.
        text = prompt[:400].replace("\n", " ")
        layout = QTextLayout(text, font)
        painter.setFont(font)
        painter.setPen(_ink(Role.TEXT, chosen))
        layout.beginLayout()
        for number in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            start = line.textStart()
            said = text[start : start + line.textLength()] if number < _LINES - 1 else text[start:]
            said = metrics.elidedText(said.rstrip(), Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QPointF(area.x(), top + metrics.ascent() + number * metrics.lineSpacing()), said)
        layout.endLayout()


def _ink(role: Role, chosen: bool) -> QColor:
    return theme.colour(Role.ON_ACCENT if chosen else role)
