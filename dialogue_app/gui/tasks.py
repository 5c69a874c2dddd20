"""Long work beside the window, on one small pool of threads.

The rule that replaces locks: work is given frozen values and a path, never the workspace or a database.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


class Cancelled(Exception):  # noqa: N818 - a decision of the user, not an error
    """Raised inside work when the user has cancelled it."""


class Progress:
    """The work's own view of its job: say how far it is, and find out whether to stop."""

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._stop = Event()

    def say(self, share: float) -> None:
        """Say which share (0 to 1) is done.

        Raises:
            Cancelled: the user does not want the result any more; let it pass.
        """
        if self._stop.is_set():
            raise Cancelled
        self._tell(share)

    def stop(self) -> None:
        """Ask the work to end at its next word."""
        self._stop.set()

    @property
    def stopped(self) -> bool:
        """Whether the work was asked to end."""
        return self._stop.is_set()


Work = Callable[[Progress], object]
"""What runs in the background: takes its Progress, returns the result or raises."""


class Job(QObject):
    """One piece of work under way. All signals arrive in the window's thread; exactly one of the last three comes."""

    progress = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    _news = Signal(str, object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._progress = Progress(lambda share: self._news.emit("progress", share))
        self.running = True
        self._news.connect(self._deliver, Qt.ConnectionType.AutoConnection)

    def run(self) -> None:
        """Do the work in the calling thread and report its end."""
        try:
            result = self._work(self._progress)
        except Cancelled:
            self._news.emit("cancelled", None)
        except Exception as error:  # handed to the window, which shows or logs it
            self._news.emit("failed", error)
        else:
            self._news.emit("cancelled" if self._progress.stopped else "done", result)

    def cancel(self) -> None:
        """Ask the work to stop. Its result, if one still comes, is thrown away."""
        self._progress.stop()

    @Slot(str, object)
    def _deliver(self, kind: str, value: object) -> None:
        if kind == "progress":
            self.progress.emit(value)
            return
        self.running = False
        if kind == "cancelled":
            self.cancelled.emit()
        else:
            getattr(self, kind).emit(value)


class Runner(Protocol):
    """Starts jobs. The window's runner uses threads, the tests' runner runs at once."""

    def start(self, job: Job) -> None:
        """Run ``job`` soon."""

    def close(self) -> None:
        """Cancel what runs and wait for it."""


class ThreadRunner:
    """Runs jobs on two threads; the threads are made with the first job."""

    def __init__(self) -> None:
        self._pool: ThreadPoolExecutor | None = None
        self._jobs: set[Job] = set()

    def start(self, job: Job) -> None:
        """Run ``job`` on the pool, which is made for the first one."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - no start needs it

        self._pool = self._pool or ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")
        self._jobs.add(job)
        for ending in (job.done, job.failed, job.cancelled):
            ending.connect(lambda *_, ended=job: self._jobs.discard(ended))
        self._pool.submit(job.run)

    def close(self) -> None:
        """Cancel all jobs and wait until their threads have ended."""
        for job in self._jobs:
            job.cancel()
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


class InlineRunner:
    """Runs each job at once in the calling thread, for tests."""

    def start(self, job: Job) -> None:
        """Run ``job`` before returning."""
        job.run()

    def close(self) -> None:
        """Nothing is ever left running."""
