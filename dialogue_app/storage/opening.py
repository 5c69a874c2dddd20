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
from dialogue_app.storage import migrations, passphrases, unlocking
from dialogue_app.storage.closed_files import copied, is_encrypted
from dialogue_app.storage.database import Database, mark
from dialogue_app.storage.engine import bare, connect
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


def create_file(
    path: Path, fill: Callable[[Database], None] = lambda _database: None, passphrase: str | None = None
) -> Database:
    """Make a new workspace file with the current schema and open it.

    Args:
        path: where; its folder is made when missing.
        fill: writes the first content. The file gets its name when all of it is on disk.
        passphrase: protects it; "" for none, None for the one of the environment, if there is one.

    Raises:
        Problem: the file exists already, the folder can't be written, or SQLCipher is needed and not installed.
    """
    wanted = passphrases.preset() if passphrase is None else passphrases.say(passphrase)
    with made_beside(path) as draft:
        connection = connect(draft, wanted)
        database = Database(path, connection, wanted)
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
        Problem: missing, empty, not a workspace, made by a newer version, open elsewhere, not writable, damaged;
            under a passphrase and none was said, or none that was said fits.
    """
    database = open_as_it_is(path)
    connection = database._connection
    try:
        with database._said():
            if migrations.pending(connection):
                _upgrade(database)
            _settle(connection)
    except BaseException:
        connection.close()
        database._afterwards.close()
        raise
    database._mark = mark(path)
    return database


def open_as_it_is(path: Path, *, by_cipher: bool = False) -> Database:
    """Open and lock a file without bringing it up to date; for what reads it and writes another one.

    Raises:
        Problem: as with ``open_file``, but for what concerns writing.
    """
    protected = _look(path)
    for passphrase in unlocking.passphrases_for(path) if protected else ("",):
        if database := _opened(path, passphrase, by_cipher=by_cipher):
            unlocking.hold(database)
            return database
    raise unlocking.not_opened(path, path) if protected else Problem("workspace-not-ours", path=path)


def _opened(path: Path, passphrase: str, *, by_cipher: bool) -> Database | None:
    try:
        connection = connect(path, passphrase, by_cipher=by_cipher)
    except sqlite3.Error as error:
        raise Problem("workspace-unreadable", path=path, reason=str(error)) from error
    database = Database(path, connection, passphrase)
    try:
        with database._said():
            if _take(connection):
                _guard(path, connection)
                return database
    except BaseException:
        connection.close()
        raise
    connection.close()
    return None


def open_for_reading(path: Path) -> Database:
    """Open a workspace to be read only: a copy of it is opened, the file itself is not touched.

    Raises:
        Problem: as with ``open_file``, but for what concerns writing.
    """
    with ExitStack() as stack:
        copy = stack.enter_context(copied(path))
        try:
            opened = open_file(copy)
        except Problem as problem:
            named = {"path": path} if problem.details.get("path") == copy else {}
            raise Problem(problem.key, **problem.details | named) from problem  # nobody knows the copy
        opened.path, opened._mark, opened.for_reading = path, None, True
        opened._afterwards.callback(stack.pop_all().close)
    return opened


def finds(path: Path, sql: str, parameters: tuple[object, ...]) -> bool:
    """Whether a query finds a row in another workspace file, which is only looked into; never the open one.

    False where it is no workspace, or can't be read.
    """
    keys = passphrases.known() if unlocking.is_protected(path) else ("",)
    return any(_finds(path, passphrase, sql, parameters) for passphrase in keys)


def _finds(path: Path, passphrase: str, sql: str, parameters: tuple[object, ...]) -> bool:
    try:
        with closing(bare(path, passphrase, mode="ro")) as other:
            ours = other.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            return ours and other.execute(sql, parameters).fetchone() is not None
    except (sqlite3.Error, Problem):  # damaged, under another passphrase, or SQLCipher is not installed
        return False


def _look(path: Path) -> bool:
    """Refuse what SQLite would take for a new workspace, or explain badly, and say whether it is under a passphrase.

    A file that is open here is refused before anything else opens it: see the module's first lines.
    """
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
    if unlocking.is_held(facts):
        raise Problem("workspace-open-elsewhere", path=path)
    return is_encrypted(path)


def _take(connection: sqlite3.Connection) -> bool:
    """Lock the file at once and not only at the first write; ``locking_mode`` keeps the lock until it is closed.

    Returns:
        False where it is no database, or not under this passphrase.
    """
    try:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            return False
        raise
    return True


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
