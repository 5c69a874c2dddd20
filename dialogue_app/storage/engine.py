"""SQLite as the rest of ``storage`` calls it: Python's own, or SQLCipher for a file under a passphrase.

SQLCipher is an optional addition and is loaded for the first protected file only. Whichever it is, errors are those
of ``sqlite3``. No file is ever open in both at once: each would drop the locks of the other.
"""

import sqlite3
from importlib.util import find_spec
from pathlib import Path, PurePath

from dialogue_app.errors import Problem


def can_encrypt() -> bool:
    """Whether the addition that protects files is installed."""
    return find_spec("sqlcipher3") is not None


def connect(path: Path, passphrase: str = "", *, by_cipher: bool = False) -> sqlite3.Connection:
    """Return a connection of our own to an existing file; the mode keeps SQLite from making a missing one.

    Args:
        path: the file.
        passphrase: "" for a plain file. Whether it fits shows at the first read.
        by_cipher: open even a plain file with SQLCipher, to write it anew under a passphrase.

    Raises:
        Problem: SQLCipher is needed and not installed.
    """
    connection = bare(path, passphrase, by_cipher=by_cipher)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def bare(path: Path, passphrase: str = "", *, mode: str = "rw", by_cipher: bool = False) -> sqlite3.Connection:
    """Return a connection without any settings, for what only reads. Arguments and errors as with ``connect``."""
    where = address(path.absolute(), mode)
    if not passphrase and not by_cipher:
        return sqlite3.connect(where, uri=True, timeout=0, isolation_level=None)
    if not can_encrypt():
        raise Problem("passphrase-extra", path=path)
    from dialogue_app.storage import cipher  # noqa: PLC0415 - an addition that most installations do not have

    return cipher.connect(where, passphrase)


def address(path: PurePath, mode: str = "rw") -> str:
    """Return the address of an absolute path as SQLite takes it; a network share goes behind an empty host name."""
    uri = path.as_uri()
    if path.drive.startswith("\\\\"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"
