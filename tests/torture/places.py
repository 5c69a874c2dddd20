"""A workspace in which hostile text stands wherever text can stand, also where no window would take it.

The sample is changed past the program: codes, days and numbers stay, every word that a person or a supplier writes
becomes a text of the corpus, each place the next one. It is sealed again, as if all of it had been recorded so:
otherwise the program would show first aid instead of its pages.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from dialogue_app.domain.ledgers import ANSWERS, DECISIONS, FOLLOW_UP, REMARKS, Ledger
from dialogue_app.domain.plain_text import clean
from dialogue_app.storage import seals
from dialogue_app.storage.links import link
from tests.torture.texts import corpus

COLUMNS: dict[str, dict[str, int]] = {
    "dialogue": {"title": 200, "purpose": 2_000, "procurement": 500, "event_place": 300, "reply_contact": 300},
    "supplier": {"name": 200, "group_name": 200, "contact": 300, "brand": 200},
    "section": {"title": 200},
    "item": {"local_wording": 2_000},
    "hypothesis": {"outcome": 1_000, "proof": 500, "scope": 500},
    "answer_event": {
        "claim": 240, "note": 20_000, "reason": 300, "scope_text": 1_000, "speaker_role": 200, "recorded_by": 200,
        "confidential_reason": 300, "device": 100,
    },
    "remark_event": {"recorded_by": 200},
    "talk_step": {"note": 1_000, "recorded_by": 200},
    "followup_event": {"recorded_by": 200},
    "decision_event": {"recorded_by": 200},
    "import_run": {"file": 200, "recorded_by": 200},
}  # fmt: skip
"""Columns that hold words, with the most characters that the program takes there."""

BODIES = {"answer_event": "value", "remark_event": "body", "followup_event": "body", "decision_event": "body",
          "hypothesis": "terms"}  # fmt: skip
WORDS = frozenset((
    "text", "city", "legal_name", "local_name", "street", "models", "function", "audit_scheme", "name", "page",
    "number", "proof", "scheme", "version", "holder", "role", "reply", "brands", "brand", "clause", "corrective",
    "preventive", "proof_expected", "proof_received", "responsible", "root_cause", "reason", "site", "by", "why",
    "immediate", "action", "buyer", "sum", "approver", "deviation", "start_state", "steps", "equivalents", "link",
    "monitor", "scale", "of", "other",
))  # fmt: skip
"""Names of fields in stored records that hold words."""

KEPT = {"Kestrelmoor Networks", "Tarnwick Servers"}
"""Suppliers by whose names the walk through the window finds its way."""


def soiled(path: Path, start: int = 0) -> int:
    """Put texts of the corpus, from this one on, into every place of a workspace; return how many places there are."""
    texts, places = islice(cycle(_storable()), start, None), 0
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        raw.execute("BEGIN")
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        for table, columns in COLUMNS.items():
            places += sum(_column(raw, table, column, most, texts) for column, most in columns.items())
        places += sum(_body(raw, table, column, texts) for table, column in BODIES.items())
        places += _summaries(raw, texts)
        _seal(raw)
        for _, sql in triggers:
            raw.execute(sql)
        seals.set_all(raw)
        raw.execute("COMMIT")
    return places


def _storable() -> list[str]:
    return [cleaned for _, text in corpus() if (cleaned := clean(text))]


def _column(raw: sqlite3.Connection, table: str, column: str, most: int, texts: Iterator[str]) -> int:
    key = _KEY.get(table, "rowid")
    rows = raw.execute(f"SELECT {key}, {column} FROM {table}").fetchall()
    for place, before in rows:
        said = _said(table, column, before, next(texts)[:most], place)
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (said, place))
    return len(rows)


_KEY = {"hypothesis": "id", "section": "section_id", "import_run": "id"}
"""Of tables without row ids."""


def _said(table: str, column: str, before: str, text: str, place: object) -> str:
    if table == "supplier" and column == "name":
        return before if before in KEPT else f"{text} {str(place)[-2:]}"
    if table == "dialogue" and column == "title":
        return f"{before} {text}" if before.startswith("Lap") else f"{text} {before}"
    if table == "item":
        return text if len(text) < 500 else ""  # most questions keep the words of the bank
    return text


def _body(raw: sqlite3.Connection, table: str, column: str, texts: Iterator[str]) -> int:
    key, places = _KEY.get(table, "rowid"), 0
    for place, body in raw.execute(f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall():
        changed, count = _filled(json.loads(body), texts)
        places += count
        raw.execute(
            f"UPDATE {table} SET {column} = ? WHERE {key} = ?", (json.dumps(changed, ensure_ascii=False), place)
        )
    return places


def _filled(part: Any, texts: Iterator[str], name: str = "") -> tuple[Any, int]:
    if isinstance(part, dict):
        made = {key: _filled(each, texts, key) for key, each in part.items()}
        return {key: each for key, (each, _) in made.items()}, sum(count for _, count in made.values())
    if isinstance(part, list):
        parts = [_filled(each, texts, name) for each in part]
        return [each for each, _ in parts], sum(count for _, count in parts)
    if isinstance(part, str) and name in WORDS and part:
        return next(texts)[:2_000], 1
    return part, 0


def _summaries(raw: sqlite3.Connection, texts: Iterator[str]) -> int:
    from dialogue_app.domain.summary import NAMES

    wanted = [name for name in NAMES if name != "extra_days"]
    for (dialogue_id,) in raw.execute("SELECT id FROM dialogue").fetchall():
        raw.execute("DELETE FROM summary WHERE dialogue_id = ?", (dialogue_id,))
        for name in wanted:
            raw.execute("INSERT INTO summary VALUES (?, ?, ?)", (dialogue_id, name, next(texts)[:10_000]))
    return len(wanted)


_DIGESTED: dict[str, Ledger] = {
    "answer_event": ANSWERS, "remark_event": REMARKS, "followup_event": FOLLOW_UP, "decision_event": DECISIONS,
}  # fmt: skip


def _seal(raw: sqlite3.Connection) -> None:
    """Work out every digest and link anew."""
    for table, ledger in _DIGESTED.items():
        for row in raw.execute(f"SELECT {', '.join(ledger.columns)} FROM {table}").fetchall():
            columns = dict(zip(ledger.columns, row, strict=True))
            raw.execute(f"UPDATE {table} SET digest = ? WHERE id = ?", (ledger.digest(columns), columns["id"]))
    newest: dict[str, str] = {}
    events = raw.execute("SELECT dialogue_id, sequence, digest FROM answer_event ORDER BY sequence").fetchall()
    for dialogue_id, sequence, digest in events:
        newest[dialogue_id] = link(newest.get(dialogue_id, ""), digest)
        raw.execute("UPDATE answer_chain SET link = ? WHERE sequence = ?", (newest[dialogue_id], sequence))
