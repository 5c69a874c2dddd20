"""Proposals for the shared bank, and the record of packages that were taken in: two lists to read."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.buttons import secondary_button

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.list_reader import ListReader
    from dialogue_app.workspace.workspace import Workspace


class BankReadingDesk(QObject):
    """Keeps both lists.

    Signals:
        opened(QWidget): show this panel.
        closed(): show the page again.
        proposal_wanted(str): say the proposal of this id otherwise.

    Args:
        session: on which every change is made.
        page: where the lists are shown.
    """

    opened = Signal(object)
    closed = Signal()
    proposal_wanted = Signal(str)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session

    @cached_property
    def proposals_panel(self) -> "ListReader":
        """The list of proposals; built when first asked for."""
        from dialogue_app.gui.widgets.list_reader import ListReader  # noqa: PLC0415 - the page opens without it

        texts = self._session.texts
        change = secondary_button(texts("proposals.change"), self._change_proposal, "edit")
        withdraw = secondary_button(texts("proposals.withdraw"), self._withdraw, "remove")
        made = ListReader(self._session, "proposals", "note", (change, withdraw))
        made.closed.connect(self.closed.emit)
        return made

    def show_proposals(self) -> None:
        """List what is proposed for the shared bank."""
        self._list_proposals()
        self.opened.emit(self.proposals_panel)
        self.proposals_panel.begin()

    @cached_property
    def record_panel(self) -> "ListReader":
        """The record of packages; built when first asked for."""
        from dialogue_app.gui.widgets.list_reader import ListReader  # noqa: PLC0415 - the page opens without it

        made = ListReader(self._session, "bank-record", "archive")
        made.closed.connect(self.closed.emit)
        return made

    def show_record(self) -> None:
        """List the packages that were taken in."""
        from dialogue_app.domain.dates import date_text  # noqa: PLC0415 - the page opens without it
        from dialogue_app.gui.models.bank_entries import run_lines  # noqa: PLC0415
        from dialogue_app.gui.widgets.list_reader import Entry  # noqa: PLC0415
        from dialogue_app.workspace import merging  # noqa: PLC0415

        texts = self._session.texts
        known = merging.runs(self._workspace)
        entries = [
            Entry(
                event.subject, run.bank, f"{date_text(event.at[:10], texts)} · {run.file}", run_lines(event, run, texts)
            )
            for event, run in known
        ]
        self.record_panel.show_entries(entries)
        self.opened.emit(self.record_panel)
        self.record_panel.begin()

    def _list_proposals(self) -> None:
        from dialogue_app.gui.models.bank_entries import proposal_lines  # noqa: PLC0415 - the page opens without it
        from dialogue_app.gui.widgets.list_reader import Entry  # noqa: PLC0415
        from dialogue_app.workspace import proposing  # noqa: PLC0415

        entries = []
        for one in proposing.proposals(self._workspace):
            found, late = proposing.compared(self._workspace, one), proposing.overtaken(self._workspace, one)
            lines = proposal_lines(one, found, self._session.texts, overtaken=late)
            entries.append(Entry(one.id, one.question.id, one.reason.partition("\n")[0], lines))
        self.proposals_panel.show_entries(entries)

    def _change_proposal(self) -> None:
        if self.proposals_panel.marked:
            self.proposal_wanted.emit(self.proposals_panel.marked)

    def _withdraw(self) -> None:
        from dialogue_app.workspace import proposing  # noqa: PLC0415 - the page opens without it

        wanted = self.proposals_panel.marked
        change = self._session.perform(lambda: proposing.withdraw(self._workspace, wanted)) if wanted else None
        if change:
            self._list_proposals()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            self._session.say("proposals.withdrawn", Tone.OK, [undo], question=change.details["question"])

    def follow(self) -> None:
        """List the proposals anew where they are shown: one was taken back or brought again."""
        if "proposals_panel" in vars(self) and self.proposals_panel.isVisible():
            self._list_proposals()

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace
