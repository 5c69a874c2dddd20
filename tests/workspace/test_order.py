"""The clock goes backwards, the laptop travels or sleeps: what comes after what is kept by sequence, not by time."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, Source, State
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.workspace import Surroundings, Workspace, answering, documents, keeping, noting, preparing, talking
from tests.helpers.returned import proposal, returned, yes
from tests.helpers.workspaces import START, CountingIds, FixedClock
from tests.workspace.conftest import prepared
from tests.workspace.test_returns import take

JUMPS = (0, -7200, 3600, -3 * 86_400, 0, -1, 40 * 86_400, -41 * 86_400)
"""Seconds between one answer and the next: daylight saving, a journey, a dead battery, a night's sleep."""

GOV, FRC = "GOV-101", "FRC-101"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def alpha(workspace: Workspace, dialogue_id: str) -> str:
    return preparing.find_supplier(workspace, "Alpha").id


@pytest.fixture
def jumping(workspace: Workspace, clock: FixedClock) -> Workspace:
    """The workspace on a clock that the test turns; its ids run backwards, so that they order nothing either."""
    numbers = iter(range(10**6, 0, -1))
    new_id = lambda: f"00000000-0000-7000-8000-{next(numbers):012d}"  # noqa: E731
    workspace.surroundings = Surroundings(clock, new_id)
    return workspace


def said(number: int) -> Answer:
    return Answer(State.ANSWERED, claim=f"Answer {number}")


def test_answers_keep_their_order_whatever_the_clock_says(
    jumping: Workspace, dialogue_id: str, alpha: str, clock: FixedClock
) -> None:
    for number, seconds in enumerate(JUMPS):
        clock.move_on(seconds)
        answering.record(jumping, dialogue_id, alpha, GOV, said(number))
    item = jumping.questionnaire(dialogue_id).item(GOV)
    events = answering.history(jumping, dialogue_id, alpha, item)
    assert [event.answer.claim for event in events] == [f"Answer {number}" for number in reversed(range(len(JUMPS)))]
    assert [event.sequence for event in events] == sorted((event.sequence for event in events), reverse=True)
    assert events[0].at < events[-1].at
    compared = str(documents.comparison(jumping, dialogue_id))
    assert ("Answer 7" in compared, "Answer 6" in compared) == (True, False)
    jumping.history.undo()
    assert answering.current(jumping, dialogue_id, alpha, item).claim == "Answer 6"
    assert keeping.check(jumping) == ()


def test_talks_and_remarks_keep_their_order_whatever_the_clock_says(
    jumping: Workspace, dialogue_id: str, alpha: str, clock: FixedClock
) -> None:
    for number, seconds in enumerate(JUMPS):
        clock.move_on(seconds)
        noting.note(jumping, dialogue_id, alpha, Remark(RemarkKind.PARKED, f"Point {number}"))
        talking.close(jumping, dialogue_id, alpha)
        clock.move_on(-60)
        talking.reopen(jumping, dialogue_id, alpha, "slip", f"Slip {number}")
    noted = [event.remark.text for event in noting.remarks(jumping, dialogue_id) if event.remark]
    assert noted == [f"Point {number}" for number in range(len(JUMPS))]
    (talk,) = talking.of_dialogue(jumping, dialogue_id)
    assert [step.note for step in talk.steps if step.note] == [f"Slip {number}" for number in range(len(JUMPS))]
    assert talk.open


def test_another_time_zone_changes_neither_what_is_stored_nor_its_order(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    """The system's clock counts in UTC; what a user's clock shows is a matter of the window."""
    import os
    import time

    from dialogue_app.workspace.workspace import system_clock

    if not hasattr(time, "tzset"):
        pytest.skip("the time zone can't be changed from inside on this system")
    workspace.surroundings = replace(workspace.surroundings, clock=system_clock)
    before = os.environ.get("TZ")
    try:
        for number, zone in enumerate(("Pacific/Kiritimati", "Pacific/Midway", "Europe/Stockholm")):
            os.environ["TZ"] = zone
            time.tzset()
            answering.record(workspace, dialogue_id, alpha, GOV, said(number))
    finally:
        os.environ.pop("TZ") if before is None else os.environ.__setitem__("TZ", before)
        time.tzset()
    item = workspace.questionnaire(dialogue_id).item(GOV)
    events = answering.history(workspace, dialogue_id, alpha, item)
    assert [event.answer.claim for event in events] == ["Answer 2", "Answer 1", "Answer 0"]
    assert [event.at for event in events] == sorted((event.at for event in events), reverse=True)
    assert all(event.at.endswith("Z") for event in events)


# Where work stopped ------------------------------------------------------------------------------------------------


def test_where_work_stopped_is_the_open_talk_in_which_something_was_said_last(
    workspace: Workspace, dialogue_id: str, alpha: str
) -> None:
    beta = preparing.find_supplier(workspace, "Beta").id
    gov, frc = (workspace.questionnaire(dialogue_id).item(each).id for each in (GOV, FRC))
    assert talking.left_open(workspace) is None
    talking.start(workspace, dialogue_id, alpha)
    assert talking.left_open(workspace) == (dialogue_id, alpha, "")
    answering.record(workspace, dialogue_id, alpha, GOV, said(1))
    answering.record(workspace, dialogue_id, beta, FRC, said(2))
    assert talking.left_open(workspace) == (dialogue_id, beta, frc)
    answering.record(workspace, dialogue_id, alpha, FRC, said(3))
    answering.record(workspace, dialogue_id, alpha, GOV, said(4))
    assert talking.left_open(workspace) == (dialogue_id, alpha, gov)
    talking.close(workspace, dialogue_id, alpha)
    assert talking.left_open(workspace) == (dialogue_id, beta, frc)
    talking.close(workspace, dialogue_id, beta)
    assert talking.left_open(workspace) is None
    talking.start(workspace, dialogue_id, "")
    assert talking.left_open(workspace) == (dialogue_id, "", "")


def test_what_came_in_a_file_is_not_where_the_talk_stopped(workspace: Workspace, dialogue_id: str, alpha: str) -> None:
    beta = preparing.find_supplier(workspace, "Beta").id
    gov = workspace.questionnaire(dialogue_id).item(GOV)
    answering.record(workspace, dialogue_id, alpha, GOV, said(1))
    answering.record(workspace, dialogue_id, beta, FRC, replace(said(2), source=Source.WRITTEN))
    take(workspace, dialogue_id, returned(proposal(workspace.questionnaire(dialogue_id).item(FRC), yes()),
                                          supplier_id=alpha, dialogue_id=dialogue_id))  # fmt: skip
    assert talking.left_open(workspace) == (dialogue_id, alpha, gov.id)


def test_where_work_stopped_is_known_at_the_next_opening_and_in_the_right_dialogue(
    workspace: Workspace, dialogue_id: str, alpha: str, tmp_path: Path
) -> None:
    answering.record(workspace, dialogue_id, alpha, GOV, said(1))
    other = prepared(workspace, "Servers 2027")
    answering.record(workspace, other, alpha, FRC, said(2))
    frc = workspace.questionnaire(other).item(FRC).id
    workspace.close()
    again = Workspace.open(workspace.path, Surroundings(FixedClock(START - timedelta(days=9)), CountingIds()))
    assert talking.left_open(again) == (other, alpha, frc)
    again.close()
