"""A talk: the session with one supplier, or the meeting of all, from its start until it is closed.

What happened is a row of steps, only ever appended; the last one says where the talk stands. A closed talk takes no
more answers until somebody opens it again and says why.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from dialogue_app.errors import Problem

LONGEST_NOTE = 2000
"""Characters of the words that explain a step."""


class TalkFormat(StrEnum):
    """How suppliers are heard (specification 1.7)."""

    ONE_TO_ONE = "one-to-one"
    PLENARY = "plenary"
    ROUND = "round"
    KICK_OFF = "kick-off"


EVERYBODY = frozenset({TalkFormat.PLENARY})
"""Formats in which all suppliers are in the room; what is said there belongs to no single one."""


class StepKind(StrEnum):
    """What can happen to a talk."""

    STARTED = "started"
    CLOSED = "closed"
    REOPENED = "reopened"


class Reopening(StrEnum):
    """Why a closed talk is opened again. After ``supplier`` every answer counts as corrected by the supplier."""

    SUPPLIER = "supplier"
    SLIP = "slip"
    GOES_ON = "goes-on"


_PUT_RIGHT = frozenset({Reopening.SUPPLIER.value, Reopening.SLIP.value})
"""Reasons after which nobody talks any more."""


@dataclass(frozen=True, slots=True)
class TalkStep:
    """One step. ``supplier_id`` is empty where everybody is in the room; ``sequence`` orders steps, not ``at``."""

    id: str
    talk_id: str
    dialogue_id: str
    supplier_id: str
    format: TalkFormat
    kind: StepKind
    reason: str = ""
    note: str = ""
    sequence: int = 0
    at: str = ""
    recorded_by: str = ""
    device: str = ""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with its steps, oldest first; there is always at least one."""

    steps: tuple[TalkStep, ...]

    @property
    def id(self) -> str:
        """Its id."""
        return self.steps[0].talk_id

    @property
    def dialogue_id(self) -> str:
        """In which dialogue."""
        return self.steps[0].dialogue_id

    @property
    def supplier_id(self) -> str:
        """With whom; empty for everybody."""
        return self.steps[0].supplier_id

    @property
    def format(self) -> TalkFormat:
        """In which format."""
        return self.steps[0].format

    @property
    def started_at(self) -> str:
        """When it began, as stored."""
        return self.steps[0].at

    @property
    def closed_at(self) -> str:
        """When it was closed, as stored; empty while it is open."""
        return "" if self.open else self.steps[-1].at

    @property
    def ended_at(self) -> str:
        """When the talking ended, as stored; closing it again after a correction does not count."""
        ended = ""
        for before, step in pairwise(self.steps):
            if step.kind is StepKind.CLOSED and before.reason not in _PUT_RIGHT:
                ended = step.at
            elif step.reason == Reopening.GOES_ON:
                ended = ""
        return ended

    @property
    def open(self) -> bool:
        """Whether it takes answers and remarks."""
        return self.steps[-1].kind is not StepKind.CLOSED

    @property
    def opened_at(self) -> str:
        """When it was opened last, as stored: begun, or opened again."""
        return next(step.at for step in reversed(self.steps) if step.kind is not StepKind.CLOSED)

    def seconds(self, now: datetime) -> float:
        """Return how long it has been open until ``now``; the time between closing and reopening does not count."""
        total, since = 0.0, None
        for step in self.steps:
            at = datetime.fromisoformat(step.at)
            if step.kind is StepKind.CLOSED:
                total += (at - since).total_seconds() if since else 0
                since = None
            else:
                since = since or at
        return max(0.0, total + ((now - since).total_seconds() if since else 0))

    @property
    def correcting(self) -> bool:
        """Whether it was opened again for what the supplier wants corrected."""
        return self.open and self.steps[-1].reason == Reopening.SUPPLIER


def talks(steps: Iterable[TalkStep]) -> tuple[Talk, ...]:
    """Return the talks that these steps, in order of their sequence, are the story of."""
    by_talk: dict[str, list[TalkStep]] = {}
    for step in steps:
        by_talk.setdefault(step.talk_id, []).append(step)
    return tuple(Talk(tuple(each)) for each in by_talk.values())


def check_reason(reason: str, note: str) -> None:
    """Accept why a closed talk is opened again.

    Raises:
        Problem: no such reason, or the words that explain it are missing where a slip is put right, or too long.
    """
    if reason not in set(Reopening):
        raise Problem("talk-reopen-reason", reasons=", ".join(Reopening))
    if reason == Reopening.SLIP and not note.strip():
        raise Problem("talk-reopen-note")
    if len(note) > LONGEST_NOTE:
        raise Problem("talk-note-too-long", longest=LONGEST_NOTE, length=len(note))
