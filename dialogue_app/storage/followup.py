"""What is followed up in contracts, and what is rated and decided before them: appended, never changed."""

import json
from dataclasses import replace
from typing import Any

from dialogue_app.domain.followup import DECIDING, SHAPES, FollowEvent, FollowKind
from dialogue_app.domain.ledgers import FOLLOW_UP
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from dialogue_app.storage.understood import understood

_TABLE = "followup_event"
_DECISIONS = "decision_event"
_ERASED_TO = {_TABLE: "followup_to", _DECISIONS: "decisions_to"}
_EVENT = tuple(name for name in FollowEvent.__slots__ if name != "content")
_EVENTS = f"SELECT {', '.join(_EVENT)}, body FROM"


def append(database: Database, event: FollowEvent) -> FollowEvent:
    """Append a record, its new content, or that it was taken back (no content), and return it with its sequence."""
    table = _table(event.kind)
    newest, previous = database.rows(
        f"SELECT (SELECT max(sequence) FROM {table}), (SELECT id FROM {table} "
        "WHERE kind = ? AND subject = ? ORDER BY sequence DESC LIMIT 1)",
        (event.kind.value, event.subject),
    )[0]
    appended = replace(event, sequence=(newest or 0) + 1)
    record = {name: plain(getattr(appended, name)) for name in _EVENT} | {
        "dialogue_id": event.dialogue_id or None,
        "supplier_id": event.supplier_id or None,
        "body": json.dumps(plain(event.content), ensure_ascii=False, sort_keys=True) if event.content else None,
        "previous": previous,
    }
    database.insert(table, record | {"digest": FOLLOW_UP.digest(record)})
    return appended


@understood
def current(database: Database, kind: FollowKind, dialogue_id: str = "") -> tuple[FollowEvent, ...]:
    """Return what stands now of one kind, in the order in which it was first recorded.

    Args:
        database: where.
        kind: of what.
        dialogue_id: only of this dialogue; empty for all.
    """
    table = _table(kind)
    sql = (
        f"{_EVENTS} {table} JOIN (SELECT subject AS wanted, min(sequence) AS first, max(sequence) AS last "
        f"FROM {table} "
        "WHERE kind = :kind GROUP BY subject) ON sequence = last "
        "WHERE body IS NOT NULL AND (:dialogue = '' OR dialogue_id = :dialogue) ORDER BY first"
    )
    return tuple(map(_event, database.rows(sql, {"kind": kind.value, "dialogue": dialogue_id})))


def any_of(database: Database, kind: FollowKind) -> bool:
    """Whether anything of a kind was ever recorded."""
    return bool(database.row(f"SELECT 1 FROM {_table(kind)} WHERE kind = ? LIMIT 1", (kind.value,)))


@understood
def history(database: Database, kind: FollowKind, subject: str) -> tuple[FollowEvent, ...]:
    """Return everything that was recorded of one subject, newest first."""
    sql = f"{_EVENTS} {_table(kind)} WHERE kind = ? AND subject = ? ORDER BY sequence DESC"
    return tuple(map(_event, database.rows(sql, (kind.value, subject))))


def altered(database: Database) -> tuple[str, ...]:
    """Return the ids of entries that were changed from outside."""
    return tuple(each for table in (_TABLE, _DECISIONS) for each in _altered(database, table))


def _altered(database: Database, table: str) -> list[str]:
    erased = dict(database.rows(f"SELECT supplier_id, {_ERASED_TO[table]} FROM erasure"))
    columns = FOLLOW_UP.columns
    found = []
    for *row, digest in database.rows(f"SELECT {', '.join(columns)}, digest FROM {table} ORDER BY sequence"):
        record = dict(zip(columns, row, strict=True))
        gone = record["body"] is None and record["sequence"] <= erased.get(record["supplier_id"], 0)
        if FOLLOW_UP.digest(record) != digest and not gone:
            found.append(str(record["id"]))
    return found


def _table(kind: FollowKind) -> str:
    return _DECISIONS if kind in DECIDING else _TABLE


def _event(row: tuple[Any, ...]) -> FollowEvent:
    *known, body = row
    column = dict(zip(_EVENT, known, strict=True))
    column |= {name: column[name] or "" for name in ("dialogue_id", "supplier_id")} | {
        "kind": FollowKind(column["kind"])
    }
    shape = SHAPES[column["kind"]]
    return FollowEvent(**column, content=restored(shape, json.loads(body)) if body is not None else None)
