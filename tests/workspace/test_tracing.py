"""Where else a question was used, who must be asked again, what labels prove, and which languages there are."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.item_languages import Wording
from dialogue_app.errors import Problem
from dialogue_app.workspace import (
    Workspace,
    answering,
    arranging,
    assembling,
    label_gap,
    preparing,
    tracing,
    translating,
)
from dialogue_app.workspace.preparing import Draft

ASKED = ("GOV-101", "TRN-101", "CIR-102", "OSH-103")


@pytest.fixture
def prepared(fresh: Callable[[], Workspace]) -> tuple[Workspace, str]:
    workspace = fresh()
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide.")
    told = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, told, ASKED)
    return workspace, told


def another(workspace: Workspace, title: str, *questions: str) -> str:
    told = preparing.create_dialogue(workspace, Draft(DialogueKind.PRE_CONTRACT, title, "Decide.")).subject
    assembling.add_questions(workspace, told, questions)
    return told


def answer(workspace: Workspace, told: str, supplier: str, question: str) -> None:
    item = workspace.questionnaire(told).item(question)
    answering.record(workspace, told, supplier, item.id, Answer(State.NOT_KNOWN))


def answered(workspace: Workspace, told: str, name: str) -> str:
    supplier = preparing.add_supplier(workspace, name).subject
    preparing.add_participant(workspace, told, supplier)
    answer(workspace, told, supplier, "GOV-101")
    return supplier


def test_a_question_knows_the_other_dialogues_that_asked_it(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    other = another(workspace, "Servers", "GOV-101", "CIR-102")
    reworded = workspace.questionnaire(other).item("GOV-101")
    arranging.change_item(workspace, other, replace(reworded, local_wording="Who is it?"))
    item = workspace.questionnaire(told).item("GOV-101")
    (use,) = tracing.used_elsewhere(workspace, told, item)
    assert (use.title, use.version, use.rev, use.reworded) == ("Servers", 1, item.snapshot.rev, True)
    assert use.hash != item.asked_hash
    assert tracing.used_elsewhere(workspace, told, workspace.questionnaire(told).item("TRN-101")) == ()


def test_after_a_new_version_those_who_answered_before_are_listed(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    assembling.freeze(workspace, told)
    beta, alpha = answered(workspace, told, "Beta"), answered(workspace, told, "Alpha")
    assert tracing.again(workspace, told) == ()
    assembling.new_version(workspace, told)
    assert tracing.again(workspace, told) == ()
    item = workspace.questionnaire(told).item("GOV-101")
    arranging.change_item(workspace, told, replace(item, local_wording="Who is it?"))
    assembling.add_questions(workspace, told, ("VER-101",))
    found = tracing.again(workspace, told)
    new = workspace.questionnaire(told).item("VER-101")
    assert [(supplier.name, again.changed, again.new) for supplier, again in found] == [
        ("Alpha", (item.id,), (new.id,)),
        ("Beta", (item.id,), (new.id,)),
    ]
    assembling.freeze(workspace, told)
    for question in ("GOV-101", "VER-101"):
        answer(workspace, told, alpha, question)
    assert [supplier.id for supplier, _ in tracing.again(workspace, told)] == [beta]


def test_what_a_label_proves_moves_into_a_section_of_its_own_with_one_undo(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    found = next(each for each in label_gap.proofs(workspace, told) if each.label.id == "tco")
    before = workspace.questionnaire(told)
    label_gap.ask_only_the_gap(workspace, told, "tco", "TCO: only the gap")
    section = workspace.questionnaire(told).sections[-1]
    assert section.title == "TCO: only the gap"
    assert {item.id for item in section.items} == set(found.items)
    assert all(item.must for item in section.items)
    workspace.history.undo()
    assert workspace.questionnaire(told) == before
    with pytest.raises(Problem, match="label-proves-nothing"):
        label_gap.ask_only_the_gap(workspace, told, "rba-member", "Nothing")


def test_words_that_a_language_of_the_dialogue_lacks_are_taken_from_the_bank(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    preparing.change_dialogue(workspace, replace(workspace.dialogue(told), languages=("en", "sv")))
    item = workspace.questionnaire(told).item("TRN-101")
    assert [state.wording for state in translating.language_states(workspace, told, item)] == [
        Wording.APPROVED,
        Wording.MISSING,
    ]
    assert translating.waiting(workspace, told) == (item.id,)
    hashes = [each.asked_hash for each in workspace.questionnaire(told).items()]
    translating.take_translations(workspace, told)
    assert translating.waiting(workspace, told) == ()
    assert workspace.questionnaire(told).item("TRN-101").prompt("sv") != item.prompt("en")
    assert [each.asked_hash for each in workspace.questionnaire(told).items()] == hashes
    workspace.history.undo()
    assert translating.waiting(workspace, told) == (item.id,)


def test_the_words_of_the_bank_come_back_for_several_questions_at_once(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    items = [workspace.questionnaire(told).item(question) for question in ("GOV-101", "TRN-101")]
    for item in items:
        arranging.change_item(workspace, told, replace(item, local_wording="Ours?"))
    arranging.use_bank_wording(workspace, told, tuple(item.id for item in items))
    assert not any(item.local_wording for item in workspace.questionnaire(told).items())
    workspace.history.undo()
    assert sum(bool(item.local_wording) for item in workspace.questionnaire(told).items()) == 2
