"""The F1 sheet: every key and what it does, made from the declared actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.gui import theme
from dialogue_app.gui.actions import Action, Commands, Menu
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.text import heading
from dialogue_app.texts import Texts


def key_rows(commands: Commands, texts: Texts) -> list[tuple[str, str]]:
    """Return keys and what they do: those of the page now shown first, then the window's, in the order of menus."""
    order = [Menu.PAGE, Menu.GO, Menu.EDIT, Menu.FILE, Menu.VIEW, Menu.TOOLS, Menu.HELP]
    return [
        (_native(action), texts(action.text).rstrip(" …"))
        for menu in order
        for action in commands.declared(menu)
        if action.keys
    ]


def _native(action: Action) -> str:
    return ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in action.keys)


class KeySheet(QDialog):
    """All keys in one table."""

    def __init__(self, commands: Commands, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("keys.title"))
        rows = key_rows(commands, texts)
        self.table = QTableWidget(len(rows), 2)
        self.table.setAccessibleName(texts("keys.table"))
        self.table.setHorizontalHeaderLabels([texts("keys.key"), texts("keys.does")])
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(text))
        buttons = QDialogButtonBox()
        buttons.addButton(texts("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(GRID)
        layout.addWidget(heading(texts("keys.title")))
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.resize(theme.pixels(480), theme.pixels(560))
