"""Measures a talk for the line above it: from its start, against the minutes it has and the minute plan."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.minute_plans import plan_of, stretched
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.talks import Talk
from dialogue_app.gui.models.talk_clock import TalkClock
from dialogue_app.gui.models.talk_memory import TalkMemory
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.clock_line import ClockLine
from dialogue_app.gui.widgets.room_part import RoomPart
from dialogue_app.workspace import talking


class TalkTime(QObject):
    """The clock of one page.

    Args:
        session: its workspace says what time it is, its settings keep pauses.
        room: shows the whole minute plan.
        pause: lets the clock stand still, or run.
    """

    def __init__(self, session: Session, room: RoomPart, pause: QAction) -> None:
        super().__init__()
        self._session, self._room, self._home = session, room, session.workspace
        self.memory = TalkMemory(session.settings)
        self.clock = TalkClock(self._now, self.memory)
        self.line = ClockLine(session.texts, self.clock, pause)
        self._talk: Talk | None = None
        self.line.step_changed.connect(self._show_plan)

    def begin(self, talk: Talk | None) -> None:
        """Run again: the supplier is in the room."""
        if talk and talk.open:
            self.memory.resume(talk.id, self._now())

    def leave(self) -> None:
        """Stand still: another supplier comes, or nobody."""
        if self._talk and self._talk.open:
            self.memory.pause(self._talk.id, self._now())
        self._talk = None
        self.clock.show("", "")
        self.clock.follow(None)

    def turn(self) -> None:
        """Stand still because the user wants it, or run again."""
        (self.clock.resume if self.clock.paused else self.clock.pause)()
        self.line.tick()

    def follow(self, talk: Talk | None, dialogue: Dialogue, supplier_id: str, item: Item | None) -> None:
        """Measure this talk, and the question that is shown."""
        self._talk = talk
        self.clock.follow(talk)
        self.clock.show(supplier_id, item.id if item else "")
        if talk and item:
            self.memory.show(talk.id, item.id)
        slot = dialogue.event.slot_minutes
        plan = plan_of(talk.format if talk else talking.USUAL[dialogue.kind], slot)
        self.line.measure(slot, item.snapshot.minutes_live if item else 0, stretched(plan, slot))
        self._show_plan()

    def stopped_at(self, talk: Talk | None) -> str:
        """Return the id of the question that was shown last in a talk, empty when that is not known."""
        return self.memory.kept(talk.id).item_id if talk else ""

    def _show_plan(self) -> None:
        self._room.show_plan(self.line.steps, self.line.step)

    def _now(self) -> datetime:
        assert self._home
        return self._home.surroundings.clock()
