"""How question lists with certain headings were read the last time; a row of ``about`` for each."""

from dialogue_app.storage.database import Database

_PREFIX = "list columns "


def remembered(database: Database, headings: str) -> str:
    """Return what is remembered of lists with these headings (a hash of them); "" when nothing is."""
    row = database.row("SELECT value FROM about WHERE name = ?", (_PREFIX + headings,))
    return str(row[0]) if row else ""


def remember(database: Database, headings: str, text: str) -> None:
    """Remember how lists with these headings are read."""
    database.insert("about", {"name": _PREFIX + headings, "value": text}, replace=("name",))
