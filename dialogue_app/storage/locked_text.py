"""A small file that only somebody who can open its workspace can read: for text that is not recorded yet."""

import sqlite3
from contextlib import closing
from pathlib import Path
from secrets import token_hex

from dialogue_app.errors import Problem
from dialogue_app.storage import about
from dialogue_app.storage.database import Database
from dialogue_app.storage.engine import bare, connect
from dialogue_app.storage.new_files import draft_of, sweep

_FACT = "unsaved-text-key"


def key(database: Database) -> str:
    """Return the key of such files, which lies in the workspace; a new one when there is none.

    Raises:
        Problem: a new one can't be stored.
    """
    if not (found := about.read(database, _FACT)):
        found = f"x'{token_hex(32)}'"  # a key and no passphrase: nothing is hashed each second
        with database.atomic():
            about.write(database, _FACT, found)
    return found


def write(path: Path, content: bytes, key: str) -> None:
    """Write a file as a whole, instead of the one before.

    Raises:
        Problem: it can't be written; then the one before is as it was.
    """
    draft = draft_of(path)
    try:
        sweep(path.parent, path.name)
        draft.touch()
        with closing(connect(draft, key)) as made:
            made.execute("CREATE TABLE unsaved AS SELECT ? AS content", (content,))
        draft.replace(path)
    except (OSError, sqlite3.Error) as error:
        raise Problem("folder-not-writable", path=path.parent) from error
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path, key: str) -> bytes:
    """Return the content of a file; nothing where it is missing, damaged or under another key."""
    try:
        with closing(bare(path, key, mode="ro")) as opened:
            return bytes(opened.execute("SELECT content FROM unsaved").fetchone()[0])
    except (sqlite3.Error, Problem, TypeError):
        return b""
