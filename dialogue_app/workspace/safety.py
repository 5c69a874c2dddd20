"""How safe the open file is, as facts: where it lies, what it holds, its newest backup, and who could read it."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from dialogue_app.domain.identity import timestamp
from dialogue_app.storage import erasures, progress
from dialogue_app.workspace import protecting
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Safety:
    """Facts about a workspace file.

    ``entries`` are those in the record of answers, ``erased`` suppliers that were erased. ``backups`` counts the copies
    in ``folder``; ``newest`` is the moment (UTC ISO) of the newest one, "" when there is none. ``private`` says whether
    the file system keeps other accounts from reading it, None where it does not tell. ``protected``: it is under a
    passphrase; then ``plain_copies`` counts the copies beside it that are not.
    """

    path: Path
    size: int
    entries: int
    erased: int
    folder: Path
    backups: int
    newest: str
    private: bool | None
    protected: bool
    plain_copies: int


def facts(workspace: Workspace) -> Safety:
    """Return how safe the open file is now.

    Raises:
        Problem: it can't be read.
    """
    path = workspace.path
    folder = path.with_name(f"{path.stem} backups")
    times = _times(folder, path.suffix)
    return Safety(
        path=path,
        size=_size(path),
        entries=progress.events(workspace.database),
        erased=len(erasures.erased(workspace.database)),
        folder=folder,
        backups=len(times),
        newest=timestamp(datetime.fromtimestamp(max(times), UTC)) if times else "",
        private=_private(path),
        protected=workspace.protected,
        plain_copies=_plain_copies(path) if workspace.protected else 0,
    )


def _plain_copies(path: Path) -> int:
    return sum(not each.protected for each in protecting.copies(path))


def _times(folder: Path, suffix: str) -> list[float]:
    try:
        return [each.stat().st_mtime for each in folder.glob(f"*{suffix}")]
    except OSError:
        return []


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _private(path: Path) -> bool | None:
    if os.name != "posix":
        return None
    try:
        return not path.stat().st_mode & 0o077
    except OSError:
        return None
