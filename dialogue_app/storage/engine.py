"""Connects to a workspace file: the one place that says how SQLite is called, and with what."""

import sqlite3
from pathlib import Path, PurePath


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to an existing file; the mode keeps SQLite from making a missing one."""
    connection = sqlite3.connect(address(path.absolute()), uri=True, timeout=0, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def address(path: PurePath, mode: str = "rw") -> str:
    """Return the address of an absolute path as SQLite takes it; a network share goes behind an empty host name."""
    uri = path.as_uri()
    if path.drive.startswith("\\\\"):
        uri = uri.replace("file://", "file:////", 1)
    return f"{uri}?mode={mode}"
