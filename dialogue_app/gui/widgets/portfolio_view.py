"""All contracts with their points as numbers and bars, and below them how we stand at each point of the checklist."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.portfolio import Followed, Standing
from dialogue_app.domain.portfolio_phrases import points_text, standing_text
from dialogue_app.gui import theme
from dialogue_app.gui.models.portfolio_list import COLUMNS, MOST_POINTS, PortfolioList
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts

_LEAST_ROWS, _MOST_ROWS = 2, 8


class PointBars(QStyledItemDelegate):
    """Paints points as a number with a bar below it; the number says the same as the bar."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the number, and the bar below it."""
        super().paint(painter, option, index)
        points = index.data(Qt.ItemDataRole.UserRole) or 0
        strip = QRect(option.rect.left(), option.rect.bottom() - GRID // 2, option.rect.width() - GRID, GRID // 2)
        painter.fillRect(strip, theme.colour(Role.LINE))
        strip.setWidth(strip.width() * points // MOST_POINTS)
        painter.fillRect(strip, theme.colour(Role.INFO))


class PortfolioView(QWidget):
    """Shows what it is given and stores nothing.

    Signals:
        left(): back to the dialogues.
        open_wanted(str): go to this dialogue.
        bands_wanted(str): say risk and spend of this contract.
        place_wanted(str): go on at this place of the checklist.

    Args:
        texts: words of the window.
    """

    left = Signal()
    open_wanted = Signal(str)
    bands_wanted = Signal(str)
    place_wanted = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("portfolio.title"))
        self.model = PortfolioList(texts, self)
        self.table, self.detail = self._made_table(), label(wrap=True, selectable=True)
        self.open = primary_button(texts("portfolio.open"), partial(self._tell, self.open_wanted), "dialogues")
        self.bands = secondary_button(texts("portfolio.say"), partial(self._tell, self.bands_wanted), "edit")
        self.back = secondary_button(texts("portfolio.back"), self.left.emit, "left")
        self.points = QVBoxLayout()
        self.lines: list[str] = []
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.table.activated.connect(lambda _: self._tell(self.open_wanted))
        make_keys(self, {"Esc": self.left.emit})

    def show_contracts(self, contracts: Sequence[Followed], checklist: Sequence[Standing]) -> None:
        """Show contracts and the checklist."""
        self.model.list_rows(contracts)
        shown = bool(contracts)
        self._body.setVisible(shown)
        self._nothing.setVisible(not shown)
        self._fit()
        if shown:
            self.table.selectRow(0)
        self._follow()
        self._show_checklist(checklist)

    def forget(self) -> None:
        """Keep no name of a supplier."""
        self.model.list_rows(())
        self.detail.clear()

    def focus_first(self) -> None:
        """Begin at the list."""
        (self.table if self.model.rowCount() else self.back).setFocus()

    def _follow(self) -> None:
        marked = self.model.value(self.table.currentIndex().row())
        self.detail.setText(points_text(marked, self.texts) if marked else "")

    def _tell(self, signal: object) -> None:
        marked = self.model.value(self.table.currentIndex().row())
        if marked:
            signal.emit(marked.dialogue_id)  # type: ignore[attr-defined]

    def _show_checklist(self, checklist: Sequence[Standing]) -> None:
        while (item := self.points.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        self.lines = [standing_text(each, self.texts) for each in checklist]
        for each, words in zip(checklist, self.lines, strict=True):
            self.points.addWidget(self._point(each, words))

    def _point(self, each: Standing, words: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID)
        icon = ("check", Role.OK) if each.met else (("clock", Role.INFO) if each.begun else ("warning", Role.WARN))
        go = secondary_button(self.texts("portfolio.go"), partial(self.place_wanted.emit, each.place), "right")
        go.setAccessibleDescription(words)
        said = QVBoxLayout()
        said.addWidget(label(self.texts(f"portfolio.point.{each.point}"), wrap=True))
        said.addWidget(hint(words))
        line.addWidget(IconView(*icon), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(said, 1)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        height = theme.pixels(34)
        self.table.verticalHeader().setDefaultSectionSize(height)
        self.table.setFixedHeight(height * rows + self.table.horizontalHeader().sizeHint().height() + GRID)
        self.table.setColumnWidth(0, theme.pixels(110))

    def _made_table(self) -> QTableView:
        table = RowTable(self.model, self.texts("portfolio.list"))
        table.setItemDelegateForColumn(0, PointBars(table))
        header = table.horizontalHeader()
        for place, name in enumerate(COLUMNS):
            header.setSectionResizeMode(
                place, QHeaderView.ResizeMode.Fixed if name == "score" else QHeaderView.ResizeMode.Stretch
            )
        return table

    def _lay_out(self) -> None:
        texts = self.texts
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(GRID)
        buttons = Flow(GRID)
        for button in (self.open, self.bands):
            buttons.add(button)
        for part in (hint(texts("portfolio.why")), self.table, self.detail, buttons):
            body.addWidget(part)
        self._nothing = empty_state("clock", texts("portfolio.nothing"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(2 * GRID)
        self.points.setSpacing(GRID)
        column.addWidget(heading(texts("portfolio.title")))
        column.addWidget(self._body)
        column.addWidget(self._nothing)
        column.addWidget(label(texts("portfolio.checklist"), strong=True))
        column.addWidget(hint(texts("portfolio.checklist-why")))
        column.addLayout(self.points)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(GRID)
        outer.addWidget(TallArea(inside), 1)
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
