"""A dialogue of 200 suppliers x 300 answers of 0-2,000 characters as one file: written, read, and taken in."""

import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.questionnaire import Item, Questionnaire, Section
from dialogue_app.domain.suppliers import Participant, Supplier
from dialogue_app.domain.values import Prose
from dialogue_app.storage import answers, dialogues, questionnaires
from dialogue_app.workspace import Workspace, answering, handing_on, preparing, taking_in, taking_over
from dialogue_app.workspace.preparing import Draft
from question_bank import Kind
from tests.helpers.answers import item
from tests.performance.measure import Line, timed

SUPPLIERS, QUESTIONS = 200, 300
AT = "2026-11-22T14:32:07.123Z"
GOAL = 5.0
"""Seconds for each way."""


def run() -> list[Line]:
    """Fill a workspace, hand its dialogue on, and take it in elsewhere."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        here, there = (Workspace.create(folder / f"{each}.dialogues") for each in ("here", "there"))
        dialogue_id, file = fill(here), folder / "all.dialogue"
        out = timed(lambda: handing_on.write(handing_on.packed(here, dialogue_id, handing_on.Readers.INTERNAL), file))
        back = timed(lambda: _take_in(there, file))
        again = timed(lambda: _take_in(there, file))
        assert len(answers.cells(there.database, dialogue_id)) == SUPPLIERS * QUESTIONS
        here.close()
        there.close()
    what = f"dialogue of {SUPPLIERS} suppliers x {QUESTIONS} answers"
    return [
        Line(f"{what}: written", out, 0, GOAL),
        Line("  read and taken in", back, 0, GOAL),
        Line("  the same file again", again, 0, GOAL),
    ]


def fill(workspace: Workspace) -> str:
    """Make a dialogue in which everybody has answered everything, and return its id."""
    random, new_id = Random(7), workspace.surroundings.new_id
    dialogue_id = preparing.create_dialogue(workspace, Draft(DialogueKind.PRE_CONTRACT, "Laptops", "Decide.")).subject
    items = tuple(_foreign(item(Kind.TEXT, number), new_id()) for number in range(QUESTIONS))
    form = Questionnaire(new_id(), dialogue_id, 1, (Section(new_id(), "Theme", items),), AT)
    with workspace.database.atomic():
        questionnaires.save(workspace.database, form)
        for number in range(SUPPLIERS):
            supplier = Supplier(new_id(), f"Supplier {number:03}")
            dialogues.save_supplier(workspace.database, supplier)
            dialogues.save_participant(workspace.database, dialogue_id, Participant(supplier))
            for each in items:
                words = ("We publish the list of our sites. " * 60)[: random.randint(0, 2000)].strip()
                said = Answer(State.ANSWERED, Prose(words), claim="We publish the list.")
                answering.append(workspace, answering.said_event(workspace, form, each, supplier.id, said))
    return dialogue_id


def _foreign(asked: Item, item_id: str) -> Item:
    """Return an item that asks a question of a bank that nobody here has."""
    return replace(asked, id=item_id, snapshot=replace(asked.snapshot, bank_id="elsewhere"))


def _take_in(workspace: Workspace, file: Path) -> None:
    taking_over.take_over(workspace, taking_in.preview(workspace, taking_in.read(file)))
