"""Joins the list of contracts and the checklist with the workspace, in the place of the page of dialogues."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.portfolio_view import PortfolioView

SHOWN = frozenset({Touched.FOLLOWUP, Touched.ANSWERS, Touched.DIALOGUES, Touched.SUPPLIERS, Touched.TALKS})
"""What points and checklist are counted from."""


class PortfolioDesk(QObject):
    """The view of all contracts; made when it is first opened.

    Signals:
        opened(QWidget): show this.
        closed(): show the page again.
        contract_wanted(str): go to this dialogue.
        bands_wanted(str): say risk and spend of this contract.
        owed_wanted(): show what is owed.
    """

    opened = Signal(QWidget)
    closed = Signal()
    contract_wanted = Signal(str)
    bands_wanted = Signal(str)
    owed_wanted = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self.view: PortfolioView | None = None
        self.is_open = False
        session.live_changed.connect(self.put_away)

    def open(self) -> None:
        """Show all contracts; not while a supplier is in the room: the list names others."""
        if self._session.live_supplier:
            self._session.say("portfolio.live-first", Tone.WARN)
            return
        self.is_open = True
        view = self._view()
        self.load()
        self.opened.emit(view)
        view.focus_first()

    def put_away(self) -> None:
        """Close the view and forget every name in it."""
        if self.view:
            self.view.forget()
        if self.is_open:
            self.is_open = False
            self.closed.emit()

    def load(self) -> None:
        """Count again."""
        from dialogue_app.workspace import portfolio  # noqa: PLC0415 - when it is first opened

        workspace = self._session.workspace
        if workspace and self.view and self.is_open:
            self.view.show_contracts(portfolio.contracts(workspace), portfolio.checklist(workspace))

    def refresh(self, touched: frozenset) -> None:
        """Count again when something changed that is counted."""
        if touched & SHOWN:
            self.load()

    def _view(self) -> "PortfolioView":
        from dialogue_app.gui.widgets.portfolio_view import PortfolioView  # noqa: PLC0415 - when it is first opened

        if self.view is None:
            self.view = PortfolioView(self._session.texts)
            self.view.left.connect(self.put_away)
            self.view.open_wanted.connect(self._go_to)
            self.view.bands_wanted.connect(self._say_bands)
            self.view.place_wanted.connect(self._go_on)
        return self.view

    def _go_to(self, dialogue_id: str) -> None:
        self.put_away()
        self.contract_wanted.emit(dialogue_id)

    def _say_bands(self, dialogue_id: str) -> None:
        self.put_away()
        self.bands_wanted.emit(dialogue_id)

    def _go_on(self, place: str) -> None:
        self.put_away()
        if place == "owed":
            self.owed_wanted.emit()
        elif place != "dialogues":
            self._session.go(place)
