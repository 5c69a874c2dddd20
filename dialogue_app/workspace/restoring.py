"""Bring an earlier version of an answer back: a new event that says what the earlier one said."""

from dataclasses import replace

from dialogue_app.domain.answers import AnswerEvent, checked
from dialogue_app.errors import Problem
from dialogue_app.workspace import answering, talking
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace


def restore(workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str, event_id: str) -> Change | None:
    """Record again what an earlier event of a cell said, under the wording it was the answer to.

    None when that is what is recorded now.

    Raises:
        Problem: unknown supplier, item or version, the talk is closed, or the question has changed since and takes no
            such answer any more.
    """
    item = workspace.questionnaire(dialogue_id).item(item_id)
    supplier = answering.participant(workspace, dialogue_id, supplier_id)
    talk = talking.present(workspace, dialogue_id, supplier_id)
    events = answering.history(workspace, dialogue_id, supplier_id, item)
    wanted = _found(events, event_id)
    if wanted.asked_hash == item.asked_hash:
        checked(item, wanted.answer)
    said = replace(wanted.answer, corrected_by_supplier=True) if talk and talk.correcting else wanted.answer
    after, before = replace(wanted, answer=said), events[0]
    if (after.answer, after.asked_hash) == (before.answer, before.asked_hash):
        return None
    return workspace.perform(
        "change.answer-restored",
        frozenset({Touched.ANSWERS}),
        lambda: _keep(workspace, after),
        lambda: _keep(workspace, before),
        subject=item.id,
        details={"supplier": supplier.name, "item": item.code},
        suppliers=frozenset({supplier.id}),
    )


def _found(events: tuple[AnswerEvent, ...], event_id: str) -> AnswerEvent:
    for event in events:
        if event.id == event_id:
            return event
    raise Problem("version-unknown")


def _keep(workspace: Workspace, event: AnswerEvent) -> None:
    answering.append(workspace, event)
