"""Files that are written beside their place under another name and get their own when all of them is on disk.

A draft that a dying program leaves is swept away by the next one.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path

from dialogue_app.errors import Problem
from dialogue_app.storage.closed_files import side_files

_DRAFT = ".draft-"


def sweep(folder: Path, beginning: str = "") -> None:
    """Delete drafts that a process left when it died; only the one that holds the lock of the workspace may."""
    for draft in folder.glob(f".{escape(beginning)}*{_DRAFT}*"):
        with suppress(OSError):
            draft.unlink()


def draft_of(path: Path) -> Path:
    """Return a name beside a file for what is to take its name; ``sweep`` finds it."""
    return path.with_name(f".{path.name}{_DRAFT}{os.urandom(4).hex()}")


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Give a name in the same folder to write to; what stands there afterwards gets the name ``path`` in one step."""
    draft = draft_of(path)
    try:
        with _new_name(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            sweep(path.parent, path.name)
            draft.touch()
        yield draft
        with _new_name(path):
            draft.replace(path)
    finally:
        with suppress(OSError):  # what went wrong is already on its way up
            draft.unlink(missing_ok=True)


@contextmanager
def _new_name(path: Path) -> Iterator[None]:
    try:
        if path.exists() or any(each.stat().st_size for each in side_files(path)):
            raise Problem("target-exists", path=path)  # SQLite would play the journal of another file into a new one
        yield
    except OSError as error:
        raise Problem("folder-not-writable", path=path.parent) from error
