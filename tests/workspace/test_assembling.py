"""Putting a questionnaire together, freezing it, and what happens after somebody answered."""

from dataclasses import replace

import pytest

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, answering, arranging, assembling, preparing
from dialogue_app.workspace.assembling import Wish
from dialogue_app.workspace.preparing import Draft
from tests.workspace.conftest import everything, prepared
from tests.workspace.test_answering import YES


def questions(workspace: Workspace, dialogue_id: str) -> list[str]:
    return [item.snapshot.question_id for item in workspace.questionnaire(dialogue_id).items()]


def record(workspace: Workspace, dialogue_id: str) -> None:
    answering.record(workspace, dialogue_id, preparing.find_supplier(workspace, "Alpha").id, "GOV-101", YES)


def test_questions_are_copied_into_the_section_of_their_theme(workspace: Workspace, dialogue_id: str) -> None:
    form = workspace.questionnaire(dialogue_id)
    names = {theme.code: theme.name for theme in workspace.release.themes}
    for section in form.sections:
        assert {names[item.snapshot.theme] for item in section.items} == {section.title}
    item = form.item("TRN-101")
    assert item.snapshot.content_hash == workspace.release.question("TRN-101").content_hash
    assert set(item.snapshot.texts) == {"en", "de"}


def test_the_first_questions_of_a_bare_dialogue_are_undone_without_a_trace(workspace: Workspace) -> None:
    dialogue_id = preparing.create_dialogue(workspace, Draft(DialogueKind.PRE_CONTRACT, "Bare", "Decide.")).subject
    before = everything(workspace)
    assembling.add_questions(workspace, dialogue_id, ("GOV-101",))
    workspace.history.undo()
    assert everything(workspace) == before
    workspace.history.undo()
    assert preparing.overview(workspace) == ()
    workspace.history.redo()
    workspace.history.redo()
    assert questions(workspace, dialogue_id) == ["GOV-101"]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("GOV-999", "question-unknown"),
        ("GOV-101", "question-already-in"),
        ("GOV-102", "question-of-other-kind"),
    ],
)
def test_what_can_not_be_asked_is_refused_and_nothing_is_added(
    workspace: Workspace, dialogue_id: str, question: str, key: str
) -> None:
    before = everything(workspace)
    with pytest.raises(Problem, match=key):
        assembling.add_questions(workspace, dialogue_id, ("OSH-101", question))
    assert everything(workspace) == before


@pytest.mark.parametrize("code", ["XXX-999", ""])
def test_an_item_that_is_not_there_can_not_be_removed_moved_or_changed(
    workspace: Workspace, dialogue_id: str, code: str
) -> None:
    stranger = replace(workspace.questionnaire(dialogue_id).item("GOV-101"), id="nonsense")
    for change in (
        lambda: assembling.remove_items(workspace, dialogue_id, (code,)),
        lambda: arranging.move_item(workspace, dialogue_id, code, 1),
        lambda: arranging.change_item(workspace, dialogue_id, stranger),
        lambda: assembling.remove_items(workspace, "nonsense", ("GOV-101",)),
    ):
        depth = workspace.history.next_undo
        with pytest.raises(Problem, match=r"(item|dialogue)-unknown"):
            change()
        assert workspace.history.next_undo is depth


def test_an_item_is_moved_by_its_code_as_by_its_id(workspace: Workspace, dialogue_id: str) -> None:
    first = questions(workspace, dialogue_id)[0]
    arranging.move_item(workspace, dialogue_id, first, 1)
    assert questions(workspace, dialogue_id)[0] == first  # it entered the next section, at its beginning
    arranging.move_item(workspace, dialogue_id, first, 1)
    assert questions(workspace, dialogue_id)[1] == first


def test_a_frozen_questionnaire_opens_again_only_while_nobody_answered(workspace: Workspace, dialogue_id: str) -> None:
    assembling.freeze(workspace, dialogue_id)
    with pytest.raises(Problem, match="questionnaire-frozen"):
        assembling.add_questions(workspace, dialogue_id, ("OSH-101",))
    workspace.history.undo()
    assert not workspace.questionnaire(dialogue_id).frozen_at
    assembling.freeze(workspace, dialogue_id)
    record(workspace, dialogue_id)
    workspace.history.undo()
    with pytest.raises(Problem, match="questionnaire-answered"):
        workspace.history.undo()
    assert workspace.questionnaire(dialogue_id).frozen_at


def test_a_second_version_that_nobody_answered_can_be_taken_back(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id)
    first = workspace.questionnaire(dialogue_id)
    assembling.new_version(workspace, dialogue_id)
    assembling.remove_items(workspace, dialogue_id, ("TRN-101",))
    assembling.freeze(workspace, dialogue_id)
    for _ in range(3):
        workspace.history.undo()
    assert workspace.questionnaire(dialogue_id) == first


def test_a_second_version_that_somebody_answered_stays(workspace: Workspace, dialogue_id: str) -> None:
    record(workspace, dialogue_id)
    assembling.new_version(workspace, dialogue_id)
    answering.record(workspace, dialogue_id, preparing.find_supplier(workspace, "Beta").id, "GOV-101", YES)
    workspace.history.undo()
    with pytest.raises(Problem, match="questionnaire-answered"):
        workspace.history.undo()
    assert workspace.questionnaire(dialogue_id).version == 2


def test_what_was_asked_survives_undo_of_the_work_before_it(workspace: Workspace) -> None:
    dialogue_id = prepared(workspace)
    item = workspace.questionnaire(dialogue_id).item("GOV-101")
    arranging.change_item(workspace, dialogue_id, replace(item, local_wording="Do you really?"))
    record(workspace, dialogue_id)
    asked = workspace.questionnaire(dialogue_id)
    workspace.history.undo()
    with pytest.raises(Problem, match="questionnaire-answered"):
        workspace.history.undo()
    assert workspace.questionnaire(dialogue_id) == asked


def test_a_new_version_needs_a_frozen_one_and_an_empty_one_is_not_frozen(
    workspace: Workspace, dialogue_id: str
) -> None:
    with pytest.raises(Problem, match="questionnaire-open"):
        assembling.new_version(workspace, dialogue_id)
    assembling.remove_items(workspace, dialogue_id, tuple(questions(workspace, dialogue_id)))
    with pytest.raises(Problem, match="questionnaire-empty"):
        assembling.freeze(workspace, dialogue_id)


@pytest.mark.parametrize(
    ("wish", "key"),
    [
        (Wish("pre-contract", set_id="nonsense"), "set-unknown"),
        (Wish("pre-contract", themes=("XXX",)), "theme-unknown"),
        (Wish("pre-contract", products=("XXX",)), "product-unknown"),
    ],
)
def test_a_wish_for_something_unknown_is_refused(workspace: Workspace, wish: Wish, key: str) -> None:
    with pytest.raises(Problem, match=key):
        assembling.suggestions(workspace, wish)


def test_suggestions_fit_the_kind_of_dialogue(workspace: Workspace) -> None:
    for kind in DialogueKind:
        found = assembling.suggestions(workspace, Wish(kind.value))
        assert found
        assert all(each.question.phase.serves(kind.value) for each in found)
