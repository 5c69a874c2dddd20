"""Texts that a person writes for reports, and the record of reports that left the program."""

import json
from typing import Any

from dialogue_app.domain.handed_out import HandedOut
from dialogue_app.domain.summary import NAMES, Summary
from dialogue_app.storage.database import Database
from dialogue_app.storage.understood import understood

_COLUMNS = (
    "id", "dialogue_id", "audience", "supplier_id", "form", "language", "digest", "released", "basis", "pseudonyms",
    "at", "recorded_by", "device",
)  # fmt: skip


@understood
def read(database: Database, dialogue_id: str) -> Summary:
    """Return the texts of a dialogue, empty where nothing is written."""
    rows = database.rows("SELECT name, text FROM summary WHERE dialogue_id = ?", (dialogue_id,))
    return Summary(**{str(name): str(text) for name, text in rows if name in NAMES})


def save(database: Database, dialogue_id: str, summary: Summary) -> None:
    """Keep the texts of a dialogue instead of those kept before."""
    database.write("DELETE FROM summary WHERE dialogue_id = ?", (dialogue_id,))
    for name in NAMES:
        if text := getattr(summary, name):
            database.insert("summary", {"dialogue_id": dialogue_id, "name": name, "text": text})


def append(database: Database, made: HandedOut) -> None:
    """Record that a report was written."""
    record: dict[str, Any] = {name: getattr(made, name) for name in _COLUMNS}
    record |= {
        "supplier_id": made.supplier_id or None,
        "released": json.dumps(made.released),
        "basis": json.dumps(made.basis, sort_keys=True),
        "pseudonyms": json.dumps(made.pseudonyms, sort_keys=True),
    }
    database.insert("handed_out", record)


@understood
def handed_out(database: Database, dialogue_id: str) -> tuple[HandedOut, ...]:
    """Return the reports of a dialogue that were written, oldest first."""
    sql = f"SELECT {', '.join(_COLUMNS)} FROM handed_out WHERE dialogue_id = ? ORDER BY sequence"
    return tuple(_made(dict(zip(_COLUMNS, row, strict=True))) for row in database.rows(sql, (dialogue_id,)))


def _made(column: dict[str, Any]) -> HandedOut:
    basis = json.loads(column["basis"])
    return HandedOut(
        **column
        | {
            "supplier_id": column["supplier_id"] or "",
            "released": tuple(json.loads(column["released"])),
            "basis": {
                name: {actor: tuple(cells) for actor, cells in division.items()} for name, division in basis.items()
            },
            "pseudonyms": json.loads(column["pseudonyms"]),
        }
    )
