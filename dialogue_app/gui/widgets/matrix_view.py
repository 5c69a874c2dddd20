"""Suppliers beside one another: a table that paints only what is seen. Four lines a cell, whatever it holds."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dialogue_app.domain.comparison import Comparison
from dialogue_app.gui import theme
from dialogue_app.gui.models.cell_view import CellView
from dialogue_app.gui.models.comparison_matrix import CellRole, ComparisonMatrix, EntryRole
from dialogue_app.gui.models.state_look import STATE_ICONS, state_role
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.gui.widgets.elided_text import draw_lines
from dialogue_app.texts import Texts

OTHER_WORDING, CONFIDENTIAL, OPEN_POINT, EXPIRED, CHANGED = "edit", "confidential", "flag", "clock", "changed"
"""Icons of the marks; the legend below the table and the inspector say them in words."""

_QUESTION_WIDTH = 300
_SUPPLIER_WIDTH = 190
_VALUE_LINES = 2


class MatrixCells(QStyledItemDelegate):
    """Draws one answer: state and marks in a small line, the heart of the answer in two, its footing in the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one place."""
        view = index.data(CellRole)
        if view is None:
            painter.fillRect(option.rect, theme.colour(Role.RAISED))
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, theme.colour(Role.ACCENT if chosen else Role.SURFACE))
        inner = QRectF(option.rect).adjusted(GRID, GRID / 2, -GRID, -GRID / 2)
        inner.setTop(inner.top() + _draw_head(painter, inner, view, chosen) + 2)
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT))
        used = draw_lines(painter, inner, view.text, theme.font(), _VALUE_LINES)
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.MUTED))
        draw_lines(painter, inner.adjusted(0, used + 2, 0, 0), view.footing, theme.font(Size.SMALL), 1)
        painter.restore()


class QuestionHeader(QHeaderView):
    """The questions at the left, always in sight: code above the wording; sections as titles."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setAccessibleName(name)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(2 * GRID)
        self.setHighlightSections(True)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's name
        """Draw a question or the title of a section."""
        entry = self.model().headerData(logicalIndex, Qt.Orientation.Vertical, EntryRole)
        if entry is None:
            return
        painter.save()
        inner = QRectF(rect).adjusted(GRID, GRID / 2, -GRID, -GRID / 2)
        painter.fillRect(rect, theme.colour(Role.RAISED if isinstance(entry, str) else Role.WINDOW))
        painter.setPen(theme.colour(Role.TEXT))
        if isinstance(entry, str):
            draw_lines(painter, inner, entry, theme.font(strong=True), 1)
        else:
            used = draw_lines(painter, inner, entry.item.code, theme.font(Size.SMALL, strong=True), 1)
            wording = str(self.model().headerData(logicalIndex, Qt.Orientation.Vertical)).removeprefix(entry.item.code)
            draw_lines(painter, inner.adjusted(0, used + 2, 0, 0), wording, theme.font(), _VALUE_LINES)
        painter.setPen(QPen(theme.colour(Role.LINE), 1))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(QPen(theme.colour(Role.RAISED), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()


class MatrixView(QTableView):
    """Shows a comparison. There is no sorting: suppliers stand in the order of their names.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matrix = ComparisonMatrix(texts, self)
        self.questions = QuestionHeader(texts("compare.questions"))
        self.setAccessibleName(texts("compare.table"))
        self.setModel(self.matrix)
        self.setVerticalHeader(self.questions)
        self.setItemDelegate(MatrixCells(self))
        self.setSortingEnabled(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumSize(theme.pixels(320), theme.pixels(160))
        suppliers = self.horizontalHeader()
        suppliers.setSectionsClickable(False)
        suppliers.setHighlightSections(True)
        suppliers.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        suppliers.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_comparison(
        self,
        comparison: Comparison | None,
        item_ids: frozenset[str] | None = None,
        supplier_ids: frozenset[str] | None = None,
    ) -> None:
        """Show a comparison, or some of its questions and suppliers, and stay at the same cell if it is still there."""
        kept = self.present()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self.matrix.show(comparison, item_ids, supplier_ids)
        self.fit()
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        place = self.matrix.place(*kept) if kept else QModelIndex()
        if place.isValid():
            self.setCurrentIndex(place)

    def present(self) -> tuple[str, str] | None:
        """Return item id and supplier id of the present cell."""
        index = self.currentIndex()
        row = self.matrix.row(index.row()) if index.isValid() else None
        return (row.item.id, self.matrix.supplier(index.column()).id) if row else None

    def go_to_first(self) -> None:
        """Make the first answer the present one, unless there is one."""
        if self.present() is None and self.matrix.questions() and self.matrix.columnCount():
            self.setCurrentIndex(self.matrix.index(1, 0))

    def step(self) -> None:
        """Go to the next question shown (F3), and from the last one back to the first."""
        rows = [row for row in range(self.matrix.rowCount()) if self.matrix.row(row)]
        if rows:
            present = self.currentIndex()
            following = next((row for row in rows if row > present.row()), rows[0])
            self.setCurrentIndex(self.matrix.index(following, max(present.column(), 0)))

    def fit(self) -> None:
        """Give rows, columns and the questions their size at the present text size."""
        small, body = QFontMetrics(theme.font(Size.SMALL)), QFontMetrics(theme.font())
        cell = 2 * small.lineSpacing() + _VALUE_LINES * body.lineSpacing() + GRID + 6
        self.questions.setDefaultSectionSize(cell)
        titles = frozenset(self.matrix.sections())
        for row in range(self.matrix.rowCount()):
            height = body.lineSpacing() + GRID + 2 if row in titles else cell
            if self.questions.sectionSize(row) != height:
                self.questions.resizeSection(row, height)
        self.horizontalHeader().setDefaultSectionSize(theme.pixels(_SUPPLIER_WIDTH))
        self._fit_questions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the questions have about a third of the width, but not more than they need."""
        self._fit_questions()
        super().resizeEvent(event)

    def _fit_questions(self) -> None:
        wanted = min(theme.pixels(_QUESTION_WIDTH), max(self.width() * 2 // 5, 120))
        if self.questions.width() != wanted:
            self.questions.setFixedWidth(wanted)


def _draw_head(painter: QPainter, rect: QRectF, view: CellView, chosen: bool) -> float:
    icon, role = STATE_ICONS[view.state], state_role(view.state)
    font = theme.font(Size.SMALL)
    height, side = QFontMetrics(font).lineSpacing(), theme.pixels(14)
    right = rect.right()
    for name, tint in _marks(view):
        right -= side
        theme.icon(name, Role.ON_ACCENT if chosen else tint).paint(painter, _square(right, rect.top(), side, height))
        right -= 4
    theme.icon(icon, Role.ON_ACCENT if chosen else role).paint(painter, _square(rect.left(), rect.top(), side, height))
    painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.MUTED))
    left = rect.left() + side + 4
    draw_lines(painter, QRectF(left, rect.top(), max(right - left, 1), height), view.word, font, 1)
    return float(height)


def _marks(view: CellView) -> list[tuple[str, Role]]:
    marks = [
        (bool(view.open_points), OPEN_POINT, Role.WARN),
        (bool(view.expired), EXPIRED, Role.WARN),
        (view.changed, CHANGED, Role.INFO),
        (view.confidential, CONFIDENTIAL, Role.MUTED),
        (view.other_wording, OTHER_WORDING, Role.INFO),
    ]
    return [(name, tint) for there, name, tint in marks if there]


def _square(left: float, top: float, side: int, height: int) -> QRect:
    return QRect(QRectF(left, top, side, height).toRect().topLeft(), QSize(side, height))
