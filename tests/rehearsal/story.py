"""What is said in the rehearsal: a meeting of all and three talks; and what must be found afterwards."""

from dataclasses import dataclass
from pathlib import Path

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.workspace import Workspace, assembling, preparing
from dialogue_app.workspace.preparing import Draft
from question_bank import Kind, Room

TITLE = "Rehearsal"
SUPPLIERS = ("Alder Computing", "Birch Systems", "Cedar IT")
QUESTIONS = 14
CRASH = (1, 6)
"""Supplier and question after which the program is killed."""

CORRECTED = ((0, 2), (2, 4))
"""Suppliers and questions of which an answer is corrected afterwards."""

CONTRIBUTIONS = (
    ("1", "Audits cost too much for small firms"),
    ("2", "A shared audit helps"),
    ("3", "Sites are audited"),
)

VALUES = {"y": "yes", "p": "partly", "n": "no"}
"""Option by key."""


@dataclass(frozen=True)
class Said:
    """One answer to a question for yes, partly or no: the key, and the sentence that is read back."""

    key: str
    claim: str

    @property
    def value(self) -> str:
        """The option that the key chooses."""
        return VALUES[self.key]

    @property
    def scope(self) -> str:
        """The scope that is chosen after the value; a no needs none."""
        return "" if self.key == "n" else "all-offered"


def said(supplier: int, question: int) -> Said:
    """Return what a supplier says: every pair has its own words, so that nothing can be exchanged unnoticed."""
    return Said("yypyn"[(supplier + question) % 5], f"Supplier {supplier} on question {question}: so it is.")


def other(answer: Said) -> str:
    """Return the key of what the supplier meant instead."""
    return "n" if answer.key == "y" else "y"


def prepare(path: Path) -> tuple[str, ...]:
    """Make the workspace of the rehearsal and return the codes of its questions."""
    workspace = Workspace.create(path)
    asked = [
        question.id
        for question in workspace.release.questions
        if question.answer.kind is Kind.YES_PARTLY_NO
        and question.room is not Room.WRITTEN
        and question.phase.serves("pre-contract")
    ][:QUESTIONS]
    told = preparing.create_dialogue(
        workspace, Draft(DialogueKind.PRE_CONTRACT, TITLE, "Decide on traceability")
    ).subject
    assembling.add_questions(workspace, told, asked)
    for name in SUPPLIERS:
        preparing.add_participant(workspace, told, preparing.add_supplier(workspace, name).subject)
    codes = tuple(item.code for item in workspace.questionnaire(told).items())
    workspace.close()
    return codes
