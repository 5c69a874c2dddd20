"""Brings returned files in: reads them beside the window, shows them for review, and takes over.

Closed while a supplier's session is live: nothing of other suppliers stays in any widget then.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work

if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Questionnaire
    from dialogue_app.domain.review import Review
    from dialogue_app.gui.widgets.return_review import ReturnReview
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.returns import Reading
    from dialogue_app.workspace.workspace import Workspace


class ReturnDesk(QObject):
    """Keeps one review for a page.

    Signals:
        opened(): show ``panel``.
        closed(): show the page again.

    Args:
        session: runs the work and says how it ended.
        page: whose desk it is.
        ready: called first; makes a dialogue the present one where the page has one marked, and says whether to go on.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, session: Session, page: QWidget, ready: Callable[[], bool] = lambda: True) -> None:
        super().__init__(page)
        self._session, self._page, self._ready = session, page, ready
        self._readings: tuple[Reading, ...] = ()
        self._review: Review | None = None
        self.is_open = False
        session.live_changed.connect(self._live_changed)
        session.dialogue_changed.connect(self._dialogue_changed)
        session.notifier.changed.connect(self._told)

    @cached_property
    def panel(self) -> "ReturnReview":
        """The review as a widget; built when first asked for."""
        from dialogue_app.gui.widgets.return_review import ReturnReview  # noqa: PLC0415 - the first screen shows none

        panel = ReturnReview(self._session)
        panel.accepted.connect(self.accept)
        panel.cancelled.connect(self.put_away)
        panel.owners_changed.connect(self._look_again)
        return panel

    # What the user does --------------------------------------------------------------------------------------

    def bring(self, paths: Sequence[Path]) -> None:
        """Read files, or those in folders, and show what they would change. Nothing is stored."""
        if paths and self._may_begin():
            self._bring(paths)

    def accept(self) -> None:
        """Take over what is ticked, in one step that can be undone as one."""
        from dialogue_app.workspace import returns  # noqa: PLC0415 - see panel

        review, picks, workspace = self._review, self.panel.picked, self._workspace
        if review is None or not picks:
            return

        def take() -> "Change | None":
            return returns.take_over(workspace, review, picks)

        if self._session.perform(take, self, self._not_taken):
            self.forget()
            undo = WayOut(self._session.texts("action.undo"), self._session.undo)
            taken = self._session.texts.count("returns.taken", len(picks))
            self._session.say("returns.done", Tone.OK, [undo], what=taken)

    def put_away(self) -> None:
        """Go back to the page; the review can be brought back until something else is brought in."""
        if self.is_open:
            self._close()
            back = WayOut(self._session.texts("returns.go-on"), self._again)
            self._session.say("returns.put-away", Tone.INFO, [back])

    def forget(self) -> None:
        """Drop the review and leave nothing of it in any widget."""
        was_begun, self._readings, self._review = bool(self._readings), (), None
        if was_begun:
            self.panel.show_review(None)
        if self.is_open:
            self._close()

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _may_begin(self) -> bool:
        session = self._session
        if session.live_supplier:
            end = WayOut(session.texts("returns.end-session"), lambda: session.set_live(""))
            session.say("returns.live-now", Tone.WARN, [end])
            return False
        if not self._ready():
            return False
        if not session.dialogue_id:
            session.say("returns.no-dialogue", Tone.INFO)
            return False
        return True

    def _bring(self, paths: Sequence[Path]) -> None:
        from dialogue_app.workspace import returns  # noqa: PLC0415 - see panel

        session, dialogue_id, workspace = self._session, self._session.dialogue_id, self._workspace
        try:
            versions = returns.forms(workspace, dialogue_id)
        except Problem as problem:
            session.report(problem)
            return

        def read(found: object) -> None:
            # Meanwhile another dialogue may have been chosen, or a supplier's session may have begun.
            if isinstance(found, tuple) and (dialogue_id, workspace) == (session.dialogue_id, session.workspace):
                self._take_in(found)

        session.messages.clear()
        session.start(session.texts.count("returns.reading", len(paths)), _reading(tuple(paths), versions), read)

    def _take_in(self, readings: "tuple[Reading, ...]") -> None:
        if self._session.live_supplier:
            self._may_begin()
        elif not readings:
            self._session.say("returns.no-files", Tone.INFO)
        else:
            self.forget()
            self._readings = readings
            self._again()

    def _again(self) -> None:
        """Show the review, made anew; nothing when it has been dropped meanwhile."""
        if self._readings and not self._session.live_supplier:
            self._look_again()
            self.is_open = bool(self._review)
            if self.is_open:
                self.opened.emit()
                self.panel.begin()

    def _look_again(self) -> None:
        from dialogue_app.workspace import preparing, returns  # noqa: PLC0415 - see panel

        dialogue_id = self._session.dialogue_id
        try:
            self._review = returns.review(self._workspace, dialogue_id, self._readings, self.panel.owners)
        except Problem as problem:
            self.forget()
            self._session.report(problem)
            return
        suppliers = [each.supplier for each in preparing.participants(self._workspace, dialogue_id)]
        self.panel.show_review(self._review, suppliers)

    def _not_taken(self, problem: Problem) -> None:
        self._session.report(problem)
        self._look_again()

    def _close(self) -> None:
        self.is_open = False
        self.closed.emit()

    def _live_changed(self, supplier_id: str) -> None:
        if supplier_id:
            self.forget()

    def _dialogue_changed(self, _dialogue_id: str) -> None:
        self.forget()

    def _told(self, _touched: object, originator: object) -> None:
        if self.is_open and originator is not self:
            self._look_again()


def _reading(paths: tuple[Path, ...], versions: "tuple[Questionnaire, ...]") -> Work:
    """Work for the background: only paths and frozen values."""

    def work(progress: Progress) -> "tuple[Reading, ...]":
        from dialogue_app.workspace import returns  # noqa: PLC0415 - see ReturnDesk.panel

        return returns.read_files(paths, versions, progress.say)

    return work
