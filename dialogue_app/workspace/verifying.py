"""Check what was claimed, step by step: every step says who, when and why, and is kept beside the answer."""

from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from dialogue_app.domain.answers import AnswerEvent, State, Verification
from dialogue_app.domain.followup import FollowEvent, FollowKind
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.verification import Check, checked, for_outside
from dialogue_app.errors import Problem
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


def held_back(workspace: Workspace, dialogue_id: str) -> Mapping[tuple[str, str], Verification]:
    """Return the status to show outside the team, by supplier and item, where it differs from the present one."""
    found: dict[tuple[str, str], list[Check]] = {}
    for event in followup.current(workspace.database, FollowKind.CHECK, dialogue_id):
        check = cast("Check", event.content)
        found.setdefault((event.supplier_id, check.item_id), []).append(check)
    day = day_of(following.today(workspace))
    shown = {cell: for_outside(made[-1].after, made, day) for cell, made in found.items()}
    return {cell: status for cell, status in shown.items() if status is not found[cell][-1].after}


def _stamped(workspace: Workspace, said: Check, before: AnswerEvent) -> Check:
    return replace(
        said,
        item_id=before.item_id,
        before=before.answer.verification,
        on=said.on or following.today(workspace),
        by=workspace.surroundings.author,
        event_id=before.id,
    )
