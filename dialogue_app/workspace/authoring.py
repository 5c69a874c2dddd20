"""Write questions of one's own: they live in the buyer's own bank inside the workspace and can be used again."""

from dialogue_app.domain.own_questions import OWN_BANK, OwnDraft, own_question
from dialogue_app.storage import banks
from dialogue_app.workspace.form_changes import Beside
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace
from question_bank import Phase, Question


def own_questions(workspace: Workspace) -> tuple[Question, ...]:
    """Return the buyer's own questions, oldest first."""
    return banks.questions_of(workspace.database, OWN_BANK)


def drafted(workspace: Workspace, draft: OwnDraft) -> Question:
    """Return the question of a draft under the next free id. It may be asked in both kinds of dialogue.

    Raises:
        Problem: no wording, a wording that is too long, too few options, or no unit where one is needed.
    """
    return own_question(draft, next_number(workspace), Phase.BOTH)


def next_number(workspace: Workspace) -> int:
    """Return the number of the next own question."""
    known = [each.id.partition("-")[2] for each in own_questions(workspace) if not each.origin]
    return max((int(number) for number in known if number.isdecimal()), default=0) + 1


def keeping(workspace: Workspace, question: Question) -> Beside:
    """Return what keeps an own question, and what takes it back."""
    return Beside(
        lambda: banks.keep_own(workspace.database, question), lambda: banks.remove_own(workspace.database, question)
    )


def create_question(workspace: Workspace, draft: OwnDraft) -> Change:
    """Keep a question of one's own; the change's subject is its id.

    Raises:
        Problem: as for ``drafted``.
    """
    made = drafted(workspace, draft)
    kept = keeping(workspace, made)
    return workspace.perform(
        "change.own-question-made",
        frozenset({Touched.BANK}),
        kept.do,
        kept.undo,
        subject=made.id,
        details={"question": made.id},
    )
