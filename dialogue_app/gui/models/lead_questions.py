"""Questions that may be the lead question of a hypothesis."""

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.workspace import Workspace, authoring
from question_bank import local_text


def lead_questions(
    workspace: Workspace, language: str, dialogue: Dialogue | None = None
) -> tuple[tuple[str, str], ...]:
    """Return id and prompt of each: first what the dialogue asks, then the bank, then the buyer's own."""
    asked = workspace.questionnaire(dialogue.id).items() if dialogue else ()
    offered = {item.snapshot.question_id: item.snapshot.text("prompt", language) for item in asked}
    for question in (*workspace.release.questions, *authoring.own_questions(workspace)):
        offered.setdefault(question.id, local_text(question, "prompt", language).text)
    return tuple(offered.items())
