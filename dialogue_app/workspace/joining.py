"""Say that two suppliers are one: previewed, one change, one undo. No answer is moved or written again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.followup import FollowEvent, FollowKind, SameAs
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, followup, progress
from dialogue_app.workspace import following, preparing, sameness
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

_TOUCHED = frozenset({Touched.SUPPLIERS, Touched.DIALOGUES, Touched.ANSWERS, Touched.FOLLOWUP})


@dataclass(frozen=True, slots=True)
class Joining:
    """What joining would do: ``other`` becomes the same as ``kept``.

    ``of_kept`` and ``of_other`` are the dialogues of each, newest first; ``heard`` are those of ``other`` in which
    something was recorded. All of it stays where it is, under the name it was recorded with.
    """

    kept: Supplier
    other: Supplier
    of_kept: tuple[Dialogue, ...]
    of_other: tuple[Dialogue, ...]
    heard: tuple[Dialogue, ...]


def preview(workspace: Workspace, kept_id: str, other_id: str) -> Joining:
    """Return what it would mean that two suppliers are one.

    Raises:
        Problem: one is unknown, they are one already, or both take part in the same dialogue: there they answered as
            two, and nobody can say which answer counts.
    """
    kept, other = (preparing.find_supplier(workspace, each) for each in (kept_id, other_id))
    if other.id in sameness.ids_of(workspace, kept.id):
        raise Problem("suppliers-one-already", supplier=kept.name, other=other.name)
    of_kept = _dialogues(workspace, sameness.ids_of(workspace, kept.id))
    of_other = _dialogues(workspace, sameness.ids_of(workspace, other.id))
    for each in of_kept:
        if each in of_other:
            raise Problem("suppliers-in-one-dialogue", supplier=kept.name, other=other.name, title=each.title)
    ids = sameness.ids_of(workspace, other.id)
    heard = tuple(each for each in of_other if any(progress.any_event(workspace.database, each.id, one) for one in ids))
    return Joining(kept, other, of_kept, of_other, heard)


def join(workspace: Workspace, kept_id: str, other_id: str) -> Change:
    """Say that ``other`` is the same supplier as ``kept``: from now on what one said counts as said by the other.

    Earlier answers, promises and findings are found across dialogues whichever name they were recorded with. Undo
    takes it back whole.

    Raises:
        Problem: see ``preview``.
    """
    made = preview(workspace, kept_id, other_id)
    links = sameness.joined(workspace)
    subject = sameness.root(links, made.other.id)
    event = FollowEvent("", FollowKind.SAME, subject, "", "", SameAs(sameness.root(links, made.kept.id)))
    gone = FollowEvent("", FollowKind.SAME, subject, "", "", None)
    return workspace.perform(
        "change.suppliers-joined",
        _TOUCHED,
        lambda: following.keep(workspace, event),
        lambda: following.keep(workspace, gone),
        subject=made.kept.id,
        details={"supplier": made.kept.name, "other": made.other.name},
        suppliers=frozenset({made.kept.id, made.other.id}),
    )


def split(workspace: Workspace, supplier_id: str) -> Change:
    """Take back that a supplier is the same as another, also long after it was said; who was joined with it stays so.

    Raises:
        Problem: the supplier is unknown, or was joined with nobody.
    """
    supplier = preparing.find_supplier(workspace, supplier_id)
    said = followup.history(workspace.database, FollowKind.SAME, supplier.id)
    if not said or said[0].content is None:
        raise Problem("supplier-not-joined", supplier=supplier.name)
    before = said[0]
    return workspace.perform(
        "change.supplier-split",
        _TOUCHED,
        lambda: following.keep(workspace, replace(before, content=None)),
        lambda: following.keep(workspace, before),
        subject=supplier.id,
        details={"supplier": supplier.name},
        suppliers=frozenset(sameness.ids_of(workspace, supplier.id)),
    )


def _dialogues(workspace: Workspace, ids: Iterable[str]) -> tuple[Dialogue, ...]:
    wanted = set(ids)
    return tuple(
        dialogue
        for dialogue in dialogues.read_all(workspace.database)
        if any(each.supplier.id in wanted for each in dialogues.participants(workspace.database, dialogue.id))
    )
