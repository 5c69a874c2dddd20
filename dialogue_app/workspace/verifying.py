"""Check what was claimed, step by step: every step says who, when and why, and is kept beside the answer."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from dialogue_app.domain.answers import AnswerEvent, State, Verification
from dialogue_app.domain.cells import Cell
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.verification import Check, HeldBack, checked, instead
from dialogue_app.errors import Problem
from dialogue_app.storage import answers as answer_store
from dialogue_app.storage import followup
from dialogue_app.workspace import answering, following
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_BOTH = frozenset({Touched.ANSWERS, Touched.FOLLOWUP})


def verify(workspace: Workspace, dialogue_id: str, supplier_id: str, said: Check) -> Change:
    """Move the status of an answer one step on; the value and its scope stay as they were said.

    Args:
        workspace: where.
        dialogue_id: in which dialogue.
        supplier_id: whose answer.
        said: the step; the status before, the day and who does it are filled in here.

    Raises:
        Problem: there is no answer, the step may not follow, or it says not why.
    """
    item = workspace.questionnaire(dialogue_id).item(said.item_id)
    supplier = answering.participant(workspace, dialogue_id, supplier_id)
    before = answering.newest(workspace, dialogue_id, supplier_id, item)
    if before is None or before.answer.state is State.NOT_ASKED:
        raise Problem("verification-no-answer", item=item.code, supplier=supplier.name)
    step = checked(_stamped(workspace, said, before))
    event = FollowEvent("", FollowKind.CHECK, workspace.surroundings.new_id(), dialogue_id, supplier_id, step)

    def do() -> None:
        after = replace(before, answer=replace(before.answer, verification=step.after))
        kept = answering.append(workspace, after)
        following.keep(workspace, replace(event, content=replace(step, event_id=kept.id)))

    def undo() -> None:
        answering.append(workspace, before)
        following.keep(workspace, replace(event, content=None))

    return workspace.perform(
        "change.verified",
        _BOTH,
        do,
        undo,
        subject=event.subject,
        details={"supplier": supplier.name, "item": item.code},
        suppliers=frozenset({supplier_id}),
    )


def replied(workspace: Workspace, check_id: str, on: str = "") -> Change:
    """Note that the contractor has replied to a contradiction; from then on others may see it.

    Raises:
        Problem: there is no such step, or the day can't be read.
    """
    events = followup.history(workspace.database, FollowKind.CHECK, check_id)
    if not events or events[0].content is None:
        raise Problem("verification-unknown")
    before = cast("Check", events[0].content)
    after = replace(before, replied_on=day_of(on or following.today(workspace)).isoformat())
    return following.change(workspace, "change.reply-noted", replace(events[0], content=after), before, {})


def newest_replied(workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str) -> Change:
    """Note today that the contractor has replied to the newest step of an answer.

    Raises:
        Problem: nothing was checked yet.
    """
    found = [
        event.subject
        for event in followup.current(workspace.database, FollowKind.CHECK, dialogue_id)
        if event.supplier_id == supplier_id and cast("Check", event.content).item_id == item_id
    ]
    if not found:
        raise Problem("verification-unknown")
    return replied(workspace, found[-1])


def steps(workspace: Workspace, dialogue_id: str, supplier_id: str, item_id: str) -> tuple[Check, ...]:
    """Return the steps of one answer, oldest first."""
    return tuple(
        check
        for event in followup.current(workspace.database, FollowKind.CHECK, dialogue_id)
        if event.supplier_id == supplier_id and (check := cast("Check", event.content)).item_id == item_id
    )


def held_back(workspace: Workspace, dialogue_id: str) -> Mapping[tuple[str, str], HeldBack]:
    """Return what people outside the team see in place of a contradiction, by supplier and item."""
    found: defaultdict[tuple[str, str], list[Check]] = defaultdict(list)
    for event in followup.current(workspace.database, FollowKind.CHECK, dialogue_id):
        check = cast("Check", event.content)
        found[event.supplier_id, check.item_id].append(check)
    day = day_of(following.today(workspace))
    held = {}
    for cell in (Cell(*raw) for raw in answer_store.cells(workspace.database, dialogue_id)):
        place = (cell.supplier_id, cell.item_id)
        if cell.verification == Verification.CONTRADICTED:
            held[place] = instead(found[place], day)
    return {place: each for place, each in held.items() if each.shown is not Verification.CONTRADICTED}


def _stamped(workspace: Workspace, said: Check, before: AnswerEvent) -> Check:
    return replace(
        said,
        item_id=before.item_id,
        before=before.answer.verification,
        on=said.on or following.today(workspace),
        by=workspace.surroundings.author,
        event_id=before.id,
    )
