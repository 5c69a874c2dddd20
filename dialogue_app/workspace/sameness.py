"""Which suppliers are one and the same. Each keeps its own id, answers and talks; what crosses dialogues asks here."""

from collections.abc import Mapping
from typing import cast

from dialogue_app.domain.followup import FollowKind, SameAs
from dialogue_app.storage import followup
from dialogue_app.workspace.workspace import Workspace


def joined(workspace: Workspace) -> Mapping[str, str]:
    """Return the id of the supplier that each joined one is the same as."""
    if not followup.any_of(workspace.database, FollowKind.SAME):
        return {}
    kept = followup.current(workspace.database, FollowKind.SAME)
    return {event.subject: cast("SameAs", event.content).supplier_id for event in kept}


def ids_of(workspace: Workspace, supplier_id: str) -> tuple[str, ...]:
    """Return every id of the supplier with this id, this one first; itself alone where it was joined with nobody."""
    links = joined(workspace)
    if not links:
        return (supplier_id,)
    first = root(links, supplier_id)
    others = sorted(each for each in {first, *links} if root(links, each) == first and each != supplier_id)
    return (supplier_id, *others)


def root(links: Mapping[str, str], supplier_id: str) -> str:
    """Return the id whose name stands for a joined supplier."""
    seen = set[str]()
    while supplier_id in links and supplier_id not in seen:
        seen.add(supplier_id)
        supplier_id = links[supplier_id]
    return supplier_id
