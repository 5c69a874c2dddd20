"""The questionnaire as the user arranges it: sections, questions in two lines, minutes, room, must or nice."""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.gui import theme
from dialogue_app.gui.models.questionnaire_tree import MINUTES, NEED, QUESTION, ROOM, ItemRole, QuestionnaireTree
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.elided_text import draw_lines
from dialogue_app.texts import Texts
from question_bank import Room

_WORDING_LINES = 2


class QuestionnaireRows(QStyledItemDelegate):
    """Draws sections as quiet titles and items with their code above the wording.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room a row needs at the present text size."""
        head, body = QFontMetrics(theme.font(Size.SMALL)), QFontMetrics(theme.font())
        if index.data(ItemRole) is None:
            return QSize(100, body.lineSpacing() + GRID + 2)
        return QSize(100, head.lineSpacing() + _WORDING_LINES * body.lineSpacing() + GRID + 4)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one place."""
        item = index.data(ItemRole)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        back = Role.ACCENT if chosen else Role.SURFACE if item else Role.RAISED
        painter.save()
        painter.fillRect(option.rect, theme.colour(back))
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT))
        inner = QRectF(option.rect).adjusted(GRID, GRID / 2, -GRID, -GRID / 2)
        if item is None:
            draw_lines(painter, inner, index.data() or "", theme.font(strong=True), 1)
        elif index.column() == QUESTION:
            self._item(painter, inner, item, chosen)
        else:
            draw_lines(painter, inner, index.data() or "", theme.font(Size.SMALL), _WORDING_LINES)
        painter.setPen(QPen(theme.colour(Role.RAISED), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _item(self, painter: QPainter, rect: QRectF, item: Item, chosen: bool) -> None:
        muted = theme.colour(Role.ON_ACCENT if chosen else Role.MUTED)
        head = theme.font(Size.SMALL, strong=True)
        used = draw_lines(painter, rect, item.code, head, 1)
        if item.local_wording:
            side, left = theme.pixels(14), rect.left() + QFontMetrics(head).horizontalAdvance(item.code) + 2 * GRID
            theme.icon("edit", Role.ON_ACCENT if chosen else Role.INFO).paint(
                painter, QRectF(left, rect.top(), side, used).toRect()
            )
            painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.INFO))
            beside = QRectF(left + side + 4, rect.top(), max(rect.right() - left - side - 4, 1), used)
            draw_lines(painter, beside, self._texts("assemble.reworded"), theme.font(Size.SMALL), 1)
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT) if item.must or chosen else muted)
        wording = item.prompt(self._texts.language)
        draw_lines(painter, rect.adjusted(0, used + 2, 0, 0), wording, theme.font(), _WORDING_LINES)


class QuestionnaireView(QTreeView):
    """Shows a questionnaire; several items can be marked.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.tree = QuestionnaireTree(texts, self)
        self.setModel(self.tree)
        self.setAccessibleName(texts("assemble.questionnaire"))
        self.setItemDelegate(QuestionnaireRows(texts, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMinimumWidth(240)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(False)
        self.fit()

    def show_form(self, form: Questionnaire | None) -> None:
        """Show a questionnaire and keep what was marked, as far as it is still there."""
        kept, present = self.marked(), self.present()
        position = self.verticalScrollBar().value()
        self.tree.show(form)
        self.expandAll()
        for row in range(self.tree.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        self.mark([item.id for item in kept], present.id if present else "")
        self.verticalScrollBar().setValue(position)

    def marked(self) -> list[Item]:
        """Return the marked items in the order in which they are asked."""
        rows = [index for index in self.selectionModel().selectedIndexes() if index.column() == QUESTION]
        rows.sort(key=lambda index: (index.internalId(), index.row()))
        return [item for index in rows if (item := self.tree.item(index))]

    def present(self) -> Item | None:
        """Return the item that has the keyboard."""
        return self.tree.item(self.currentIndex())

    def mark(self, item_ids: list[str], present: str = "") -> None:
        """Mark these items and give ``present``, else the first of them, the keyboard."""
        places = [place for item_id in item_ids if (place := self.tree.index_of(item_id)).isValid()]
        chosen = QItemSelection()
        for place in places:
            chosen.select(place, place)
        current = self.tree.index_of(present) if present else QModelIndex()
        current = current if current.isValid() else places[0] if places else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        if current.isValid():
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
            self.scrollTo(current)
        self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)

    def fit(self) -> None:
        """Give the narrow columns what their words need, and the wording the rest."""
        texts = self._texts
        samples = {
            MINUTES: [texts("assemble.minutes", n=99)],
            ROOM: [texts(f"assemble.room.{room}") for room in Room],
            NEED: [texts("assemble.must"), texts("assemble.nice")],
        }
        cell, head = QFontMetrics(theme.font(Size.SMALL)), QFontMetrics(theme.font())
        for column, words in samples.items():
            title = str(self.tree.headerData(column, Qt.Orientation.Horizontal))
            widest = max(head.horizontalAdvance(title), *map(cell.horizontalAdvance, words))
            self.setColumnWidth(column, widest + 3 * GRID)
        taken = sum(map(self.columnWidth, samples))
        self.setColumnWidth(QUESTION, max(self.viewport().width() - taken, theme.pixels(160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the wording use the width."""
        super().resizeEvent(event)
        self.fit()
