"""Reads what can still be read in a damaged file and writes it into a new one; the damaged file is only copied.

A table is read from its front until that fails, then from its end, then row by row between. A row that finds no place
in the new file (its question is lost, a kind is no kind any more) is handed back as text.
"""

import itertools
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from dialogue_app.errors import Problem
from dialogue_app.storage import chain, seals, unlocking
from dialogue_app.storage.closed_files import copied
from dialogue_app.storage.database import Database
from dialogue_app.storage.engine import bare
from dialogue_app.storage.opening import create_file

_MOST_PROBES = 20_000

Record = dict[str, object]


@dataclass
class Rescue:
    """What came of it: rows by table that are in the new file, rows that found no place, tables that are doubtful.

    A table is doubtful when its seal is broken: a row is lost, or says something else than what was written. The chain
    of answers has none; it is doubtful when it does not hold in the new file.
    """

    kept: dict[str, int] = field(default_factory=dict)
    left_over: list[tuple[str, Record]] = field(default_factory=list)
    doubtful: tuple[str, ...] = ()


def salvage(path: Path, target: Path) -> Rescue:
    """Write what can be read in a file into a new one.

    Args:
        path: a file that is not open in this process.
        target: the new file, under the same passphrase.

    Raises:
        Problem: nothing can be read, the target exists or can't be written, or no passphrase fits; then there is none.
    """
    rescue = Rescue()
    with copied(path) as copy, closing(_Source(copy, path)) as source:
        create_file(target, lambda made: _fill(made, source, rescue), source.passphrase).close()
    if not any(rescue.kept.values()):
        target.unlink()
        raise Problem("workspace-nothing-left", path=path)
    return rescue


class _Source:
    """A damaged file, opened as often as needed: after one page that can't be read, SQLCipher reads no other.

    Args:
        copy: of the file.
        path: what the file is called when something has to be said.
    """

    def __init__(self, copy: Path, path: Path) -> None:
        self._copy = copy
        self.passphrase, self._key = _fitting(copy, path)
        self._connection = self._opened()

    def execute(self, sql: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        return self._connection.execute(sql, parameters)

    @contextmanager
    def read(self) -> Iterator[None]:
        """Go on after what can't be read."""
        try:
            yield
        except sqlite3.Error:
            if self.passphrase:
                self.connection_anew()

    def connection_anew(self) -> sqlite3.Connection:
        """Return a connection that has met no damaged page yet."""
        self.close()
        self._connection = self._opened()
        return self._connection

    def close(self) -> None:
        self._connection.close()

    def _opened(self) -> sqlite3.Connection:
        connection = bare(self._copy, self._key)
        connection.text_factory = lambda text: text.decode("utf-8", "replace")
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA writable_schema = ON")  # a schema that can't be parsed does not end it
        return connection


def _fitting(copy: Path, path: Path) -> tuple[str, str]:
    try:
        return unlocking.fitting(copy, path)
    except Problem as problem:
        if problem.key == "workspace-damaged":  # the first page: without it SQLCipher finds no other
            raise Problem("workspace-nothing-left", path=path) from problem
        raise


def _fill(made: Database, source: _Source, rescue: Rescue) -> None:
    target = made._connection
    triggers = target.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'trigger'").fetchall()
    target.execute("PRAGMA defer_foreign_keys = ON")
    for name, _ in triggers:  # they guard the order of work, not that of rows
        target.execute(f'DROP TRIGGER main."{name}"')
    for table in seals.tables(target):
        if not table.startswith("_"):
            _fill_table(target, source, table, rescue)
    while _take_orphans(target, rescue):
        pass
    for _, sql in triggers:
        target.execute(sql)
    with source.read():
        sealed = seals.sealed(source.connection_anew())
        rescue.doubtful = tuple(table for table in sealed if not seals.holds(source.connection_anew(), table))
    if chain.broken(made):
        rescue.doubtful += (seals.CHAIN,)


def _fill_table(target: sqlite3.Connection, source: _Source, table: str, rescue: Rescue) -> None:
    known = {row[1] for row in target.execute(f'PRAGMA table_info("{table}")')}
    rescue.kept[table] = 0
    verb = "INSERT OR IGNORE" if table == "about" else "INSERT"  # what every file says of itself is there already
    for record in _records(source, table):
        wanted = {name: content for name, content in record.items() if name in known}
        names, places = (mark.join(wanted) for mark in ('", "', ", :"))
        try:
            target.execute(f'{verb} INTO main."{table}" ("{names}") VALUES (:{places})', wanted)
        except sqlite3.IntegrityError:
            rescue.left_over.append((table, record))
        else:
            rescue.kept[table] += 1


def _records(source: _Source, table: str) -> Iterator[Record]:
    """Yield every row that can be read, each once."""
    key = ""
    with source.read():
        source.execute(f'SELECT rowid FROM "{table}" LIMIT 1').fetchone()
        key = "rowid"
    seen = set[tuple[object, ...]]()
    rows = [_ordered(source, table, key, way) for way in ("ASC", "DESC")]
    for number, row in itertools.chain(*rows):
        same = (number,) if key else tuple(row.values())
        if same not in seen:
            seen.add(same)
            yield row
    numbers = sorted(each[0] for each in seen if key and isinstance(each[0], int))
    yield from _between(source, table, numbers)


def _ordered(source: _Source, table: str, key: str, way: str) -> Iterator[tuple[object, Record]]:
    order = f"ORDER BY rowid {way}" if key else ("" if way == "ASC" else "ORDER BY 1 DESC")
    with source.read():
        cursor = source.execute(f'SELECT {key or "0"} AS "#", * FROM "{table}" {order}')
        names = [column[0] for column in cursor.description]
        for row in cursor:
            yield row[0], dict(zip(names[1:], row[1:], strict=True))


def _between(source: _Source, table: str, numbers: list[int]) -> Iterator[Record]:
    """Yield rows of the gaps, which a damaged page may have hidden."""
    gaps = ((low + 1, high) for low, high in itertools.pairwise(numbers) if high - low > 1)
    probes = itertools.chain.from_iterable(range(*gap) for gap in gaps)
    for _, number in zip(range(_MOST_PROBES), probes, strict=False):
        with source.read():
            cursor = source.execute(f'SELECT * FROM "{table}" WHERE rowid = ?', (number,))
            for row in cursor.fetchall():
                yield dict(zip([column[0] for column in cursor.description], row, strict=True))


def _take_orphans(target: sqlite3.Connection, rescue: Rescue) -> int:
    """Take out rows whose reference points at nothing; return how many."""
    taken = 0
    for table in seals.tables(target):
        for sql in _orphans(target, table):
            cursor = target.execute(f"SELECT * {sql}")
            names = [column[0] for column in cursor.description]
            found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            if found:
                target.execute(f"DELETE {sql}")
                rescue.left_over += [(table, record) for record in found]
                rescue.kept[table] -= len(found)
                taken += len(found)
    return taken


def _orphans(target: sqlite3.Connection, table: str) -> Iterator[str]:
    keys: dict[int, tuple[str, list[tuple[str, str | None]]]] = {}
    for number, _, parent, column, its, *_ in target.execute(f'PRAGMA main.foreign_key_list("{table}")').fetchall():
        keys.setdefault(number, (parent, []))[1].append((column, its))
    for parent, pairs in keys.values():
        primary = [row[1] for row in target.execute(f'PRAGMA main.table_info("{parent}")') if row[5]]
        names = [(column, its or primary[position]) for position, (column, its) in enumerate(pairs)]
        match = " AND ".join(f'parent."{its}" = "{table}"."{column}"' for column, its in names)
        given = " AND ".join(f'"{table}"."{column}" IS NOT NULL' for column, _ in names)
        yield (
            f'FROM main."{table}" WHERE {given} AND NOT EXISTS (SELECT 1 FROM main."{parent}" AS parent WHERE {match})'
        )
