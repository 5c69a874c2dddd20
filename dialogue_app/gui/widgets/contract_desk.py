"""Opens what the contract of a dialogue says, in the place of a page, and keeps it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.contract_panel import ContractPanel


_OF_END = frozenset(
    {"contract-later-round", "contract-round-open", "contract-findings-open", "contract-end-early", "day-unreadable"}
)
"""Problems with the end of a contract."""


class ContractDesk(QObject):
    """The panel of one contract at a time.

    Signals:
        opened(QWidget): show this.
        closed(): show the page again.
    """

    opened = Signal(QWidget)
    closed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._dialogue_id = ""
        self.panel: ContractPanel | None = None
        session.live_changed.connect(self.put_away)

    @property
    def is_open(self) -> bool:
        """Whether a contract is shown."""
        return bool(self._dialogue_id)

    def open(self, dialogue_id: str) -> None:
        """Show the contract of a dialogue; not while a supplier is in the room: it names others."""
        from dialogue_app.gui.widgets.contract_panel import ContractPanel  # noqa: PLC0415 - when it is first opened
        from dialogue_app.workspace import following, preparing  # noqa: PLC0415

        workspace = self._session.workspace
        if workspace is None or self._session.live_supplier:
            return
        if self.panel is None:
            self.panel = ContractPanel(self._session.texts)
            self.panel.wanted.connect(self._keep)
            self.panel.left.connect(self.put_away)
        self._dialogue_id = dialogue_id
        contractors = [each.supplier for each in preparing.participants(workspace, dialogue_id)]
        self.panel.show_contract(following.contract(workspace, dialogue_id), contractors)
        self.opened.emit(self.panel)
        self.panel.focus_first()

    def put_away(self) -> None:
        """Close the panel and forget every name in it."""
        if self.panel:
            self.panel.forget()
        if self._dialogue_id:
            self._dialogue_id = ""
            self.closed.emit()

    def _keep(self) -> None:
        from dialogue_app.workspace import following  # noqa: PLC0415 - see open

        session, panel, failures = self._session, self.panel, list[Problem]()
        workspace = session.workspace
        if workspace is None or panel is None:
            return
        do = lambda: following.change_contract(workspace, self._dialogue_id, panel.said())  # noqa: E731
        session.perform(do, self._page, failures.append)
        for problem in failures:
            panel.say_error(session.sentence(problem), of_end=problem.key in _OF_END)
        if not failures:
            self.put_away()
            session.say("contract.kept", Tone.OK, [WayOut(session.texts("action.undo"), session.undo)])
