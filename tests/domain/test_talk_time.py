"""How long a talk lasts, and which step of the minute plan runs (specification 1.8 N15)."""

from datetime import datetime, timedelta

import pytest

from dialogue_app.domain.minute_plans import CELL, Plan, Pressure, plan_of, pressure, step_at, stretched
from dialogue_app.domain.talks import StepKind, Talk, TalkFormat, TalkStep

BEGIN = datetime.fromisoformat("2026-11-22T14:00:00.000Z")


def talk(*steps: tuple[StepKind, int]) -> Talk:
    """Return a talk with these steps, each so many minutes after the beginning."""
    made = [
        TalkStep("s", "t", "d", "a", TalkFormat.ONE_TO_ONE, kind, at=(BEGIN + timedelta(minutes=minute)).isoformat())
        for kind, minute in steps
    ]
    return Talk(tuple(made))


def minutes(asked: Talk, at: int) -> float:
    return asked.seconds(BEGIN + timedelta(minutes=at)) / 60


def test_n15_the_time_between_closing_and_opening_again_does_not_count() -> None:
    asked = talk((StepKind.STARTED, 0), (StepKind.CLOSED, 40), (StepKind.REOPENED, 100))
    assert minutes(asked, 110) == 50
    assert minutes(talk((StepKind.STARTED, 0), (StepKind.CLOSED, 40)), 500) == 40
    assert asked.opened_at == (BEGIN + timedelta(minutes=100)).isoformat()


def test_n15_a_clock_that_was_set_back_never_counts_below_nothing() -> None:
    assert minutes(talk((StepKind.STARTED, 10)), 5) == 0


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "fine"), (2879, "fine"), (2880, "soon"), (3599, "soon"), (3600, "over"), (99999, "over")]
)
def test_n15_a_clock_warns_from_four_fifths_on(seconds: int, said: str) -> None:
    assert pressure(seconds, 60) is Pressure(said)


def test_n15_the_plan_says_until_when_questions_are_asked() -> None:
    steps = stretched(Plan.ONE_TO_ONE, 60)
    assert step_at(steps, 20 * 60) == (8, 48, CELL)
    assert step_at(steps, 49 * 60).key == "own-questions"
    assert step_at(steps, 500 * 60).key == "read-back"
    assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]


def test_n15_a_plan_is_laid_over_the_minutes_there_are() -> None:
    assert step_at(stretched(Plan.ROUND, 30), 0).end == 2
    assert stretched(Plan.ROUND, 30)[-1].end == 30


@pytest.mark.parametrize(
    ("talk_format", "slot", "plan"),
    [("one-to-one", 60, Plan.ONE_TO_ONE), ("one-to-one", 45, Plan.ONE_TO_ONE_SHORT), ("round", 20, Plan.ROUND)],
)
def test_n15_a_talk_follows_the_plan_of_its_format_and_length(talk_format: str, slot: int, plan: Plan) -> None:
    assert plan_of(TalkFormat(talk_format), slot) is plan
