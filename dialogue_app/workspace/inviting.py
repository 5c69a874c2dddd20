"""Keep suppliers, and say who takes part in a dialogue and how far they have come."""

from collections.abc import Iterable
from dataclasses import replace

from dialogue_app.domain.dialogue import check_day
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier
from dialogue_app.domain.suppliers import checked as checked_supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, progress
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_SUPPLIERS = frozenset({Touched.SUPPLIERS, Touched.DIALOGUES})


def suppliers(workspace: Workspace) -> tuple[Supplier, ...]:
    """Return all suppliers by name."""
    return dialogues.suppliers(workspace.database)


def participants(workspace: Workspace, dialogue_id: str) -> tuple[Participant, ...]:
    """Return who takes part in a dialogue, by name."""
    return dialogues.participants(workspace.database, dialogue_id)


def add_supplier(
    workspace: Workspace,
    name: str,
    role: Role = Role.BRAND,
    *,
    group: str = "",
    country: str = "",
    contact: str = "",
    brand: str = "",
) -> Change:
    """Add a supplier; the change's subject is its id.

    Raises:
        Problem: the name is missing or taken.
    """
    supplier = checked_supplier(Supplier(workspace.surroundings.new_id(), name, role, group, country, contact, brand))
    refuse_name(workspace, supplier)
    return workspace.perform(
        "change.supplier-added",
        _SUPPLIERS,
        lambda: dialogues.save_supplier(workspace.database, supplier),
        lambda: dialogues.remove_supplier(workspace.database, supplier.id),
        subject=supplier.id,
        details={"supplier": supplier.name},
        suppliers=frozenset({supplier.id}),
    )


def change_supplier(workspace: Workspace, changed: Supplier) -> Change:
    """Change name, role, group, country, contact or brand of a supplier.

    Raises:
        Problem: the name is missing or taken, or the supplier is unknown.
    """
    before = find_supplier(workspace, changed.id)
    after = replace(checked_supplier(changed), id=before.id)
    refuse_name(workspace, after)
    return workspace.perform(
        "change.supplier-changed",
        _SUPPLIERS,
        lambda: dialogues.save_supplier(workspace.database, after),
        lambda: dialogues.save_supplier(workspace.database, before),
        subject=after.id,
        details={"supplier": after.name},
        suppliers=frozenset({after.id}),
    )


def add_participant(workspace: Workspace, dialogue_id: str, supplier_id: str, invited_on: str = "") -> Change:
    """Let a supplier take part in a dialogue.

    Raises:
        Problem: dialogue or supplier is unknown, the supplier takes part already, or there is no such day.
    """
    check_day(invited_on)
    dialogue = workspace.dialogue(dialogue_id)
    supplier = find_supplier(workspace, supplier_id)
    from dialogue_app.workspace import sameness  # noqa: PLC0415 - the first screen needs no follow-up

    same = sameness.ids_of(workspace, supplier.id)
    if any(each.supplier.id in same for each in participants(workspace, dialogue_id)):
        raise Problem("supplier-already-in", supplier=supplier.name)
    participant = Participant(supplier, Attendance.INVITED, invited_on)
    return workspace.perform(
        "change.participant-added",
        _SUPPLIERS,
        lambda: dialogues.save_participant(workspace.database, dialogue_id, participant),
        lambda: _take_out(workspace, dialogue_id, supplier),
        subject=supplier.id,
        details={"supplier": supplier.name, "title": dialogue.title},
        suppliers=frozenset({supplier.id}),
    )


def change_participants(workspace: Workspace, dialogue_id: str, wanted: Iterable[Participant]) -> Change:
    """Say how far suppliers have come in a dialogue, and on which day they were invited, as one change.

    Raises:
        Problem: a supplier is not in the dialogue, or there is no such day.
    """
    pairs = [(_participant(workspace, dialogue_id, each.supplier), each) for each in wanted]
    for _, after in pairs:
        check_day(after.invited_on)
    names = ", ".join(before.supplier.name for before, _ in pairs)

    def store(which: int) -> None:
        for pair in pairs:
            dialogues.save_participant(workspace.database, dialogue_id, pair[which])

    return workspace.perform(
        "change.participants-changed",
        _SUPPLIERS,
        lambda: store(1),
        lambda: store(0),
        subject=dialogue_id,
        details={"supplier": names},
    )


def remove_participant(workspace: Workspace, dialogue_id: str, supplier_id: str) -> Change:
    """Take a supplier out of a dialogue; see ``remove_participants``."""
    return remove_participants(workspace, dialogue_id, (supplier_id,))


def remove_participants(workspace: Workspace, dialogue_id: str, supplier_ids: Iterable[str]) -> Change:
    """Take suppliers out of a dialogue, as one change.

    Raises:
        Problem: one of them is not in it, or has answered: answers are never deleted.
    """
    found = [_participant(workspace, dialogue_id, find_supplier(workspace, each)) for each in supplier_ids]

    def do() -> None:
        for each in found:
            _take_out(workspace, dialogue_id, each.supplier)

    def undo() -> None:
        for each in found:
            dialogues.save_participant(workspace.database, dialogue_id, each)

    return workspace.perform(
        "change.participant-removed",
        _SUPPLIERS,
        do,
        undo,
        subject=dialogue_id,
        details={"supplier": ", ".join(each.supplier.name for each in found)},
        suppliers=frozenset(each.supplier.id for each in found),
    )


def find_supplier(workspace: Workspace, words: str) -> Supplier:
    """Return the supplier with this id or name; upper and lower case are the same.

    Raises:
        Problem: there is none.
    """
    wanted = clean(words).casefold()
    for supplier in suppliers(workspace):
        if wanted in (supplier.id, supplier.name.casefold()):
            return supplier
    raise Problem("supplier-unknown", supplier=words)


def _participant(workspace: Workspace, dialogue_id: str, supplier: Supplier) -> Participant:
    found = next((each for each in participants(workspace, dialogue_id) if each.supplier.id == supplier.id), None)
    if found is None:
        raise Problem("supplier-not-in", supplier=supplier.name)
    return found


def _take_out(workspace: Workspace, dialogue_id: str, supplier: Supplier) -> None:
    if progress.any_event(workspace.database, dialogue_id, supplier.id):
        raise Problem("supplier-has-answers", supplier=supplier.name)
    dialogues.remove_participant(workspace.database, dialogue_id, supplier.id)


def refuse_name(workspace: Workspace, supplier: Supplier) -> None:
    """Refuse a name that another supplier has.

    Raises:
        Problem: it is taken.
    """
    name = supplier.name.casefold()
    if any(each.name.casefold() == name and each.id != supplier.id for each in suppliers(workspace)):
        raise Problem("supplier-name-taken", supplier=supplier.name)
