"""Open, guard, upgrade, check, back up and close a workspace file.

One connection, one process: the file is locked as long as it is open. A commit survives a power cut (journal
TRUNCATE, synchronous FULL). ``sqlite_utils`` is imported at the first write, because reading the first screen does
not need it and its import costs as much as opening the window.

Nothing in the program opens a workspace file by other means: on POSIX systems, closing a second handle on the file
drops the lock of this one.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache, cached_property
from glob import escape
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING, Any

from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import migrations, seals
from dialogue_app.storage.closed_files import copied, side_files

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

_DRAFT = ".draft-"

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

_SAYINGS = {
    sqlite3.SQLITE_FULL: "disk-full",
    sqlite3.SQLITE_BUSY: "workspace-open-elsewhere",
    sqlite3.SQLITE_LOCKED: "workspace-open-elsewhere",
    sqlite3.SQLITE_READONLY: "workspace-read-only",
    sqlite3.SQLITE_CANTOPEN: "workspace-read-only",
    sqlite3.SQLITE_CORRUPT: "workspace-damaged",
    sqlite3.SQLITE_NOTADB: "workspace-damaged",
}


def _nothing() -> None:
    """Stand for what is to be done before the first write when there is nothing."""


class Database:
    """An open workspace file. Use ``open_file`` or ``create_file`` to get one; belongs to one thread."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.for_reading = False
        self._afterwards = ExitStack()
        self._connection = connection
        self._depth = 0
        self._mark: int | None = None
        self.before_first_write: Callable[[], object] = _nothing

    @cached_property
    def _tables(self) -> "Tables":
        from sqlite_utils import Database as Tables  # noqa: PLC0415 - see the module's first lines

        return Tables(self._connection, execute_plugins=False)

    @cached_property
    def _seals(self) -> seals.Seals:
        return seals.Seals(self._connection)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Make everything inside one transaction: all of it is on disk afterwards, or none of it.

        Inside another ``atomic`` it is a part of that one, and fails on its own where the outer one catches the error.

        Raises:
            Problem: the disk is full, the file can't be written, is no longer in its place, or is damaged.
            Fault: a transaction was left open by a write that did not use this method; it is rolled back.
        """
        self._refuse_stray_transaction()
        self._refuse_gone()
        if self.for_reading:
            raise Problem("workspace-for-reading", path=self.path)
        first, self.before_first_write = self.before_first_write, _nothing
        first()
        mark = self._seals.mark()
        self._depth += 1
        try:
            with self._said(), self._tables.atomic():
                yield
                if self._depth == 1:
                    self._seals.write()
        except BaseException:
            self._seals.go_back(mark)
            raise
        finally:
            self._depth -= 1
        self._refuse_stray_transaction()

    def rows(self, sql: str, parameters: tuple[object, ...] | Mapping[str, object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query, read to the end."""
        with self._said():
            return self._connection.execute(sql, parameters).fetchall()

    def row(self, sql: str, parameters: tuple[object, ...] | Mapping[str, object] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def write(self, sql: str, parameters: tuple[object, ...] | Mapping[str, object]) -> int:
        """Run one INSERT, UPDATE or DELETE inside ``atomic`` and return the row id it made.

        Raises:
            Fault: there is no transaction to belong to.
        """
        if not self._depth or not self._connection.in_transaction:
            raise Fault("a write outside of atomic()")
        mark = self._seals.mark()
        try:  # no ``with``: tens of thousands of rows come through here at once
            return self._connection.execute(sql, parameters).lastrowid or 0
        except BaseException as error:
            self._seals.go_back(mark)
            _say(error, self.path)
            raise

    def insert(self, table: str, record: Mapping[str, object], *, replace: tuple[str, ...] = ()) -> int:
        """Insert one record; with ``replace``, update the record that has the same values in those columns."""
        return self.write(_insertion(table, tuple(record), replace), tuple(record.values()))

    def insert_many(self, table: str, columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
        """Insert rows that all have the same columns: all of them, or none.

        Each call keeps aside every page that it changes: a hundred calls with a part of the rows take twice as long.
        """
        sql, execute = _insertion(table, columns, ()), self._connection.execute
        with self.atomic():
            for row in rows:
                execute(sql, row)

    def warm_up(self) -> None:
        """Load what the first write needs, so that it is as quick as the others."""
        assert self._tables
        assert self._seals

    def try_writing(self) -> None:
        """Find out whether the file can be written: store again what its head says already.

        Raises:
            Problem: it can't.
        """
        version = self.rows("PRAGMA user_version")[0][0]
        with self.atomic():
            self._connection.execute(f"PRAGMA user_version = {version}")

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file: its structure, a reference, a row that is not what was written."""
        return tuple(line for step in self.checking() for line in step)

    def checking(self) -> Iterator[tuple[str, ...]]:
        """Yield the findings of ``check`` piece by piece, so that a window stays alive meanwhile."""
        yield tuple(line for line in self._said_by("PRAGMA integrity_check") if line != "ok")
        yield tuple(f"{row} is referred to and missing" for row in self._said_by("PRAGMA foreign_key_check"))
        for table in seals.sealed(self._connection):
            yield () if seals.holds(self._connection, table) else (f"{table}: not what was written",)

    def _said_by(self, pragma: str) -> list[str]:
        try:
            return [str(row[0]) for row in self.rows(pragma)]
        except Problem as problem:
            return [f"{pragma}: {problem.key}"]

    def back_up(self, target: Path) -> None:
        """Write a complete copy of the file as it is now; it gets its name only after it was found to be sound.

        Raises:
            Problem: the target can't be written or exists already, or the copy is not sound; then there is none.
            Fault: a change is under way; SQLite would wait for its end for ever.
        """
        if self._depth:
            raise Fault("a backup inside of atomic()")
        with _made_beside(target) as draft:
            try:
                with closing(_connect(draft)) as copy:
                    self._connection.backup(copy)
                    sound = copy.execute("PRAGMA quick_check").fetchone()[0] == "ok"
                    sound = sound and _counts(copy) == _counts(self._connection)
            except sqlite3.Error as error:
                raise _problem(error, target) from error
            if not sound:
                raise Problem("backup-unsound", path=target)

    def compact(self) -> None:
        """Write the file anew without what was deleted from it, so that no byte of that is left.

        Raises:
            Problem: there is no room for it; the file is as it was.
        """
        self._refuse_gone()
        with self._said():
            self._connection.execute("PRAGMA temp_store = MEMORY")  # no copy in another place of the disk
            self._connection.execute("VACUUM")

    def close(self) -> None:
        """Close the file and leave no side file behind. Closing twice is harmless."""
        with suppress(sqlite3.Error):  # the side file is empty; a file that can't be written any more must close too
            self._connection.execute("PRAGMA locking_mode = NORMAL")
            self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        self._afterwards.close()

    def _refuse_stray_transaction(self) -> None:
        if not self._depth and self._connection.in_transaction:
            self._connection.rollback()
            raise Fault("a write left a transaction open")

    def _refuse_gone(self) -> None:
        """Refuse to write into a file that nobody will find again.

        A POSIX system lets a file be moved or deleted while it is open. SQLite would go on writing into it and report
        success; it looks only when it opens its journal, and that stays open.
        """
        if not self._depth and self._mark is not None and _mark(self.path) != self._mark:
            raise Problem("workspace-gone", path=self.path)

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say in our words what SQLite refuses: what the world did is a Problem, what we did is a Fault."""
        try:
            yield
        except Exception as error:
            _say(error, self.path)
            raise


def _say(error: BaseException, path: Path) -> None:
    """Raise our words for what SQLite refuses; anything else is for the caller to raise."""
    if isinstance(error, sqlite3.IntegrityError | sqlite3.ProgrammingError | UnicodeEncodeError | OverflowError):
        raise Fault(f"the workspace refused a record: {error}") from error
    if isinstance(error, sqlite3.Error):
        raise _problem(error, path) from error


@cache
def _insertion(table: str, columns: tuple[str, ...], replace: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" for _ in columns)
    sql = f'INSERT INTO "{table}" ({names}) VALUES ({places})'
    if replace:
        changed = ", ".join(f'"{column}" = excluded."{column}"' for column in columns if column not in replace)
        keys = ", ".join(f'"{column}"' for column in replace)
        sql += f" ON CONFLICT ({keys}) DO UPDATE SET {changed}"
    return sql


def create_file(path: Path, fill: Callable[[Database], None] = lambda _database: None) -> Database:
    """Make a new workspace file with the current schema and open it.

    Args:
        path: where; its folder is made when missing.
        fill: writes the first content. The file gets its name when all of it is on disk.

    Raises:
        Problem: the file exists already, or the folder can't be written.
    """
    with _made_beside(path) as draft:
        connection = _connect(draft)
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
        connection = _connect(path)
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
    database._mark = _mark(path)
    return database


def _counts(connection: sqlite3.Connection) -> list[int]:
    names = seals.tables(connection)
    return [connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0] for name in names]


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


def _mark(path: Path) -> int | None:
    """Return what tells a file from another one of the same name, as SQLite does; None when there is none.

    Windows keeps an open file in its place, and its numbers may change on some drives.
    """
    try:
        number = path.stat().st_ino
    except OSError:
        return None
    return number if os.name == "posix" else 0


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


def sweep(folder: Path, beginning: str = "") -> None:
    """Delete drafts that a process left when it died; only the one that holds the lock of the workspace may."""
    for draft in folder.glob(f".{escape(beginning)}*{_DRAFT}*"):
        with suppress(OSError):
            draft.unlink()


@contextmanager
def _made_beside(path: Path) -> Iterator[Path]:
    """Give a name in the same folder to write to; what stands there afterwards gets the name ``path`` in one step."""
    draft = path.with_name(f".{path.name}{_DRAFT}{os.urandom(4).hex()}")
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


def _connect(path: Path) -> sqlite3.Connection:
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


def _problem(error: sqlite3.Error, path: Path) -> Problem:
    """Return the sentence for an error of SQLite. One without a code is Python's: text on disk is no UTF-8."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if key := _SAYINGS.get(code):
        return Problem(key, path=path)
    return Problem("workspace-failed", path=path, reason=str(error))
