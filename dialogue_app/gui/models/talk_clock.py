"""The time of the talk and the time on the question now shown. Pure: it is told what is shown and asks for the time."""

from collections.abc import Callable
from datetime import datetime

from dialogue_app.domain.talks import Talk
from dialogue_app.gui.models.talk_memory import TalkMemory


class TalkClock:
    """Two times of one supplier's talk; both stand still while it is paused.

    Args:
        now: returns the present moment.
        memory: keeps how long talks stood still.
    """

    def __init__(self, now: Callable[[], datetime], memory: TalkMemory) -> None:
        self._now, self._memory = now, memory
        self._talk: Talk | None = None
        self._cell: tuple[str, str] = ("", "")
        self._since: datetime | None = None
        self._spent: dict[tuple[str, str], float] = {}

    @property
    def paused(self) -> bool:
        """Whether it stands still because the user wants it."""
        return bool(self._talk and self._memory.kept(self._talk.id).paused_since)

    @property
    def begun(self) -> bool:
        """Whether there is a talk to measure."""
        return self._talk is not None

    @property
    def seconds(self) -> float:
        """How long the talk has lasted, without pauses."""
        if not self._talk:
            return 0.0
        now = self._now()
        return max(0.0, self._talk.seconds(now) - self._memory.paused(self._talk.id, now))

    @property
    def cell_seconds(self) -> float:
        """How long the question now shown has been shown to this supplier, without pauses."""
        running = (self._now() - self._since).total_seconds() if self._since else 0.0
        return self._spent.get(self._cell, 0.0) + max(0.0, running)

    def follow(self, talk: Talk | None) -> None:
        """Measure this talk, or none yet."""
        self._talk = talk
        self._run()

    def show(self, supplier_id: str, item_id: str) -> None:
        """Measure the time on another question of a supplier; empty ids for none."""
        self._stop()
        self._cell = (supplier_id, item_id)
        self._run()

    def pause(self) -> None:
        """Stand still."""
        if self._talk:
            self._stop()
            self._memory.pause(self._talk.id, self._now())

    def resume(self) -> None:
        """Go on."""
        if self._talk:
            self._memory.resume(self._talk.id, self._now())
            self._run()

    def _stop(self) -> None:
        self._spent[self._cell] = self.cell_seconds
        self._since = None

    def _run(self) -> None:
        if not self._since and self._cell[1] and self._talk and self._talk.open and not self.paused:
            self._since = self._now()
