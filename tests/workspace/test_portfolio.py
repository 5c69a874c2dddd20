"""Which contract deserves which depth, and how an organisation stands at the eight points of the checklist."""

from dataclasses import replace
from datetime import date

import pytest

from dialogue_app.domain.portfolio import Depth, Point, points
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, following, portfolio, preparing
from tests.helpers.workspaces import sample_workspace

TODAY = date(2026, 11, 23)


@pytest.fixture
def sample(tmp_path) -> Workspace:
    return sample_workspace(tmp_path)


@pytest.mark.parametrize(
    ("given", "score", "depth"),
    [
        ((0, 0, 0, (4, 8), date(2026, 6, 1)), 0, Depth.DESK),
        ((1, 1, 0, (1, 8), date(2025, 10, 1)), 4, Depth.DESK),
        ((2, 1, 0, (0, 0), date(2026, 6, 1)), 5, Depth.MEETING),
        ((3, 2, 1, (0, 8), date(2026, 6, 1)), 8, Depth.MEETING),
        ((3, 2, 2, (0, 8), date(2026, 6, 1)), 9, Depth.AUDIT),
        ((3, 3, 9, (0, 8), None), 14, Depth.AUDIT),
        ((None, None, 0, (0, 0), None), 4, Depth.DESK),
    ],
)
def test_points_are_those_of_the_specification(given: tuple, score: int, depth: Depth) -> None:
    risk, spend, grave, proven, reviewed = given
    made = points(risk, spend, grave, proven, reviewed=reviewed, today=TODAY)
    assert (made.score, made.depth) == (score, depth)


def test_time_counts_from_a_year_and_from_two() -> None:
    waited = [
        points(0, 0, 0, (1, 1), reviewed=day, today=TODAY).waiting
        for day in (date(2025, 11, 30), date(2025, 10, 31), date(2024, 11, 30), date(2024, 10, 31), None)
    ]
    assert waited == [0, 1, 1, 2, 2]


def test_each_contract_stands_once_by_its_newest_round(sample: Workspace) -> None:
    (only,) = portfolio.contracts(sample)
    assert only.title == "Data centre hardware, round 2"
    assert only.contractors
    assert only.reviewed_on
    assert 0 < only.proven <= only.answers
    assert only.complete


def test_risk_and_spend_are_said_with_the_contract_and_undone(sample: Workspace) -> None:
    (before,) = portfolio.contracts(sample)
    said = replace(following.contract(sample, before.dialogue_id), risk=3, spend=0)
    following.change_contract(sample, before.dialogue_id, said)
    (after,) = portfolio.contracts(sample)
    assert after.points.score == before.points.score - 1
    sample.history.undo()
    assert portfolio.contracts(sample) == (before,)


def test_a_band_that_does_not_exist_is_refused(sample: Workspace) -> None:
    (only,) = portfolio.contracts(sample)
    said = replace(following.contract(sample, only.dialogue_id), risk=4)
    with pytest.raises(Problem) as refused:
        following.change_contract(sample, only.dialogue_id, said)
    assert refused.value.key == "contract-band"


def test_the_checklist_counts_from_what_is_recorded(sample: Workspace) -> None:
    found = {each.point: each for each in portfolio.checklist(sample)}
    assert list(found) == list(Point)
    assert found[Point.CLAUSES].met
    assert found[Point.IMPROVEMENT].met
    assert not found[Point.RESOURCES].met


def test_without_a_contract_nothing_is_claimed(tmp_path) -> None:
    empty = Workspace.create(tmp_path / "empty.dialogues")
    assert portfolio.contracts(empty) == ()
    assert not any(each.begun for each in portfolio.checklist(empty))


def test_a_contract_in_the_archive_does_not_count(sample: Workspace) -> None:
    (only,) = portfolio.contracts(sample)
    for each in following.rounds_of(sample, only.dialogue_id):
        preparing.archive_dialogue(sample, each)
    assert portfolio.contracts(sample) == ()
