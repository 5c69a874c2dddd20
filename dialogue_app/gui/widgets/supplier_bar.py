"""Whose session is live: names to choose from, one step to the left or right, how far the talk is, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import action_button, icon_button
from dialogue_app.gui.widgets.field_block import buddy
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts


class SupplierBar(QWidget):
    """One line above the talk. It lists names and nothing else of the other suppliers.

    Signals:
        chosen(str): the id of the supplier whose session should begin.
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts, previous: QAction, following: QAction, end: QAction) -> None:
        super().__init__()
        self.texts = texts
        self.names = QComboBox()
        self.names.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.names.setMinimumContentsLength(20)
        self.names.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.progress = label(muted=True)
        self.end = action_button(end)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(buddy(texts("live.supplier"), self.names))
        row.addWidget(self.names, 1)
        for icon, action in (("left", previous), ("right", following)):
            button = icon_button(icon, action.text(), action.trigger)
            row.addWidget(button)
        row.addWidget(self.progress)
        row.addStretch(1)
        row.addWidget(self.end)
        self.names.activated.connect(lambda _index: self.chosen.emit(self.names.currentData()))

    def show_suppliers(self, suppliers: Sequence[Supplier], present: str) -> None:
        """List the names; ``present`` is the id of the one whose session is live."""
        self.names.clear()
        for supplier in suppliers:
            self.names.addItem(supplier.name, supplier.id)
        self.mark(present)

    def mark(self, supplier_id: str) -> None:
        """Show whose session is live."""
        self.names.setCurrentIndex(self.names.findData(supplier_id))

    def say_progress(self, answered: int, count: int) -> None:
        """Say how many questions are no longer open."""
        self.progress.setText(self.texts("live.progress", answered=answered, count=count))


class SupplierStart(QWidget):
    """Before a session: the names of those who take part; Enter begins the talk with one.

    Signals:
        chosen(str): the id of the supplier whose session should begin.
    """

    chosen = Signal(str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._ids: list[str] = []
        self._names = QStringListModel(self)
        self.list = QListView()
        self.list.setModel(self._names)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(texts("live.suppliers"))
        self.list.setMaximumWidth(theme.pixels(480))
        self.list.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[3 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.addWidget(heading(texts("live.whose-session")))
        column.addWidget(label(texts("live.whose-session-why"), muted=True, wrap=True))
        column.addWidget(self.list, 1)
        self.list.activated.connect(lambda index: self.chosen.emit(self._ids[index.row()]))
        self.list.clicked.connect(lambda index: self.chosen.emit(self._ids[index.row()]))
        self.setFocusProxy(self.list)

    def show_suppliers(self, suppliers: Sequence[Supplier]) -> None:
        """List the names."""
        self._ids = [supplier.id for supplier in suppliers]
        self._names.setStringList([supplier.name for supplier in suppliers])
        self.list.setCurrentIndex(self._names.index(0))
