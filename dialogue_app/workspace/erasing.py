"""Erase what a supplier said and who it is: in the file and in backups made from now on. It can't be undone.

What stays is that somebody answered: when and in which order, by whom it was recorded, and the digests, so that the
record of everybody else can still be checked. Who erased what when and why stays, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem
from dialogue_app.storage import erasures
from dialogue_app.workspace.history import History
from dialogue_app.workspace.preparing import find_supplier
from dialogue_app.workspace.workspace import Workspace

SHORT = 8
"""Letters of the id by which erased suppliers are told apart."""

MOST_FILES = 2000
"""Files looked into for older copies."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """What erasing a supplier takes away, and what it can't reach.

    ``answers`` are entries in the record. ``mentions`` counts by table the other records in which people wrote the
    name; they belong to somebody else and must be changed by hand. ``copies`` are older workspace files that
    still have it.
    """

    supplier_id: str
    name: str
    answers: int
    mentions: dict[str, int]
    copies: tuple[Path, ...]


def preview(workspace: Workspace, words: str, folders: Iterable[Path] = ()) -> Erasure:
    """Return what erasing a supplier would do; ``folders`` are looked through for copies besides that of the file.

    Raises:
        Problem: no supplier, or several, are meant by these words.
    """
    supplier = find_supplier(workspace, words)
    database = workspace.database
    copies = erasures.still_there(_other_files(workspace, folders), supplier)
    answers, mentions = erasures.answers_of(database, supplier.id), erasures.mentions(database, supplier)
    return Erasure(supplier.id, supplier.name, answers, mentions, copies)


def erase(workspace: Workspace, words: str, reason: str, folders: Iterable[Path] = ()) -> Erasure:
    """Erase a supplier in one transaction, write the file anew, and return what was done and what is left to do.

    What could be undone before can't be any more: it would bring words back.

    Raises:
        Problem: unknown supplier, no reason, erased already, or the file can't be written.
    """
    found = preview(workspace, words, folders)
    supplier = find_supplier(workspace, found.supplier_id)
    if not clean(reason):
        raise Problem("erasing-without-reason")
    if any(each.supplier_id == supplier.id for each in erasures.erased(workspace.database)):
        raise Problem("erased-already", supplier=supplier.name)
    surroundings = workspace.surroundings
    said = {
        "at": workspace.now(),
        "recorded_by": surroundings.author,
        "device": surroundings.device,
        "reason": clean(reason),
    }
    with workspace.database.atomic():
        erasures.erase(workspace.database, supplier, stand_in(supplier.id), said)
    workspace.history = History()
    workspace.database.compact()
    return found


def stand_in(supplier_id: str) -> str:
    """Return what stands in place of an erased name, in every language."""
    return f"— {supplier_id[-SHORT:]}"


def _other_files(workspace: Workspace, folders: Iterable[Path]) -> list[Path]:
    """Return the files beside the workspace and in these folders that may be copies of it; never the open one."""
    found: dict[Path, None] = {}
    for folder in (workspace.path.parent, *folders):
        for path in folder.rglob(f"*{workspace.path.suffix}*"):
            if len(found) < MOST_FILES and path.is_file() and not path.samefile(workspace.path):
                found[path] = None
    return sorted(found)
