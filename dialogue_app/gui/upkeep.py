"""What the window does for the open file by itself: a backup when it was changed, a look at its place and every row.

All of it waits until the window is up. Backups go by a clock that nobody can set back. The look goes on in small pieces
between two events, because the file belongs to the window's thread.
"""

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dialogue_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dialogue_app.workspace.workspace import Workspace

BEGIN_MS = 2_000
BACKUP_MS = 25 * 60_000
"""A change is in a backup after this time; no more than half an hour of work may be without one."""

_PIECE_S = 0.02


class Upkeep(QObject):
    """Looks after one workspace at a time.

    Signals:
        damaged(tuple): what a look at the file has found.
        backed_up(object): a backup was written.
        away(str): the file lies in a cloud or network folder: which, of ``places.Place``.
        failed(Problem): a backup could not be written.
    """

    damaged = Signal(object)
    backed_up = Signal(object)
    away = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace: Workspace | None = None
        self._steps: Iterator[tuple[str, ...]] = iter(())
        self._begin = QTimer(self, singleShot=True, interval=BEGIN_MS)
        self._begin.timeout.connect(self.begin)
        self._look = QTimer(self, interval=0)
        self._look.timeout.connect(self._go_on)
        self._backup = QTimer(self, singleShot=True, interval=BACKUP_MS)
        self._backup.timeout.connect(self.back_up)

    def follow(self, workspace: "Workspace | None") -> None:
        """Look after this one from now on."""
        for timer in (self._begin, self._look, self._backup):
            timer.stop()
        self._workspace = workspace
        if workspace:
            self._begin.start()

    def note_change(self) -> None:
        """A change is on disk: see that it gets into a backup."""
        if self._workspace and not self._backup.isActive():
            self._backup.start()

    def begin(self) -> None:
        """Back the file up as it was opened, and begin to look at it."""
        from dialogue_app.workspace import keeping, places  # noqa: PLC0415 - the first picture does not wait for it

        if self._workspace:
            keeping.warm_up(self._workspace)
            keeping.sweep()
            self.back_up("opened")
            place = places.place_of(self._workspace.path)
            if place is not places.Place.LOCAL:
                self.away.emit(place.value)
            self._steps = keeping.checking(self._workspace)
            self._look.start()

    def back_up(self, reason: str = "work") -> None:
        """Write a backup if something was written since the newest one."""
        from dialogue_app.workspace import backups  # noqa: PLC0415 - see begin

        if not self._workspace:
            return
        self._backup.stop()
        try:
            made = backups.make_if_changed(self._workspace, backups.Reason(reason))
        except Problem as problem:
            self._backup.start()  # try again later; the user is told now
            self.failed.emit(problem)
        else:
            if made:
                self.backed_up.emit(made)

    def stop_at(self, found: tuple[str, ...]) -> None:
        """End the look at this: the file is damaged. It is said once; what is made of it later would be no backup."""
        for timer in (self._begin, self._look, self._backup):
            timer.stop()
        if self._workspace:
            self._workspace = None
            self.damaged.emit(found)

    def _go_on(self) -> None:
        """Look at a little more; what is found ends it."""
        until = monotonic() + _PIECE_S
        while monotonic() < until:
            found = next(self._steps, None)
            if found is None:
                self._look.stop()
                return
            if found:
                self.stop_at(found)
                return
