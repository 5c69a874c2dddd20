"""A sum over all rows of each table, kept in the file with every change: a byte that flips in any row is found.

SQLite notices a broken structure and not a broken letter. Each row has a hash; the seal of a table is their sum, so
that a change of one row changes it without reading the others. Triggers that live in the connection only, never in
the file, hand every row that comes or goes to ``Seals``. Knows nothing of what the rows mean.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from hashlib import blake2b

_TABLE, _SCHEMA = "seal", "schema"
CHAIN = "answer_chain"
"""Has no seal: each of its rows is worked out from rows that have one, and says itself where it does not fit them."""

_WRAP = 1 << 256
_ROWS = {"INSERT": ((1, "NEW"),), "DELETE": ((-1, "OLD"),), "UPDATE": ((-1, "OLD"), (1, "NEW"))}


_SHORT = 256
_HEADS = tuple(b"+%d:" % length for length in range(_SHORT))
"""What stands before a cell in the hash of its row; nearly all cells are short, and all rows pass here."""


class Seals:
    """Follows every row that changes through one connection.

    Args:
        connection: to the file, outside of a transaction.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._changes: dict[str, int] = {}
        self._stored: dict[str, str] = {}
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function("seal_row", -1, self._follow)
        for table in _to_seal(connection):
            for event, rows in _ROWS.items():
                calls = [f"SELECT seal_row('{table}', {sign}, {_cells(connection, table, row)});" for sign, row in rows]
                name, work = f"temp.seal_{table}_{event}", " ".join(calls)
                connection.execute(f'CREATE TRIGGER {name} AFTER {event} ON main."{table}" BEGIN {work} END')

    def mark(self) -> dict[str, int]:
        """Return what has changed so far, for ``go_back``."""
        return dict(self._changes)

    def go_back(self, mark: dict[str, int]) -> None:
        """Forget what changed since ``mark``: it was rolled back."""
        self._changes, self._stored = mark, {}

    def write(self) -> None:
        """Bring the seals up to date, inside the transaction that changed the rows."""
        if not self._changes:
            return
        self._stored = self._stored or _stored(self._connection)
        sums = {
            table: (int(self._stored[table], 16) + by) % _WRAP
            for table, by in self._changes.items()
            if table in self._stored
        }
        self._stored |= _store(self._connection, sums)
        self._changes = {}

    def _follow(self, table: str, sign: int, *cells: bytes | None) -> None:
        self._changes[table] = self._changes.get(table, 0) + sign * _hash(table, cells)


def set_all(connection: sqlite3.Connection) -> None:
    """Seal all tables as they are now, inside a transaction."""
    _store(connection, {table: _sum(connection, table) for table in (*_to_seal(connection), _SCHEMA)})


def sums(connection: sqlite3.Connection) -> dict[str, int]:
    """Return the sum of every table, of the seals and of the schema as they are now; two equal files have the same."""
    names = (*tables(connection), *((_TABLE,) if _stored(connection) else ()), _SCHEMA)
    return {table: _sum(connection, table) for table in names}


def broken(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the tables in which a row is not what was written; none in a file from before there were seals."""
    return tuple(table for table in sealed(connection) if not holds(connection, table))


def sealed(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what can be asked of ``holds``; nothing in a file from before there were seals."""
    try:
        stored = _stored(connection)
    except sqlite3.Error:
        return (_TABLE,)
    return tuple(sorted({*stored, *_to_seal(connection), _SCHEMA} - {CHAIN})) if stored else ()


def holds(connection: sqlite3.Connection, table: str) -> bool:
    """Whether a table is as its seal says."""
    try:
        return int(_stored(connection)[table], 16) == _sum(connection, table)
    except (KeyError, ValueError, sqlite3.Error):
        return False


def tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return all tables but the one that holds the seals."""
    sql = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    return tuple(str(row[0]) for row in connection.execute(sql) if row[0] != _TABLE)


def _to_seal(connection: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(table for table in tables(connection) if table != CHAIN)


def _sum(connection: sqlite3.Connection, table: str) -> int:
    if table == _SCHEMA:
        sql = "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(sql AS BLOB) FROM main.sqlite_master"
        rows: Iterable[tuple[bytes | None, ...]] = connection.execute(sql)
        return sum(_hash(table, row) for row in rows) % _WRAP
    rows = connection.execute(f'SELECT {_cells(connection, table, "each")} FROM main."{table}" AS each')
    return sum(_hash(table, row) for row in rows) % _WRAP


def _cells(connection: sqlite3.Connection, table: str, row: str) -> str:
    """Return all columns as bytes, because damaged text may not be text any more."""
    columns = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,)).fetchall()
    return ", ".join(f'CAST({row}."{name}" AS BLOB)' for (name,) in columns)


def _hash(table: str, cells: Iterable[bytes | None]) -> int:
    parts = [
        b"-" if cell is None else _HEADS[len(cell)] + cell if len(cell) < _SHORT else b"+%d:%b" % (len(cell), cell)
        for cell in cells
    ]
    return int.from_bytes(blake2b(b"".join(parts), digest_size=32, person=table.encode()[:16]).digest(), "big")


def _stored(connection: sqlite3.Connection) -> dict[str, str]:
    if not connection.execute("SELECT 1 FROM main.sqlite_master WHERE name = ?", (_TABLE,)).fetchone():
        return {}
    return {str(name): str(value) for name, value in connection.execute(f"SELECT name, value FROM {_TABLE}")}


def _store(connection: sqlite3.Connection, sums: Mapping[str, int]) -> dict[str, str]:
    written = {table: f"{total:064x}" for table, total in sums.items()}
    places = ", ".join(["(?, ?)"] * len(written))
    sql = f"INSERT INTO {_TABLE} (name, value) VALUES {places} ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    if written:
        connection.execute(sql, [part for pair in written.items() for part in pair])
    return written
