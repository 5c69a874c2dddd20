"""Keep the workspace file safe: what is in it, is it sound, a copy of it."""

from dataclasses import dataclass
from pathlib import Path

from dialogue_app.storage import answers, dialogues, progress, talks
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
    database = workspace.database
    return database.check() + answers.altered(database) + talks.altered_remarks(database)


def back_up(workspace: Workspace, target: Path) -> Path:
    """Write a complete, checked copy of the workspace.

    Raises:
        Problem: the target exists or can't be written.
    """
    workspace.database.back_up(target)
    return target
