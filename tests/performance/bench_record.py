"""One answer, durable: recorded through the whole program, against one bare SQLite transaction on the same disk."""

import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.values import Choice
from dialogue_app.workspace import Workspace, answering, assembling, preparing
from dialogue_app.workspace.preparing import Draft
from tests.performance.measure import Line, side_by_side

ROUNDS = 500

SETTINGS = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = FULL")
"""What durability rests on, the same on both sides."""

CLAIM = "We publish the list of our final assembly sites twice a year, with street and city."


def run() -> list[Line]:
    """Record answers of one supplier to one question after the other, in turns with the bare insert."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "work.dialogues")
        bare = sqlite3.connect(Path(folder) / "bare.sqlite", isolation_level=None)
        try:
            raw, ours = side_by_side(ROUNDS, _bare(bare), _ours(workspace))
        finally:
            bare.close()
            workspace.close()
    return [Line("one answer recorded, durable", ours, raw, 2.0)]


def _bare(connection: sqlite3.Connection) -> Callable[[], None]:
    for setting in SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    connection.execute(
        "CREATE TABLE event (sequence INTEGER PRIMARY KEY, item TEXT, supplier TEXT, state TEXT, claim TEXT)"
    )

    def insert() -> None:
        connection.execute("BEGIN")
        connection.execute("INSERT INTO event VALUES (NULL, 'item', 'supplier', 'answered', ?)", (CLAIM,))
        connection.execute("COMMIT")

    return insert


def _ours(workspace: Workspace) -> Callable[[], None]:
    draft = Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide what the tender can ask.")
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    asked = tuple(each.id for each in workspace.release.questions if each.phase.serves("pre-contract"))
    assembling.add_questions(workspace, dialogue_id, asked)
    supplier_id = preparing.add_supplier(workspace, "Alpha").subject
    preparing.add_participant(workspace, dialogue_id, supplier_id)
    choices = [
        item for item in workspace.questionnaire(dialogue_id).items() if _is_yes_no(item.snapshot.answer.options)
    ]
    items, numbers = cycle(choices), count()
    said = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))

    def record() -> None:
        answer = replace(said, claim=f"{next(numbers)} {CLAIM}")
        answering.record(workspace, dialogue_id, supplier_id, next(items).id, answer)

    record()
    return record


def _is_yes_no(options: tuple[object, ...]) -> bool:
    return bool(options) and getattr(options[0], "id", "") == "yes"
