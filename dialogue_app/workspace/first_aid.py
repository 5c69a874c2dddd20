"""What can be done for a workspace file that can't be opened, or is damaged: restore a backup, salvage, only read.

None of these functions may be given the file that is open in this process.
"""

import json
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from dialogue_app.domain.identity import Clock
from dialogue_app.errors import Problem
from dialogue_app.files.saving import written
from dialogue_app.storage import closed_files, salvage, unlocking
from dialogue_app.workspace import backups, keeping
from dialogue_app.workspace.workspace import Workspace, system_clock

RESTORABLE = frozenset(
    {"workspace-missing", "workspace-empty-file", "workspace-not-ours", "workspace-damaged", "workspace-failed"}
    | {"workspace-unsound", "workspace-unreadable", "passphrase-wrong"}
)
"""Problems of a file that a backup puts right."""

WITH_WAYS = {
    "workspace-damaged": ("restore-file", "salvage", "read", "open-other"),
    "workspace-unsound": ("restore-file", "salvage", "read", "open-other"),
    "workspace-failed": ("restore-file", "salvage", "read", "open-other"),
    "workspace-empty-file": ("restore-file", "open-other"),
    "workspace-read-only": ("copy-elsewhere", "read", "open-other"),
    "workspace-newer": ("open-other",),
}
"""Problems for which something can be done even without a backup, and what."""


def ways(key: str) -> tuple[str, ...]:
    """Return what can be done about a problem beside restoring a backup; "" is the wish to restore one."""
    return WITH_WAYS.get(key, ("restore-file", "open-other") if key else ("restore-file",))


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: the file that is there now, and the folder in which the one before lies, if there was one.

    ``now_plain``: the one before was under a passphrase and the backup is from before that.
    """

    path: Path
    aside: Path | None
    now_plain: bool = False


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What a salvage found.

    Attributes:
        path: the new workspace.
        records: how many records are in it.
        left_over: how many were read and found no place; they are in ``leftovers`` as text, where that was written.
        doubtful: tables in which a record is lost or says something else than what was written.
    """

    path: Path
    records: int
    left_over: int
    leftovers: Path | None
    doubtful: tuple[str, ...]


def restore(path: Path, backup: Path, clock: Clock = system_clock) -> Restored:
    """Put a backup in the place of a workspace file, which is moved aside with its side files and never deleted.

    The backup is opened and checked before anything is moved; it stays where it is.

    Raises:
        Problem: the backup is not sound, or something can't be moved or written. Whatever was moved by then is in
            the folder beside the file, and restoring again goes on from there.
    """
    _look_at(backup)
    there = path.exists() or closed_files.side_files(path)
    aside = _aside(path, clock) if there else None
    was_protected = unlocking.is_protected(path)
    if aside:
        closed_files.set_aside(path, aside)
    closed_files.put(backup, path)
    return Restored(path, aside, was_protected and not unlocking.is_protected(path))


def rescue(path: Path, target: Path, *, plain_text: bool = False) -> Salvaged:
    """Write what can be read of a damaged file into a new workspace; rows without a place go into a text beside it.

    Of a protected file that text, which anybody can read, is written only when ``plain_text`` wants it.

    Raises:
        Problem: nothing can be read, or the target exists or can't be written.
    """
    found = salvage.salvage(path, target)
    may = plain_text or not unlocking.is_protected(target)
    leftovers = target.with_name(f"{target.stem} left over.txt") if found.left_over and may else None
    if leftovers:
        with written(leftovers) as stream:
            for table, record in found.left_over:
                stream.write(json.dumps({"table": table, **record}, ensure_ascii=False, default=repr).encode() + b"\n")
    return Salvaged(target, sum(found.kept.values()), len(found.left_over), leftovers, found.doubtful)


def proposed_rescue(path: Path) -> Path:
    """Return a free name for what is salvaged of a file."""
    tried, number = path.with_name(f"{path.stem} salvaged{path.suffix}"), 2
    while tried.exists():
        tried, number = path.with_name(f"{path.stem} salvaged {number}{path.suffix}"), number + 1
    return tried


def _look_at(backup: Path) -> None:
    workspace = Workspace.read(backup)
    try:
        if wrong := keeping.check(workspace):
            raise Problem("workspace-unsound", path=backup, n=len(wrong))
    finally:
        workspace.close()


def _aside(path: Path, clock: Clock) -> Path:
    moment = clock().astimezone(UTC)
    return backups.folder(path) / f"set aside {moment:%Y-%m-%d %H-%M-%S}"
