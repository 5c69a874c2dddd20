"""Which returned files were taken over, and which answers came with them."""

from dataclasses import dataclass

from dialogue_app.domain.comparison import RawCell
from dialogue_app.storage.answers import CELL_COLUMNS
from dialogue_app.storage.database import Database


@dataclass(frozen=True, slots=True)
class ImportRun:
    """One file of one supplier that was taken over. ``file`` is its bare name, ``digest`` the SHA-256 of its bytes."""

    id: str
    dialogue_id: str
    supplier_id: str
    at: str
    recorded_by: str
    file: str
    digest: str


def save(database: Database, run: ImportRun) -> None:
    """Record that a file was taken over."""
    database.insert("import_run", {name: getattr(run, name) for name in run.__slots__})


def link(database: Database, run_id: str, event_id: str) -> None:
    """Record that an answer came with a file."""
    database.insert("import_answer", {"run_id": run_id, "event_id": event_id})


def remove(database: Database, run_id: str) -> None:
    """Forget that a file was taken over, because that was undone; the answers of both times stay in the record."""
    database.write("DELETE FROM import_answer WHERE run_id = ?", (run_id,))
    database.write("DELETE FROM import_run WHERE id = ?", (run_id,))


def runs(database: Database, dialogue_id: str) -> tuple[ImportRun, ...]:
    """Return the files that were taken over in a dialogue, oldest first."""
    sql = f"SELECT {', '.join(ImportRun.__slots__)} FROM import_run WHERE dialogue_id = ? ORDER BY at, id"
    return tuple(ImportRun(*map(str, row)) for row in database.rows(sql, (dialogue_id,)))


def taken(database: Database, dialogue_id: str) -> list[RawCell]:
    """Return what the newest file said for each question and supplier, as raw cells."""
    sql = (
        f"SELECT {CELL_COLUMNS} FROM answer_event WHERE sequence IN (SELECT max(sequence) FROM import_run "
        "JOIN import_answer ON run_id = import_run.id JOIN answer_event ON answer_event.id = event_id "
        "WHERE import_run.dialogue_id = ? GROUP BY item_id, answer_event.supplier_id)"
    )
    return database.rows(sql, (dialogue_id,))
