"""What a contract meets in real life: other wordings, another buyer's questions, two open rounds, a wrong clock."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.dialogue import DialogueKind, Event
from dialogue_app.domain.findings import Finding, Severity
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.domain.rounds import RoundState
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    answering,
    arranging,
    assembling,
    delivering,
    earlier,
    following,
    handing_out,
    noticing,
    owing,
    portfolio,
    preparing,
    rounds,
)
from dialogue_app.workspace.preparing import Draft
from dialogue_app.workspace.reports import REPORTS, Order
from tests.helpers.workspaces import FixedClock, new_workspace, sample_workspace, surroundings

EN, QUESTION = Texts("en"), "FRC-101"
ROUND_2 = "Data centre hardware, round 2"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def workspace(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    made = new_workspace(tmp_path, replace(surroundings(), clock=clock))
    yield made
    made.close()


@pytest.fixture
def supplier(workspace: Workspace) -> str:
    return preparing.add_supplier(workspace, "Alpha").subject


@pytest.fixture
def first(workspace: Workspace, supplier: str) -> str:
    """The first round, with an answer."""
    draft = Draft(DialogueKind.IN_CONTRACT, "Servers, round 1", "Check", event=Event("2026-11-20"))
    made = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, made, (QUESTION, "REM-101"))
    preparing.add_participant(workspace, made, supplier)
    say(workspace, made, supplier)
    return made


def item_of(workspace: Workspace, dialogue_id: str) -> Item:
    items = workspace.questionnaire(dialogue_id).items()
    return next(item for item in items if item.snapshot.question_id == QUESTION)


def say(workspace: Workspace, dialogue_id: str, supplier: str, option: str = "yes") -> None:
    said = Answer(State.ANSWERED, Choice(option), scope=Scope(ScopeKind.ALL_OFFERED))
    answering.record(workspace, dialogue_id, supplier, item_of(workspace, dialogue_id).id, said)


def second(workspace: Workspace, first: str) -> str:
    return rounds.next_round(workspace, first, EN, day="2027-05-20").subject


def became(workspace: Workspace, dialogue_id: str) -> list[Outcome]:
    return [each.outcome for each in delivering.delivered(workspace, dialogue_id)]


def test_another_wording_is_shown_with_its_difference_and_never_counted_as_kept(
    workspace: Workspace, first: str, supplier: str
) -> None:
    made = second(workspace, first)
    item = item_of(workspace, made)
    reworded = f"{item.prompt()} Please think of agents, too."
    arranging.change_item(workspace, made, replace(item, local_wording=reworded))
    say(workspace, made, supplier)
    (told,) = delivering.delivered(workspace, made)
    assert told.outcome is Outcome.NOT_COMPARABLE
    assert "agents, too." in " ".join(piece.words for piece in told.wording)
    assert earlier.comparable(workspace, workspace.questionnaire(made))[item.id] == {}


def test_questions_of_another_buyer_with_the_same_code_are_other_questions(workspace: Workspace, supplier: str) -> None:
    draft = Draft(DialogueKind.IN_CONTRACT, "From another buyer", "Check", event=Event("2026-11-20"))
    model = preparing.create_dialogue(workspace, replace(draft, title="Model")).subject
    assembling.add_questions(workspace, model, (QUESTION,))
    form = workspace.questionnaire(model)
    theirs = preparing.create_dialogue(workspace, draft, of_another_buyer(workspace, form)).subject
    preparing.add_participant(workspace, theirs, supplier)
    say(workspace, theirs, supplier)
    ours = preparing.create_dialogue(
        workspace, replace(draft, title="Ours", baseline_id=theirs, event=Event("2027-05-20"))
    ).subject
    assembling.add_questions(workspace, ours, (QUESTION,))
    preparing.add_participant(workspace, ours, supplier)
    say(workspace, ours, supplier, "no")
    assert became(workspace, ours) == []
    gone = [item.snapshot.bank_id for _, item in delivering.not_asked_again(workspace, ours)]
    assert gone == ["sundvik"], "what they asked is said to be asked no more, not taken for ours"


def of_another_buyer(workspace: Workspace, form: Questionnaire) -> Questionnaire:
    """Return the form as another buyer's bank asks it: the same code, a bank of its own."""
    new_id = workspace.surroundings.new_id

    def theirs(item: Item) -> Item:
        return replace(item, id=new_id(), snapshot=replace(item.snapshot, bank_id="sundvik"))

    sections = tuple(replace(each, id=new_id(), items=tuple(map(theirs, each.items))) for each in form.sections)
    return replace(form, id=new_id(), sections=sections)


def test_while_two_rounds_are_open_each_keeps_its_own_answers(workspace: Workspace, first: str, supplier: str) -> None:
    made = second(workspace, first)
    assert became(workspace, made) == [Outcome.NOT_ASKED]
    say(workspace, made, supplier, "yes")
    assert became(workspace, made) == [Outcome.KEPT]
    say(workspace, first, supplier, "no")
    assert became(workspace, made) == [Outcome.IMPROVED], "the correction of round 1 counts as what was said there"
    assert answering.current(workspace, made, supplier, item_of(workspace, made)).value == Choice("yes")
    assert [each.state for each in rounds.rounds(workspace, made)] == [RoundState.IN_REVIEW] * 2


def test_a_clock_set_back_between_two_rounds_leaves_them_in_their_order(
    workspace: Workspace, first: str, supplier: str, clock: FixedClock
) -> None:
    clock.moment = datetime(2020, 1, 1, tzinfo=UTC)
    made = second(workspace, first)
    assert [(each.number, each.dialogue.id) for each in rounds.rounds(workspace, made)] == [(1, first), (2, made)]
    say(workspace, made, supplier, "no")
    assert became(workspace, made) == [Outcome.DROPPED]
    noted = Finding(0, "Overtime", Severity.S2, "2026-11-20")
    ids = [following.add_finding(workspace, each, supplier, noted).subject for each in (made, first)]
    assert [following.of(following.finding(workspace, each)).number for each in ids] == [1, 2]
    say(workspace, made, supplier, "yes")
    assert answering.current(workspace, made, supplier, item_of(workspace, made)).value == Choice("yes")
    assert noticing.notice(workspace, ids[0], "en").reply_by == "2020-01-15"


@pytest.mark.parametrize("year", [2019, 2041])
def test_every_report_and_list_of_a_contract_bears_a_wrong_year(tmp_path: Path, year: int) -> None:
    clock = FixedClock(datetime(year, 2, 28, 23, 59, 59, tzinfo=UTC))
    workspace = sample_workspace(tmp_path, replace(surroundings(), clock=clock))
    dialogue_id = preparing.find_dialogue(workspace, ROUND_2).id
    read = handing_out.dossier(workspace, dialogue_id)
    who = read.comparison.suppliers[0].id
    inside = {"internal", "management", "sustainability", "round", "lawyer", "contractor"}
    for each in (each for each in REPORTS if each.id in inside):
        assert list(handing_out.prepared(read, Order(each.id, supplier_id=who)).document.blocks)
    assert portfolio.contracts(workspace)
    assert owing.entries(workspace)
    assert noticing.notices(workspace, noticing.due(workspace, dialogue_id), "de")
    workspace.close()


def test_days_of_an_end_before_the_beginning_are_refused(workspace: Workspace, first: str, supplier: str) -> None:
    noted = Finding(0, "Overtime", Severity.S2, "2026-11-20", agreed="2026-11-19")
    with pytest.raises(Problem, match="finding-ends-before"):
        following.add_finding(workspace, first, supplier, noted)
    rounds.move(workspace, first, RoundState.CLOSED)
    with pytest.raises(Problem, match="contract-end-early"):
        following.end_contract(workspace, first, "2026-11-19")
    following.end_contract(workspace, first, "2026-11-20")


def test_a_baseline_that_others_follow_can_not_go_and_one_in_the_archive_still_counts(
    workspace: Workspace, first: str, supplier: str
) -> None:
    made = second(workspace, first)
    say(workspace, made, supplier)
    preparing.archive_dialogue(workspace, first)
    assert became(workspace, made) == [Outcome.KEPT]
    assert [each.dialogue.id for each in rounds.rounds(workspace, made)] == [first, made]
    workspace.history.undo()  # out of the archive again
    workspace.history.undo()  # the answer is taken back; that it was given stays on record
    with pytest.raises(Problem, match="dialogue-has-answers"):
        workspace.history.undo()  # so the round can't go, nor what it follows
    assert earlier.find(workspace, made, supplier, item_of(workspace, made))
