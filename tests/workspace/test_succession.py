"""Rounds told in the wrong order, that follow one round twice, or lose the one before: nothing is lost or guessed."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from dialogue_app.domain.dialogue import Dialogue, DialogueKind, Event
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, delivering, following, preparing, rounds
from dialogue_app.workspace.preparing import Draft
from tests.helpers.workspaces import sample_workspace

FIRST, SECOND = "Data centre hardware, round 1", "Data centre hardware, round 2"


@pytest.fixture
def sample(tmp_path: Path) -> Workspace:
    return sample_workspace(tmp_path)


def named(sample: Workspace, title: str) -> Dialogue:
    return preparing.find_dialogue(sample, title)


def outcomes(sample: Workspace) -> Counter[str]:
    return Counter(each.outcome.value for each in delivering.delivered(sample, named(sample, SECOND).id))


def refused(do: object, *given: object) -> str:
    with pytest.raises(Problem) as problem:
        do(*given)  # type: ignore[operator]
    return problem.value.key


def test_a_round_in_the_archive_is_still_compared_with(sample: Workspace) -> None:
    before = outcomes(sample)
    preparing.archive_dialogue(sample, named(sample, FIRST).id)
    assert outcomes(sample) == before
    assert len(rounds.rounds(sample, named(sample, SECOND).id)) == 3


def test_a_round_that_follows_nothing_compares_with_nothing_until_it_follows_again(sample: Workspace) -> None:
    before, second = outcomes(sample), named(sample, SECOND)
    preparing.change_dialogue(sample, replace(second, baseline_id=""))
    assert outcomes(sample) == Counter()
    preparing.change_dialogue(sample, second)
    assert outcomes(sample) == before


def test_a_round_follows_neither_itself_nor_what_follows_it_nor_nothing_known(sample: Workspace) -> None:
    first, second = named(sample, FIRST), named(sample, SECOND)
    for changed in (replace(second, baseline_id=second.id), replace(first, baseline_id=second.id)):
        assert refused(preparing.change_dialogue, sample, changed) == "dialogue-follows-itself"
    assert refused(preparing.change_dialogue, sample, replace(second, baseline_id="gone")) == "dialogue-unknown"


def test_two_rounds_can_not_follow_the_same_one(sample: Workspace) -> None:
    draft = Draft(DialogueKind.IN_CONTRACT, "At the same time", "Check", baseline_id=named(sample, FIRST).id)
    assert refused(preparing.create_dialogue, sample, draft) == "round-there"


def test_a_round_comes_back_from_the_archive_only_while_its_place_is_free(sample: Workspace) -> None:
    first, second = named(sample, FIRST), named(sample, SECOND)
    preparing.archive_dialogue(sample, second.id)
    made = preparing.create_dialogue(
        sample, Draft(DialogueKind.IN_CONTRACT, "Instead", "Check", baseline_id=first.id)
    ).subject
    assert refused(preparing.archive_dialogue, sample, second.id, False) == "round-there"
    preparing.archive_dialogue(sample, made)
    preparing.archive_dialogue(sample, second.id, archived=False)
    assert not sample.dialogue(second.id).archived


@pytest.mark.parametrize(("title", "day"), [(SECOND, "2026-05-18"), (FIRST, "2027-01-01"), (FIRST, "2025-11-17")])
def test_days_of_rounds_are_in_their_order(sample: Workspace, title: str, day: str) -> None:
    told = named(sample, title)
    changed = replace(told, event=replace(told.event, day=day))
    assert refused(preparing.change_dialogue, sample, changed) == "round-before"
    preparing.change_dialogue(sample, replace(told, event=replace(told.event, day="")))
    assert sample.dialogue(told.id).event.day == ""


def test_a_round_is_not_begun_before_the_one_it_follows(sample: Workspace) -> None:
    draft = Draft(DialogueKind.IN_CONTRACT, "Too early", "Check", baseline_id=named(sample, SECOND).id)
    assert refused(preparing.create_dialogue, sample, replace(draft, event=Event("2026-01-01"))) == "round-before"


def test_a_renamed_supplier_keeps_its_answers_findings_and_promises(sample: Workspace) -> None:
    before, second = outcomes(sample), named(sample, SECOND)
    supplier = preparing.find_supplier(sample, "Tarnwick Servers")
    findings = following.findings(sample, second.id, supplier.id)
    preparing.change_supplier(sample, replace(supplier, name="Northwick Group"))
    assert outcomes(sample) == before
    assert following.findings(sample, second.id, supplier.id) == findings
    assert any(each.supplier.name == "Northwick Group" for each in delivering.delivered(sample, second.id))


def test_a_clock_set_back_changes_no_order(sample: Workspace) -> None:
    second, supplier = named(sample, SECOND), preparing.find_supplier(sample, "Tarnwick Servers")
    clock = sample.surroundings.clock
    numbers = []
    for days in (0, 400):
        moment = clock().replace(year=clock().year - (1 if days else 0))
        sample.surroundings = replace(sample.surroundings, clock=lambda moment=moment: moment)
        made = following.add_finding(
            sample, second.id, supplier.id, Finding(0, f"Found {days}", Severity.S3, found_on="2026-11-17")
        )
        numbers.append(following.of(following.finding(sample, made.subject)).number)
    assert numbers == sorted(numbers)
    assert len(set(numbers)) == 2
