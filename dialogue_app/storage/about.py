"""Small facts about a workspace file itself, by name: how others know it, and where it meets them."""

from dialogue_app.storage.database import Database


def read(database: Database, name: str) -> str:
    """Return a fact, "" where nothing was said."""
    row = database.row("SELECT value FROM about WHERE name = ?", (name,))
    return str(row[0]) if row else ""


def write(database: Database, name: str, value: str) -> None:
    """Keep a fact instead of the one kept before."""
    database.insert("about", {"name": name, "value": value}, replace=("name",))
