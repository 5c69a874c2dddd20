"""Where a question was asked, and in which words suppliers answered: read where the records lie."""

from typing import NamedTuple

from dialogue_app.domain.asking_again import Told
from dialogue_app.storage.database import Database


class Use(NamedTuple):
    """One version of another dialogue's questionnaire that asks a question.

    ``hash`` is of the words asked there; ``reworded`` says that they were the buyer's own.
    """

    dialogue_id: str
    title: str
    day: str
    version: int
    rev: int
    hash: str
    reworded: bool


def uses(database: Database, bank_id: str, question_id: str) -> tuple[Use, ...]:
    """Return every dialogue that asks a question, in any revision, newest first; of its versions the newest."""
    rows = database.rows(
        "SELECT dialogue.id, dialogue.title, dialogue.event_day, max(version), rev, asked_hash, local_wording <> '' "
        "FROM item JOIN questionnaire ON questionnaire.id = questionnaire_id "
        "JOIN dialogue ON dialogue.id = dialogue_id WHERE bank_id = ? AND question_id = ? "
        "GROUP BY dialogue.id ORDER BY dialogue.created_at DESC",
        (bank_id, question_id),
    )
    return tuple(Use._make((*row[:-1], bool(row[-1]))) for row in rows)


def told(database: Database, dialogue_id: str) -> tuple[Told, ...]:
    """Return the current answers of a dialogue, of whatever state, but for those that were taken back."""
    rows = database.rows(
        "SELECT supplier_id, item_id, questionnaire_id, asked_hash FROM current_answer "
        "WHERE dialogue_id = ? AND state <> 'not-asked' ORDER BY sequence",
        (dialogue_id,),
    )
    return tuple(Told(*row) for row in rows)
