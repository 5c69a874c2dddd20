"""The record of answers: events are appended, never changed; the newest of a cell is the current answer."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from operator import itemgetter
from typing import Any, NamedTuple

from dialogue_app.domain.answers import (
    Answer,
    AnswerEvent,
    Scope,
    ScopeKind,
    ShareScope,
    Source,
    State,
    Verification,
)
from dialogue_app.domain.comparison import Cell, RawCell
from dialogue_app.domain.ledgers import ANSWERS
from dialogue_app.domain.values import from_json, to_json
from dialogue_app.storage.database import Database
from dialogue_app.storage.links import link
from dialogue_app.storage.understood import understood
from question_bank import Kind

CELL_COLUMNS = ", ".join(Cell._fields[:-1])
"""The columns of a ``Cell`` in its order; the last field is not stored."""

_DIGESTED = ANSWERS.columns
"""What the digest covers, in this order for good: a column added later stays outside or needs a digest of its own."""

_in_order = itemgetter(*_DIGESTED)

_COLUMNS = _DIGESTED[:-1]
"""The columns of an event: first those of ``AnswerEvent`` in its order, then those of its answer."""

_HISTORY = (
    f"SELECT {', '.join(_COLUMNS)} FROM answer_event WHERE dialogue_id = ? AND item_id = ? AND supplier_id = ? "
    "ORDER BY sequence DESC LIMIT ?"
)
_WAITING = (
    f"SELECT {', '.join(_COLUMNS)} FROM current_answer WHERE state = 'will-send' OR (state IN ('answered', 'partly') "
    "AND verification IN ('evidence-requested', 'evidence-received', 'evidence-reviewed', 'third-party-verified', "
    "'contradicted')) ORDER BY sequence"
)
_STATES = """
WITH RECURSIVE asked (item_id) AS (
  SELECT min(item_id) FROM answer_event WHERE dialogue_id = :dialogue
  UNION ALL
  SELECT (SELECT min(item_id) FROM answer_event WHERE dialogue_id = :dialogue AND item_id > asked.item_id) FROM asked
  WHERE asked.item_id IS NOT NULL
)
SELECT item_id, state FROM answer_event WHERE sequence IN (
  SELECT (SELECT max(sequence) FROM answer_event
          WHERE dialogue_id = :dialogue AND item_id = asked.item_id AND supplier_id = :supplier) FROM asked
)
"""
"""Jumps through the index from item to item: 300 questions take 1 ms, whatever the other 200 suppliers said."""

_MOST_GAPS = 1000
"""Missing events named one by one in a row; a wrong sequence number must not name millions."""

_EMPTIED = (
    "scope_text", "claim", "note", "reason", "due", "date_of_fact", "confidential_reason", "speaker_role", "language",
)  # fmt: skip
_ERASED: dict[str, str | None] = {
    **dict.fromkeys(_EMPTIED, ""),
    "state": State.NOT_ASKED.value,
    "value": None,
    "scope_share": None,
}
"""What the columns of an erased event hold."""


def append(database: Database, event: AnswerEvent) -> AnswerEvent:
    """Append an event after the current one of its cell, chain it to its dialogue, and return it with its sequence."""
    newest, previous, before = database.rows(
        "SELECT (SELECT max(sequence) FROM answer_event), (SELECT id FROM answer_event "
        "WHERE dialogue_id = ?1 AND item_id = ?2 AND supplier_id = ?3 ORDER BY sequence DESC LIMIT 1), "
        "(SELECT link FROM answer_chain WHERE dialogue_id = ?1 ORDER BY sequence DESC LIMIT 1)",
        (event.dialogue_id, event.item_id, event.supplier_id),
    )[0]
    appended = replace(event, sequence=(newest or 0) + 1)
    record = _record(appended) | {"previous": previous}
    insert(database, record, ANSWERS.digest(record), before or "")
    return appended


def insert(database: Database, record: Mapping[str, object], digest: str, before: str) -> None:
    """Insert the columns of an event and chain it to its dialogue.

    Args:
        database: where.
        record: sequence and previous event say its place; it must be the newest of its dialogue.
        digest: that of the record.
        before: the newest link of the dialogue, "" for none.
    """
    database.insert("answer_event", {**record, "digest": digest})
    place = {"dialogue_id": record["dialogue_id"], "sequence": record["sequence"]}
    database.insert("answer_chain", place | {"link": link(before, digest)})


def insert_many(database: Database, dialogue_id: str, records: Sequence[tuple[Mapping[str, object], str]]) -> None:
    """Insert events of one dialogue, each with its digest, as ``insert`` does one by one."""
    sql = "SELECT link FROM answer_chain WHERE dialogue_id = ? ORDER BY sequence DESC LIMIT 1"
    newest = database.row(sql, (dialogue_id,))
    links = accumulate((digest for _, digest in records), link, initial=str(newest[0]) if newest else "")
    next(links)
    rows = ((*_in_order(record), digest) for record, digest in records)
    chained = ((dialogue_id, record["sequence"], made) for (record, _), made in zip(records, links, strict=True))
    database.insert_many("answer_event", (*_DIGESTED, "digest"), rows)
    database.insert_many("answer_chain", ("dialogue_id", "sequence", "link"), chained)


def cells(database: Database, dialogue_id: str) -> list[RawCell]:
    """Return the current answers of a dialogue as raw cells, in the order in which they were recorded.

    The query names the newest sequences instead of using the view ``current_answer``: it finds them in the index and
    then reads the table once from front to back.
    """
    sql = (
        f"SELECT {CELL_COLUMNS} FROM answer_event WHERE sequence IN "
        "(SELECT max(sequence) FROM answer_event WHERE dialogue_id = ? GROUP BY item_id, supplier_id)"
    )
    return database.rows(sql, (dialogue_id,))


def cells_since(database: Database, dialogue_id: str, sequence: int) -> list[RawCell]:
    """Return the current answers of the cells that were recorded after the event of this sequence.

    The plus keeps SQLite from walking through all answers of the dialogue: the newest few are found by sequence.
    """
    sql = (
        f"SELECT {CELL_COLUMNS} FROM answer_event WHERE sequence IN (SELECT max(sequence) FROM answer_event "
        "WHERE sequence > ? AND +dialogue_id = ? GROUP BY +item_id, +supplier_id)"
    )
    return database.rows(sql, (sequence, dialogue_id))


def dialogues_since(database: Database, sequence: int) -> frozenset[str]:
    """Return the ids of the dialogues in which answers were recorded after the event of this sequence."""
    found = database.rows("SELECT DISTINCT +dialogue_id FROM answer_event WHERE sequence > ?", (sequence,))
    return frozenset(str(row[0]) for row in found)


def newest_sequence(database: Database) -> int:
    """Return the sequence of the newest event of all, 0 when there is none."""
    return int(database.rows("SELECT coalesce(max(sequence), 0) FROM answer_event", ())[0][0])


@understood
def history(database: Database, cell: tuple[str, str, str], kind: Kind, most: int = -1) -> tuple[AnswerEvent, ...]:
    """Return the events of one cell (dialogue, item, supplier), newest first; ``most`` -1 means all."""
    return tuple(_event(row, kind) for row in database.rows(_HISTORY, (*cell, most)))


def waiting(database: Database, kind_of: Callable[[str, str], Kind | None]) -> Iterator[AnswerEvent]:
    """Yield every current answer that waits for proof or may have got old, in the order of recording.

    Args:
        database: where.
        kind_of: the kind of an item's answer by dialogue and item; None leaves the answer out.
    """
    dialogue, item = _COLUMNS.index("dialogue_id"), _COLUMNS.index("item_id")
    for row in database.rows(_WAITING):
        kind = kind_of(row[dialogue], row[item])
        if kind is not None:
            yield _event(row, kind)


@understood
def states(database: Database, dialogue_id: str, supplier_id: str) -> dict[str, State]:
    """Return the state of every item that this supplier was asked, by item id."""
    asked = {"dialogue": dialogue_id, "supplier": supplier_id}
    return {str(item): State(state) for item, state in database.rows(_STATES, asked)}


def _record(event: AnswerEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "dialogue_id": event.dialogue_id,
        "questionnaire_id": event.questionnaire_id,
        "item_id": event.item_id,
        "supplier_id": event.supplier_id,
        "sequence": event.sequence,
        "at": event.at,
        "recorded_by": event.recorded_by,
        "device": event.device,
        "asked_hash": event.asked_hash,
    } | said(event.answer)


def said(answer: Answer) -> dict[str, object]:
    """Return the columns of what an answer says."""
    return {
        "state": answer.state.value,
        "value": to_json(answer.value) if answer.value is not None else None,
        "reason": answer.reason,
        "due": answer.due,
        "scope_kind": answer.scope.kind.value,
        "scope_text": answer.scope.text,
        "scope_share": format(answer.scope.share, "f") if answer.scope.share is not None else None,
        "claim": answer.claim,
        "note": answer.note,
        "speaker_role": answer.speaker_role,
        "source": answer.source.value,
        "date_of_fact": answer.date_of_fact,
        "language": answer.language,
        "read_back": int(answer.read_back),
        "corrected_by_supplier": int(answer.corrected_by_supplier),
        "confidential": int(answer.confidential),
        "confidential_reason": answer.confidential_reason,
        "share_scope": answer.share_scope.value,
        "verification": answer.verification.value,
    }


def _event(row: tuple[Any, ...], kind: Kind) -> AnswerEvent:
    column = dict(zip(_COLUMNS, row, strict=True))
    share = column["scope_share"]
    answer = Answer(
        state=State(column["state"]),
        value=from_json(kind, column["value"]) if column["value"] is not None else None,
        reason=column["reason"],
        due=column["due"],
        scope=Scope(
            ScopeKind(column["scope_kind"]), column["scope_text"], Decimal(share) if share is not None else None
        ),
        claim=column["claim"],
        note=column["note"],
        speaker_role=column["speaker_role"],
        source=Source(column["source"]),
        date_of_fact=column["date_of_fact"],
        language=column["language"],
        read_back=bool(column["read_back"]),
        corrected_by_supplier=bool(column["corrected_by_supplier"]),
        confidential=bool(column["confidential"]),
        confidential_reason=column["confidential_reason"],
        share_scope=ShareScope(column["share_scope"]),
        verification=Verification(column["verification"]),
    )
    where = {name: column[name] for name in _COLUMNS[: _COLUMNS.index("state")]}
    return AnswerEvent(**where, answer=answer)


class Sealed(NamedTuple):
    """An event as it lies in the file, and whether it is what was recorded. What is damaged is no text any more."""

    dialogue_id: str
    sequence: int
    id: str
    at: str
    by: str
    digest: str
    fits: bool


def sealed(database: Database) -> Iterator[Sealed]:
    """Yield every event in order. One that was erased fits when nothing but the words of the supplier is missing.

    Columns are read as bytes, because damaged text may not be text any more.
    """
    erased = dict(database.rows("SELECT supplier_id, answers_to FROM erasure"))
    columns = ", ".join(f"CAST({column} AS BLOB)" for column in ("digest", *_DIGESTED))
    for row in database.rows(f"SELECT {columns} FROM answer_event ORDER BY sequence"):
        text = [part.decode("utf-8", "surrogateescape") if part is not None else None for part in row]
        record: dict[str, Any] = dict(zip(_DIGESTED, text[1:], strict=True))
        sequence = int(record["sequence"] or 0)
        gone = sequence <= erased.get(record["supplier_id"], 0)
        emptied = gone and all(record[name] == said for name, said in _ERASED.items())
        fits = emptied or ANSWERS.digest(record) == text[0]
        event_id, at, by = (str(record[name]) for name in ("id", "at", "recorded_by"))
        yield Sealed(str(record["dialogue_id"]), sequence, event_id, at, by, str(text[0]), fits)


def altered(database: Database) -> tuple[str, ...]:
    """Return what no longer fits the record: ids of events changed from outside, "#4" for one that is gone."""
    found, due = [], 1
    for event in sealed(database):
        found += [f"#{number}" for number in range(due, min(event.sequence, due + _MOST_GAPS))]
        due = event.sequence + 1
        if not event.fits:
            found.append(event.id)
    return tuple(found)


def erase(database: Database, supplier_id: str) -> None:
    """Empty everything a supplier said; that it was said, and when, stays. See ``storage.erasures``."""
    places = ", ".join(f'"{column}" = :{column}' for column in _ERASED)
    database.write(
        f"UPDATE answer_event SET {places} WHERE supplier_id = :supplier_id", {**_ERASED, "supplier_id": supplier_id}
    )


def recorded(database: Database, dialogue_id: str) -> tuple[tuple[str, str, str, int], ...]:
    """Return for each supplier when its answers were recorded first and last, and how many entries there are."""
    rows = database.rows(
        "SELECT supplier_id, min(at), max(at), count(*) FROM answer_event WHERE dialogue_id = ? GROUP BY supplier_id",
        (dialogue_id,),
    )
    return tuple((str(row[0]), str(row[1]), str(row[2]), int(row[3])) for row in rows)
