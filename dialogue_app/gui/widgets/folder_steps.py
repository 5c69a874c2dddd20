"""Work on the shared folder beside the window, one thing at a time: two that write the same files would meet."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session

_PIECE_S = 0.05

Step = Callable[[Callable[[float], object]], object]
"""Work for the background: only frozen values and a path; it is given what to tell the share done."""


class FolderSteps(QObject):
    """Runs steps; one may begin the next when it is done.

    Signals:
        rested(): nothing runs any more.
    """

    rested = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._running = 0

    @property
    def busy(self) -> bool:
        """Whether something runs."""
        return self._running > 0

    def start(self, name: str, step: Step, done: Callable[..., object], failed: Callable[..., object]) -> None:
        """Run one step; what comes of it is dropped if another workspace is open by then."""
        session, asking = self._session, self._session.workspace

        def here(take: Callable[..., object]) -> Callable[[object], object]:
            return lambda result: take(result) if session.workspace is asking else None

        self._running += 1
        job = session.start(session.texts(name), lambda progress: step(progress.say), here(done), here(failed))
        for ending in (job.done, job.failed, job.cancelled):
            ending.connect(self._ended)
        if not job.running:
            self._ended()

    def gather(self, pieces: Iterator[object], done: Callable[..., object], failed: Callable[..., object]) -> None:
        """Go through pieces that need the workspace, between two events; the first that is not None is the result."""
        self._running += 1
        self._go_on(pieces, done, failed, self._session.workspace)

    def _go_on(
        self, pieces: Iterator[object], done: Callable[..., object], failed: Callable[..., object], asking: object
    ) -> None:
        until, found = monotonic() + _PIECE_S, None
        try:
            while found is None and monotonic() < until and self._session.workspace is asking:
                found = next(pieces)
        except Problem as problem:
            failed(problem)
        else:
            if found is None and self._session.workspace is asking:
                QTimer.singleShot(0, self, lambda: self._go_on(pieces, done, failed, asking))
                return
            if found is not None:
                done(found)
        self._ended()

    def _ended(self, *_: object) -> None:
        self._running -= 1
        if not self._running:
            self.rested.emit()
