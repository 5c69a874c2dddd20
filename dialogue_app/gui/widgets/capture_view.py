"""The list of questions beside the form: number, code and state in one line, the prompt below it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from dialogue_app.gui import theme
from dialogue_app.gui.models.capture_list import CaptureList, CaptureRole
from dialogue_app.gui.models.state_look import STATE_ICONS, state_role
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.texts import Texts

_CODE_MS = 900
_ELIDE = Qt.TextElideMode.ElideRight
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_COMMAND = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CaptureRows(QStyledItemDelegate):
    """Paints one question in two lines."""

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of two lines."""
        small, body = (QFontMetrics(theme.font(size)).height() for size in (Size.SMALL, Size.BODY))
        return QSize(theme.pixels(160), small + body + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint number, code, state and prompt."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, theme.colour(Role.ACCENT))
        room = option.rect.adjusted(GRID, GRID - 2, -GRID, -(GRID - 2))
        first = QRect(room.left(), room.top(), room.width(), QFontMetrics(theme.font(Size.SMALL)).height())
        self._paint_head(painter, first, index, chosen)
        second = QRect(room.left(), first.bottom() + 3, room.width(), QFontMetrics(theme.font()).height())
        painter.setFont(theme.font())
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT))
        prompt = str(index.data(Qt.ItemDataRole.DisplayRole)).replace("\n", " ")
        painter.drawText(second, _LEFT, painter.fontMetrics().elidedText(prompt, _ELIDE, second.width()))
        painter.restore()

    def _paint_head(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex, chosen: bool
    ) -> None:
        state, item = index.data(CaptureRole.STATE), index.data(CaptureRole.ITEM)
        tint = Role.ON_ACCENT if chosen else state_role(state)
        word = index.data(CaptureRole.WORD)
        painter.setFont(theme.font(Size.SMALL))
        metrics, side = painter.fontMetrics(), theme.pixels(14)
        painter.setPen(theme.colour(tint))
        painter.drawText(room, _RIGHT, word)
        taken = metrics.horizontalAdvance(word) + side + GRID // 2
        icon = QRect(room.right() - taken, room.top() + (room.height() - side) // 2, side, side)
        theme.icon(STATE_ICONS[state], tint).paint(painter, icon)
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.MUTED))
        left, start = f"{index.data(CaptureRole.NUMBER)}   {item.code}", 0
        if index.data(CaptureRole.STAR):
            start = side + GRID // 2
            star = QRect(room.left(), icon.top(), side, side)
            theme.icon("star", Role.ON_ACCENT if chosen else Role.WARN).paint(painter, star)
        words = metrics.elidedText(left, _ELIDE, room.width() - taken - GRID - start)
        painter.drawText(room.adjusted(start, 0, 0, 0), _LEFT, words)


class CaptureView(QListView):
    """The list; typing a number or a code goes to that question, Enter goes to its value.

    Signals:
        wanted(int): the user wants to go to this row.
        entered_form(): Enter; the user wants to type.
    """

    wanted = Signal(int)
    entered_form = Signal()

    def __init__(self, model: CaptureList, texts: Texts) -> None:
        super().__init__()
        self._rows = CaptureRows(texts)
        self._typed = ""
        self._questions = model
        self._pause = QTimer(self, singleShot=True, interval=_CODE_MS)
        self._pause.timeout.connect(self._forget_typed)
        self.setModel(model)
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setAccessibleName(texts("live.questions"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def mark(self, row: int) -> None:
        """Show which question is open beside the list, without telling anyone."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.model().index(row, 0))
        self.blockSignals(blocked)
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Tell which question the user went to."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.wanted.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a question by its number or code, or into the form."""
        if event.text().isalnum() and not event.modifiers() & _COMMAND:
            self._type(event.text())
        elif Qt.Key(event.key()) in _ENTER:
            self.entered_form.emit()
        else:
            super().keyPressEvent(event)

    def _type(self, letter: str) -> None:
        self._typed += letter
        self._pause.start()
        row = self._questions.by_code(self._typed)
        if row >= 0:
            self.setCurrentIndex(self._questions.index(row))

    def _forget_typed(self) -> None:
        self._typed = ""
