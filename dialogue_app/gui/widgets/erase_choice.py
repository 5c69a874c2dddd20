"""Which supplier is to be erased: all of the file, also those that take part in no dialogue any more."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.texts import Texts
from question_bank import fold


class EraseChoice(QDialog):
    """Lists suppliers by name; nothing is erased here.

    Signals:
        chosen(Supplier): say what erasing this one means.

    Args:
        texts: words of the window.
        suppliers: all that can be erased.
        proposed: id of the one that is marked at first, "" for none.
        parent: the window.
    """

    chosen = Signal(object)

    def __init__(
        self, texts: Texts, suppliers: Sequence[Supplier], proposed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("erase.which"))
        self.resize(QSize(theme.pixels(440), theme.pixels(480)).boundedTo(self.screen().availableSize()))
        self._suppliers = sorted(suppliers, key=lambda each: fold(each.name))
        self.search, self.list = SearchField(texts("erase.find")), QListWidget()
        self.list.setAccessibleName(texts("erase.which"))
        self.go_on = primary_button(texts("erase.go-on"), self._choose)
        self.leave = secondary_button(texts("erase.leave"), self.reject)
        self._lay_out(texts)
        self.search.words_changed.connect(self._narrow)
        self.search.left.connect(self.list.setFocus)
        self.list.itemDoubleClicked.connect(lambda _: self._choose())
        self._narrow("")
        places = [place for place, each in enumerate(self._suppliers) if each.id == proposed]
        self.list.setCurrentRow(places[0] if places else 0)

    def _narrow(self, words: str) -> None:
        self.list.clear()
        for place, each in enumerate(self._suppliers):
            if fold(words) in fold(f"{each.name} {each.group}"):
                item = QListWidgetItem(" · ".join(filter(None, (each.name, each.group, each.country))), self.list)
                item.setData(Qt.ItemDataRole.UserRole, place)
        self.list.setCurrentRow(0)
        self.go_on.setEnabled(self.list.count() > 0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item:
            self.accept()
            self.chosen.emit(self._suppliers[item.data(Qt.ItemDataRole.UserRole)])

    def _lay_out(self, texts: Texts) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addStretch()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(heading(texts("erase.which")))
        column.addWidget(hint(texts("erase.which-note")))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self.go_on.setDefault(True)  # Return goes on, from the field and from the list
