"""Dialogues and suppliers: what is kept, what is refused, what an answer settles for good."""

from dataclasses import replace

import pytest

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.dialogue import DialogueKind, DialogueState, Event
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier, named
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, answering, assembling, preparing
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from tests.workspace.conftest import prepared
from tests.workspace.test_answering import YES

DRAFT = Draft(DialogueKind.IN_CONTRACT, " Servers ", " Follow up. ", event=Event("2026-12-01", "Town hall", 45))


def answered(workspace: Workspace) -> str:
    dialogue_id = prepared(workspace)
    answering.record(workspace, dialogue_id, preparing.find_supplier(workspace, "Alpha").id, "GOV-101", YES)
    return dialogue_id


def test_a_dialogue_can_begin_with_a_suggested_questionnaire(workspace: Workspace) -> None:
    first = assembling.first_questionnaire(workspace, Wish("in-contract", set_id="starter-in-contract"))
    dialogue_id = preparing.create_dialogue(workspace, DRAFT, first).subject
    assert workspace.dialogue(dialogue_id).title == "Servers"
    assert workspace.dialogue(dialogue_id).event == DRAFT.event
    assert workspace.questionnaire(dialogue_id) == replace(first, dialogue_id=dialogue_id)
    workspace.history.undo()
    assert preparing.overview(workspace) == ()


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"title": " "}, "dialogue-without-title"),
        ({"purpose": ""}, "dialogue-without-purpose"),
        ({"baseline_id": "nonsense"}, "dialogue-unknown"),
        ({"event": Event("soon")}, "day-unreadable"),
    ],
)
def test_a_draft_that_can_not_be_held_makes_nothing(workspace: Workspace, change: dict[str, object], key: str) -> None:
    with pytest.raises(Problem, match=key):
        preparing.create_dialogue(workspace, replace(DRAFT, **change))
    assert preparing.overview(workspace) == ()
    assert workspace.history.next_undo is None


def test_the_kind_is_fixed_once_somebody_answered(workspace: Workspace) -> None:
    dialogue = workspace.dialogue(answered(workspace))
    with pytest.raises(Problem, match="dialogue-kind-fixed"):
        preparing.change_dialogue(workspace, replace(dialogue, kind=DialogueKind.IN_CONTRACT))
    assert workspace.dialogue(dialogue.id) == dialogue


def test_a_form_opened_before_the_first_answer_does_not_make_a_draft_of_it_again(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    opened_before = workspace.dialogue(dialogue_id)
    preparing.change_dialogue(workspace, replace(opened_before, title="Laptops"))
    answering.record(workspace, dialogue_id, preparing.find_supplier(workspace, "Alpha").id, "GOV-101", YES)
    preparing.change_dialogue(workspace, replace(opened_before, title="Laptops and monitors"))
    assert workspace.dialogue(dialogue_id).state is DialogueState.LIVE
    for _ in range(3):
        workspace.history.undo()
    assert workspace.dialogue(dialogue_id) == replace(opened_before, state=DialogueState.LIVE)


def test_a_dialogue_never_follows_up_itself(workspace: Workspace) -> None:
    first = prepared(workspace)
    second = preparing.create_dialogue(workspace, replace(DRAFT, baseline_id=first)).subject
    for dialogue_id, baseline in ((first, first), (first, second)):
        with pytest.raises(Problem, match="dialogue-follows-itself"):
            preparing.change_dialogue(workspace, replace(workspace.dialogue(dialogue_id), baseline_id=baseline))


def test_undo_stops_with_a_sentence_where_answers_stand_in_the_way(workspace: Workspace) -> None:
    answered(workspace)
    for _ in range(3):  # the answer, and Beta, of which nobody recorded anything
        workspace.history.undo()
    with pytest.raises(Problem, match="supplier-has-answers"):
        workspace.history.undo()
    assert len(preparing.participants(workspace, preparing.overview(workspace)[0].dialogue.id)) == 1


def test_a_supplier_with_answers_stays_in_the_dialogue(workspace: Workspace) -> None:
    dialogue_id = answered(workspace)
    with pytest.raises(Problem, match="supplier-has-answers"):
        preparing.remove_participant(workspace, dialogue_id, "Alpha")
    preparing.remove_participant(workspace, dialogue_id, "beta")
    assert [each.supplier.name for each in preparing.participants(workspace, dialogue_id)] == ["Alpha"]


def test_supplier_names_are_unique_however_they_are_written(workspace: Workspace) -> None:
    preparing.add_supplier(workspace, "Caf\u00e9 Computing")
    for name in ("caf\u00e9 computing", " CAFE\u0301 COMPUTING "):
        with pytest.raises(Problem, match="supplier-name-taken"):
            preparing.add_supplier(workspace, name)
        assert preparing.find_supplier(workspace, name).name == "Caf\u00e9 Computing"
    with pytest.raises(Problem, match="supplier-without-name"):
        preparing.add_supplier(workspace, " \n")


def test_who_takes_part_is_said_once_and_undone(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    with pytest.raises(Problem, match="supplier-already-in"):
        preparing.add_participant(workspace, dialogue_id, "Alpha")
    with pytest.raises(Problem, match="supplier-unknown"):
        preparing.add_participant(workspace, dialogue_id, "Nobody")
    preparing.add_supplier(workspace, "Gamma")
    with pytest.raises(Problem, match="supplier-not-in"):
        preparing.remove_participant(workspace, dialogue_id, "Gamma")
    with pytest.raises(Problem, match="day-unreadable"):
        preparing.add_participant(workspace, dialogue_id, "Gamma", "last week")


def test_dialogues_of_the_same_title_are_told_apart_by_id(workspace: Workspace) -> None:
    first, second = prepared(workspace), prepared(workspace)
    with pytest.raises(Problem, match="dialogue-ambiguous") as refused:
        preparing.find_dialogue(workspace, "LAPTOPS 2027")
    assert first in str(refused.value.details["ids"])
    assert preparing.find_dialogue(workspace, second).id == second


def test_the_list_says_how_far_each_dialogue_has_come(workspace: Workspace) -> None:
    dialogue_id = answered(workspace)
    (line,) = preparing.overview(workspace)
    assert (line.dialogue.id, line.suppliers, line.questions, line.answered, line.cells) == (dialogue_id, 2, 4, 1, 8)


def test_the_archive_keeps_everything_else_as_it_is(workspace: Workspace) -> None:
    dialogue = workspace.dialogue(answered(workspace))
    preparing.archive_dialogue(workspace, dialogue.id)
    assert workspace.dialogue(dialogue.id) == replace(dialogue, archived=True)
    preparing.archive_dialogue(workspace, dialogue.id, archived=False)
    assert workspace.dialogue(dialogue.id) == dialogue


def test_those_who_are_invited_come_and_go_with_the_dialogue(workspace: Workspace) -> None:
    preparing.add_supplier(workspace, "Alpha")
    invited = named(["ALPHA", "Beta", " ", "beta", "Gamma"], preparing.suppliers(workspace), Role.RESELLER)
    dialogue_id = preparing.create_dialogue(workspace, replace(DRAFT, invited=invited)).subject
    there = [(each.supplier.name, each.supplier.role) for each in preparing.participants(workspace, dialogue_id)]
    assert there == [("Alpha", Role.BRAND), ("Beta", Role.RESELLER), ("Gamma", Role.RESELLER)]
    workspace.history.undo()
    assert [each.name for each in preparing.suppliers(workspace)] == ["Alpha"]
    assert preparing.overview(workspace) == ()
    workspace.history.redo()
    assert len(preparing.participants(workspace, dialogue_id)) == 3


def test_a_supplier_invited_twice_is_refused_and_nothing_is_made(workspace: Workspace) -> None:
    for invited in ((Supplier("", "Alpha"), Supplier("", "alpha")), (Supplier("", " "),)):
        with pytest.raises(Problem, match="supplier"):
            preparing.create_dialogue(workspace, replace(DRAFT, invited=invited))
    assert preparing.overview(workspace) == ()
    assert preparing.suppliers(workspace) == ()


def test_attendance_of_several_is_one_change_and_one_undo(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    before = preparing.participants(workspace, dialogue_id)
    declined = [replace(each, attendance=Attendance.DECLINED, invited_on="2027-01-05") for each in before]
    preparing.change_participants(workspace, dialogue_id, declined)
    assert preparing.participants(workspace, dialogue_id) == tuple(declined)
    workspace.history.undo()
    assert preparing.participants(workspace, dialogue_id) == before
    with pytest.raises(Problem, match="day-unreadable"):
        preparing.change_participants(workspace, dialogue_id, [replace(before[0], invited_on="soon")])
    with pytest.raises(Problem, match="supplier-not-in"):
        preparing.change_participants(workspace, dialogue_id, [Participant(Supplier("x", "Nobody"))])


def test_hypotheses_change_with_one_undo_and_their_lead_questions_exist(workspace: Workspace) -> None:
    first, second = Hypothesis("", "Sites named"), Hypothesis("", "Fees repaid", question_id="frc-101")
    dialogue_id = preparing.create_dialogue(workspace, replace(DRAFT, hypotheses=(first, second))).subject
    before = workspace.dialogue(dialogue_id)
    assert [each.question_id for each in before.hypotheses] == ["", "FRC-101"]
    assert len({each.id for each in before.hypotheses} - {""}) == 2
    turned = replace(before, hypotheses=(replace(before.hypotheses[1], proof="Payslips"), before.hypotheses[0]))
    change = preparing.change_dialogue(workspace, turned)
    assert change.label == "change.hypotheses-changed"
    assert workspace.dialogue(dialogue_id) == turned
    workspace.history.undo()
    assert workspace.dialogue(dialogue_id) == before
    unknown = replace(before.hypotheses[0], question_id="NON-101")
    with pytest.raises(Problem, match="question-unknown"):
        preparing.change_dialogue(workspace, replace(before, hypotheses=(unknown,)))
    with pytest.raises(Problem, match="profile-unknown"):
        preparing.change_dialogue(workspace, replace(before, profile="XX"))
