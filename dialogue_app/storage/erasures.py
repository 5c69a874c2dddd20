"""What is erased of a supplier, where its name still stands, and which other files still have it.

The order counts: first the erasure goes on record, then the triggers let the words be emptied, and only emptied.
"""

import json
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from dialogue_app.domain.accounting import Erased
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.storage import answers, dialogues
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import finds

_UP_TO = {
    "answers_to": "answer_event",
    "remarks_to": "remark_event",
    "followup_to": "followup_event",
    "decisions_to": "decision_event",
}
_WORDS = ("supplier_id", "at", "recorded_by", "device", "reason", *_UP_TO)
_BODIES = ("remark_event", "followup_event", "decision_event")
_EVIDENCE = """
SELECT sha256 FROM evidence_file WHERE
  EXISTS (SELECT 1 FROM answer_event WHERE {0} AND instr(value, sha256))
  OR EXISTS (SELECT 1 FROM remark_event WHERE {0} AND instr(body, sha256))
  OR EXISTS (SELECT 1 FROM followup_event WHERE {0} AND instr(body, sha256))
"""
"""The kept files that are named in records of which something holds."""
_OTHERS = "supplier_id IS NOT :supplier"
_PLACES = {
    "dialogue": (
        "title || ' ' || purpose || ' ' || procurement || ' ' || event_place || ' ' || reply_contact || ' ' || buyers",
        "",
    ),
    "supplier": ("name || ' ' || group_name || ' ' || contact || ' ' || brand", "id <> :supplier"),
    "section": ("title", ""),
    "item": ("local_wording", ""),
    "hypothesis": ("outcome || ' ' || proof || ' ' || scope", ""),
    "question": ("prompt || ' ' || body", ""),
    "summary": ("text", ""),
    "answer_event": (
        "coalesce(value, '') || ' ' || claim || ' ' || note || ' ' || reason || ' ' || scope_text",
        _OTHERS,
    ),
    "remark_event": ("coalesce(body, '')", _OTHERS),
    "talk_step": ("reason || ' ' || note", _OTHERS),
    "followup_event": ("subject || ' ' || coalesce(body, '')", _OTHERS),
    "decision_event": ("subject || ' ' || coalesce(body, '')", _OTHERS),
    "import_run": ("file", _OTHERS),
    "evidence_file": ("name", ""),
}
"""Every place in which a person may have written the name of a supplier, and which rows of it are not erased."""


def erase(database: Database, supplier: Supplier, name: str, said: dict[str, str]) -> None:
    """Put an erasure on record and empty everything of one supplier; inside ``atomic``.

    Args:
        database: where.
        supplier: who.
        name: what stands in its place from now on.
        said: when, by whom, on which device and why: ``at``, ``recorded_by``, ``device``, ``reason``.
    """
    files = _files_of(database, supplier.id)
    upto = {
        name: database.rows(f"SELECT coalesce(max(sequence), 0) FROM {table}")[0][0] for name, table in _UP_TO.items()
    }
    record: dict[str, object] = {"supplier_id": supplier.id, **said, **upto}
    database.insert("erasure", record | {"digest": _digest(record)})
    answers.erase(database, supplier.id)
    for table in _BODIES:
        database.write(f"UPDATE {table} SET body = NULL WHERE supplier_id = ?", (supplier.id,))
    database.write("UPDATE talk_step SET reason = '', note = '' WHERE supplier_id = ?", (supplier.id,))
    database.write("UPDATE import_run SET file = '' WHERE supplier_id = ?", (supplier.id,))
    _forget_released(database, supplier.name)
    for digest in files:
        database.write("DELETE FROM evidence_file WHERE sha256 = ?", (digest,))
    dialogues.save_supplier(database, Supplier(supplier.id, name, supplier.role))


def erased(database: Database, dialogue_id: str = "") -> tuple[Erased, ...]:
    """Return what was erased, oldest first; with a dialogue, of its participants only."""
    rows = database.rows(
        "SELECT supplier_id, at, recorded_by, reason, (SELECT count(*) FROM answer_event WHERE "
        "supplier_id = erasure.supplier_id AND sequence <= answers_to AND :dialogue IN ('', dialogue_id)) FROM erasure "
        "WHERE :dialogue = '' OR supplier_id IN (SELECT supplier_id FROM participant WHERE dialogue_id = :dialogue) "
        "ORDER BY at, supplier_id",
        {"dialogue": dialogue_id},
    )
    return tuple(Erased(*row) for row in rows)


def altered(database: Database) -> tuple[str, ...]:
    """Return the suppliers whose erasure was changed from outside."""
    rows = database.rows(f"SELECT {', '.join(_WORDS)}, digest FROM erasure")
    return tuple(str(row[0]) for *row, digest in rows if _digest(dict(zip(_WORDS, row, strict=True))) != digest)


def mentions(database: Database, supplier: Supplier) -> dict[str, int]:
    """Return by table in how many records of others the name stands, in upper or lower case, where there are any."""
    wanted = {"name": supplier.name, "supplier": supplier.id}
    counts = {
        table: database.rows(
            f"SELECT count(*) FROM {table} WHERE instr(lower({texts}), lower(:name)) AND {rows or '1'}", wanted
        )[0][0]
        for table, (texts, rows) in _PLACES.items()
    }
    return {table: count for table, count in counts.items() if count}


def answers_of(database: Database, supplier_id: str) -> int:
    """Return how many entries the record has of a supplier."""
    return int(database.rows("SELECT count(*) FROM answer_event WHERE supplier_id = ?", (supplier_id,))[0][0])


def still_there(paths: Iterable[Path], supplier: Supplier) -> tuple[Path, ...]:
    """Return those workspace files that know a supplier by its name; what is no workspace is left out."""
    return tuple(path for path in paths if _knows(path, supplier))


def _knows(path: Path, supplier: Supplier) -> bool:
    return finds(path, "SELECT 1 FROM supplier WHERE id = ? AND name = ?", (supplier.id, supplier.name))


def _files_of(database: Database, supplier_id: str) -> list[str]:
    """Return the kept files that only records of this supplier name."""
    wanted = {"supplier": supplier_id}
    own = {row[0] for row in database.rows(_EVIDENCE.format("supplier_id IS :supplier"), wanted)}
    others = {row[0] for row in database.rows(_EVIDENCE.format("supplier_id IS NOT :supplier"), wanted)}
    return sorted(own - others)


def _forget_released(database: Database, name: str) -> None:
    """Take a name out of the lists of names that a person let stand in a report."""
    for sequence, released in database.rows("SELECT sequence, released FROM handed_out"):
        named = json.loads(released)
        others = [each for each in named if name.casefold() not in each.casefold()]
        if others != named:
            database.write("UPDATE handed_out SET released = ? WHERE sequence = ?", (json.dumps(others), sequence))


def _digest(record: dict[str, object]) -> str:
    content = [record[name] for name in _WORDS]
    return sha256(json.dumps(content, separators=(",", ":")).encode("ascii")).hexdigest()
