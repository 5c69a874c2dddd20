"""Joins the card on which two suppliers become one with the workspace."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.same_part import SamePart


class SameDesk(QObject):
    """Shows what it would mean while a name is typed, and does it when told.

    Args:
        session: makes the change.
        part: the card.
        page: in which the user works.
        closed: called when the card is put away.
    """

    def __init__(self, session: Session, part: SamePart, page: QWidget, closed: Callable[[], object]) -> None:
        super().__init__(page)
        self._session, self._part, self._page, self._closed = session, part, page, closed
        part.looked.connect(self._look)
        part.wanted.connect(self._join)
        part.closed.connect(closed)

    def begin(self, kept: Supplier) -> None:
        """Open the card for a supplier."""
        from dialogue_app.workspace import preparing  # noqa: PLC0415 - with the modules below, when it is wanted

        assert self._session.workspace
        known = preparing.suppliers(self._session.workspace)
        self._part.begin(kept, [each.name for each in known if each.id != kept.id])

    def _look(self) -> None:
        from dialogue_app.workspace import joining  # noqa: PLC0415 - see begin

        part, session = self._part, self._session
        words = part.other.text().strip()
        if not words or part.kept is None or session.workspace is None:
            part.say("")
            return
        try:
            found = joining.preview(session.workspace, part.kept.id, words)
        except Problem as problem:
            part.say("", "" if problem.key == "supplier-unknown" else session.sentence(problem))
            return
        names = {"supplier": found.kept.name, "other": found.other.name}
        titles = ", ".join(each.title for each in found.of_other)
        key = "participants.same-preview" if titles else "participants.same-nowhere"
        part.say(session.texts(key, dialogues=titles, **names))

    def _join(self) -> None:
        from dialogue_app.workspace import joining  # noqa: PLC0415 - see begin

        part, session, failures = self._part, self._session, list[Problem]()
        workspace, kept, words = session.workspace, part.kept, part.other.text().strip()
        if workspace is None or kept is None:
            return
        change = session.perform(lambda: joining.join(workspace, kept.id, words), self._page, failures.append)
        for problem in failures:
            part.say("", session.sentence(problem))
        if change:
            self._closed()
            undo = WayOut(session.texts("action.undo"), session.undo)
            session.say("participants.joined", Tone.OK, [undo], **change.details)
