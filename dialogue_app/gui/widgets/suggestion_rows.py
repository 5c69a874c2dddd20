"""How a question of the bank looks in a list to choose from: code, minutes, wording, and why it is suggested."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialogue_app.gui import theme
from dialogue_app.gui.models.suggestion_list import PresentRole, QuestionRole, ReasonsRole
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.elided_text import draw_lines
from dialogue_app.texts import Texts
from question_bank import Question, Room

_LINES = 3


class SuggestionRows(QStyledItemDelegate):
    """Draws one question in four lines: a head, and three of wording or of wording and reasons.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room a row needs at the present text size."""
        head, body = QFontMetrics(theme.font(Size.SMALL)), QFontMetrics(theme.font())
        return QSize(200, head.lineSpacing() * 2 + body.lineSpacing() * (_LINES - 1) + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one place."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text, muted = (Role.ON_ACCENT, Role.ON_ACCENT) if chosen else (Role.TEXT, Role.MUTED)
        present = bool(index.data(PresentRole))
        inner = QRectF(option.rect).adjusted(GRID, GRID / 2, -GRID, -GRID / 2)
        painter.save()
        painter.fillRect(option.rect, theme.colour(Role.ACCENT if chosen else Role.SURFACE))
        painter.setPen(theme.colour(text))
        inner.setTop(inner.top() + self._head(painter, inner, index.data(QuestionRole), present, muted))
        painter.setPen(theme.colour(muted if present else text))
        reasons = index.data(ReasonsRole)
        used = draw_lines(painter, inner, index.data(), theme.font(), _LINES - bool(reasons))
        if reasons:
            painter.setPen(theme.colour(muted))
            draw_lines(painter, inner.adjusted(0, used + 1, 0, 0), reasons, theme.font(Size.SMALL), 1)
        painter.setPen(QPen(theme.colour(Role.RAISED), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _head(self, painter: QPainter, rect: QRectF, question: Question, present: bool, muted: Role) -> float:
        font = theme.font(Size.SMALL, strong=True)
        metrics = QFontMetrics(font)
        line = QRectF(rect.left(), rect.top(), rect.width(), metrics.lineSpacing())
        painter.setFont(font)
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft, question.id)
        painter.setPen(theme.colour(muted))
        painter.setFont(theme.font(Size.SMALL))
        words = self._texts("assemble.present") if present else self._time(question)
        side = theme.pixels(14)
        taken = metrics.horizontalAdvance(question.id) + GRID + (side + 4 if present else 0)
        beside = line.adjusted(taken, 0, 0, 0)
        if present:
            place = QRectF(beside.left() - side - 4, line.top(), side, line.height()).toRect()
            theme.icon("check", muted).paint(painter, place)
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, int(beside.width()))
        painter.drawText(beside, Qt.AlignmentFlag.AlignLeft, shown)
        return line.height() + 2

    def _time(self, question: Question) -> str:
        room = self._texts(f"assemble.room.{question.room.value}")
        if question.room is Room.WRITTEN:
            return room
        return f"{self._texts('assemble.minutes', n=question.minutes_live)} · {room}"
