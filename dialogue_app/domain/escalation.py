"""The ladder of pressure in a contract: each step has a day, a reason and a right to reply.

Engagement comes first and cutting ties last. A foreseen step that is not taken needs its reason too: leaving an agreed
sanction out can be unequal treatment (specification 1.2 L13, L15; 5.5).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from dialogue_app.domain.followup_days import day_of, reply_day
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.errors import Problem


class Rung(IntEnum):
    """Steps of the ladder, the gentlest first."""

    REMINDER = 0
    WRITTEN_REQUEST = 1
    MANAGEMENT_MEETING = 2
    NOTICE_OF_BREACH = 3
    JOINT_LETTER = 4
    SANCTION = 5
    PAST_PERFORMANCE = 6
    TERMINATION = 7


_BEFORE = {
    Rung.SANCTION: Rung.WRITTEN_REQUEST,
    Rung.PAST_PERFORMANCE: Rung.SANCTION,
    Rung.TERMINATION: Rung.NOTICE_OF_BREACH,
}
"""What must have been done before: a note on past performance, for one, follows a formal sanction only."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One step of the ladder, taken or, with ``taken`` false, foreseen and not taken. ISO days."""

    rung: int
    on: str
    reason: str
    taken: bool = True
    reply_by: str = ""
    replied_on: str = ""


def climbed(measures: Sequence[Measure], measure: Measure) -> tuple[Measure, ...]:
    """Return the steps with one more; from a written request on there are ten working days to reply.

    Raises:
        Problem: no such step, no reason, a day that can't be read, or what must come before was not done.
    """
    measure = cleaned(measure)
    if measure.rung not in set(Rung):
        raise Problem("ladder-step", known=f"0-{max(Rung).value}")
    if not measure.reason:
        raise Problem("ladder-without-reason")
    on = day_of(measure.on)
    if measures and measure.on < measures[-1].on:
        raise Problem("ladder-day", day=measures[-1].on)
    needed = _BEFORE.get(Rung(measure.rung))
    if measure.taken and needed is not None and not any(each.taken and each.rung == needed for each in measures):
        raise Problem("ladder-too-early", step=measure.rung, before=needed.value)
    if measure.taken and measure.rung >= Rung.WRITTEN_REQUEST and not measure.reply_by:
        measure = replace(measure, reply_by=reply_day(on).isoformat())
    return (*measures, measure)


def next_rung(measures: Sequence[Measure]) -> Rung | None:
    """Return the gentlest step that has not been taken yet; None after the last."""
    highest = max((each.rung for each in measures if each.taken), default=-1)
    return Rung(highest + 1) if highest < max(Rung) else None
