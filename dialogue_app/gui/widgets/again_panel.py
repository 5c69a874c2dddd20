"""Suppliers who must be asked again, and what; a row leads to its questions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialogue_app.gui.models.again_words import AgainLine
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button
from dialogue_app.gui.widgets.card import Card
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

_ITEMS = Qt.ItemDataRole.UserRole
_ROWS = 5


class AgainPanel(Card):
    """A card with one row for each supplier; Esc closes it.

    Signals:
        chosen(tuple): ids of the items of the row that has the keyboard.

    Args:
        texts: words of the window.
    """

    chosen = Signal(tuple)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setAccessibleName(texts("again.title"))
        self.about = hint("")
        self.list = QListWidget()
        self.list.setAccessibleName(texts("again.title"))
        self.list.setWordWrap(True)
        self.list.setSpacing(GRID // 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda row, _: self._choose(row))
        self._lay_out()
        self.hide()

    def open_with(self, lines: Sequence[AgainLine]) -> None:
        """List these suppliers."""
        self.show_lines(lines)
        self.show()
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_lines(self, lines: Sequence[AgainLine]) -> None:
        """List these suppliers instead of the ones before."""
        self.list.blockSignals(True)
        self.list.clear()
        for line in lines:
            row = QListWidgetItem(f"{line.name}\n{line.words}", self.list)
            row.setData(_ITEMS, line.items)
        self.list.blockSignals(False)
        self.about.setText(self._texts.count("again.about", len(lines)) if lines else self._texts("again.nobody"))
        self.list.setVisible(bool(lines))
        height = self.list.fontMetrics().lineSpacing() * 2 + 2 * GRID
        self.list.setFixedHeight(height * min(max(len(lines), 1), _ROWS) + 2 * self.list.frameWidth())

    def _choose(self, row: QListWidgetItem | None) -> None:
        if row:
            self.chosen.emit(tuple(row.data(_ITEMS)))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(self._texts("again.title"), strong=True), 1)
        head.addWidget(icon_button("close", self._texts("button.close"), self.close_panel))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(self.list)
