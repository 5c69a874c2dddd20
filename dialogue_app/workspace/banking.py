"""Look into the bank: find questions, read one in full, see where it was used."""

from dataclasses import dataclass

from dialogue_app.domain.own_questions import OWN_BANK
from dialogue_app.errors import Problem
from dialogue_app.storage import questionnaires
from dialogue_app.workspace import authoring
from dialogue_app.workspace.workspace import Workspace
from question_bank import Index, Question, Status


@dataclass(frozen=True, slots=True)
class Filter:
    """Narrows the list of questions; an empty field lets everything through."""

    phase: str = ""
    theme: str = ""
    product: str = ""
    level: str = ""
    audience: str = ""
    language: str = ""
    retired: bool = False
    own: bool = False

    def lets_through(self, question: Question) -> bool:
        """Whether a question passes all fields that are filled."""
        return all(
            (
                not self.phase or question.phase.serves(self.phase),
                not self.theme or question.theme == self.theme,
                not self.product or self.product in question.products or "HW" in question.products,
                not self.level or question.level.value == self.level,
                not self.audience or self.audience in question.audience,
                not self.language or self.language in question.languages,
                self.retired or question.status is not Status.RETIRED,
                not self.own or question.bank_id == OWN_BANK,
            )
        )


def questions(workspace: Workspace, wanted: Filter = Filter()) -> tuple[Question, ...]:
    """Return the questions of the newest release and the buyer's own ones that pass the filter, in bank order."""
    known = (*workspace.release.questions, *authoring.own_questions(workspace))
    return tuple(question for question in known if wanted.lets_through(question))


def index(found: tuple[Question, ...], language: str) -> Index:
    """Return an index that finds words in these questions as fast as they are typed."""
    return Index(found, language)


def question(workspace: Workspace, question_id: str) -> Question:
    """Return one question of the newest release.

    Raises:
        Problem: there is none with this id.
    """
    wanted = question_id.strip().upper()
    found = next((each for each in questions(workspace, Filter(retired=True)) if each.id == wanted), None)
    if found is None:
        raise Problem("question-unknown", question=question_id)
    return found


def uses(workspace: Workspace, question_id: str) -> tuple[tuple[str, str], ...]:
    """Return (title, event day) of every dialogue that asks a question, newest first."""
    return questionnaires.uses(workspace.database, question_id)
