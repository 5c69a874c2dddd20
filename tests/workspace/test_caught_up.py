"""A comparison that is shown follows new answers one by one, and knows what was said in the round before."""

from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.comparison import Cell
from dialogue_app.domain.values import Choice
from dialogue_app.workspace import Workspace, answering, arranging, documents, earlier, preparing
from tests.workspace.conftest import prepared

YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED), claim="Twice a year.")
NO = Answer(State.ANSWERED, Choice("no"), claim="Nobody.")


@pytest.fixture
def rounds(workspace: Workspace) -> tuple[str, str]:
    """Two dialogues, the second follows the first."""
    first, second = prepared(workspace, "Round 1"), prepared(workspace, "Round 2")
    preparing.change_dialogue(workspace, replace(workspace.dialogue(second), baseline_id=first))
    return first, second


def test_new_answers_undo_and_redo_are_laid_over_what_was_read(workspace: Workspace, rounds: tuple[str, str]) -> None:
    first, second = rounds
    alpha, beta = (preparing.find_supplier(workspace, name).id for name in ("Alpha", "Beta"))
    item = workspace.questionnaire(second).item("GOV-101")
    answering.record(workspace, second, beta, "GOV-101", NO)
    seen = documents.comparison(workspace, second)

    def follow() -> frozenset[tuple[str, str]] | None:
        nonlocal seen
        seen, places = documents.caught_up(workspace, seen)
        assert seen == replace(documents.comparison(workspace, second), as_of=seen.as_of)
        return places

    answering.record(workspace, second, alpha, "GOV-101", YES)
    assert follow() == {(item.id, alpha)}
    workspace.history.undo()
    assert follow() == {(item.id, alpha)}
    workspace.history.redo()
    answering.record(workspace, second, beta, "GOV-101", YES)
    assert follow() == {(item.id, alpha), (item.id, beta)}
    answering.record(workspace, first, alpha, "GOV-101", YES)
    assert follow() is None
    assert seen.rows[0].before.keys() == {alpha}
    assert follow() == frozenset()


def test_what_was_said_before_is_compared_with_the_same_wording_only(
    workspace: Workspace, rounds: tuple[str, str]
) -> None:
    first, second = rounds
    alpha = preparing.find_supplier(workspace, "Alpha").id
    answering.record(workspace, first, alpha, "GOV-101", NO)
    answering.record(workspace, second, alpha, "GOV-101", YES)
    row = documents.comparison(workspace, second).rows[0]
    assert row.changed(alpha)
    assert Cell(*row.before[alpha]).answer(row.item.snapshot.answer.kind).claim == "Nobody."
    found = earlier.find(workspace, second, alpha, row.item)
    assert found
    assert found.event.asked_hash == row.before[alpha][2]


def test_an_answer_to_other_words_hides_the_one_before_it(workspace: Workspace, rounds: tuple[str, str]) -> None:
    first, second = rounds
    alpha = preparing.find_supplier(workspace, "Alpha").id
    answering.record(workspace, first, alpha, "GOV-101", NO)
    item = workspace.questionnaire(second).item("GOV-101")
    arranging.change_item(workspace, second, replace(item, local_wording="Who is responsible, by name?"))
    answering.record(workspace, second, alpha, "GOV-101", YES)
    assert documents.comparison(workspace, second).rows[0].before == {}
