"""Recording an answer: what happens at the first one, what undo writes, what is refused."""

from dataclasses import replace

import pytest

from dialogue_app.domain.answers import NOT_ASKED, Answer, Scope, ScopeKind, State
from dialogue_app.domain.dialogue import DialogueState
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from dialogue_app.storage import answers, progress
from dialogue_app.texts import Texts
from dialogue_app.workspace import (
    Surroundings,
    Touched,
    Workspace,
    answering,
    arranging,
    assembling,
    documents,
    preparing,
)
from tests.workspace.conftest import everything

YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))
NO = Answer(State.ANSWERED, Choice("no"), claim="We do not.")


def supplier_id(workspace: Workspace, name: str = "Alpha") -> str:
    return preparing.find_supplier(workspace, name).id


def said(workspace: Workspace, dialogue_id: str, item: str = "GOV-101", name: str = "Alpha") -> Answer:
    asked = workspace.questionnaire(dialogue_id).item(item)
    return answering.current(workspace, dialogue_id, supplier_id(workspace, name), asked)


def record(workspace: Workspace, dialogue_id: str, answer: Answer, item: str = "GOV-101") -> object:
    return answering.record(workspace, dialogue_id, supplier_id(workspace), item, answer)


def test_the_first_answer_freezes_the_questionnaire_and_opens_the_dialogue(
    workspace: Workspace, dialogue_id: str
) -> None:
    change = answering.record(workspace, dialogue_id, supplier_id(workspace), "GOV-101", YES)
    assert change is not None
    assert change.touched == {Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.DIALOGUES}
    assert Texts()(change.label, **change.details).startswith("answer of Alpha to GOV-101")
    assert workspace.questionnaire(dialogue_id).frozen_at.startswith("2026-11-22T")
    assert workspace.dialogue(dialogue_id).state is DialogueState.LIVE
    later = answering.record(workspace, dialogue_id, supplier_id(workspace), "FRC-101", NO)
    assert later is not None
    assert later.touched == {Touched.ANSWERS}


def test_the_first_answer_opens_the_dialogue_also_when_its_questionnaire_was_frozen_before(
    workspace: Workspace, dialogue_id: str
) -> None:
    assembling.freeze(workspace, dialogue_id)
    frozen = workspace.questionnaire(dialogue_id)
    change = answering.record(workspace, dialogue_id, supplier_id(workspace), "GOV-101", YES)
    assert change is not None
    assert Touched.DIALOGUES in change.touched
    assert workspace.dialogue(dialogue_id).state is DialogueState.LIVE
    assert workspace.questionnaire(dialogue_id) == frozen


def test_an_answer_that_says_nothing_new_is_not_recorded_again(workspace: Workspace, dialogue_id: str) -> None:
    typed = replace(YES, claim=" We do\x00. ", note="cafe\u0301")
    assert record(workspace, dialogue_id, typed)
    assert record(workspace, dialogue_id, typed) is None
    assert record(workspace, dialogue_id, said(workspace, dialogue_id)) is None
    assert record(workspace, dialogue_id, NOT_ASKED, "FRC-101") is None
    assert progress.events(workspace.database) == 1
    assert said(workspace, dialogue_id) == replace(YES, claim="We do\ufffd.", note="caf\u00e9")


def test_undo_and_redo_record_anew_and_erase_nothing(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id, YES)
    record(workspace, dialogue_id, NO)
    for step, expected in (("undo", YES), ("undo", NOT_ASKED), ("redo", YES), ("redo", NO), ("undo", YES)):
        getattr(workspace.history, step)()
        assert said(workspace, dialogue_id) == expected
    asked = workspace.questionnaire(dialogue_id).item("GOV-101")
    events = answering.history(workspace, dialogue_id, supplier_id(workspace), asked)
    assert [event.answer for event in events] == [YES, NO, YES, NOT_ASKED, YES, NO, YES]
    assert [event.sequence for event in events] == [7, 6, 5, 4, 3, 2, 1]
    assert sorted(event.at for event in events) == [event.at for event in reversed(events)]
    assert answers.altered(workspace.database) == ()


def test_an_answer_taken_back_leaves_the_questionnaire_frozen_and_the_dialogue_live(
    workspace: Workspace, dialogue_id: str
) -> None:
    record(workspace, dialogue_id, YES)
    workspace.history.undo()
    assert workspace.questionnaire(dialogue_id).frozen_at
    assert workspace.dialogue(dialogue_id).state is DialogueState.LIVE
    assert answering.states(workspace, dialogue_id, supplier_id(workspace)) == {
        workspace.questionnaire(dialogue_id).item("GOV-101").id: State.NOT_ASKED
    }


def test_the_same_words_to_another_wording_are_another_answer(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id, YES)
    old = workspace.questionnaire(dialogue_id).item("GOV-101")
    assembling.new_version(workspace, dialogue_id)
    arranging.change_item(workspace, dialogue_id, replace(old, local_wording="Do you really?"))
    new = workspace.questionnaire(dialogue_id).item("GOV-101")
    assert record(workspace, dialogue_id, YES)
    assert record(workspace, dialogue_id, YES) is None
    events = answering.history(workspace, dialogue_id, supplier_id(workspace), new)
    assert [event.asked_hash for event in events] == [new.asked_hash, old.asked_hash]


def test_undo_never_puts_an_old_answer_under_a_new_wording(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id, YES)
    first = workspace.questionnaire(dialogue_id)
    old = first.item("GOV-101")
    assembling.new_version(workspace, dialogue_id)
    arranging.change_item(workspace, dialogue_id, replace(old, local_wording="Do you really?"))
    record(workspace, dialogue_id, NO)
    workspace.history.undo()
    newest = answering.history(workspace, dialogue_id, supplier_id(workspace), old)[0]
    assert (newest.answer, newest.asked_hash, newest.questionnaire_id) == (YES, old.asked_hash, first.id)
    row = next(row for row in documents.comparison(workspace, dialogue_id).rows if row.item.id == old.id)
    assert (row.counts.answered, row.counts.other_wording, row.counts.not_asked) == (0, 1, 1)


def test_a_rewording_keeps_the_answers_apart_and_both_wordings_readable(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id, YES)
    old = workspace.questionnaire(dialogue_id).item("GOV-101")
    assembling.new_version(workspace, dialogue_id)
    arranging.change_item(workspace, dialogue_id, replace(old, local_wording="Do you really?"))
    answering.record(workspace, dialogue_id, supplier_id(workspace, "Beta"), "GOV-101", YES)
    compared = documents.comparison(workspace, dialogue_id)
    row = next(row for row in compared.rows if row.item.id == old.id)
    assert (row.counts.answered, row.counts.other_wording) == (1, 1)
    assert row.differs_among(list(row.raw))
    assert compared.wordings[old.asked_hash] == old.prompt()
    assert compared.wordings[row.item.asked_hash] == "Do you really?"


def test_who_does_not_take_part_can_not_answer(workspace: Workspace, dialogue_id: str) -> None:
    stranger = preparing.add_supplier(workspace, "Gamma").subject
    before = everything(workspace)
    for supplier, name in ((stranger, "Gamma"), ("nobody", "nobody")):
        with pytest.raises(Problem, match="supplier-not-in") as refused:
            answering.record(workspace, dialogue_id, supplier, "GOV-101", YES)
        assert refused.value.details["supplier"] == name
    assert everything(workspace) == before


@pytest.mark.parametrize(
    ("item", "answer", "key"),
    [
        ("GOV-999", YES, "item-unknown"),
        ("GOV-101", replace(YES, value=Choice("maybe")), "option-unknown"),
        ("GOV-101", replace(YES, claim="x" * 241), "claim-too-long"),
    ],
)
def test_what_can_not_be_recorded_changes_nothing_not_even_the_questionnaire(
    workspace: Workspace, dialogue_id: str, item: str, answer: Answer, key: str
) -> None:
    before = everything(workspace)
    with pytest.raises(Problem, match="dialogue-unknown"):
        answering.record(workspace, "nonsense", supplier_id(workspace), item, answer)
    with pytest.raises(Problem, match=key):
        answering.record(workspace, dialogue_id, supplier_id(workspace), item, answer)
    assert everything(workspace) == before


def test_an_item_is_named_by_its_code_as_on_paper(workspace: Workspace, dialogue_id: str) -> None:
    code = workspace.questionnaire(dialogue_id).item("GOV-101").code
    record(workspace, dialogue_id, YES, code.lower())
    assert said(workspace, dialogue_id) == YES


@pytest.mark.parametrize("state", [DialogueState.IN_REVIEW, DialogueState.CLOSED])
def test_a_late_answer_does_not_open_a_dialogue_again(
    workspace: Workspace, dialogue_id: str, state: DialogueState
) -> None:
    record(workspace, dialogue_id, YES)
    preparing.change_dialogue(workspace, replace(workspace.dialogue(dialogue_id), state=state))
    assembling.new_version(workspace, dialogue_id)
    record(workspace, dialogue_id, NO)
    assert workspace.dialogue(dialogue_id).state is state


def test_nobody_is_named_in_the_record_unless_they_said_so(workspace: Workspace, dialogue_id: str) -> None:
    assert (Surroundings().author, Surroundings().device) == ("", "")
    record(workspace, dialogue_id, YES)
    workspace.surroundings = replace(workspace.surroundings, author="Buyer", device="Desk 3")
    record(workspace, dialogue_id, NO)
    asked = workspace.questionnaire(dialogue_id).item("GOV-101")
    events = answering.history(workspace, dialogue_id, supplier_id(workspace), asked)
    assert [(event.recorded_by, event.device) for event in events] == [("Buyer", "Desk 3"), ("", "")]
