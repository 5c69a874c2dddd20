"""Buttons in two weights, and buttons made from actions. One primary button a page at most."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton

from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role
from dialogue_app.gui.widgets.text import set_tooltip


def plain(text: str) -> str:
    """Return ``text`` for a button, tab or menu, where a single & would be eaten."""
    return text.replace("&", "&&")


def primary_button(text: str, do: Callable[[], object], icon: str = "") -> QPushButton:
    """Return the button for the one next step of a page; ``do`` is called without arguments."""
    made = secondary_button(text, do)
    made.setIcon(theme.icon(icon, Role.ON_ACCENT))
    made.setProperty("primary", True)
    return made


def secondary_button(text: str, do: Callable[[], object], icon: str = "") -> QPushButton:
    """Return an ordinary button; ``do`` is called without arguments."""
    made = _Button(theme.icon(icon), plain(text))
    made.setAutoDefault(True)
    made.clicked.connect(lambda _checked=False: do())
    return made


def icon_button(icon: str, name: str, do: Callable[[], object] | None = None) -> QToolButton:
    """Return a small button with an icon only; ``name`` is its tooltip and what a screen reader says."""
    made = FlatButton(theme.icon(icon))
    made.setAccessibleName(name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    set_tooltip(made, name)
    if do:
        made.clicked.connect(lambda _checked=False: do())
    return made


def action_button(action: QAction, *, primary: bool = False) -> QPushButton:
    """Return a button that does ``action``, is greyed with it, shows its words and, in the tooltip, its key.

    Args:
        action: what ``Page.handle`` or ``session.commands.live`` returned.
        primary: the one next step of the page.
    """
    return _ActionButton(action, primary=primary)


def menu_button(text: str, actions: Iterable[QAction]) -> QPushButton:
    """Return a button that opens a menu of these actions, each with its key."""
    made = _Button(theme.icon("more"), plain(text))
    menu = QMenu(made)
    menu.setAccessibleName(text)
    for action in actions:
        menu.addAction(action)
    made.setMenu(menu)
    return made


class _Button(QPushButton):
    """A button whose icon follows the text size."""

    def __init__(self, icon: QIcon | None = None, text: str = "") -> None:
        super().__init__(icon or QIcon(), text)
        self.setIconSize(_icon_size())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setIconSize(_icon_size())


class FlatButton(QToolButton):
    """A button without a frame whose icon follows the text size."""

    def __init__(self, icon: QIcon) -> None:
        super().__init__()
        self.setIcon(icon)
        self.setIconSize(_icon_size())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setIconSize(_icon_size())


class _ActionButton(_Button):
    def __init__(self, action: QAction, *, primary: bool) -> None:
        super().__init__()
        self._action = action
        self.setProperty("primary", primary)
        self.setIcon(theme.icon(action.data() or "", Role.ON_ACCENT if primary else Role.TEXT))
        self.setAutoDefault(True)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setText(plain(self._action.text()))
        keys = self._action.shortcut().toString(self._action.shortcut().SequenceFormat.NativeText)
        set_tooltip(self, keys)


def _icon_size() -> QSize:
    return QSize(theme.pixels(18), theme.pixels(18))
