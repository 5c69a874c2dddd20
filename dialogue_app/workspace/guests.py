"""Who is invited together with the making of a dialogue: known suppliers and new ones."""

from dataclasses import dataclass, replace

from dialogue_app.domain.suppliers import Participant, Supplier
from dialogue_app.domain.suppliers import checked as checked_supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.workspace.inviting import find_supplier, refuse_name
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Guests:
    """Who takes part in a new dialogue; ``newcomers`` are those of them that nobody knew before."""

    all: tuple[Supplier, ...] = ()
    newcomers: tuple[Supplier, ...] = ()

    def come(self, workspace: Workspace, dialogue_id: str) -> None:
        """Store them, inside the transaction of whoever makes the dialogue."""
        for supplier in self.newcomers:
            dialogues.save_supplier(workspace.database, supplier)
        for supplier in self.all:
            dialogues.save_participant(workspace.database, dialogue_id, Participant(supplier))

    def leave(self, workspace: Workspace, dialogue_id: str) -> None:
        """Take them back in the same way."""
        for supplier in self.all:
            dialogues.remove_participant(workspace.database, dialogue_id, supplier.id)
        for supplier in self.newcomers:
            dialogues.remove_supplier(workspace.database, supplier.id)


def guests(workspace: Workspace, wanted: tuple[Supplier, ...]) -> Guests:
    """Return who is meant: a supplier without an id is a new one.

    Raises:
        Problem: a supplier is unknown or named twice, or a new one has no name or the name of another.
    """
    from dialogue_app.workspace import sameness  # noqa: PLC0415 - the first screen needs no follow-up

    found: list[Supplier] = []
    for each in wanted:
        supplier = find_supplier(workspace, each.id) if each.id else _newcomer(workspace, each)
        same = sameness.ids_of(workspace, supplier.id)
        if any(other.id in same or other.name.casefold() == supplier.name.casefold() for other in found):
            raise Problem("supplier-already-in", supplier=supplier.name)
        found.append(supplier)
    new = tuple(supplier for supplier, each in zip(found, wanted, strict=True) if not each.id)
    return Guests(tuple(found), new)


def _newcomer(workspace: Workspace, wanted: Supplier) -> Supplier:
    supplier = checked_supplier(replace(wanted, id=workspace.surroundings.new_id()))
    refuse_name(workspace, supplier)
    return supplier
