"""Talks: begin one, close it, open it again with a reason. A talk begins by itself with the first thing said in it."""

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.talks import EVERYBODY, Reopening, StepKind, Talk, TalkFormat, TalkStep, check_reason, talks
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.storage import talks as store
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_TALKS = frozenset({Touched.TALKS})

USUAL = {DialogueKind.PRE_CONTRACT: TalkFormat.ONE_TO_ONE, DialogueKind.IN_CONTRACT: TalkFormat.ROUND}
"""How one supplier is heard where nothing else is chosen."""


def of_dialogue(workspace: Workspace, dialogue_id: str) -> tuple[Talk, ...]:
    """Return the talks of a dialogue, in the order in which they began."""
    return talks(store.steps(workspace.database, dialogue_id))


def newest(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Talk | None:
    """Return the last talk with a supplier, or with everybody (""); None when there was none."""
    found = talks(store.steps(workspace.database, dialogue_id, supplier_id))
    return found[-1] if found else None


def left_open(workspace: Workspace) -> tuple[str, str, str] | None:
    """Return where work stopped, so that it can go on there: in the open talk in which something was said last.

    Returns:
        The ids of the dialogue, of the supplier ("" for everybody) and of the question answered last ("" when none is
        yet); None when no talk is open.
    """
    return store.left_open(workspace.database)


def waiting(workspace: Workspace) -> Talk | None:
    """Return the open talk in which something was said last; None when no talk is open."""
    found = left_open(workspace)
    return newest(workspace, *found[:2]) if found else None


def start(workspace: Workspace, dialogue_id: str, supplier_id: str, wanted: TalkFormat | None = None) -> Change | None:
    """Begin a talk; None when one is open already.

    Args:
        workspace: where.
        dialogue_id: in which dialogue.
        supplier_id: with whom; empty for everybody.
        wanted: in which format; None for the usual one of the kind of dialogue.

    Raises:
        Problem: no such dialogue, the supplier does not take part, the format is for another number of suppliers, or
            the last talk with this supplier is closed.
    """
    name = name_of(workspace, dialogue_id, supplier_id)
    if present(workspace, dialogue_id, supplier_id):
        return None
    first = _first(workspace, dialogue_id, supplier_id, wanted)
    return workspace.perform(
        "change.talk-started",
        _TALKS,
        lambda: _append(workspace, first, StepKind.STARTED),
        lambda: _append(workspace, first, StepKind.CLOSED),
        redo=lambda: _append(workspace, first, StepKind.REOPENED, Reopening.GOES_ON),
        subject=first.talk_id,
        details={"supplier": name},
        suppliers=with_whom(supplier_id),
    )


def close(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Change:
    """Close the open talk with a supplier, or with everybody (""): it takes no more answers and remarks.

    Raises:
        Problem: there is none that is open.
    """
    talk = newest(workspace, dialogue_id, supplier_id)
    if not talk or not talk.open:
        raise Problem("talk-none-open")
    step = talk.steps[-1]
    return workspace.perform(
        "change.talk-closed",
        _TALKS,
        lambda: _append(workspace, step, StepKind.CLOSED),
        lambda: _append(workspace, step, StepKind.REOPENED, step.reason or Reopening.GOES_ON, step.note),
        subject=talk.id,
        details={"supplier": name_of(workspace, dialogue_id, supplier_id)},
        suppliers=with_whom(supplier_id),
    )


def reopen(workspace: Workspace, dialogue_id: str, supplier_id: str, reason: str, note: str = "") -> Change:
    """Open the last talk with a supplier again.

    Args:
        workspace: where.
        dialogue_id: in which dialogue.
        supplier_id: with whom; empty for everybody.
        reason: one of ``Reopening``; after ``supplier`` answers count as corrected by the supplier.
        note: why, in words; needed where a slip of ours is put right.

    Raises:
        Problem: there is none that is closed, or the reason is missing.
    """
    talk = newest(workspace, dialogue_id, supplier_id)
    if not talk or talk.open:
        raise Problem("talk-none-closed")
    check_reason(reason, note := clean(note))
    step = talk.steps[-1]
    return workspace.perform(
        "change.talk-reopened",
        _TALKS,
        lambda: _append(workspace, step, StepKind.REOPENED, reason, note),
        lambda: _append(workspace, step, StepKind.CLOSED),
        subject=talk.id,
        details={"supplier": name_of(workspace, dialogue_id, supplier_id)},
        suppliers=with_whom(supplier_id),
    )


def present(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Talk | None:
    """Return the talk in which something is said now; None when none has begun.

    Raises:
        Problem: the last talk is closed.
    """
    talk = newest(workspace, dialogue_id, supplier_id)
    if talk and not talk.open:
        raise Problem("talk-closed", supplier=name_of(workspace, dialogue_id, supplier_id))
    return talk


def open_one(workspace: Workspace, dialogue_id: str, supplier_id: str) -> str:
    """Return the id of the open talk with a supplier; begin one where there is none. Call inside a change."""
    if (talk := newest(workspace, dialogue_id, supplier_id)) and talk.open:
        return talk.id
    first = _first(workspace, dialogue_id, supplier_id, None)
    _append(workspace, first, StepKind.STARTED)
    return first.talk_id


def _first(workspace: Workspace, dialogue_id: str, supplier_id: str, wanted: TalkFormat | None) -> TalkStep:
    usual = USUAL[workspace.dialogue(dialogue_id).kind] if supplier_id else TalkFormat.PLENARY
    chosen = wanted or usual
    if (chosen in EVERYBODY) is bool(supplier_id):
        raise Problem("talk-format", format=chosen.value)
    new_id = workspace.surroundings.new_id
    return TalkStep(new_id(), new_id(), dialogue_id, supplier_id, chosen, StepKind.STARTED)


def _append(workspace: Workspace, like: TalkStep, kind: StepKind, reason: str = "", note: str = "") -> None:
    surroundings = workspace.surroundings
    step = TalkStep(
        id=surroundings.new_id(),
        talk_id=like.talk_id,
        dialogue_id=like.dialogue_id,
        supplier_id=like.supplier_id,
        format=like.format,
        kind=kind,
        reason=reason,
        note=note,
        at=workspace.now(),
        recorded_by=surroundings.author,
        device=surroundings.device,
    )
    store.append_step(workspace.database, step)


def with_whom(supplier_id: str) -> frozenset[str]:
    """Return of whom a change in a talk tells; of no single supplier where everybody is in the room ("")."""
    return frozenset({supplier_id} - {""})


def name_of(workspace: Workspace, dialogue_id: str, supplier_id: str) -> str:
    """Return the name of whom a talk is with; where everybody is in the room, the title of the dialogue.

    Raises:
        Problem: no such dialogue, or the supplier does not take part.
    """
    if not supplier_id:
        return workspace.dialogue(dialogue_id).title
    supplier = dialogues.participant(workspace.database, dialogue_id, supplier_id)
    if supplier is None:
        names = {each.id: each.name for each in dialogues.suppliers(workspace.database)}
        raise Problem("supplier-not-in", supplier=names.get(supplier_id, supplier_id))
    return supplier.name
