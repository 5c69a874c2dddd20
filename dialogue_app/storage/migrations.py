"""Which schema steps a workspace file has, and how it gets those it needs."""

import sqlite3
from typing import TYPE_CHECKING

from dialogue_app.errors import Fault
from dialogue_app.storage import seals
from dialogue_app.storage.steps import STEPS

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

SET_NAME = "workspace"


def applied(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the steps that the file already has; read without sqlite_utils, so that opening is fast."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone():
        return ()
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY id"
    return tuple(row[0] for row in connection.execute(sql, (SET_NAME,)).fetchall())


def pending(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of the steps that the file still needs."""
    done = applied(connection)
    return tuple(name for name, _ in STEPS if name not in done)


def unknown(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the names of steps that a newer version of the program has applied."""
    ours = {name for name, _ in STEPS}
    return tuple(name for name in applied(connection) if name not in ours)


def apply(tables: "Tables") -> None:
    """Apply the pending steps in order, all in one transaction: the file is old or new, never between.

    Foreign keys are off meanwhile, as changing a referenced table needs, and checked before the commit.

    Raises:
        Fault: a step left broken references; then the file is as it was.
    """
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - only needed for a new or an old file

    steps = Migrations(SET_NAME)
    for name, step in STEPS:
        steps(name=name)(step)
    tables.execute("PRAGMA foreign_keys = OFF")
    with tables.atomic():
        steps.apply(tables)
        seals.set_all(tables.conn)
        if broken := tables.execute("PRAGMA foreign_key_check").fetchall():
            raise Fault(f"the upgrade left {len(broken)} broken references")
