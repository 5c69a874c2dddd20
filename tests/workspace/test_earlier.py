"""Earlier answers (N20): shown beside the question, never answers by themselves, repeated only with day and proof."""

from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, answering, arranging, assembling, earlier, noting, preparing
from dialogue_app.workspace.earlier import Likeness
from tests.workspace.conftest import prepared

YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED), claim="Twice a year.", note="inner")


@pytest.fixture
def rounds(workspace: Workspace) -> tuple[str, str, str]:
    """Two dialogues, the second follows the first, and the supplier Alpha."""
    first, second = prepared(workspace, "Round 1"), prepared(workspace, "Round 2")
    preparing.change_dialogue(workspace, replace(workspace.dialogue(second), baseline_id=first))
    return first, second, preparing.find_supplier(workspace, "Alpha").id


def found(workspace: Workspace, dialogue_id: str, supplier_id: str, code: str = "GOV-101") -> earlier.Earlier | None:
    item = workspace.questionnaire(dialogue_id).item(code)
    return earlier.find(workspace, dialogue_id, supplier_id, item)


def test_n20_the_answer_of_the_last_round_stands_beside_the_question_and_is_no_answer(
    workspace: Workspace, rounds: tuple[str, str, str]
) -> None:
    first, second, alpha = rounds
    assert found(workspace, second, alpha) is None
    answering.record(workspace, first, alpha, "GOV-101", YES)
    before = found(workspace, second, alpha)
    assert before
    assert (before.dialogue.title, before.event.answer, before.likeness) == ("Round 1", YES, Likeness.SAME)
    item = workspace.questionnaire(second).item("GOV-101")
    assert answering.current(workspace, second, alpha, item).state is State.NOT_ASKED
    beta = preparing.find_supplier(workspace, "Beta").id
    assert found(workspace, second, beta) is None


def test_n20_unchanged_still_demands_a_day_and_a_proof(workspace: Workspace, rounds: tuple[str, str, str]) -> None:
    first, second, alpha = rounds
    answering.record(workspace, first, alpha, "GOV-101", YES)
    for day, proof, problem in (
        ("", "Report", "unchanged-without-date"),
        ("soon", "Report", "unchanged-without-date"),
        ("2027", " ", "unchanged-without-proof"),
    ):
        with pytest.raises(Problem) as refused:
            earlier.confirm_unchanged(workspace, second, alpha, "GOV-101", day=day, proof=proof)
        assert refused.value.key == problem
    earlier.confirm_unchanged(workspace, second, alpha, "GOV-101", day="2027-02", proof="Annual report, page 12")
    item = workspace.questionnaire(second).item("GOV-101")
    said = answering.current(workspace, second, alpha, item)
    assert (said.value, said.scope, said.claim) == (YES.value, YES.scope, YES.claim)
    assert (said.date_of_fact, said.note) == ("2027-02", "Annual report, page 12")
    workspace.history.undo()
    assert answering.current(workspace, second, alpha, item).state is State.NOT_ASKED


def test_an_answer_to_other_words_is_shown_as_such_and_can_not_be_repeated(
    workspace: Workspace, rounds: tuple[str, str, str]
) -> None:
    first, second, alpha = rounds
    answering.record(workspace, first, alpha, "GOV-101", YES)
    item = workspace.questionnaire(second).item("GOV-101")
    arranging.change_item(workspace, second, replace(item, local_wording="Who is responsible, by name?"))
    before = found(workspace, second, alpha)
    assert before
    assert before.likeness is Likeness.OTHER_WORDING
    with pytest.raises(Problem) as refused:
        earlier.confirm_unchanged(workspace, second, alpha, "GOV-101", day="2027", proof="Report")
    assert refused.value.key == "earlier-other-wording"
    with pytest.raises(Problem) as refused:
        earlier.confirm_unchanged(workspace, second, alpha, "FRC-101", day="2027", proof="Report")
    assert refused.value.key == "earlier-none"


def test_the_wording_shown_is_the_one_that_was_answered(workspace: Workspace, rounds: tuple[str, str, str]) -> None:
    first, second, alpha = rounds
    answering.record(workspace, first, alpha, "GOV-101", YES)
    asked = workspace.questionnaire(first).item("GOV-101").prompt()
    assembling.new_version(workspace, first)
    item = workspace.questionnaire(first).item("GOV-101")
    arranging.change_item(workspace, first, replace(item, local_wording="Something else?"))
    before = found(workspace, second, alpha)
    assert before
    assert (before.item.prompt(), before.likeness) == (asked, Likeness.SAME)


def test_a_circle_of_rounds_ends_and_the_first_round_is_found_behind_an_empty_one(
    workspace: Workspace, rounds: tuple[str, str, str]
) -> None:
    first, second, alpha = rounds
    third = prepared(workspace, "Round 3")
    preparing.change_dialogue(workspace, replace(workspace.dialogue(third), baseline_id=second))
    answering.record(workspace, first, alpha, "GOV-101", YES)
    before = found(workspace, third, alpha)
    assert before
    assert before.dialogue.title == "Round 1"
    assert [each.title for each in earlier.followed(workspace, third)] == ["Round 2", "Round 1"]


def test_what_was_promised_and_not_sent_comes_first_in_the_next_round(
    workspace: Workspace, rounds: tuple[str, str, str]
) -> None:
    first, second, alpha = rounds
    promise = Remark(RemarkKind.PROMISE, "Factory list", due="2027-01")
    kept = noting.note(workspace, first, alpha, replace(promise, text="Audit summary")).subject
    noting.note(workspace, first, alpha, promise)
    noting.note(workspace, first, alpha, Remark(RemarkKind.PARKED, "Later"))
    noting.change(workspace, first, kept, replace(promise, text="Audit summary", done_on="2027-01-05"))
    owed = earlier.owed(workspace, second, alpha)
    assert [(dialogue.title, event.remark) for dialogue, event in owed] == [("Round 1", promise)]
