"""Makes, opens, guards and upgrades a workspace file.

One connection, one process: the file is locked as long as it is open. A commit survives a power cut (journal
TRUNCATE, synchronous FULL).

Nothing in the program opens a workspace file by other means: on POSIX systems, closing a second handle on the file
drops the lock of this one.
"""

import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from stat import S_ISREG

from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import migrations
from dialogue_app.storage.closed_files import copied
from dialogue_app.storage.database import Database, mark
from dialogue_app.storage.engine import address, connect
from dialogue_app.storage.new_files import made_beside, sweep

APPLICATION_ID = 0x4D444C47
"""Marks a SQLite file as a workspace of this program ("MDLG")."""

SETTINGS = {
    "locking_mode": "exclusive",
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "recursive_triggers": 1,
    "trusted_schema": 0,
}
"""What durability and the guards of the schema rest on; asserted at every opening."""

_MOST_CACHED = 32_000
"""KiB of pages kept in memory: a large change is written once, at its end, and not again and again in between."""


def create_file(path: Path, fill: Callable[[Database], None] = lambda _database: None) -> Database:
    """Make a new workspace file with the current schema and open it.

    Args:
        path: where; its folder is made when missing.
        fill: writes the first content. The file gets its name when all of it is on disk.

    Raises:
        Problem: the file exists already, or the folder can't be written.
    """
    with made_beside(path) as draft:
        connection = connect(draft)
        database = Database(path, connection)
        with closing(database), database._said():
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrations.apply(database._tables)
            _settle(connection)
            with database.atomic():
                fill(database)
    return open_file(path)


def open_file(path: Path) -> Database:
    """Open an existing workspace file; copy it first when its schema has to be upgraded.

    Raises:
        Problem: missing, empty, not a workspace, made by a newer version, open elsewhere, not writable, damaged.
    """
    _look(path)
    try:
        connection = connect(path)
    except sqlite3.Error as error:
        raise Problem("workspace-unreadable", path=path, reason=str(error)) from error
    database = Database(path, connection)
    try:
        with database._said():
            _take(path, connection)
            _guard(path, connection)
            if migrations.pending(connection):
                _upgrade(database)
            _settle(connection)
    except BaseException:
        connection.close()
        raise
    database._mark = mark(path)
    return database


def open_for_reading(path: Path) -> Database:
    """Open a workspace to be read only: a copy of it is opened, the file itself is not touched.

    Raises:
        Problem: as with ``open_file``, but for what concerns writing.
    """
    with ExitStack() as stack:
        opened = open_file(stack.enter_context(copied(path)))
        opened.path, opened._mark, opened.for_reading = path, None, True
        opened._afterwards = stack.pop_all()
    return opened


def finds(path: Path, sql: str, parameters: tuple[object, ...]) -> bool:
    """Whether a query finds a row in another workspace file, which is only looked into; never the open one.

    False where it is no workspace, or can't be read.
    """
    try:
        with closing(sqlite3.connect(address(path.absolute(), "ro"), uri=True, timeout=0)) as other:
            ours = other.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return ours and other.execute(sql, parameters).fetchone() is not None
    except sqlite3.Error:
        return False


def _look(path: Path) -> None:
    """Refuse what SQLite would take for a new workspace, or explain badly. It must not open the file: see the top."""
    try:
        facts = path.stat()
    except FileNotFoundError as error:
        raise Problem("workspace-missing", path=path) from error
    except OSError as error:
        raise Problem("workspace-unreadable", path=path, reason=error.strerror or type(error).__name__) from error
    if not S_ISREG(facts.st_mode):
        raise Problem("workspace-not-ours", path=path)
    if not facts.st_size:
        raise Problem("workspace-empty-file", path=path)


def _take(path: Path, connection: sqlite3.Connection) -> None:
    """Lock the file at once and not only at the first write; ``locking_mode`` keeps the lock until it is closed."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise Problem("workspace-not-ours", path=path) from error
        raise


def _guard(path: Path, connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Problem("workspace-not-ours", path=path)
    if unknown := migrations.unknown(connection):
        raise Problem("workspace-newer", path=path, step=unknown[0])


def _upgrade(database: Database) -> None:
    """Bring an old file up to date after copying it.

    Raises:
        Problem: it is damaged; new seals on damaged rows would hide that for good.
    """
    if database.check():
        raise Problem("workspace-damaged", path=database.path)
    _copy_before_upgrade(database)
    migrations.apply(database._tables)


def _copy_before_upgrade(database: Database) -> None:
    step = len(migrations.applied(database._connection))
    target = database.path.with_name(f"{database.path.stem} before upgrade {step}{database.path.suffix}")
    number = 2
    while target.exists():
        target = target.with_name(f"{database.path.stem} before upgrade {step} ({number}){database.path.suffix}")
        number += 1
    sweep(target.parent, f"{database.path.stem} before upgrade ")
    database.back_up(target)


def _settle(connection: sqlite3.Connection) -> None:
    """Set and assert what durability rests on, and find out now whether the file can be written."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    connection.execute("PRAGMA journal_mode = TRUNCATE")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"PRAGMA cache_size = -{_MOST_CACHED}")
    for name, wanted in SETTINGS.items():
        if (found := connection.execute(f"PRAGMA {name}").fetchone()[0]) != wanted:
            raise Fault(f"SQLite setting {name} is {found!r}, wanted {wanted!r}")
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("UPDATE about SET value = '' WHERE name = 'format'")  # the same value would not be written
    finally:
        connection.rollback()
