"""Keep the workspace file safe: what is in it, is it sound, a copy of it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dialogue_app.storage import (
    answers,
    chain,
    closed_files,
    dialogues,
    entries,
    erasures,
    followup,
    opening,
    progress,
    talks,
)
from dialogue_app.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Contents:
    """What a workspace holds."""

    path: Path
    size: int
    release: str
    dialogues: int
    suppliers: int
    events: int


def contents(workspace: Workspace) -> Contents:
    """Return what the workspace holds; ``size`` in bytes."""
    return Contents(
        path=workspace.path,
        size=workspace.path.stat().st_size,
        release=workspace.release_number,
        dialogues=len(dialogues.read_all(workspace.database)),
        suppliers=len(dialogues.suppliers(workspace.database)),
        events=progress.events(workspace.database),
    )


def check(workspace: Workspace) -> tuple[str, ...]:
    """Return everything that is wrong with the file: structure, references, what was changed from outside."""
    return tuple(line for step in checking(workspace) for line in step)


def checking(workspace: Workspace) -> Iterator[tuple[str, ...]]:
    """Yield the findings of ``check`` piece by piece, most of them empty."""
    opened = workspace.database
    yield from opened.checking()
    records = (answers.altered, talks.altered_remarks, followup.altered, entries.unlike_origin)
    for altered in (*records, chain.altered, erasures.altered):
        yield altered(opened)


def back_up(workspace: Workspace, target: Path) -> Path:
    """Write a complete, checked copy of the workspace.

    Raises:
        Problem: the target exists or can't be written.
    """
    workspace.database.back_up(target)
    return target


def warm_up(workspace: Workspace) -> None:
    """Load what the first change needs, so that it is as quick as the others."""
    workspace.database.warm_up()


def sweep() -> None:
    """Take away copies of workspaces that lie in the folder for temporary files since a program was killed."""
    closed_files.sweep(time.time())


def try_saving(workspace: Workspace) -> None:
    """Find out whether a change would reach the disk now; nothing is changed.

    Raises:
        Problem: it would not.
    """
    workspace.database.try_writing()


def go_on_in_copy(workspace: Workspace, target: Path) -> Path:
    """Write a complete, checked copy and work in it from now on, with everything that can be undone.

    It is the way out when the file can't be written any more; that one stays as it was last saved.

    Raises:
        Problem: the target exists or can't be written; then the workspace stays where it is.
    """
    before = workspace.database
    before.back_up(target)
    workspace.database = opening.open_file(target)
    before.close()
    return target
