"""Two suppliers are one: previewed, one undo; what was recorded stays as it is and is found under either name."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    delivering,
    documents,
    earlier,
    following,
    handing_out,
    joining,
    keeping,
    noticing,
    preparing,
    rounds,
    sameness,
)
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.rounds import RoundState
from tests.helpers.workspaces import sample_workspace

ROUND_1, ROUND_2 = "Data centre hardware, round 1", "Data centre hardware, round 2"
OLD = "Tarnwick Servers"


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = sample_workspace(tmp_path)
    yield made
    made.close()


@pytest.fixture
def third(workspace: Workspace) -> Dialogue:
    """Round 3, in which the contractor takes part under its new name."""
    last = preparing.find_dialogue(workspace, ROUND_2)
    for state in (RoundState.MEETING_HELD, RoundState.CLOSED):
        rounds.move(workspace, last.id, state)
    made = rounds.next_round(workspace, last.id, Texts("en")).subject
    preparing.remove_participant(workspace, made, preparing.find_supplier(workspace, OLD).id)
    preparing.add_participant(workspace, made, preparing.add_supplier(workspace, "Northwick").subject)
    return workspace.dialogue(made)


def id_of(workspace: Workspace, name: str) -> str:
    return preparing.find_supplier(workspace, name).id


def events(workspace: Workspace) -> list[tuple[object, ...]]:
    return workspace.database.rows("SELECT * FROM answer_event ORDER BY sequence")


def test_before_and_after_a_change_of_name_is_one_supplier(workspace: Workspace, third: Dialogue) -> None:
    new, recorded = id_of(workspace, "Northwick"), events(workspace)
    assert delivering.delivered(workspace, third.id, new) == ()
    made = joining.preview(workspace, "Northwick", OLD)
    assert [each.title for each in made.of_other] == [ROUND_2, ROUND_1, "Data centre hardware, kick-off"]
    assert made.of_kept == (third,)
    assert delivering.delivered(workspace, third.id, new) == (), "looking changes nothing"
    joining.join(workspace, "Northwick", OLD)
    told = delivering.delivered(workspace, third.id, new)
    assert {each.before.dialogue.title for each in told} == {ROUND_2}
    assert {each.supplier.name for each in told} == {"Northwick"}
    assert [following.of(each).number for each in following.findings(workspace, third.id, new)] == [3]
    item = told[0].item
    assert earlier.find(workspace, third.id, new, item) == told[0].before
    assert events(workspace) == recorded
    assert keeping.check(workspace) == ()
    workspace.history.undo()
    assert delivering.delivered(workspace, third.id, new) == ()
    workspace.history.redo()
    assert delivering.delivered(workspace, third.id, new) == told


def test_the_comparison_says_what_changed_since_the_other_name(workspace: Workspace, third: Dialogue) -> None:
    new, old = id_of(workspace, "Northwick"), id_of(workspace, OLD)
    form = workspace.questionnaire(third.id)
    before = {item: cells.get(old) for item, cells in earlier.comparable(workspace, form).items()}
    assert any(before.values())
    joining.join(workspace, new, old)
    assert {item: cells.get(new) for item, cells in earlier.comparable(workspace, form).items()} == before
    assert documents.comparison(workspace, third.id).suppliers


def test_reports_of_the_contractor_know_findings_under_either_name(workspace: Workspace, third: Dialogue) -> None:
    new, old = id_of(workspace, "Northwick"), id_of(workspace, OLD)
    joining.join(workspace, new, old)
    told = handing_out.dossier(workspace, third.id).follow_up.of(new)
    assert [each.finding.number for each in told.findings] == [3]
    assert {each.supplier for each in told.findings} == {"Northwick"}
    noted = following.add_finding(
        workspace, third.id, new, Finding(0, "As Tarnwick had said", Severity.S3, "2026-11-22")
    ).subject
    assert noticing.notice(workspace, noted, "en").looks == (), "its own earlier name"


def test_who_answered_as_two_in_one_dialogue_stays_two(workspace: Workspace) -> None:
    with pytest.raises(Problem, match="suppliers-in-one-dialogue"):
        joining.join(workspace, "Borealis Devices", OLD)


def test_nobody_is_joined_twice_or_with_itself(workspace: Workspace, third: Dialogue) -> None:
    assert third
    joining.join(workspace, "Northwick", OLD)
    for pair in (("Northwick", OLD), (OLD, "Northwick"), (OLD, OLD)):
        with pytest.raises(Problem, match="suppliers-one-already"):
            joining.preview(workspace, *pair)
    with pytest.raises(Problem, match="supplier-unknown"):
        joining.preview(workspace, OLD, "Nobody")


def test_three_names_in_any_order_are_one_and_none_joins_a_dialogue_of_another(
    workspace: Workspace, third: Dialogue
) -> None:
    ids = [id_of(workspace, "Northwick"), id_of(workspace, OLD), preparing.add_supplier(workspace, "NW Ltd").subject]
    joining.join(workspace, ids[2], ids[1])
    joining.join(workspace, ids[1], ids[0])
    for each in ids:
        assert set(sameness.ids_of(workspace, each)) == set(ids)
        assert sameness.ids_of(workspace, each)[0] == each
        with pytest.raises(Problem, match="supplier-already-in"):
            preparing.add_participant(workspace, third.id, each)
    both = tuple(preparing.find_supplier(workspace, each) for each in ids[:2])
    draft = Draft(DialogueKind.PRE_CONTRACT, "Next", "Ask again", invited=both)
    with pytest.raises(Problem, match="supplier-already-in"):
        preparing.create_dialogue(workspace, draft)
    workspace.history.undo()
    assert sameness.ids_of(workspace, ids[0]) == (ids[0],)


def test_a_joined_supplier_can_still_be_renamed_and_answers(workspace: Workspace, third: Dialogue) -> None:
    joining.join(workspace, "Northwick", OLD)
    new = preparing.find_supplier(workspace, "Northwick")
    preparing.change_supplier(workspace, replace(new, name="Northwick Group"))
    item = next(iter(workspace.questionnaire(third.id).items()))
    told = delivering.of_item(workspace, third.id, preparing.find_supplier(workspace, new.id), item)
    assert told
    assert told.supplier.name == "Northwick Group"
