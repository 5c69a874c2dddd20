"""Note what is said in a talk beside the answers; change it, take it back, look at what is owed."""

from collections.abc import Iterable
from dataclasses import replace

from dialogue_app.domain.followup_days import reply_day
from dialogue_app.domain.remarks import Remark, RemarkEvent, RemarkKind, checked
from dialogue_app.errors import Problem
from dialogue_app.storage import talks as store
from dialogue_app.workspace import talking
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_REMARKS = frozenset({Touched.TALKS})


def note(workspace: Workspace, dialogue_id: str, supplier_id: str, remark: Remark) -> Change:
    """Note something in the talk with a supplier, or with everybody (""); the talk begins if none is open.

    To a contradiction the supplier may reply within ten working days, unless another day is set.

    Raises:
        Problem: the supplier does not take part, the talk is closed, or the remark can't be kept (see
            ``remarks.checked``); then nothing is stored.
    """
    if remark.kind is RemarkKind.CONTRADICTION and not remark.due:
        remark = replace(remark, due=reply_day(workspace.surroundings.clock().date()).isoformat())
    remark = checked(remark)
    name = talking.name_of(workspace, dialogue_id, supplier_id)
    talking.present(workspace, dialogue_id, supplier_id)
    remark_id = workspace.surroundings.new_id()

    def keep(content: Remark | None) -> None:
        talk_id = talking.open_one(workspace, dialogue_id, supplier_id)
        event = RemarkEvent("", remark_id, dialogue_id, talk_id, supplier_id, content)
        _append(workspace, event)

    return workspace.perform(
        f"change.noted-{remark.kind}",
        _REMARKS,
        lambda: keep(remark),
        lambda: keep(None),
        subject=remark_id,
        details={"text": remark.text, "supplier": name},
        suppliers=talking.with_whom(supplier_id),
    )


def change(workspace: Workspace, dialogue_id: str, remark_id: str, remark: Remark | None) -> Change | None:
    """Say a remark otherwise, or take it back (None); None when that says nothing new.

    A promise can be marked as kept, a question answered and a parked point taken up after the talk was closed too.

    Raises:
        Problem: there is no such remark, or it can't be kept.
    """
    before = _current(workspace, dialogue_id, remark_id)
    said = checked(remark) if remark else None
    if said == before.remark:
        return None

    def keep(content: Remark | None) -> None:
        _append(workspace, _with(before, content))

    return workspace.perform(
        "change.note-changed" if said else "change.note-taken-back",
        _REMARKS,
        lambda: keep(said),
        lambda: keep(before.remark),
        subject=remark_id,
        details={"text": before.remark.text if before.remark else ""},
        suppliers=talking.with_whom(before.supplier_id),
    )


def remarks(
    workspace: Workspace,
    dialogue_id: str,
    supplier_id: str | None = None,
    kinds: Iterable[RemarkKind] = tuple(RemarkKind),
) -> tuple[RemarkEvent, ...]:
    """Return what is noted now, in the order in which it was said.

    Args:
        workspace: where.
        dialogue_id: in which dialogue.
        supplier_id: in talks with whom; "" for those with everybody, None for all.
        kinds: which kinds of remark.
    """
    wanted = frozenset(kinds)
    return tuple(
        event
        for event in store.remarks(workspace.database, dialogue_id)
        if event.remark and event.remark.kind in wanted and supplier_id in (None, event.supplier_id)
    )


def history(workspace: Workspace, dialogue_id: str, remark_id: str) -> tuple[RemarkEvent, ...]:
    """Return everything that was ever recorded of a remark, newest first."""
    return store.remark_history(workspace.database, dialogue_id, remark_id)


def _current(workspace: Workspace, dialogue_id: str, remark_id: str) -> RemarkEvent:
    events = history(workspace, dialogue_id, remark_id)
    if not events:
        raise Problem("remark-unknown")
    return events[0]


def _with(event: RemarkEvent, content: Remark | None) -> RemarkEvent:
    return RemarkEvent("", event.remark_id, event.dialogue_id, event.talk_id, event.supplier_id, content)


def _append(workspace: Workspace, event: RemarkEvent) -> None:
    surroundings = workspace.surroundings
    stamped = RemarkEvent(
        id=surroundings.new_id(),
        remark_id=event.remark_id,
        dialogue_id=event.dialogue_id,
        talk_id=event.talk_id,
        supplier_id=event.supplier_id,
        remark=event.remark,
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
    store.append_remark(workspace.database, stamped)
