"""Questionnaires with their sections and frozen question copies."""

import json
from dataclasses import dataclass

from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire, Section, Snapshot
from dialogue_app.errors import Problem
from dialogue_app.storage.database import Database
from dialogue_app.storage.records import plain, restored
from dialogue_app.storage.understood import understood
from question_bank import canonical


@dataclass(frozen=True, slots=True)
class Asked:
    """A dialogue that asks a question: in which version of its questionnaire, in which revision, and whether frozen."""

    dialogue_id: str
    title: str
    version: int
    rev: int
    frozen: bool


def save(database: Database, questionnaire: Questionnaire) -> None:
    """Write a questionnaire, in place of the stored one of the same id if that is still open.

    Raises:
        Problem: the stored one is frozen. What was asked stays as it was asked.
    """
    if (row := database.row("SELECT frozen_at FROM questionnaire WHERE id = ?", (questionnaire.id,))) and row[0]:
        raise Problem("questionnaire-frozen", version=questionnaire.version)
    database.insert(
        "questionnaire",
        {
            "id": questionnaire.id,
            "dialogue_id": questionnaire.dialogue_id,
            "version": questionnaire.version,
            "frozen_at": "",
        },
        replace=("id",),
    )
    stored = dict(database.rows("SELECT item_id, 1 FROM item WHERE questionnaire_id = ?", (questionnaire.id,)))
    for position, section in enumerate(questionnaire.sections):
        _save_section(database, questionnaire.id, position, section)
        for place, item in enumerate(section.items):
            stored.pop(item.id, None)
            _save_item(database, questionnaire.id, section.id, place, item)
    for item_id in stored:
        database.write("DELETE FROM item WHERE questionnaire_id = ? AND item_id = ?", (questionnaire.id, item_id))
    _remove_empty_sections(database, questionnaire.id)
    if questionnaire.frozen_at:
        freeze(database, questionnaire)


def freeze(database: Database, questionnaire: Questionnaire) -> None:
    """Mark a stored questionnaire as frozen, or open again when ``frozen_at`` is empty and nobody answered it."""
    sql = "UPDATE questionnaire SET frozen_at = ? WHERE id = ?"
    database.write(sql, (questionnaire.frozen_at, questionnaire.id))


def remove(database: Database, questionnaire_id: str) -> None:
    """Take back a questionnaire that nobody answered."""
    database.write("UPDATE questionnaire SET frozen_at = '' WHERE id = ?", (questionnaire_id,))
    for table in ("item", "section"):
        database.write(f'DELETE FROM "{table}" WHERE questionnaire_id = ?', (questionnaire_id,))
    database.write("DELETE FROM questionnaire WHERE id = ?", (questionnaire_id,))


def frozen_ids(database: Database) -> frozenset[str]:
    """Return the ids of all questionnaires that are frozen."""
    return frozenset(str(row[0]) for row in database.rows("SELECT id FROM questionnaire WHERE frozen_at <> ''"))


def is_stored(database: Database, questionnaire_id: str) -> bool:
    """Whether a questionnaire has been written yet."""
    return database.row("SELECT 1 FROM questionnaire WHERE id = ?", (questionnaire_id,)) is not None


@understood
def versions(database: Database, dialogue_id: str) -> tuple[Questionnaire, ...]:
    """Return all versions of a dialogue's questionnaire, oldest first."""
    sql = "SELECT id, version, frozen_at FROM questionnaire WHERE dialogue_id = ? ORDER BY version"
    return tuple(
        Questionnaire(str(row[0]), dialogue_id, int(row[1]), _sections(database, str(row[0])), str(row[2]))
        for row in database.rows(sql, (dialogue_id,))
    )


@understood
def newest(database: Database, dialogue_id: str) -> Questionnaire | None:
    """Return the newest version of a dialogue's questionnaire, or None."""
    sql = "SELECT id, version, frozen_at FROM questionnaire WHERE dialogue_id = ? ORDER BY version DESC LIMIT 1"
    row = database.row(sql, (dialogue_id,))
    if row is None:
        return None
    return Questionnaire(str(row[0]), dialogue_id, int(row[1]), _sections(database, str(row[0])), str(row[2]))


def uses(database: Database, question_id: str) -> tuple[tuple[str, str], ...]:
    """Return (dialogue title, event day) of every dialogue that asks a question, newest first."""
    rows = database.rows(
        "SELECT DISTINCT dialogue.title, dialogue.event_day, dialogue.created_at FROM item "
        "JOIN questionnaire ON questionnaire.id = questionnaire_id JOIN dialogue ON dialogue.id = dialogue_id "
        "WHERE question_id = ? ORDER BY dialogue.created_at DESC",
        (question_id,),
    )
    return tuple((str(row[0]), str(row[1])) for row in rows)


def asked_in(database: Database, bank_id: str, question_id: str) -> tuple[Asked, ...]:
    """Return the newest version of every questionnaire that asks a question, newest dialogue first."""
    rows = database.rows(
        "SELECT dialogue.id, dialogue.title, form.version, item.rev, form.frozen_at FROM item "
        "JOIN questionnaire AS form ON form.id = item.questionnaire_id JOIN dialogue ON dialogue.id = form.dialogue_id "
        "WHERE item.bank_id = ? AND item.question_id = ? AND form.version = "
        "(SELECT max(version) FROM questionnaire WHERE dialogue_id = dialogue.id) ORDER BY dialogue.created_at DESC",
        (bank_id, question_id),
    )
    return tuple(Asked(str(row[0]), str(row[1]), int(row[2]), int(row[3]), bool(row[4])) for row in rows)


def _save_section(database: Database, questionnaire_id: str, position: int, section: Section) -> None:
    record = {
        "questionnaire_id": questionnaire_id,
        "section_id": section.id,
        "position": position,
        "title": section.title,
    }
    database.insert("section", record, replace=("questionnaire_id", "section_id"))


def _save_item(database: Database, questionnaire_id: str, section_id: str, position: int, item: Item) -> None:
    shot = item.snapshot
    record = {
        "questionnaire_id": questionnaire_id,
        "item_id": item.id,
        "section_id": section_id,
        "position": position,
        "code": item.code,
        "bank_id": shot.bank_id,
        "question_id": shot.question_id,
        "rev": shot.rev,
        "must": int(item.must),
        "local_wording": item.local_wording,
        "asked_hash": item.asked_hash,
        "snapshot": canonical(plain(shot)),
        "condition": canonical(plain(item.condition)) if item.condition else "",
    }
    database.insert("item", record, replace=("questionnaire_id", "item_id"))


def _remove_empty_sections(database: Database, questionnaire_id: str) -> None:
    database.write(
        "DELETE FROM section WHERE questionnaire_id = ? AND section_id NOT IN "
        "(SELECT section_id FROM item WHERE questionnaire_id = ?)",
        (questionnaire_id, questionnaire_id),
    )


def _sections(database: Database, questionnaire_id: str) -> tuple[Section, ...]:
    items: dict[str, list[Item]] = {}
    sql = (
        "SELECT section_id, item_id, code, snapshot, must, local_wording, condition FROM item "
        "WHERE questionnaire_id = ? ORDER BY position"
    )
    for section_id, item_id, code, shot, must, wording, condition in database.rows(sql, (questionnaire_id,)):
        snapshot = restored(Snapshot, json.loads(str(shot)))
        asked = restored(Condition, json.loads(str(condition))) if condition else None
        item = Item(str(item_id), str(code), snapshot, bool(must), str(wording), asked)
        items.setdefault(str(section_id), []).append(item)
    sql = "SELECT section_id, title FROM section WHERE questionnaire_id = ? ORDER BY position"
    return tuple(
        Section(str(section_id), str(title), tuple(items.get(str(section_id), ())))
        for section_id, title in database.rows(sql, (questionnaire_id,))
    )
