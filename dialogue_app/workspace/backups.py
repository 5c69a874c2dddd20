"""Backups of a workspace, made by the program in a folder beside it: numbered, checked, thinned.

Their order is that of their numbers, never that of the clock. A backup carries the time of last change of the file it
was made from, so that nothing is copied twice.
"""

import os
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from dialogue_app.domain.thinning import kept
from dialogue_app.storage import new_files
from dialogue_app.workspace import keeping
from dialogue_app.workspace.keeping import Contents
from dialogue_app.workspace.workspace import Workspace

_NAME = re.compile(r"(\d{4,}) (\d{4}-\d\d-\d\d \d\d-\d\d-\d\d) ([a-z]+)")
_STAMP = "%Y-%m-%d %H-%M-%S"

OLDEST = timedelta(minutes=30)
"""No work is older than this without a backup."""


class Reason(StrEnum):
    """Why a backup was made. The value is a part of its name and of the message key ``backup.reason.<value>``."""

    OPENED = "opened"
    WORK = "work"
    IMPORT = "import"
    MERGE = "merge"
    ERASE = "erase"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. ``at`` is when it was made, by the clock of that moment; ``number`` is its place in the row."""

    path: Path
    number: int
    at: datetime
    reason: str
    size: int


def folder(path: Path) -> Path:
    """Return where the backups of a workspace file are."""
    return path.with_name(f"{path.stem} backups")


def listed(path: Path) -> tuple[Backup, ...]:
    """Return the backups of a workspace file, the newest first; the file itself need not exist."""
    try:
        found = [_backup(each, match) for each, match in _named(path) if each.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda each: each.number, reverse=True))


def changed(workspace: Workspace) -> bool:
    """Whether something was written since the newest backup."""
    newest = next(iter(listed(workspace.path)), None)
    return newest is None or _state(newest.path) != _state(workspace.path)


def make(workspace: Workspace, reason: Reason) -> Backup:
    """Write a backup, checked and counted, and thin the older ones.

    Raises:
        Problem: it can't be written; then there is none, and none is thinned.
    """
    older = listed(workspace.path)
    number = older[0].number + 1 if older else 1
    at = workspace.surroundings.clock().astimezone(UTC)
    new_files.sweep(folder(workspace.path))
    target = folder(workspace.path) / f"{number:04} {at:{_STAMP}} {reason}{workspace.path.suffix}"
    workspace.database.back_up(target)
    with suppress(OSError):  # without it the same state is copied once more
        facts = workspace.path.stat()
        os.utime(target, ns=(facts.st_mtime_ns, facts.st_mtime_ns))
    thin(workspace.path)
    return next(each for each in listed(workspace.path) if each.number == number)


def make_if_changed(workspace: Workspace, reason: Reason) -> Backup | None:
    """Write a backup unless the newest one says the same.

    Raises:
        Problem: it can't be written.
    """
    return make(workspace, reason) if not workspace.for_reading and changed(workspace) else None


def make_if_old(workspace: Workspace) -> Backup | None:
    """Write a backup if something was written since the newest one and that is older than half an hour of work.

    For commands, of which a script may run hundreds. A backup from the future counts as old: a clock was wrong.

    Raises:
        Problem: it can't be written.
    """
    newest = next(iter(listed(workspace.path)), None)
    age = abs(workspace.surroundings.clock().astimezone(UTC) - newest.at) if newest else OLDEST
    return make_if_changed(workspace, Reason.OPENED) if age >= OLDEST else None


def thin(path: Path) -> None:
    """Delete the backups that are not needed beside the newer ones."""
    made = listed(path)[::-1]
    keep = kept([each.at for each in made])
    for position, each in enumerate(made):
        if position not in keep:
            with suppress(OSError):  # it is tried again with the next one
                each.path.unlink()


def look_at(path: Path) -> Contents:
    """Return what a backup holds; it is not touched.

    Raises:
        Problem: it can't be opened.
    """
    with closing(Workspace.read(path)) as workspace:
        return keeping.contents(workspace)


def _named(path: Path) -> Iterator[tuple[Path, "re.Match[str]"]]:
    for each in folder(path).iterdir():
        if each.suffix == path.suffix and (match := _NAME.fullmatch(each.stem)):
            yield each, match


def _backup(path: Path, match: "re.Match[str]") -> Backup:
    try:
        at = datetime.strptime(match[2], _STAMP).replace(tzinfo=UTC)
    except ValueError:  # somebody gave it another name
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Backup(path, int(match[1]), at, match[3], path.stat().st_size)


def _state(path: Path) -> tuple[int, int]:
    facts = path.stat()
    return facts.st_size, facts.st_mtime_ns
