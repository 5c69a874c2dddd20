"""The narrow rail at the left: the places as icon and word, guide and settings at its foot."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain
from dialogue_app.gui.widgets.text import set_tooltip


class Rail(QFrame):
    """One button a place, the present one pressed.

    Args:
        name: accessible name of the rail.
    """

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName(name)
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self, exclusive=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GRID, 0, GRID)
        self._column.setSpacing(0)

    def add(self, place: str, word: str, key: str = "") -> QToolButton:
        """Add a place; its icon has the place's id as name, ``key`` is shown in the tooltip."""
        button = QToolButton()
        button.setCheckable(True)
        button.setText(plain(word))
        button.setIcon(theme.icon(place))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(word)
        set_tooltip(button, f"{word} ({key})" if key else word)
        button.clicked.connect(self._teller(place))
        self._group.addButton(button)
        self._column.addWidget(button)
        self._buttons[place] = button
        self.resize_icons()
        return button

    def add_gap(self) -> None:
        """Push the places that follow to the foot of the rail."""
        self._column.addStretch()

    def mark(self, place: str) -> None:
        """Show ``place`` as the present one."""
        if place in self._buttons:
            self._buttons[place].setChecked(True)

    def lock(self, place: str, reason: str) -> None:
        """Close a place and say why in its tooltip; an empty reason opens it again."""
        button = self._buttons[place]
        button.setEnabled(not reason)
        set_tooltip(button, reason or button.accessibleName())

    def resize_icons(self) -> None:
        """Let the icons follow the text size."""
        for button in self._buttons.values():
            button.setIconSize(QSize(theme.pixels(20), theme.pixels(20)))

    def _teller(self, place: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(place)
