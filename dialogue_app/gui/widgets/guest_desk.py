"""Who can be in the room: the suppliers of the dialogue and the talk that waits; nobody's name while one is there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.models.remark_words import local_time
from dialogue_app.gui.session import EVERYBODY, Session
from dialogue_app.gui.widgets.continue_bar import ContinueBar
from dialogue_app.gui.widgets.supplier_start import SupplierStart
from dialogue_app.workspace import preparing, talking

if TYPE_CHECKING:
    from dialogue_app.domain.suppliers import Supplier
    from dialogue_app.domain.talks import Talk
    from dialogue_app.workspace.workspace import Workspace


class GuestDesk(QObject):
    """Offers the suppliers before a talk and steps between them.

    Args:
        session: whose workspace and whose supplier in the room.
        page: the page that shows both widgets.
    """

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self.start, self.waiting_bar = SupplierStart(session.texts), ContinueBar(session.texts)
        self.suppliers: tuple[Supplier, ...] = ()
        self.waiting: Talk | None = None

    def load(self, dialogue_id: str) -> None:
        """Read who takes part, and offer them while nobody is in the room."""
        participants = preparing.participants(self._workspace, dialogue_id) if dialogue_id else ()
        self.suppliers = tuple(participant.supplier for participant in participants)
        if self._session.live_supplier:
            self.forget_names()
        else:
            self._offer(dialogue_id)

    def present(self) -> str:
        """Return the id of the supplier in the room, empty for none or for all."""
        live = self._session.live_supplier
        return live if live in {each.id for each in self.suppliers} else ""

    def name(self) -> str:
        """Return the name of the supplier in the room."""
        present = self.present()
        return next((each.name for each in self.suppliers if each.id == present), "")

    def beside(self, steps: int) -> str:
        """Return the id of the supplier some places on or back, by name; empty when there is none."""
        ids, present = [supplier.id for supplier in self.suppliers], self.present()
        if not ids:
            return ""
        place = ids.index(present) if present else (-1 if steps > 0 else 0)
        return ids[(place + steps) % len(ids)]

    def resume(self) -> str:
        """Make the dialogue of the talk that waits the present one; return who was in the room, empty for no talk."""
        talk, session = self.waiting, self._session
        if talk is None:
            return ""
        if talk.dialogue_id != session.dialogue_id:
            session.choose_dialogue(talk.dialogue_id, self._workspace.dialogue(talk.dialogue_id).title)
        return talk.supplier_id or EVERYBODY

    def forget_names(self) -> None:
        """Show nobody's name: somebody is in the room."""
        self.start.show_suppliers((), {})
        self.waiting_bar.offer("")

    def _offer(self, dialogue_id: str) -> None:
        workspace = self._workspace
        during = bool(dialogue_id) and workspace.dialogue(dialogue_id).kind is DialogueKind.IN_CONTRACT
        self.start.offer_formats(offered=during)
        talks = talking.of_dialogue(workspace, dialogue_id) if dialogue_id else ()
        self.start.show_suppliers(self.suppliers, {talk.supplier_id: talk for talk in talks})
        self.waiting = talking.waiting(workspace)
        self.waiting_bar.offer(self._words(self.waiting) if self.waiting else "")

    def _words(self, talk: "Talk") -> str:
        name = talking.name_of(self._workspace, talk.dialogue_id, talk.supplier_id)
        title = self._workspace.dialogue(talk.dialogue_id).title
        return self._session.texts("room.waiting", supplier=name, title=title, time=local_time(talk.opened_at))

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace is not None
        return self._session.workspace
