"""Dialogues, suppliers and who takes part."""

import json
from typing import Any

from dialogue_app.domain.criteria import Hypothesis, Terms
from dialogue_app.domain.dialogue import BEFORE_ANSWERS, Dialogue, DialogueKind, DialogueState, Event, Reply
from dialogue_app.domain.suppliers import Attendance, Participant, Role, Supplier, by_name
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from dialogue_app.storage.understood import understood
from question_bank import canonical

_DIALOGUE = (
    "id, kind, title, purpose, created_at, state, buyers, products, languages, procurement, event_day, event_place, "
    "slot_minutes, baseline_id, archived, profile, reply_due, reply_contact"
)
_HYPOTHESIS = tuple(Hypothesis.__slots__)
_SUPPLIER = "supplier.id, name, role, group_name, country, contact, brand"


def save(database: Database, dialogue: Dialogue) -> None:
    """Insert a dialogue or bring the stored one up to date, with its hypotheses."""
    database.insert(
        "dialogue",
        {
            "id": dialogue.id,
            "kind": dialogue.kind.value,
            "title": dialogue.title,
            "purpose": dialogue.purpose,
            "created_at": dialogue.created_at,
            "state": dialogue.state.value,
            "buyers": canonical(dialogue.buyers),
            "products": canonical(dialogue.products),
            "languages": canonical(dialogue.languages),
            "procurement": dialogue.procurement,
            "event_day": dialogue.event.day,
            "event_place": dialogue.event.place,
            "slot_minutes": dialogue.event.slot_minutes,
            "baseline_id": dialogue.baseline_id or None,
            "archived": int(dialogue.archived),
            "profile": dialogue.profile,
            "reply_due": dialogue.reply.due,
            "reply_contact": dialogue.reply.contact,
        },
        replace=("id",),
    )
    database.write("DELETE FROM hypothesis WHERE dialogue_id = ?", (dialogue.id,))
    for position, hypothesis in enumerate(dialogue.hypotheses):
        terms = json.dumps(plain(hypothesis.terms), ensure_ascii=False, sort_keys=True)
        record = {"dialogue_id": dialogue.id, "position": position} | plain(hypothesis) | {"terms": terms}
        database.insert("hypothesis", dict.fromkeys(_HYPOTHESIS, "") | record)


def go_live(database: Database, dialogue_id: str) -> None:
    """Say that a dialogue is held, if it was only being prepared."""
    sql = "UPDATE dialogue SET state = ? WHERE id = ? AND state IN (?, ?)"
    database.write(sql, (DialogueState.LIVE.value, dialogue_id, *sorted(BEFORE_ANSWERS)))


def follow(database: Database, dialogue_id: str, baseline_id: str) -> None:
    """Say which dialogue one follows that follows none yet."""
    sql = "UPDATE dialogue SET baseline_id = ? WHERE id = ? AND baseline_id IS NULL"
    database.write(sql, (baseline_id, dialogue_id))


def archive(database: Database, dialogue_id: str, archived: bool) -> None:
    """Put a dialogue into the archive, or take it out."""
    database.write("UPDATE dialogue SET archived = ? WHERE id = ?", (int(archived), dialogue_id))


def remove(database: Database, dialogue_id: str) -> None:
    """Take back a dialogue that holds nothing yet."""
    database.write("DELETE FROM hypothesis WHERE dialogue_id = ?", (dialogue_id,))
    database.write("DELETE FROM dialogue WHERE id = ?", (dialogue_id,))


@understood
def read_all(database: Database) -> tuple[Dialogue, ...]:
    """Return all dialogues, newest first."""
    rows = database.rows(f"SELECT {_DIALOGUE} FROM dialogue ORDER BY created_at DESC, id DESC")
    return tuple(_dialogue(row, hypotheses(database, str(row[0]))) for row in rows)


@understood
def read(database: Database, dialogue_id: str) -> Dialogue | None:
    """Return one dialogue, or None."""
    row = database.row(f"SELECT {_DIALOGUE} FROM dialogue WHERE id = ?", (dialogue_id,))
    return _dialogue(row, hypotheses(database, dialogue_id)) if row else None


@understood
def hypotheses(database: Database, dialogue_id: str) -> tuple[Hypothesis, ...]:
    """Return what the buyers of a dialogue may want to demand, in their order."""
    sql = f"SELECT {', '.join(_HYPOTHESIS)} FROM hypothesis WHERE dialogue_id = ? ORDER BY position"
    return tuple(map(_hypothesis, database.rows(sql, (dialogue_id,))))


def state(database: Database, dialogue_id: str) -> DialogueState:
    """Return where a stored dialogue stands."""
    ((found,),) = database.rows("SELECT state FROM dialogue WHERE id = ?", (dialogue_id,))
    return DialogueState(found)


def save_supplier(database: Database, supplier: Supplier) -> None:
    """Insert a supplier or bring the stored one up to date."""
    database.insert(
        "supplier",
        {
            "id": supplier.id,
            "name": supplier.name,
            "role": supplier.role.value,
            "group_name": supplier.group,
            "country": supplier.country,
            "contact": supplier.contact,
            "brand": supplier.brand,
        },
        replace=("id",),
    )


def remove_supplier(database: Database, supplier_id: str) -> None:
    """Take back a supplier that takes part nowhere."""
    database.write("DELETE FROM supplier WHERE id = ?", (supplier_id,))


@understood
def suppliers(database: Database) -> tuple[Supplier, ...]:
    """Return all suppliers by name."""
    rows = database.rows(f"SELECT {_SUPPLIER} FROM supplier")
    return tuple(sorted(map(_supplier, rows), key=by_name))


def save_participant(database: Database, dialogue_id: str, participant: Participant) -> None:
    """Let a supplier take part, or change how far it has come."""
    database.insert(
        "participant",
        {
            "dialogue_id": dialogue_id,
            "supplier_id": participant.supplier.id,
            "attendance": participant.attendance.value,
            "invited_on": participant.invited_on,
        },
        replace=("dialogue_id", "supplier_id"),
    )


def remove_participant(database: Database, dialogue_id: str, supplier_id: str) -> None:
    """Take a supplier without answers out of a dialogue."""
    database.write("DELETE FROM participant WHERE dialogue_id = ? AND supplier_id = ?", (dialogue_id, supplier_id))


@understood
def participants(database: Database, dialogue_id: str) -> tuple[Participant, ...]:
    """Return who takes part, by name."""
    rows = database.rows(
        f"SELECT {_SUPPLIER}, attendance, invited_on FROM participant "
        "JOIN supplier ON supplier.id = supplier_id WHERE dialogue_id = ?",
        (dialogue_id,),
    )
    found = (Participant(_supplier(row[:7]), Attendance(row[7]), str(row[8])) for row in rows)
    return tuple(sorted(found, key=lambda participant: by_name(participant.supplier)))


@understood
def participant(database: Database, dialogue_id: str, supplier_id: str) -> Supplier | None:
    """Return a supplier if it takes part in a dialogue, or None."""
    row = database.row(
        f"SELECT {_SUPPLIER} FROM participant JOIN supplier ON supplier.id = supplier_id "
        "WHERE dialogue_id = ? AND supplier_id = ?",
        (dialogue_id, supplier_id),
    )
    return _supplier(row) if row else None


def _dialogue(row: tuple[Any, ...], wanted: tuple[Hypothesis, ...]) -> Dialogue:
    text = [str(part) for part in row]
    return Dialogue(
        id=text[0],
        kind=DialogueKind(text[1]),
        title=text[2],
        purpose=text[3],
        created_at=text[4],
        state=DialogueState(text[5]),
        buyers=tuple(json.loads(text[6])),
        products=tuple(json.loads(text[7])),
        languages=tuple(json.loads(text[8])),
        procurement=text[9],
        event=Event(text[10], text[11], int(text[12])),
        baseline_id=text[13] if row[13] else "",
        archived=bool(row[14]),
        profile=text[15],
        reply=Reply(text[16], text[17]),
        hypotheses=wanted,
    )


def _hypothesis(row: tuple[Any, ...]) -> Hypothesis:
    column = dict(zip(_HYPOTHESIS, row, strict=True))
    return Hypothesis(**column | {"terms": restored(Terms, json.loads(column["terms"]))})


def _supplier(row: tuple[Any, ...]) -> Supplier:
    return Supplier(str(row[0]), str(row[1]), Role(row[2]), *map(str, row[3:7]))
