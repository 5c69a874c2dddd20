"""Counts the questions of a list beside the window, as fast as the user changes how it is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work

if TYPE_CHECKING:
    from dialogue_app.domain.question_list import ListFile, Part

    Reading = tuple[ListFile, tuple[Part, ...]]


class ListCount(QObject):
    """Counts one way of reading at a time; of those that come meanwhile only the last is counted.

    Signals:
        counted(int): how many questions the way of reading that was asked for last finds.

    Args:
        session: runs the work.
        parent: what it belongs to.
    """

    counted = Signal(int)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Reading | None = None
        self._running: Reading | None = None

    def count(self, reading: "Reading | None") -> None:
        """Count what this way of reading finds; None: nothing is to be said any more."""
        self._wanted = reading
        if self._running is None:
            self._next()

    def _next(self) -> None:
        self._running = reading = self._wanted
        if reading:
            name = self._session.texts("list-in.counting", file=reading[0].name)
            work = _counting(reading)
            self._session.start(name, work, self._done, self._failed).cancelled.connect(self._ended)

    def _done(self, number: object) -> None:
        if self._wanted is self._running and isinstance(number, int):
            self.counted.emit(number)
        self._ended()

    def _failed(self, problem: Problem) -> None:
        self._session.report(problem)
        self._ended()

    def _ended(self) -> None:
        """Go on with what came meanwhile."""
        if self._wanted is self._running:
            self._wanted = None
        self._next()


def _counting(reading: "Reading") -> Work:
    """Work for the background: only frozen values."""

    def work(progress: Progress) -> int:
        from dialogue_app.workspace import listing  # noqa: PLC0415 - loaded when a list comes

        progress.say(0)
        return len(listing.found(*reading)[0])

    return work
