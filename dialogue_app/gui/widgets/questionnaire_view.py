"""The questionnaire as the user arranges it: sections, questions in two lines, minutes, room, must or nice."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDropEvent, QFocusEvent, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.gui import theme
from dialogue_app.gui.models.carried import ITEMS, QUESTIONS, SECTION, ids_in
from dialogue_app.gui.models.questionnaire_tree import (
    MINUTES,
    NEED,
    QUESTION,
    ROOM,
    ConditionRole,
    ItemRole,
    QuestionnaireTree,
)
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.dragging import carry
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
            self._item(painter, inner, item, index.data(ConditionRole), chosen)
        else:
            draw_lines(painter, inner, index.data() or "", theme.font(Size.SMALL), _WORDING_LINES)
        painter.setPen(QPen(theme.colour(Role.RAISED), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()

    def _item(self, painter: QPainter, rect: QRectF, item: Item, when: str, chosen: bool) -> None:
        muted = theme.colour(Role.ON_ACCENT if chosen else Role.MUTED)
        head = theme.font(Size.SMALL, strong=True)
        used = draw_lines(painter, rect, item.code, head, 1)
        beside = rect.adjusted(QFontMetrics(head).horizontalAdvance(item.code) + 2 * GRID, 0, 0, used - rect.height())
        marks = [("edit", self._texts("assemble.reworded"))] if item.local_wording else []
        marks += [("right", when)] if when else []
        for icon, words in marks:
            beside.setLeft(_mark(painter, beside, icon, words, Role.ON_ACCENT if chosen else Role.INFO))
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT) if item.must or chosen else muted)
        wording = item.prompt(self._texts.language)
        draw_lines(painter, rect.adjusted(0, used + 2, 0, 0), wording, theme.font(), _WORDING_LINES)


def _mark(painter: QPainter, room: QRectF, icon: str, words: str, role: Role) -> float:
    """Draw an icon and words, as far as there is room, and return where the next mark may begin."""
    side = theme.pixels(14)
    theme.icon(icon, role).paint(painter, QRectF(room.left(), room.top(), side, room.height()).toRect())
    painter.setPen(theme.colour(role))
    font = theme.font(Size.SMALL)
    draw_lines(painter, room.adjusted(side + 4, 0, 0, 0), words, font, 1)
    return min(room.left() + side + 4 + QFontMetrics(font).horizontalAdvance(words) + 2 * GRID, room.right() - 1)


class QuestionnaireView(QTreeView):
    """Shows a questionnaire; several items can be marked, and items and sections dragged.

    Where only the title of a section is marked, it stands for all its items.

    Signals:
        items_dropped(tuple, str, str): ids of items, title of the section they go into, id of the item they are put
            before, empty for the end.
        section_dropped(str, str): id of a section, and of the one it is put before, empty for the end.
        questions_dropped(tuple, str, str): ids of questions of the bank, and where, as for items.

    Args:
        texts: words of the window.
    """

    items_dropped = Signal(tuple, str, str)
    section_dropped = Signal(str, str)
    questions_dropped = Signal(tuple, str, str)

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        header = self.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setStretchLastSection(False)
        self.fit()

    def show_form(self, form: Questionnaire | None) -> None:
        """Show a questionnaire and keep what was marked, as far as it is still there."""
        kept, present, section = self.marked(), self.present(), self.present_section()
        position = self.verticalScrollBar().value()
        self.tree.show(form)
        self.expandAll()
        for row in range(self.tree.rowCount()):
            self.setFirstColumnSpanned(row, QModelIndex(), True)
        if section:
            self.go_to_section(section.id)
        else:
            self.mark([item.id for item in kept], present.id if present else "")
        self.verticalScrollBar().setValue(position)

    def marked(self) -> list[Item]:
        """Return the marked items in the order in which they are asked; of titles marked alone, what they hold."""
        rows = self._rows()
        chosen = {item.id for index in rows if (item := self.tree.item(index))}
        if not chosen:
            chosen = {item.id for index in rows if (section := self.tree.section(index)) for item in section.items}
        return [item for section in self.tree.sections for item in section.items if item.id in chosen]

    def present(self) -> Item | None:
        """Return the item that has the keyboard."""
        return self.tree.item(self.currentIndex())

    def present_section(self) -> Section | None:
        """Return the section whose title has the keyboard, unless questions are marked as well."""
        return None if any(self.tree.item(row) for row in self._rows()) else self.tree.section(self.currentIndex())

    def go_to_section(self, section_id: str) -> None:
        """Give the title of a section the keyboard."""
        place = self.tree.section_index(section_id)
        if place.isValid():
            self.setCurrentIndex(place)

    def mark(self, item_ids: Iterable[str], present: str = "") -> None:
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
        """Let the wording use the width; keep the present question in sight when a card takes some height."""
        super().resizeEvent(event)
        self.fit()
        if event.size().height() < event.oldSize().height():
            self.scrollTo(self.currentIndex())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first question, not at the title above it: what is done there would be done to all below."""
        first = next((item for section in self.tree.sections for item in section.items), None)
        if first and not self.currentIndex().isValid():
            self.mark([first.id])
        super().focusInEvent(event)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Carry what is marked as a small tag."""
        rows = self._rows()
        items = [item for row in rows if (item := self.tree.item(row))]
        section = self.tree.section(rows[0]) if rows else None
        if section and not items:
            words = section.title
        else:
            words = items[0].code if len(items) == 1 else self._texts.count("assemble.total-questions", len(items))
        if rows:
            carry(self, self.tree.mimeData(rows), words, actions)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped where; whoever listens moves it, the list shows it then."""
        data = event.mimeData()
        place = self._place(event)
        # the model is shown anew by whoever listens: nothing is left for Qt to move
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if place is None:
            return
        title, before, section_after = place
        if section := ids_in(data, SECTION):
            self.section_dropped.emit(section[0], section_after)
        elif items := ids_in(data, ITEMS):
            self.items_dropped.emit(items, title, self._still(before, items))
        elif questions := ids_in(data, QUESTIONS):
            self.questions_dropped.emit(questions, title, before)

    def _rows(self) -> list[QModelIndex]:
        return [each for each in self.selectionModel().selectedIndexes() if each.column() == QUESTION]

    def _place(self, event: QDropEvent) -> tuple[str, str, str] | None:
        """Return the title of the section, the item before which, and the section before which something is dropped."""
        sections = self.tree.sections
        if self.tree.fixed or not sections:
            return None
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return sections[-1].title, "", ""
        lower = event.position().y() > self.visualRect(index).center().y()
        number = index.row() if self.tree.section(index) else index.parent().row()
        section, item = sections[number], self.tree.item(index)
        row = (section.items.index(item) + lower) if item else 0
        before = section.items[row].id if row < len(section.items) else ""
        later = number + (lower or item is not None)
        return section.title, before, sections[later].id if later < len(sections) else ""

    def _still(self, before: str, moved: tuple[str, ...]) -> str:
        """Return the first item from ``before`` on, in its section, that is not moved itself."""
        for section in self.tree.sections:
            ids = [item.id for item in section.items]
            if before in ids:
                return next((each for each in ids[ids.index(before) :] if each not in moved), "")
        return ""
