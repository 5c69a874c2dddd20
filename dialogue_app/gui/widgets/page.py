"""The base of all pages: what the window asks of a page, and what a page gets.

A page knows its session and the widgets of this package; it does not know other pages or the main window.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.actions import Action
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.panes import first_focusable
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.domain.arrivals import Kind
    from dialogue_app.workspace.workspace import Workspace


class Page(QWidget):
    """One task, shown in the middle of the window.

    A page is built when it is first shown, with a workspace open (unless its entry says otherwise), and thrown away
    when another workspace is opened or the language changes; so it never sees two workspaces. Subclasses set the
    class attributes, build their widgets in ``__init__`` after ``super().__init__(session, parent)``, and override
    ``activate``, ``refresh``, ``focus_first`` and ``leave`` as needed::

        class BankPage(Page):
            id = "bank"
            offers = (Action("bank.star", "action.bank-star", ("Ctrl+M",), "star"),)

            def __init__(self, session, parent=None):
                super().__init__(session, parent)
                self.handle("bank.star", self._star)             # an action of this page
                self.provide("edit.find", self._search.focus_all)  # a shared verb: Ctrl+F

    Change data only so: ``self.session.perform(lambda: banking.star(self.workspace, uid), self)``. Problems are shown,
    the saved time is shown, undo is offered, and every other view is told.

    Attributes:
        id: the page's id, as in ``session.go(id)`` and in ``pages.PAGES``, which also names its icon and title.
        offers: what can be done here beyond the shared verbs; listed in menu, palette and key sheet.
    """

    id: ClassVar[str]
    offers: ClassVar[tuple[Action, ...]] = ()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName(f"page-{self.id}")
        self.setAccessibleName(self.texts(f"place.{self.id}"))
        self._stale: frozenset = frozenset()
        self._unhandled = {action.id: action for action in self.offers}
        for action in self.offers:
            if action.sheet_only:
                session.commands.declare(action, self)
        session.notifier.changed.connect(self._told)
        session.saving.again.connect(self.save)

    @property
    def texts(self) -> Texts:
        """The texts of the window: ``self.texts("bank.empty")``, ``self.texts.count("bank.found", 3)``."""
        return self.session.texts

    @property
    def workspace(self) -> "Workspace":
        """The open workspace."""
        assert self.session.workspace is not None
        return self.session.workspace

    # What a page may override --------------------------------------------------------------------------------

    def activate(self) -> None:
        """Get ready to be looked at; called each time the page is shown, after a pending ``refresh``."""

    def refresh(self, touched: frozenset) -> None:
        """Show anew what changed.

        Called when another view changed something; at once while the page is shown, else once before it is shown
        again with everything that has changed meanwhile.

        Args:
            touched: the kinds of thing that changed (``workspace.Touched``); return early if none concerns you.
        """

    def focus_first(self) -> None:
        """Put the focus where the user begins; the first field in visual order unless overridden."""
        first = first_focusable(self)
        if first:
            first.setFocus()

    def save(self) -> bool:
        """Save what is being typed; called again and again while the file can't be written. False if some is left."""
        return True

    def leave(self) -> None:
        """Save what is being typed; called before another page is shown or the window closes."""

    def receive(self, kind: "Kind", files: tuple[Path, ...]) -> None:
        """Show what files of a kind would do here; only pages that the window names for a kind are asked."""

    # What a page uses ----------------------------------------------------------------------------------------

    def handle(self, action_id: str, do: Callable[[], object]) -> QAction:
        """Make a declared action of this page live: ``do`` runs when it is chosen or its key is pressed."""
        live = self.session.commands.declare(self._unhandled.pop(action_id), self, do)
        assert live is not None
        return live

    def provide(self, action_id: str, do: Callable[[], object]) -> None:
        """Carry out a shared verb of ``actions.ACTIONS`` (``edit.find``, ``file.new`` ...) while this page is shown."""
        self.session.commands.provide(action_id, self, do)

    # What the window calls -----------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Catch up with changes and get ready; called by the window when the page is shown."""
        if self._stale:
            touched, self._stale = self._stale, frozenset()
            self.refresh(touched)
        self.session.commands.show_for(self)
        self.activate()

    def close_page(self) -> None:
        """Leave for good: the window is being rebuilt or closed."""
        self.leave()
        self.session.commands.forget(self)

    def _told(self, touched: frozenset, originator: object) -> None:
        if originator is self:
            return
        if self.isVisible():
            self.refresh(touched)
        else:
            self._stale |= touched
