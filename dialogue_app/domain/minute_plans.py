"""The minute plans of a talk (specification 1.7): who does what in which minute, and which questions fit.

Knows no format and no supplier. Minutes count from the beginning of the talk; what comes before it is negative.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.talks import TalkFormat
from dialogue_app.errors import Problem
from question_bank import Room


class Plan(StrEnum):
    """Plans A, B (60 and 45 minutes), D and E."""

    PLENARY = "plenary"
    ONE_TO_ONE = "one-to-one"
    ONE_TO_ONE_SHORT = "one-to-one-45"
    ROUND = "round"
    KICK_OFF = "kick-off"


class Step(NamedTuple):
    """A part of a talk: from minute to minute, and the key of its texts."""

    start: int
    end: int
    key: str


CELL, TOPIC, GAP = "cell", "topic", "gap"
"""Steps with a question, with a topic for all, and between two talks."""

CELL_MINUTES = 5
GAP_MINUTES = 15

_DAY = 24 * 60
_TIME = re.compile("([01]?[0-9]|2[0-3]):[0-5][0-9]")


def _cells(start: int, number: int) -> tuple[Step, ...]:
    starts = range(start, start + number * CELL_MINUTES, CELL_MINUTES)
    return tuple(Step(minute, minute + CELL_MINUTES, CELL) for minute in starts)


STEPS: Mapping[Plan, tuple[Step, ...]] = {
    Plan.PLENARY: (
        Step(-30, 0, "check"), Step(0, 3, "welcome"), Step(3, 6, "sponsor"), Step(6, 11, "rules"), Step(11, 20, "need"),
        Step(20, 30, "expert"), Step(30, 33, "poll"), Step(33, 53, TOPIC), Step(53, 73, TOPIC), Step(73, 80, "break"),
        Step(80, 100, TOPIC), Step(100, 110, "all-questions"), Step(110, 116, "poll-again"), Step(116, 120, "close"),
    ),
    Plan.ONE_TO_ONE: (
        Step(0, 4, "open"), Step(4, 8, "chain"), *_cells(8, 8), Step(48, 53, "own-questions"), Step(53, 57, "advice"),
        Step(57, 60, "read-back"), Step(60, 60 + GAP_MINUTES, GAP),
    ),
    Plan.ONE_TO_ONE_SHORT: (
        Step(0, 4, "open"), *_cells(4, 6), Step(34, 38, "own-questions"), Step(38, 41, "advice"),
        Step(41, 45, "read-back"), Step(45, 45 + GAP_MINUTES, GAP),
    ),
    Plan.ROUND: (
        Step(0, 4, "round-open"), Step(4, 16, "actions"), *_cells(16, 4), Step(36, 38, "free"),
        Step(38, 48, "contradictions"), Step(48, 56, "agree"), Step(56, 60, "round-close"),
        Step(60, 60 + GAP_MINUTES, GAP),
    ),
    Plan.KICK_OFF: (
        Step(0, 5, "kick-open"), Step(5, 17, "clauses"), Step(17, 25, "forms"), Step(25, 31, "follow-up"),
        Step(31, 35, "data"), Step(35, 41, "brands"), Step(41, 45, "kick-close"),
        Step(45, 45 + GAP_MINUTES, GAP),
    ),
}  # fmt: skip


def clock(start: str, minutes: int) -> str:
    """Return the time of day ``minutes`` after ``start`` ("09:30"), past midnight if need be.

    Raises:
        Problem: ``start`` is no time of day.
    """
    if not _TIME.fullmatch(start):
        raise Problem("time-unreadable", value=start)
    hours, _, rest = start.partition(":")
    hour, minute = divmod((int(hours) * 60 + int(rest) + minutes) % _DAY, 60)
    return f"{hour:02}:{minute:02}"


_SHORT_TALK = 50
"""Minutes; a one-to-one with less follows the plan of 45 minutes."""

_SOON = 0.8
"""Share of the time from which on a clock warns (specification 1.8 N15)."""


class Pressure(StrEnum):
    """How much of the time is spent."""

    FINE = "fine"
    SOON = "soon"
    OVER = "over"


def pressure(seconds: float, minutes: int) -> Pressure:
    """Return how much of some minutes these seconds are."""
    if seconds >= minutes * 60:
        return Pressure.OVER
    return Pressure.SOON if seconds >= _SOON * minutes * 60 else Pressure.FINE


def plan_of(talk: TalkFormat, slot_minutes: int) -> Plan:
    """Return the plan that a talk of this format and length follows."""
    if talk is TalkFormat.ONE_TO_ONE and slot_minutes < _SHORT_TALK:
        return Plan.ONE_TO_ONE_SHORT
    return Plan(talk.value)


def stretched(plan: Plan, slot_minutes: int) -> tuple[Step, ...]:
    """Return the steps of one talk laid over the minutes it has; places for questions follow each other as one step."""
    steps = [step for step in STEPS[plan] if step.start >= 0 and step.key != GAP]
    whole = steps[-1].end
    found: list[Step] = []
    for step in steps:
        start, end = (round(minute * slot_minutes / whole) for minute in (step.start, step.end))
        if found and found[-1].key == step.key == CELL:
            found[-1] = found[-1]._replace(end=end)
        else:
            found.append(Step(start, end, step.key))
    return tuple(found)


def step_at(steps: tuple[Step, ...], seconds: float) -> Step:
    """Return the step that runs after so many seconds; the last one when the time is over."""
    return next((step for step in steps if seconds < step.end * 60), steps[-1])


def length(plan: Plan) -> int:
    """Return the minutes from the beginning of one talk to that of the next."""
    return STEPS[plan][-1].end


def repeats(plan: Plan) -> bool:
    """Whether the plan is held once for each supplier: all but the plenary are."""
    return plan is not Plan.PLENARY


class Choice(NamedTuple):
    """Which questions are asked aloud, which fit the room but not the time, and which are for writing only."""

    aloud: tuple[Item, ...]
    no_time: tuple[Item, ...]
    written: tuple[Item, ...]


def choice(plan: Plan, form: Questionnaire) -> Choice:
    """Return what is asked aloud in a plan: questions that fit the room, those that must be asked first."""
    places = sum(step.key in (CELL, TOPIC) for step in STEPS[plan])
    rooms = {Room.PLENARY} if plan is Plan.PLENARY else {Room.PLENARY, Room.ONE_TO_ONE}
    items = sorted(form.items(), key=lambda item: not item.must)
    fitting = tuple(item for item in items if item.snapshot.room in rooms)
    others = tuple(item for item in items if item.snapshot.room not in rooms)
    return Choice(fitting[:places], fitting[places:], others)


def topics(dialogue: Dialogue, form: Questionnaire, language: str) -> tuple[str, ...]:
    """Return what a plenary talks about: the candidate criteria, else the questions that may be asked before all."""
    places = sum(step.key == TOPIC for step in STEPS[Plan.PLENARY])
    criteria = tuple(hypothesis.outcome for hypothesis in dialogue.hypotheses)
    asked = tuple(f"{item.code}  {item.prompt(language)}" for item in choice(Plan.PLENARY, form).aloud)
    return (criteria or asked)[:places]
