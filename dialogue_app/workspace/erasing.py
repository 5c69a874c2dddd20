"""Erase what a supplier said and who it is: in the file and in backups made from now on. It can't be undone.

What stays is that somebody answered: when and in which order, by whom it was recorded, and the digests, so that the
record of everybody else can still be checked. Who erased what when and why stays, too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.errors import Problem
from dialogue_app.storage import erasures
from dialogue_app.workspace import drafts
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
    return replace(seen(workspace, supplier), copies=copies(workspace.path, supplier, folders))


def seen(workspace: Workspace, supplier: Supplier) -> Erasure:
    """Return what erasing a supplier would do in the open file; other files are not looked into."""
    database = workspace.database
    answers, mentions = erasures.answers_of(database, supplier.id), erasures.mentions(database, supplier)
    return Erasure(supplier.id, supplier.name, answers, mentions, ())


def copies(path: Path, supplier: Supplier, folders: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the files around a workspace that know a supplier by its name; needs no open workspace."""
    return erasures.still_there(_other_files(path, folders), supplier)


def is_erased(workspace: Workspace, supplier_id: str) -> bool:
    """Whether a supplier was erased."""
    return any(each.supplier_id == supplier_id for each in erasures.erased(workspace.database))


def erase(workspace: Workspace, words: str, reason: str, folders: Iterable[Path] = ()) -> Erasure:
    """Erase a supplier in one transaction, write the file anew, and return what was done and what is left to do.

    What could be undone before can't be any more: it would bring words back.

    Raises:
        Problem: unknown supplier, no reason, one that names the supplier, erased already, or the file can't be
            written.
    """
    found = preview(workspace, words, folders)
    erase_seen(workspace, found, reason)
    return found


def erase_seen(workspace: Workspace, found: Erasure, reason: str) -> None:
    """Erase a supplier of whom a person has seen what goes.

    Raises:
        Problem: no reason, one that names the supplier, erased already, or the file can't be written.
    """
    supplier = find_supplier(workspace, found.supplier_id)
    if not clean(reason):
        raise Problem("erasing-without-reason")
    if re.search(rf"(?<!\w){re.escape(supplier.name)}(?!\w)", reason, re.IGNORECASE):
        raise Problem("erasing-reason-names")
    if is_erased(workspace, supplier.id):
        raise Problem("erased-already", supplier=supplier.name)
    drafts.forget_supplier(workspace, supplier.id)
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


def stand_in(supplier_id: str) -> str:
    """Return what stands in place of an erased name, in every language."""
    return f"— {supplier_id[-SHORT:]}"


def _other_files(path: Path, folders: Iterable[Path]) -> list[Path]:
    """Return the files beside the workspace and in these folders that may be copies of it; never the open one."""
    found: dict[Path, None] = {}
    for folder in (path.parent, *folders):
        for other in folder.rglob(f"*{path.suffix}*"):
            if len(found) < MOST_FILES and other.is_file() and not other.samefile(path):
                found[other] = None
    return sorted(found)
