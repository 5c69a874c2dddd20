"""The next round in one action: core questions repeat, samples change, what is open comes first, nothing is copied."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, Source, State
from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.domain.rounds import RoundState
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, answering, assembling, delivering, earlier, following, preparing, rounds
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.samples import create_sample
from question_bank import Kind, Priority
from tests.helpers.workspaces import surroundings

TEXTS = Texts("en")
ROUND_2 = "Data centre hardware, round 2"
YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED), source=Source.WRITTEN)


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create_sample(tmp_path / "sample.dialogues", surroundings())
    yield workspace
    workspace.close()


def second(workspace: Workspace) -> str:
    return preparing.find_dialogue(workspace, ROUND_2).id


def asked(workspace: Workspace, dialogue_id: str) -> list[str]:
    return [item.snapshot.question_id for item in workspace.questionnaire(dialogue_id).items()]


def test_one_action_starts_the_next_round_and_one_undo_takes_it_back(held: Workspace) -> None:
    before = len(preparing.overview(held))
    new = rounds.next_round(held, second(held), TEXTS).subject
    dialogue = held.dialogue(new)
    assert (dialogue.title, dialogue.baseline_id) == ("Data centre hardware, round 3", second(held))
    assert dialogue.event.day == "2027-05-17"
    names = [each.supplier.name for each in preparing.participants(held, new)]
    assert names == [each.supplier.name for each in preparing.participants(held, second(held))]
    assert [each.number for each in rounds.rounds(held, new)] == [0, 1, 2, 3]
    assert rounds.rounds(held, new)[-1].state is RoundState.PLANNED
    held.history.undo()
    assert len(preparing.overview(held)) == before


def test_core_questions_repeat_in_the_same_words_and_open_ones_come_first(held: Workspace) -> None:
    last, opened = held.questionnaire(second(held)), rounds.open_items(held, second(held))
    new = rounds.next_round(held, second(held), TEXTS).subject
    form = held.questionnaire(new)
    assert form.sections[0].title == "Open from the last round"
    assert {item.snapshot.question_id for item in form.sections[0].items} == {
        item.snapshot.question_id for item in last.items() if item.id in opened
    }
    words = {item.snapshot.question_id: item.asked_hash for item in last.items()}
    core = {each for each in words if held.release.question(each).priority is Priority.CORE}  # type: ignore[union-attr]
    again = {item.snapshot.question_id: item.asked_hash for item in form.items()}
    assert {each: again[each] for each in core} == {each: words[each] for each in core}


def test_a_sample_that_all_have_answered_makes_room_for_another(workspace: Workspace) -> None:
    core, sample = (
        next(
            each.question.id
            for each in assembling.suggestions(workspace, Wish("in-contract"))
            if each.question.priority is priority and each.question.answer.kind is Kind.YES_PARTLY_NO
        )
        for priority in (Priority.CORE, Priority.EXTENDED)
    )
    draft = Draft(DialogueKind.IN_CONTRACT, "Servers, round 1", "Check the contract.")
    first = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, first, (core, sample))
    alpha = preparing.add_supplier(workspace, "Alpha").subject
    preparing.add_participant(workspace, first, alpha)
    answering.record(workspace, first, alpha, core, YES)
    before = rounds.questions_of_next(workspace, workspace.dialogue(first), TEXTS)
    assert {core, sample} == {item.snapshot.question_id for item in before.items()}
    answering.record(workspace, first, alpha, sample, YES)
    after = rounds.questions_of_next(workspace, workspace.dialogue(first), TEXTS)
    asked_then = [item.snapshot.question_id for item in after.items()]
    assert core in asked_then
    assert sample not in asked_then
    assert len(asked_then) == 2


def test_earlier_answers_are_no_answers(held: Workspace) -> None:
    new = rounds.next_round(held, second(held), TEXTS).subject
    for each in preparing.participants(held, new):
        assert answering.states(held, new, each.supplier.id) == {}
    tarnwick = preparing.find_supplier(held, "Tarnwick Servers").id
    item = held.questionnaire(new).item("GOV-102")
    before = earlier.find(held, new, tarnwick, item)
    assert before
    assert before.dialogue.id == second(held)
    assert {each.outcome for each in delivering.delivered(held, new)} == {Outcome.NOT_ASKED}


def test_a_finding_brings_its_question_to_the_front(held: Workspace) -> None:
    done = next(
        item
        for item in held.questionnaire(second(held)).items()
        if item.id not in rounds.open_items(held, second(held))
    )
    tarnwick = preparing.find_supplier(held, "Tarnwick Servers").id
    said = Finding(0, "Two sites were left out", Severity.S4, "2026-11-17", question_id=done.snapshot.question_id)
    following.add_finding(held, second(held), tarnwick, said)
    assert done.id in rounds.open_items(held, second(held))


def test_there_is_one_next_round(held: Workspace) -> None:
    rounds.next_round(held, second(held), TEXTS)
    with pytest.raises(Problem, match="round-there"):
        rounds.next_round(held, second(held), TEXTS)


def test_the_first_round_follows_on_from_the_dialogue_before_the_contract(held: Workspace) -> None:
    laptops = preparing.find_dialogue(held, "Laptops and monitors 2027")
    new = rounds.next_round(held, laptops.id, TEXTS).subject
    assert held.dialogue(new).kind is DialogueKind.IN_CONTRACT
    assert held.dialogue(new).title.endswith("round 1")
    serving = [held.release.question(each) for each in asked(held, new)]
    assert serving
    assert all(each and each.phase.serves("in-contract") for each in serving)


def test_a_round_says_where_it_stands(held: Workspace) -> None:
    rounds.move(held, second(held), RoundState.MEETING_HELD)
    assert rounds.rounds(held, second(held))[-1].state is RoundState.MEETING_HELD
    rounds.move(held, second(held), RoundState.PLANNED)
    assert rounds.rounds(held, second(held))[-1].state is RoundState.MEETING_HELD


# Promise against delivery ----------------------------------------------------------------------------------


def became(workspace: Workspace, supplier: str, code: str) -> Outcome:
    dialogue_id = second(workspace)
    item = workspace.questionnaire(dialogue_id).item(code)
    found = delivering.of_item(workspace, dialogue_id, preparing.find_supplier(workspace, supplier), item)
    assert found
    return found.outcome


def test_the_sample_has_a_promise_kept_and_one_dropped(held: Workspace) -> None:
    assert became(held, "Kestrelmoor Networks", "TRN-102") is Outcome.KEPT
    outcomes = {each.outcome for each in delivering.promised(held, second(held))}
    assert {Outcome.KEPT, Outcome.DROPPED} <= outcomes


def test_what_was_asked_last_time_and_not_now_is_named(held: Workspace) -> None:
    gone = {item.snapshot.question_id for _, item in delivering.not_asked_again(held, second(held))}
    assert gone == {"REM-101"} - set(asked(held, second(held))) or gone == set()
    assert not gone & set(asked(held, second(held)))
