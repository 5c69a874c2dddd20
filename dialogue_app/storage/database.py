"""An open workspace file: read, write in one transaction, check, back up, close.

``sqlite_utils`` is imported at the first write, because reading the first screen does not need it and its import
costs as much as opening the window.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dialogue_app.errors import Fault, Problem
from dialogue_app.storage import seals
from dialogue_app.storage.engine import connect
from dialogue_app.storage.new_files import made_beside

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

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
    """An open workspace file. ``opening`` makes them; belongs to one thread. A plain file has the passphrase ""."""

    def __init__(self, path: Path, connection: sqlite3.Connection, passphrase: str = "") -> None:
        self.path = path
        self.passphrase = passphrase
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
        with made_beside(target) as draft:
            try:
                with closing(connect(draft, self.passphrase)) as copy:
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
        if not self._depth and self._mark is not None and mark(self.path) != self._mark:
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


def _problem(error: sqlite3.Error, path: Path) -> Problem:
    """Return the sentence for an error of SQLite. One without a code is Python's: text on disk is no UTF-8."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if key := _SAYINGS.get(code):
        return Problem(key, path=path)
    return Problem("workspace-failed", path=path, reason=str(error))


def _counts(connection: sqlite3.Connection) -> list[int]:
    names = seals.tables(connection)
    return [connection.execute(f'SELECT count(*) FROM main."{name}"').fetchone()[0] for name in names]


def mark(path: Path) -> int | None:
    """Return what tells a file from another one of the same name, as SQLite does; None when there is none.

    Windows keeps an open file in its place, and its numbers may change on some drives.
    """
    try:
        number = path.stat().st_ino
    except OSError:
        return None
    return number if os.name == "posix" else 0
