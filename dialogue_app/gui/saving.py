"""Whether what the user does reaches the disk. While it does not, whoever holds unsaved text is asked to try again.

Knows neither pages nor the file; the session tells it how each change went.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from dialogue_app.errors import Problem

RETRY_MS = 3000


class Saving(QObject):
    """Watches how changes end.

    Signals:
        failing(Problem): the file could not be written; once for each new reason.
        again(): save now what could not be saved before.
        works(bool): the file can be written again; True if a change of the user was, False if it was only tried.

    Args:
        probe: tries to write to the file; raises the Problem if that is not possible.
    """

    failing = Signal(object)
    again = Signal()
    works = Signal(bool)

    def __init__(self, probe: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.problem: Problem | None = None
        self._probe, self._tried = probe, False
        self._timer = QTimer(self, interval=RETRY_MS)
        self._timer.timeout.connect(self.try_again)

    def went_wrong(self, problem: Problem) -> None:
        """A change could not be written."""
        self._tried = True
        known, self.problem = self.problem, problem
        if not self._timer.isActive():
            self._timer.start()
        if not known or known.key != problem.key:
            self.failing.emit(problem)

    def went_well(self) -> None:
        """A change is on disk."""
        self._tried = True
        self._end(changed=True)

    def forget(self) -> None:
        """Nothing is waiting any more: another workspace is open, or none."""
        self._timer.stop()
        self.problem = None

    def try_again(self) -> bool:
        """Have everything saved that waits, or find out whether it could be; True when saving works now."""
        if self.problem:
            self._tried = False
            self.again.emit()
            if not self._tried:
                self._ask()
        return self.problem is None

    def _ask(self) -> None:
        try:
            self._probe()
        except Problem as problem:
            self.went_wrong(problem)
        else:
            self._end(changed=False)

    def _end(self, *, changed: bool) -> None:
        if self.problem:
            self.forget()
            self.works.emit(changed)
