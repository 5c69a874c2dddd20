"""What a commit costs under other settings than ours; which of them survive a power cut is said by ``make torture``."""

import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.performance.measure import Line, side_by_side

ROUNDS = 400
OURS = ("journal_mode = TRUNCATE", "synchronous = FULL")
OTHERS = (
    ("journal_mode = DELETE", "synchronous = EXTRA"),
    ("journal_mode = WAL", "synchronous = FULL"),
    ("journal_mode = WAL", "synchronous = NORMAL"),
    ("journal_mode = TRUNCATE", "synchronous = NORMAL"),
)
ANY = 100.0
"""There is no goal here: the table shows what the choice costs."""


def run() -> list[Line]:
    """Insert one row a transaction under each pair of settings, in turns."""
    with tempfile.TemporaryDirectory() as folder:
        opened = [sqlite3.connect(Path(folder) / f"{n}.sqlite", isolation_level=None) for n in range(1 + len(OTHERS))]
        pairs = (OURS, *OTHERS)
        times = side_by_side(ROUNDS, *(_insert(made, pair) for made, pair in zip(opened, pairs, strict=True)))
        for connection in opened:
            connection.close()
    names = [
        "our settings: TRUNCATE, FULL",
        *("  " + ", ".join(each.split(" = ")[1] for each in pair) for pair in OTHERS),
    ]
    return [Line(f"one commit, {name}", seconds, times[0], ANY) for name, seconds in zip(names, times, strict=True)]


def _insert(connection: sqlite3.Connection, settings: tuple[str, ...]) -> Callable[[], None]:
    for setting in ("locking_mode = EXCLUSIVE", *settings):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("CREATE TABLE event (sequence INTEGER PRIMARY KEY, claim TEXT)")

    def insert() -> None:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO event VALUES (NULL, ?)", ("We publish the list twice a year. " * 8,))
        connection.execute("COMMIT")

    return insert
