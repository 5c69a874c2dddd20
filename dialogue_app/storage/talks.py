"""Talks and what was noted in them: steps and remarks are appended, never changed."""

import json
from dataclasses import replace
from typing import Any

from dialogue_app.domain.ledgers import REMARKS
from dialogue_app.domain.remarks import Remark, RemarkEvent
from dialogue_app.domain.talks import StepKind, TalkFormat, TalkStep
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from dialogue_app.storage.understood import understood

_STEP = tuple(TalkStep.__slots__)
_EVENT = tuple(name for name in RemarkEvent.__slots__ if name != "remark")
_EVENTS = f"SELECT {', '.join(_EVENT)}, body FROM remark_event"

_OPEN = (
    "SELECT dialogue_id, supplier_id, last FROM talk_step "
    "JOIN (SELECT max(sequence) AS last FROM talk_step GROUP BY talk_id) ON sequence = last WHERE kind <> 'closed'"
)
_SPOKEN = "(SELECT * FROM answer_event WHERE source = 'oral') AS said"


def append_step(database: Database, step: TalkStep) -> TalkStep:
    """Append what happened to a talk and return it with its sequence."""
    newest = database.rows("SELECT max(sequence) FROM talk_step")[0][0] or 0
    appended = replace(step, sequence=newest + 1)
    record = {name: plain(getattr(appended, name)) for name in _STEP}
    database.insert("talk_step", record | {"supplier_id": step.supplier_id or None})
    return appended


@understood
def steps(database: Database, dialogue_id: str, supplier_id: str | None = None) -> tuple[TalkStep, ...]:
    """Return what happened to the talks of a dialogue, in order.

    Args:
        database: where.
        dialogue_id: in which dialogue.
        supplier_id: only those with this supplier, or with everybody (""); None for all.
    """
    sql = (
        f"SELECT {', '.join(_STEP)} FROM talk_step WHERE dialogue_id = :dialogue "
        "AND (:all OR supplier_id IS :supplier) ORDER BY sequence"
    )
    wanted = {"dialogue": dialogue_id, "all": supplier_id is None, "supplier": supplier_id or None}
    return tuple(map(_step, database.rows(sql, wanted)))


def left_open(database: Database) -> tuple[str, str, str] | None:
    """Return the open talk in which something was said last, as ids of dialogue, supplier and item.

    It is the talk that was begun or opened last if nothing was answered in it yet; then the item is "". The supplier
    is "" where everybody is in the room.
    """
    newest = database.row(
        f"SELECT dialogue_id, supplier_id, EXISTS (SELECT 1 FROM {_SPOKEN} WHERE said.dialogue_id = talk.dialogue_id "
        f"AND said.supplier_id = talk.supplier_id) FROM ({_OPEN}) AS talk ORDER BY last DESC LIMIT 1"
    )
    if newest is None or not newest[2]:
        return (newest[0], newest[1] or "", "") if newest else None
    row = database.row(
        f"SELECT dialogue_id, supplier_id, item_id FROM {_SPOKEN} "
        f"WHERE (dialogue_id, supplier_id) IN (SELECT dialogue_id, supplier_id FROM ({_OPEN})) "
        "ORDER BY sequence DESC LIMIT 1"
    )
    return (row[0], row[1], row[2]) if row else None


def append_remark(database: Database, event: RemarkEvent) -> RemarkEvent:
    """Append a remark, its new content, or that it was taken back (no remark), and return it with its sequence."""
    newest, previous = database.rows(
        "SELECT (SELECT max(sequence) FROM remark_event), (SELECT id FROM remark_event "
        "WHERE dialogue_id = ? AND remark_id = ? ORDER BY sequence DESC LIMIT 1)",
        (event.dialogue_id, event.remark_id),
    )[0]
    appended = replace(event, sequence=(newest or 0) + 1)
    record = {name: getattr(appended, name) for name in _EVENT} | {
        "supplier_id": event.supplier_id or None,
        "body": json.dumps(plain(event.remark), ensure_ascii=False, sort_keys=True) if event.remark else None,
        "previous": previous,
    }
    database.insert("remark_event", record | {"digest": REMARKS.digest(record)})
    return appended


@understood
def remarks(database: Database, dialogue_id: str) -> tuple[RemarkEvent, ...]:
    """Return what is noted now in the talks of a dialogue, in the order in which it was first said."""
    sql = (
        f"{_EVENTS} JOIN (SELECT remark_id AS wanted, min(sequence) AS first, max(sequence) AS last FROM remark_event "
        "WHERE dialogue_id = ? GROUP BY remark_id) ON sequence = last WHERE body IS NOT NULL ORDER BY first"
    )
    return tuple(map(_event, database.rows(sql, (dialogue_id,))))


@understood
def remark_history(database: Database, dialogue_id: str, remark_id: str) -> tuple[RemarkEvent, ...]:
    """Return everything that was recorded of one remark, newest first."""
    sql = f"{_EVENTS} WHERE dialogue_id = ? AND remark_id = ? ORDER BY sequence DESC"
    return tuple(map(_event, database.rows(sql, (dialogue_id, remark_id))))


def altered_remarks(database: Database) -> tuple[str, ...]:
    """Return the ids of remark events that were changed from outside."""
    erased = dict(database.rows("SELECT supplier_id, remarks_to FROM erasure"))
    columns = REMARKS.columns
    sql = f"SELECT {', '.join(columns)}, digest FROM remark_event ORDER BY sequence"
    found = []
    for *row, digest in database.rows(sql):
        record = dict(zip(columns, row, strict=True))
        gone = record["body"] is None and record["sequence"] <= erased.get(record["supplier_id"], 0)
        if REMARKS.digest(record) != digest and not gone:
            found.append(str(record["id"]))
    return tuple(found)


def _step(row: tuple[Any, ...]) -> TalkStep:
    column = dict(zip(_STEP, row, strict=True))
    column |= {
        "supplier_id": column["supplier_id"] or "",
        "format": TalkFormat(column["format"]),
        "kind": StepKind(column["kind"]),
    }
    return TalkStep(**column)


def _event(row: tuple[Any, ...]) -> RemarkEvent:
    *known, body = row
    column = dict(zip(_EVENT, known, strict=True))
    column["supplier_id"] = column["supplier_id"] or ""
    return RemarkEvent(**column, remark=restored(Remark, json.loads(body)) if body is not None else None)
