"""Entries of all ledgers as they travel: read out with the columns they had at first, appended in local order.

An entry from elsewhere gets the next place here and follows the newest entry of its subject here, so that the local
record holds together; what that changes in its columns is kept beside it, so that its first digest can still be
worked out.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from dialogue_app.domain.ledgers import (
    ANSWERS,
    DECISIONS,
    FOLLOW_UP,
    HANDED_OUT,
    LEDGERS,
    REMARKS,
    TALKS,
    Columns,
    Entry,
    Ledger,
    sealed,
)
from dialogue_app.storage import answers
from dialogue_app.storage.database import Database

_TABLES = {
    ANSWERS.name: "answer_event",
    TALKS.name: "talk_step",
    REMARKS.name: "remark_event",
    FOLLOW_UP.name: "followup_event",
    DECISIONS.name: "decision_event",
    HANDED_OUT.name: "handed_out",
}
_SEALED = frozenset({REMARKS.name, FOLLOW_UP.name, DECISIONS.name})
"""Ledgers beside the answers whose table keeps a digest."""

_GONE = "EXISTS (SELECT 1 FROM erasure WHERE erasure.supplier_id = each.supplier_id AND {} >= each.sequence)"
_ERASED = {
    ANSWERS.name: _GONE.format("answers_to"),
    TALKS.name: _GONE.format("each.sequence"),
    REMARKS.name: _GONE.format("remarks_to"),
    FOLLOW_UP.name: _GONE.format("followup_to"),
    DECISIONS.name: _GONE.format("decisions_to"),
    HANDED_OUT.name: "0",
}
"""Whether an entry was emptied."""

_MOVED = ("sequence", "previous", "supplier_id", "subject", "recorded_by")
"""Columns that may have another content here than where an entry was first recorded."""

_ORIGIN = ("ledger", "entry_id", "run_id", "form", "original", "digest")
_JSON = json.JSONEncoder(ensure_ascii=False)


class Kept(NamedTuple):
    """An entry in this file: its columns here, and the entry as it travels; what was erased travels no more."""

    here: Columns
    entry: Entry
    erased: bool = False


Rows = list[tuple[object, ...]]
"""Entries as they stand in the file."""

_AT_ONCE = 2_000
"""Read in one piece."""

_BEFORE = 6
"""What stands in a row before the columns of its ledger."""


def read(database: Database, ledger: Ledger, dialogue_id: str) -> tuple[Kept, ...]:
    """Return the entries of a dialogue in the order in which they were recorded here."""
    return tuple(each for rows in unread(database, ledger, dialogue_id) for each in kept(ledger, rows))


def kept(ledger: Ledger, rows: Rows) -> tuple[Kept, ...]:
    """Return the entries that stand in rows; needs no file, so that it can be done in the background."""
    return tuple(_kept(ledger, row) for row in rows)


def said(ledger: Ledger, rows: Rows, *names: str) -> Iterator[tuple[object, ...]]:
    """Yield some columns of every row."""
    places = [ledger.columns.index(name) + _BEFORE for name in names]
    return (tuple(row[place] for place in places) for row in rows)


def unread(database: Database, ledger: Ledger, dialogue_id: str) -> Iterator[Rows]:
    """Yield the entries of a dialogue as they stand in the file, some thousand at a time."""
    after = 0
    while rows := _some(database, ledger, dialogue_id, after):
        yield rows
        after = int(str(rows[-1][0]))


def _some(database: Database, ledger: Ledger, dialogue_id: str, after: int) -> Rows:
    names = ", ".join(f"each.{name}" for name in ledger.columns)
    stored = "NULL" if ledger in (TALKS, HANDED_OUT) else "each.digest"
    # The plus lets SQLite go by sequence; by the index of the dialogue it would sort all entries for each piece.
    sql = (
        f"SELECT each.sequence, {stored}, original, entry_origin.digest, entry_origin.form, {_ERASED[ledger.name]}, "
        f"{names} FROM {_TABLES[ledger.name]} AS each "
        "LEFT JOIN entry_origin ON ledger = ? AND entry_id = each.id "
        "WHERE +dialogue_id = ? AND each.sequence > ? ORDER BY each.sequence LIMIT ?"
    )
    return database.rows(sql, (ledger.name, dialogue_id, after, _AT_ONCE))


def ids(database: Database) -> frozenset[str]:
    """Return the ids of the entries of all ledgers, where they were first recorded or taken in."""
    return frozenset(str(row[0]) for table in _TABLES.values() for row in database.rows(f"SELECT id FROM {table}"))


def count(database: Database, ledger: Ledger, dialogue_id: str) -> int:
    """Return how many entries of a dialogue are here."""
    sql = f"SELECT count(*) FROM {_TABLES[ledger.name]} WHERE dialogue_id = ?"
    return int(database.rows(sql, (dialogue_id,))[0][0])


def _kept(ledger: Ledger, row: tuple[object, ...]) -> Kept:
    _, stored, original, digest, form, erased, *content = row
    here = dict(zip(ledger.columns, content, strict=True))
    if original is None:
        return Kept(here, Entry(here, str(stored)) if stored else sealed(ledger, here), bool(erased))
    first = here if original == "{}" else here | json.loads(str(original))
    return Kept(here, Entry(first, str(digest), str(form)), bool(erased))


class Appender:
    """Appends entries of one ledger and dialogue, thousands at once; ``known`` are those that are there, in order."""

    def __init__(self, database: Database, ledger: Ledger, dialogue_id: str, known: Iterable[Columns]) -> None:
        self._database, self._ledger, self._dialogue_id = database, ledger, dialogue_id
        self._newest = {ledger.about(each): each["id"] for each in known}
        self._moved = tuple(name for name in _MOVED if name in ledger.columns)
        ((last,),) = database.rows(f"SELECT coalesce(max(sequence), 0) FROM {_TABLES[ledger.name]}")
        self._sequence = int(last)

    def append(self, said: Iterable[Columns]) -> None:
        """Append entries at the next places, each after the newest of its subject."""
        placed = [self._placed(columns) for columns in said]
        self._insert([(each, self._ledger.digest(each)) for each in placed])

    def append_from_elsewhere(self, came: Iterable[tuple[Columns, Entry]], run_id: str) -> None:
        """Append entries that came in a file.

        Args:
            came: what each says here, of which only its place and what names a supplier may differ from the entry,
                and the entry as it came.
            run_id: of the taking in.
        """
        placed, origins = [], []
        for columns, entry in came:
            here, before = self._placed(columns), entry.columns
            moved = {name: before[name] for name in self._moved if here[name] != before[name]}
            placed.append((here, self._ledger.digest(here) if moved else entry.digest))
            original = _JSON.encode(moved) if moved else "{}"
            origins.append((self._ledger.name, entry.id, run_id, entry.form, original, entry.digest))
        self._insert(placed)
        self._database.insert_many("entry_origin", _ORIGIN, origins)

    def _placed(self, columns: Columns) -> Columns:
        ledger = self._ledger
        self._sequence += 1
        about = ledger.about(columns)
        placed = {**columns, "sequence": self._sequence}
        if "previous" in ledger.columns:
            placed["previous"] = self._newest.get(about)
        self._newest[about] = placed["id"]
        return placed

    def _insert(self, placed: Sequence[tuple[Columns, str]]) -> None:
        if self._ledger is ANSWERS:
            answers.insert_many(self._database, self._dialogue_id, placed)
            return
        names = (*self._ledger.columns, *({"sequence"} - {*self._ledger.columns}))
        digested = self._ledger.name in _SEALED
        rows = ((*(each[name] for name in names), *([digest] if digested else ())) for each, digest in placed)
        self._database.insert_many(_TABLES[self._ledger.name], (*names, "digest") if digested else names, rows)


def recorders(database: Database, dialogue_id: str) -> list[tuple[str, str, str, int, str, str]]:
    """Return of each supplier by whom its answers were recorded, and who sent them ("" for here), first ones first.

    Behind that, to how many questions, and when the first and the last one.
    """
    return database.rows(
        "SELECT supplier_id, each.recorded_by, coalesce(sender_name, ''), count(DISTINCT item_id), min(each.at), "
        "max(each.at) FROM answer_event AS each "
        "LEFT JOIN entry_origin ON ledger = 'answers' AND entry_id = each.id "
        "LEFT JOIN taking_in ON taking_in.id = run_id WHERE each.dialogue_id = ? "
        "GROUP BY 1, 2, 3 ORDER BY min(each.sequence)",
        (dialogue_id,),
    )


def origins(database: Database, cell: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Return the events of a cell (dialogue, item, supplier) that came in files: id, sender, record of the import."""
    return database.rows(
        "SELECT each.id, sender_name, report FROM answer_event AS each "
        "JOIN entry_origin ON ledger = 'answers' AND entry_id = each.id JOIN taking_in ON taking_in.id = run_id "
        "WHERE each.dialogue_id = ? AND item_id = ? AND supplier_id = ?",
        cell,
    )


def unlike_origin(database: Database) -> tuple[str, ...]:
    """Return the ids of entries from elsewhere that no longer say what they said when they were first recorded."""
    return tuple(found for ledger in LEDGERS for found in _unlike(database, ledger))


def _unlike(database: Database, ledger: Ledger) -> Iterator[str]:
    sql = "SELECT DISTINCT dialogue_id FROM taking_in"
    for (dialogue_id,) in database.rows(sql):
        for kept in read(database, ledger, str(dialogue_id)):
            if not kept.erased and ledger.digest(kept.entry.columns) != kept.entry.digest:
                yield kept.entry.id


class TakingIn(NamedTuple):
    """One file that was taken in: from whom, for which readers it was made, and what it brought, in words of ours."""

    id: str
    dialogue_id: str
    file: str
    digest: str
    sender: str
    sender_name: str
    readers: str
    made_at: str
    report: str
    at: str
    recorded_by: str
    device: str


def record(database: Database, run: TakingIn) -> None:
    """Record that a file was taken in."""
    database.insert("taking_in", run._asdict())


def runs(database: Database, dialogue_id: str = "") -> tuple[TakingIn, ...]:
    """Return the files that were taken in, oldest first; of one dialogue, or of all ("")."""
    sql = f"SELECT {', '.join(TakingIn._fields)} FROM taking_in WHERE ? IN ('', dialogue_id) ORDER BY at, id"
    return tuple(TakingIn(*map(str, row)) for row in database.rows(sql, (dialogue_id,)))
