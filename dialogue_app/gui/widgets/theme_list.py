"""The themes of the bank in a narrow list: the name on as many lines as it needs, the number of questions beside it."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.texts import Texts

_CODE = Qt.ItemDataRole.UserRole
_NUMBER = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.DisplayRole
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignTop.value


class _ThemeLine(QStyledItemDelegate):
    """Qt's own delegate cuts wrapped names off where the list is narrow."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else theme.pixels(150)
        room = QRect(0, 0, width - 2 * GRID - _number_width(index), 10_000)
        needed = QFontMetrics(theme.font()).boundingRect(room, _WRAP, str(index.data(_NAME)))
        return QSize(width, needed.height() + GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        style = option.widget.style()
        style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        area = option.rect.adjusted(GRID, GRID // 2, -GRID, -GRID // 2)
        painter.save()
        painter.setFont(theme.font())
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.TEXT))
        painter.drawText(area.adjusted(0, 0, -_number_width(index), 0), _WRAP, str(index.data(_NAME)))
        painter.setFont(theme.font(Size.SMALL))
        painter.setPen(theme.colour(Role.ON_ACCENT if chosen else Role.MUTED))
        painter.drawText(area, _RIGHT, str(index.data(_NUMBER)))
        painter.restore()


def _number_width(index: QModelIndex | QPersistentModelIndex) -> int:
    number = str(index.data(_NUMBER) or "")
    return QFontMetrics(theme.font(Size.SMALL)).horizontalAdvance(number) + GRID


class ThemeList(QListWidget):
    """One theme is chosen, or all of them.

    Args:
        texts: the window's texts.

    Attributes:
        chosen: signal with the code of the theme, empty for all.
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setAccessibleName(texts("bank.themes"))
        self.setItemDelegate(_ThemeLine(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentRowChanged.connect(lambda _: self.chosen.emit(self.code))

    @property
    def code(self) -> str:
        """The chosen theme, empty for all."""
        item = self.currentItem()
        return str(item.data(_CODE)) if item else ""

    def put(self, themes: Iterable[tuple[str, str]]) -> None:
        """List these (code, name) below "all themes"; the chosen one stays chosen. Nobody is told."""
        before = self.code
        self.blockSignals(True)
        self.clear()
        for code, name in (("", self._texts("bank.all-themes")), *themes):
            item = QListWidgetItem(name, self)
            item.setData(_CODE, code)
        self.choose(before)
        self.blockSignals(False)

    def choose(self, code: str) -> None:
        """Choose a theme; an unknown code chooses all."""
        rows = [row for row in range(self.count()) if self.item(row).data(_CODE) == code]
        self.setCurrentRow(rows[0] if rows else 0)

    def say_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show how many questions each theme has under the present filters."""
        for row in range(self.count()):
            item = self.item(row)
            code = str(item.data(_CODE))
            number = self._texts.formats.number(numbers.get(code, 0) if code else sum(numbers.values()))
            item.setData(_NUMBER, number)
            spoken = self._texts("bank.theme", name=item.text(), n=number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
