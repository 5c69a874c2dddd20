"""When an action of the Live page makes sense: during a talk, while it can be written down, in the meeting of all."""

from collections.abc import Callable
from typing import NamedTuple

Step = Callable[[], object]


class During(NamedTuple):
    """Wraps steps so that they do nothing at the wrong time.

    Attributes:
        talking: whether a supplier's session is shown.
        meeting: whether the meeting of all is shown.
        locked: whether the talk is closed.
        refuse: says that a closed talk takes nothing more.
    """

    talking: Callable[[], bool]
    meeting: Callable[[], bool]
    locked: Callable[[], bool]
    refuse: Step

    def talk(self, do: Step) -> Callable[[], None]:
        """Return ``do`` for the time a supplier's session is shown."""

        def carry_out() -> None:
            if self.talking():
                do()

        return carry_out

    def open_talk(self, do: Step) -> Callable[[], None]:
        """Return ``do`` for the time something can be recorded; in a closed talk it says why not."""
        return self.talk(lambda: self.refuse() if self.locked() else do())

    def talk_or_meeting(self, in_talk: Callable[[], None], in_meeting: Step) -> Callable[[], None]:
        """Return what does the one while one supplier is in the room, and the other while all are."""

        def carry_out() -> None:
            if self.meeting():
                in_meeting()
            else:
                in_talk()

        return carry_out
