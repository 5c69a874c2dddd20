"""A questionnaire is arranged with many items at once; every change is one undo."""

from collections.abc import Callable

import pytest

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.own_questions import OwnDraft
from dialogue_app.domain.questionnaire import Condition
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, arranging, assembling, authoring, banking, preparing
from dialogue_app.workspace.preparing import Draft
from question_bank import Kind

ASKED = ("GOV-101", "GOV-103", "TRN-101", "LBL-101")


@pytest.fixture
def prepared(fresh: Callable[[], Workspace]) -> tuple[Workspace, str]:
    workspace = fresh()
    told = preparing.create_dialogue(workspace, Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide.")).subject
    assembling.add_questions(workspace, told, ASKED)
    return workspace, told


def order(workspace: Workspace, told: str) -> list[str]:
    return [item.snapshot.question_id for item in workspace.questionnaire(told).items()]


def ids(workspace: Workspace, told: str, *questions: str) -> tuple[str, ...]:
    return tuple(workspace.questionnaire(told).item(question).id for question in questions)


def test_several_questions_move_together_and_come_back_with_one_undo(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    arranging.move_items(workspace, told, ids(workspace, told, "GOV-103", "TRN-101"), -1)
    assert order(workspace, told) == ["GOV-103", "GOV-101", "TRN-101", "LBL-101"]
    workspace.history.undo()
    assert order(workspace, told) == list(ASKED)


def test_at_the_end_of_the_questionnaire_nobody_moves(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    arranging.move_items(workspace, told, ids(workspace, told, "GOV-101", "GOV-103"), -3)
    assert order(workspace, told) == list(ASKED)


def test_questions_are_put_into_a_section_of_their_own_or_before_another(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    arranging.into_section(workspace, told, ids(workspace, told, "GOV-103", "LBL-101"), " First round ")
    assert workspace.questionnaire(told).sections[-1].title == "First round"
    assert order(workspace, told) == ["GOV-101", "TRN-101", "GOV-103", "LBL-101"]
    (before,) = ids(workspace, told, "GOV-103")
    arranging.into_section(workspace, told, ids(workspace, told, "TRN-101"), "First round", before)
    assert order(workspace, told) == ["GOV-101", "TRN-101", "GOV-103", "LBL-101"]
    assert len(workspace.questionnaire(told).sections) == 2


def test_a_section_gets_another_title_that_no_other_has(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    first, second, *_ = workspace.questionnaire(told).sections
    arranging.rename_section(workspace, told, first.id, "Warm-up")
    assert workspace.questionnaire(told).sections[0].title == "Warm-up"
    with pytest.raises(Problem, match="section-title-used"):
        arranging.rename_section(workspace, told, second.id, "Warm-up")
    with pytest.raises(Problem, match="section-without-title"):
        arranging.rename_section(workspace, told, second.id, "  ")


def test_several_questions_become_nice_to_have_at_once(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    arranging.set_must(workspace, told, ids(workspace, told, "GOV-101", "LBL-101"), False)
    assert [item.must for item in workspace.questionnaire(told).items()] == [False, True, True, False]


def test_a_question_can_depend_on_an_earlier_answer(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    lead, later = ids(workspace, told, "GOV-101", "TRN-101")
    condition = Condition(lead, ("yes", "partly"))
    arranging.set_condition(workspace, told, (later,), condition)
    assert workspace.questionnaire(told).item("TRN-101").condition == condition
    assembling.freeze(workspace, told)
    assert workspace.questionnaire(told).item("TRN-101").condition == condition


@pytest.mark.parametrize(
    ("item", "lead", "options", "problem"),
    [
        ("GOV-101", "TRN-101", ("country",), "condition-not-before"),
        ("TRN-101", "GOV-101", ("maybe",), "condition-option-unknown"),
        ("TRN-101", "GOV-101", (), "condition-option-unknown"),
        ("TRN-101", "TRN-101", ("country",), "condition-not-before"),
    ],
)
def test_a_condition_that_can_never_be_met_is_refused(
    prepared: tuple[Workspace, str], item: str, lead: str, options: tuple[str, ...], problem: str
) -> None:
    workspace, told = prepared
    with pytest.raises(Problem, match=problem):
        arranging.set_condition(
            workspace, told, ids(workspace, told, item), Condition(ids(workspace, told, lead)[0], options)
        )


def test_an_own_question_is_asked_and_can_be_used_again(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    draft = OwnDraft(
        "How many laptops could you take back in a year?", Kind.NUMBER, unit="laptops", theme="CIR", subtheme="CIR.1"
    )
    made = assembling.add_own_question(workspace, told, draft)
    assert made.details == {"question": "OWN-001"}
    assert order(workspace, told)[-1] == "OWN-001"
    assert [question.prompt for question in authoring.own_questions(workspace)] == [draft.prompt]
    other = preparing.create_dialogue(workspace, Draft(DialogueKind.IN_CONTRACT, "Round", "Follow up.")).subject
    assembling.add_questions(workspace, other, ("OWN-001",))
    assert banking.question(workspace, "own-001").answer.unit == "laptops"
    assert [title for title, _ in banking.uses(workspace, "OWN-001")] == ["Round", "Laptops"]
    assert made.subject == workspace.questionnaire(told).id


def test_an_own_question_in_a_questionnaire_is_taken_back_in_one_step(prepared: tuple[Workspace, str]) -> None:
    workspace, told = prepared
    assembling.add_own_question(workspace, told, OwnDraft("Is it so?"))
    workspace.history.undo()
    assert (order(workspace, told), authoring.own_questions(workspace)) == (list(ASKED), ())
    workspace.history.redo()
    assert "OWN-001" in order(workspace, told)
    assert len(authoring.own_questions(workspace)) == 1


def test_an_own_question_that_was_taken_back_is_gone(prepared: tuple[Workspace, str]) -> None:
    workspace, _ = prepared
    authoring.create_question(workspace, OwnDraft("Is it so?"))
    workspace.history.undo()
    assert authoring.own_questions(workspace) == ()
    assert authoring.create_question(workspace, OwnDraft("Is it so?")).subject == "OWN-001"


@pytest.mark.parametrize(
    ("draft", "problem"),
    [
        (OwnDraft(" "), "own-question-without-words"),
        (OwnDraft("Which?", Kind.SINGLE, options=("A", "A")), "own-question-options"),
        (OwnDraft("How many?", Kind.NUMBER), "own-question-unit"),
        (OwnDraft("What share?", Kind.PERCENT), "own-question-unit"),
        (OwnDraft("x" * 2001), "text-too-long"),
    ],
)
def test_an_own_question_that_nobody_could_answer_is_refused(
    prepared: tuple[Workspace, str], draft: OwnDraft, problem: str
) -> None:
    with pytest.raises(Problem, match=problem):
        authoring.create_question(prepared[0], draft)
