"""What the buyers of a dialogue may want to demand, made ready to be stored: ids given, lead questions checked."""

from dataclasses import replace

from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.errors import Problem
from dialogue_app.workspace.workspace import Workspace


def settled(
    workspace: Workspace, wanted: tuple[Hypothesis, ...], before: tuple[Hypothesis, ...] = ()
) -> tuple[Hypothesis, ...]:
    """Return hypotheses as they are stored; one without an id is a new one.

    Args:
        workspace: gives ids and knows the questions.
        wanted: in the order in which they are kept.
        before: as they are stored now; their lead questions stay, even those that the bank no longer has.

    Raises:
        Problem: there is no such question.
    """
    kept = {each.question_id for each in before}
    return tuple(_settled(workspace, each, kept) for each in wanted)


def _settled(workspace: Workspace, wanted: Hypothesis, kept: set[str]) -> Hypothesis:
    question_id = wanted.question_id.strip().upper()
    if question_id and question_id not in kept:
        _refuse_question(workspace, question_id)
    return replace(wanted, id=wanted.id or workspace.surroundings.new_id(), question_id=question_id)


def _refuse_question(workspace: Workspace, question_id: str) -> None:
    from dialogue_app.workspace import authoring  # noqa: PLC0415 - the first screen needs no question

    own = (each.id for each in authoring.own_questions(workspace))
    if workspace.release.question(question_id) is None and question_id not in own:
        raise Problem("question-unknown", question=question_id)
