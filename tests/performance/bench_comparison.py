"""200 suppliers x 300 questions side by side, from the file, against one bare fetch of the same cells."""

import tempfile
from pathlib import Path
from random import Random

from dialogue_app.domain.answers import Answer, AnswerEvent, Scope, ScopeKind, State
from dialogue_app.domain.comparison import Comparison, compare
from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.domain.identity import NewId
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section, Snapshot
from dialogue_app.domain.suppliers import Participant, Supplier
from dialogue_app.domain.values import Prose
from dialogue_app.storage import answers, dialogues, questionnaires
from dialogue_app.storage.database import Database
from dialogue_app.storage.opening import create_file
from dialogue_app.workspace.workspace import system_id
from question_bank import PIVOT, AnswerSpec, Kind, Room, content_hash
from tests.performance.measure import Line, side_by_side

SUPPLIERS, QUESTIONS, ROUNDS = 200, 300, 7
AT = "2026-11-22T14:32:07.123Z"
DIALOGUE = Dialogue("d", DialogueKind.PRE_CONTRACT, "Laptops", "Decide.", AT)


def run() -> list[Line]:
    """Fill a file with 60,000 answers of 0-2,000 characters, then read it both ways in turns."""
    with tempfile.TemporaryDirectory() as folder:
        database = create_file(Path(folder) / "wide.dialogues", lambda made: fill(made, system_id))
        form = questionnaires.versions(database, DIALOGUE.id)
        suppliers = [each.supplier for each in dialogues.participants(database, DIALOGUE.id)]

        def ours() -> Comparison:
            return compare(DIALOGUE, form, suppliers, answers.cells(database, DIALOGUE.id), AT)

        sql = f"SELECT {answers.CELL_COLUMNS} FROM answer_event ORDER BY item_id"
        floor, taken = side_by_side(ROUNDS, lambda: database.rows(sql), ours)
        unsorted, again = side_by_side(ROUNDS, lambda: database.rows(sql.partition(" ORDER")[0]), ours)
        database.close()
    return [
        Line("comparison of 200 suppliers x 300 questions", taken, floor, 2.0),
        Line("  the same against a fetch without order", again, unsorted, 2.0),
    ]


def fill(made: Database, new_id: NewId) -> None:
    """Write the dialogue with all its answers."""
    random = Random(7)
    items = tuple(_item(new_id(), number) for number in range(QUESTIONS))
    suppliers = [Supplier(new_id(), f"Supplier {number:03}") for number in range(SUPPLIERS)]
    dialogues.save(made, DIALOGUE)
    questionnaires.save(made, Questionnaire("q", DIALOGUE.id, 1, (Section("s", "Theme", items),)))
    for supplier in suppliers:
        dialogues.save_supplier(made, supplier)
        dialogues.save_participant(made, DIALOGUE.id, Participant(supplier))
        for item in items:
            answers.append(made, _event(new_id(), item, supplier, random))


def _event(event_id: str, item: Item, supplier: Supplier, random: Random) -> AnswerEvent:
    words = "We publish the list of our sites. "
    said = Answer(
        random.choice([State.ANSWERED, State.PARTLY, State.DECLINED]),
        Prose((words * 60)[: random.randint(0, 2000)]),
        scope=Scope(ScopeKind.ALL_OFFERED),
        claim=words,
    )
    return AnswerEvent(event_id, DIALOGUE.id, "q", item.id, supplier.id, 0, AT, "", "", item.asked_hash, said)


def _item(item_id: str, number: int) -> Item:
    spec, prompt = AnswerSpec(Kind.TEXT), f"What do you do about number {number}?"
    shot = Snapshot(
        bank_id="ict-ethics",
        question_id=f"TRN-{number}",
        rev=1,
        theme="TRN",
        answer=spec,
        room=Room.PLENARY,
        minutes_live=3,
        minutes_supplier=15,
        paths=(),
        evidence=(),
        sensitivity="none",
        sibling="",
        content_hash=content_hash(spec, prompt),
        texts={PIVOT: {"prompt": prompt}},
    )
    return Item(item_id, f"TRN-{number}-A", shot)
