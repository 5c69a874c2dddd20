"""The menu bar, filled from the declared actions; the menu "Here" follows the page now shown."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QMenuBar

from dialogue_app.gui import theme
from dialogue_app.gui.actions import Menu
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.buttons import plain

_ORDER = (Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.GO, Menu.PAGE, Menu.TOOLS, Menu.HELP)
_BEFORE_RECENT = "file.new-workspace"


class Menus:
    """Fills a window's menu bar and keeps it true.

    Args:
        bar: the menu bar.
        session: the window's session; its actions must be declared.
    """

    def __init__(self, bar: QMenuBar, session: Session) -> None:
        self._session = session
        self._menus = {menu: bar.addMenu(session.texts(f"menu.{menu}")) for menu in _ORDER}
        for menu in _ORDER:
            if menu is not Menu.PAGE:
                self._fill(menu)
        self.show_page()

    def show_page(self) -> None:
        """List the actions of the page now shown."""
        self._menus[Menu.PAGE].clear()
        self._fill(Menu.PAGE)
        self._menus[Menu.PAGE].menuAction().setVisible(not self._menus[Menu.PAGE].isEmpty())

    def _fill(self, menu: Menu) -> None:
        for action in self._session.commands.declared(menu):
            if action.sheet_only:
                continue
            live = self._session.commands.live(action.id)
            live.setIcon(theme.icon(action.icon))
            self._menus[menu].addAction(live)
            if action.id == _BEFORE_RECENT:
                self._add_recent(self._menus[menu])

    def _add_recent(self, menu: QMenu) -> None:
        recent = menu.addMenu(self._session.texts("menu.recent"))
        recent.aboutToShow.connect(lambda: self.list_recent(recent))

    def list_recent(self, menu: QMenu) -> None:
        """List the workspaces used lately; a file that is gone is greyed and says so."""
        menu.clear()
        for path in self._session.settings.recent:
            present = path.is_file()
            words = path.stem if present else self._session.texts("menu.recent-missing", name=path.stem)
            entry = menu.addAction(plain(words), self._opener(path))
            entry.setEnabled(present and not self._session.live_supplier)

    def _opener(self, path: Path) -> Callable[[], object]:
        return lambda: self._session.open_workspace(path)
