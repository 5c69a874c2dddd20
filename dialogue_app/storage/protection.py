"""Writes a closed workspace file anew under another passphrase and puts it in place in one step.

The file is the old or the new one whatever happens meanwhile; a draft that a dying program leaves is swept away with
the next one.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from dialogue_app.errors import Problem
from dialogue_app.storage import engine, seals
from dialogue_app.storage.closed_files import side_files
from dialogue_app.storage.new_files import draft_of, sweep
from dialogue_app.storage.opening import open_as_it_is

_HEAD = ("application_id", "user_version")


def rewrite(path: Path, passphrase: str) -> None:
    """Put a closed file under a passphrase, "" for none; backups and files of older versions too.

    Raises:
        Problem: it can't be opened or written, it is damaged, or SQLCipher is not installed. Then it is as it was.
    """
    draft = draft_of(path)
    try:
        _write_anew(path, draft, passphrase)
        if any(each.stat().st_size for each in side_files(path)):
            raise Problem("workspace-open-elsewhere", path=path)  # its journal would be played into the new file
        draft.replace(path)
    except OSError as error:
        raise Problem("folder-not-writable", path=path.parent) from error
    finally:
        with suppress(OSError):  # what went wrong is already on its way up
            draft.unlink(missing_ok=True)


def _write_anew(path: Path, draft: Path, passphrase: str) -> None:
    with closing(open_as_it_is(path, by_cipher=True)) as source:
        sweep(path.parent, path.name)  # the lock is ours
        draft.touch()
        with source._said():
            _export(source._connection, draft, passphrase)
            same = _is_same(source._connection, draft, passphrase)
        if not same:
            raise Problem("workspace-damaged", path=path)
    with draft.open("rb+") as stream:
        os.fsync(stream.fileno())


def _export(source: sqlite3.Connection, draft: Path, passphrase: str) -> None:
    source.execute("ATTACH ? AS anew KEY ?", (engine.address(draft.absolute(), "rw"), passphrase))
    source.execute("SELECT sqlcipher_export('anew')")
    for name in _HEAD:
        source.execute(f"PRAGMA anew.{name} = {int(_fact(source, name))}")
    source.execute("DETACH anew")


def _is_same(source: sqlite3.Connection, draft: Path, passphrase: str) -> bool:
    """Whether a copy is sound and says what the file says: a sum over each table tells."""
    with closing(engine.connect(draft, passphrase, by_cipher=True)) as copy:
        if copy.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            return False
        head = all(_fact(copy, name) == _fact(source, name) for name in _HEAD)
        return head and seals.sums(copy) == seals.sums(source)


def _fact(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA main.{name}").fetchone()[0])
