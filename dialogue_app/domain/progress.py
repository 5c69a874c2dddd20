"""How far a dialogue has come, and the one thing to do next. Pure functions over counts; knows no wording."""

from enum import StrEnum

from dialogue_app.domain.dialogue import DialogueState


class NextStep(StrEnum):
    """What a dialogue waits for."""

    ADD_QUESTIONS = "add-questions"
    ADD_SUPPLIERS = "add-suppliers"
    SEND = "send"
    RECORD = "record"
    REPORT = "report"


def next_step(state: DialogueState, *, questions: int, suppliers: int, answered: int) -> NextStep:
    """Return what a dialogue waits for.

    A draft without answers waits for its questionnaire to go out; once it is ready, or one answer is there, answers
    are recorded until every cell has one. A dialogue in review or closed is only reported on.

    Args:
        state: where the dialogue stands.
        questions: in the newest version of its questionnaire.
        suppliers: that take part.
        answered: cells (supplier x question) with an answer of any state.
    """
    if state in (DialogueState.IN_REVIEW, DialogueState.CLOSED):
        return NextStep.REPORT
    if not questions:
        return NextStep.ADD_QUESTIONS
    if not suppliers:
        return NextStep.ADD_SUPPLIERS
    if not answered and state is DialogueState.DRAFT:
        return NextStep.SEND
    return NextStep.RECORD if answered < questions * suppliers else NextStep.REPORT


def answered_percent(answered: int, cells: int) -> int:
    """Return the share of cells with an answer, 0 to 100: 100 only when all have one, 0 only when none has."""
    if not cells or not answered:
        return 0
    return min(100, max(1, 100 * answered // cells))
