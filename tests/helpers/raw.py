"""A workspace file touched past the program, as another tool would; a protected one under the passphrase preset."""

import sqlite3
from pathlib import Path

from dialogue_app.storage import engine, passphrases
from dialogue_app.storage.unlocking import is_protected


def raw(path: Path) -> sqlite3.Connection:
    """Return a connection without any of the program's settings; a missing file is made, as other tools do."""
    if not path.exists():
        return engine.bare(path, mode="rwc")
    return engine.bare(path, passphrases.preset() if is_protected(path) else "")


def dump(connection: sqlite3.Connection) -> list[str]:
    """Return the schema and all rows of all tables as text, which SQLCipher can't do by itself."""
    schema = connection.execute("SELECT name, type, sql FROM sqlite_master ORDER BY name, type").fetchall()
    tables = [name for name, kind, _ in schema if kind == "table"]
    rows = [(name, connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in tables]
    return [repr(each) for each in (*schema, *rows)]
