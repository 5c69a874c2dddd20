"""How far things have come: counted where the records lie, without reading a question or an answer.

The first screen lives on this module alone, so it needs none of the typed values of the domain.
"""

from dialogue_app.storage.database import Database

_TOLD = ("answer_event", "talk_step", "remark_event", "followup_event", "decision_event")
"""Tables that hold what suppliers said, what is followed up with them and what was decided."""

_HEARD = "dialogue_id = ? AND (? = '' OR supplier_id = ?)"


def sizes(database: Database) -> dict[str, int]:
    """Return how many questions the newest version of each dialogue asks, by dialogue id."""
    rows = database.rows(
        "SELECT dialogue_id, (SELECT count(*) FROM item WHERE questionnaire_id = newest.id), max(version) "
        "FROM questionnaire AS newest GROUP BY dialogue_id"
    )
    return {row[0]: row[1] for row in rows}


def participant_counts(database: Database) -> dict[str, int]:
    """Return how many suppliers take part in each dialogue, by dialogue id."""
    return dict(database.rows("SELECT dialogue_id, count(*) FROM participant GROUP BY dialogue_id"))


def answered(database: Database) -> dict[str, int]:
    """Return how many cells of each dialogue's newest questionnaire carry an answer of any kind, by dialogue id."""
    sql = (
        "SELECT dialogue_id, count(*) FROM current_answer "
        "WHERE state NOT IN ('not-asked', 'no-answer') AND EXISTS ("
        "SELECT 1 FROM item WHERE item.item_id = current_answer.item_id AND questionnaire_id = ("
        "SELECT id FROM questionnaire WHERE questionnaire.dialogue_id = current_answer.dialogue_id "
        "ORDER BY version DESC LIMIT 1)) GROUP BY dialogue_id"
    )
    return {str(dialogue): int(number) for dialogue, number in database.rows(sql)}


def any_event(database: Database, dialogue_id: str, supplier_id: str = "") -> bool:
    """Whether a dialogue (or one supplier in it) has any recorded answer or talk, taken back or not."""
    wanted = (dialogue_id, supplier_id, supplier_id)
    return any(database.row(f"SELECT 1 FROM {table} WHERE {_HEARD} LIMIT 1", wanted) for table in _TOLD)


def any_to(database: Database, dialogue_id: str, questionnaire_id: str) -> bool:
    """Whether one version of a dialogue's questionnaire has any recorded answer, taken back or not."""
    sql = "SELECT 1 FROM answer_event WHERE dialogue_id = ? AND questionnaire_id = ? LIMIT 1"
    return database.row(sql, (dialogue_id, questionnaire_id)) is not None


def events(database: Database) -> int:
    """Return how many events the record holds."""
    return int(database.rows("SELECT count(*) FROM answer_event")[0][0])


def newest_release(database: Database, bank_id: str) -> str:
    """Return the number of the newest installed release of a bank, or "" when there is none."""
    row = database.row(
        'SELECT number FROM "release" WHERE bank_id = ? ORDER BY installed_at DESC, number DESC LIMIT 1', (bank_id,)
    )
    return str(row[0]) if row else ""
