"""Undo and redo of every kind of work, in any order: back to where it began, forward to where it was."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.dialogue import DialogueKind, DialogueState
from dialogue_app.domain.questionnaire import Condition
from dialogue_app.domain.suppliers import Role
from dialogue_app.errors import Problem
from dialogue_app.storage import answers
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Workspace,
    answering,
    arranging,
    assembling,
    documents,
    label_gap,
    preparing,
    translating,
)
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from tests.workspace.conftest import everything, prepared

Pick = Callable[[list[object]], object]
TITLES = ("Laptops", "Monitors", "Servers")
NAMES = ("Alpha", "Beta", "Gamma", "Ärlig")
QUESTIONS = ("GOV-101", "FRC-101", "TRN-101", "LBL-101", "OSH-101", "GOV-102", "NO-999")
SAID = tuple(
    Answer(state, claim=claim, scope=Scope(ScopeKind.LISTED, "X1")) for state in State for claim in ("", "So.")
)


def create(workspace: Workspace, pick: Pick) -> None:
    kind = pick(list(DialogueKind))
    draft = Draft(kind, pick(list(TITLES)), "Decide.", baseline_id=pick(["", *dialogues(workspace)]))
    with_questions = pick([False, True])
    first = assembling.first_questionnaire(workspace, Wish(kind.value, minutes=20)) if with_questions else None
    preparing.create_dialogue(workspace, draft, first)


def change_dialogue(workspace: Workspace, pick: Pick) -> None:
    dialogue = workspace.dialogue(pick(dialogues(workspace)))
    changes = [
        {"title": "Renamed"},
        {"kind": pick(list(DialogueKind))},
        {"state": pick(list(DialogueState))},
        {"baseline_id": pick(["", *dialogues(workspace)])},
        {"purpose": " "},
    ]
    preparing.change_dialogue(workspace, replace(dialogue, **pick(changes)))


def archive(workspace: Workspace, pick: Pick) -> None:
    preparing.archive_dialogue(workspace, pick(dialogues(workspace)), pick([True, False]))


def add_supplier(workspace: Workspace, pick: Pick) -> None:
    preparing.add_supplier(workspace, pick(list(NAMES)), pick(list(Role)))


def change_supplier(workspace: Workspace, pick: Pick) -> None:
    supplier = preparing.find_supplier(workspace, pick(list(NAMES)))
    preparing.change_supplier(workspace, replace(supplier, name=pick(list(NAMES)), country="SE"))


def add_participant(workspace: Workspace, pick: Pick) -> None:
    preparing.add_participant(workspace, pick(dialogues(workspace)), pick(list(NAMES)), pick(["", "2026-11-01"]))


def remove_participant(workspace: Workspace, pick: Pick) -> None:
    preparing.remove_participant(workspace, pick(dialogues(workspace)), pick(list(NAMES)))


def add_questions(workspace: Workspace, pick: Pick) -> None:
    wanted = tuple({pick(list(QUESTIONS)): None, pick(list(QUESTIONS)): None})
    assembling.add_questions(workspace, pick(dialogues(workspace)), wanted)


def remove_items(workspace: Workspace, pick: Pick) -> None:
    assembling.remove_items(workspace, pick(dialogues(workspace)), (pick(list(QUESTIONS)),))


def move_item(workspace: Workspace, pick: Pick) -> None:
    arranging.move_item(workspace, pick(dialogues(workspace)), pick(list(QUESTIONS)), pick([-3, -1, 1, 2]))


def change_item(workspace: Workspace, pick: Pick) -> None:
    dialogue_id = pick(dialogues(workspace))
    item = workspace.questionnaire(dialogue_id).item(pick(list(QUESTIONS)))
    arranging.change_item(workspace, dialogue_id, replace(item, **pick([{"must": False}, {"local_wording": "Is it?"}])))


def arrange(workspace: Workspace, pick: Pick) -> None:
    dialogue_id, wanted = pick(dialogues(workspace)), (pick(list(QUESTIONS)),)
    form = workspace.questionnaire(dialogue_id)
    lead = next((item.id for item in form.items()), "none")
    section = next((each.id for each in form.sections), "none")
    work = [
        lambda: arranging.into_section(workspace, dialogue_id, wanted, pick(["Warm-up", "Rest"])),
        lambda: arranging.move_section(workspace, dialogue_id, section, pick([-1, 1])),
        lambda: arranging.rename_section(workspace, dialogue_id, section, pick(["Warm-up", "First"])),
        lambda: arranging.set_condition(workspace, dialogue_id, wanted, pick([None, Condition(lead, ("yes",))])),
        lambda: arranging.use_bank_wording(workspace, dialogue_id, wanted),
        lambda: label_gap.ask_only_the_gap(workspace, dialogue_id, pick(["rba-vap", "tco"]), "Only the gap"),
        lambda: translating.take_translations(workspace, dialogue_id),
    ]
    pick(work)()


def freeze(workspace: Workspace, pick: Pick) -> None:
    assembling.freeze(workspace, pick(dialogues(workspace)))


def new_version(workspace: Workspace, pick: Pick) -> None:
    assembling.new_version(workspace, pick(dialogues(workspace)))


def record(workspace: Workspace, pick: Pick) -> None:
    supplier = preparing.find_supplier(workspace, pick(list(NAMES)))
    dialogue_id = pick(dialogues(workspace))
    answering.record(workspace, dialogue_id, supplier.id, pick(list(QUESTIONS)), pick(list(SAID)))


def dialogues(workspace: Workspace) -> list[str]:
    return [each.dialogue.id for each in reversed(preparing.overview(workspace))] or ["none"]


PREPARING = (
    create, change_dialogue, archive, add_supplier, change_supplier, add_participant, remove_participant,
    add_questions, remove_items, move_item, change_item, arrange, freeze, new_version,
)  # fmt: skip
Work = Callable[[Workspace, Pick], None]


def refusal(work: Callable[[], object]) -> str:
    """Return the sentence with which something is refused, "" when it is done."""
    try:
        work()
    except Problem as problem:
        return Texts()(f"problem.{problem.key}", **problem.details)
    return ""


def attempt(workspace: Workspace, work: Work, pick: Pick) -> None:
    """Do it, or be refused with a sentence and no change at all."""
    before = everything(workspace)
    depth = len(workspace.history._done)
    refused = refusal(lambda: work(workspace, pick))
    if refused:
        assert everything(workspace) == before
        assert len(workspace.history._done) == depth


def picker(data: st.DataObject) -> Pick:
    return lambda choices: data.draw(st.sampled_from(choices))


relaxed = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@relaxed
@given(data=st.data(), works=st.lists(st.sampled_from(PREPARING), min_size=1, max_size=12))
def test_undoing_everything_leads_back_and_redoing_everything_leads_forward(
    fresh: Callable[[], Workspace], data: st.DataObject, works: list[Work]
) -> None:
    workspace = fresh()
    initial = everything(workspace)
    if data.draw(st.booleans()):
        prepared(workspace)
    for work in works:
        attempt(workspace, work, picker(data))
    states = [everything(workspace)]
    while workspace.history.next_undo:
        change = workspace.history.undo()
        assert Texts()(change.label, **change.details)
        states.append(everything(workspace))
    assert states[-1] == initial
    for state in reversed(states[:-1]):
        workspace.history.redo()
        assert everything(workspace) == state
    assert workspace.history.next_redo is None
    assert workspace.database.check() == ()


@relaxed
@given(data=st.data(), works=st.lists(st.sampled_from((*PREPARING, record, record, record)), min_size=2, max_size=14))
def test_whatever_is_done_and_undone_answers_are_only_added_and_keep_their_wording(
    fresh: Callable[[], Workspace], data: st.DataObject, works: list[Work]
) -> None:
    workspace = fresh()
    prepared(workspace)
    recorded: list[tuple[object, ...]] = []
    steps: tuple[Work, ...] = (lambda all_, _: all_.history.undo(), lambda all_, _: all_.history.redo())
    for work in works:
        for each in (work, *data.draw(st.lists(st.sampled_from(steps), max_size=4))):
            try_out(workspace, each, picker(data))
            events = workspace.database.rows("SELECT * FROM answer_event ORDER BY sequence")
            assert events[: len(recorded)] == recorded
            recorded = events
    while workspace.history.next_undo and try_out(workspace, steps[0], picker(data)):
        pass
    assert workspace.database.check() == ()
    assert answers.altered(workspace.database) == ()
    assert documents_agree(workspace)
    wordings = {row[0] for row in workspace.database.rows("SELECT asked_hash FROM item")}
    assert {row[0] for row in workspace.database.rows("SELECT asked_hash FROM answer_event")} <= wordings
    drafts = "SELECT count(*) FROM dialogue WHERE state = 'draft' AND id IN (SELECT dialogue_id FROM answer_event)"
    assert workspace.database.rows(drafts) == [(0,)]


def documents_agree(workspace: Workspace) -> bool:
    """Whether the list of dialogues and their comparisons say the same about how far they have come."""
    for line in preparing.overview(workspace):
        if line.questions:
            compared = documents.comparison(workspace, line.dialogue.id)
            assert all(sum(row.counts) == line.suppliers for row in compared.rows)
            replies = (raw[3] for row in compared.rows for raw in row.raw.values())
            assert sum(state not in {"not-asked", "no-answer"} for state in replies) == line.answered
    return True


def try_out(workspace: Workspace, work: Work, pick: Pick) -> bool:
    before = everything(workspace)
    refused = refusal(lambda: work(workspace, pick))
    assert not refused or everything(workspace) == before
    return not refused


def test_undo_with_nothing_done_is_a_sentence(workspace: Workspace) -> None:
    for step, key in ((workspace.history.undo, "nothing-to-undo"), (workspace.history.redo, "nothing-to-redo")):
        with pytest.raises(Problem, match=key):
            step()


def test_new_work_after_undo_ends_what_could_be_redone(workspace: Workspace) -> None:
    preparing.add_supplier(workspace, "Alpha")
    workspace.history.undo()
    preparing.add_supplier(workspace, "Beta")
    assert workspace.history.next_redo is None
    assert [each.name for each in preparing.suppliers(workspace)] == ["Beta"]
