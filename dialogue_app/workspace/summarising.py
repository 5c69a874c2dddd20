"""Write the texts of a dialogue's reports, and see what they are."""

from dialogue_app.domain.summary import Summary
from dialogue_app.storage import summaries
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace


def summary(workspace: Workspace, dialogue_id: str) -> Summary:
    """Return what is written for the reports of a dialogue.

    Raises:
        Problem: there is no such dialogue.
    """
    return summaries.read(workspace.database, workspace.dialogue(dialogue_id).id)


def write(workspace: Workspace, dialogue_id: str, name: str, text: str) -> Change | None:
    """Write one text of a summary, or empty it; None when that says nothing new.

    Args:
        workspace: where.
        dialogue_id: of which dialogue.
        name: one of ``domain.summary.NAMES``.
        text: the new text.

    Raises:
        Problem: no such dialogue or text, or it can't be kept.
    """
    before = summary(workspace, dialogue_id)
    after = before.having(name, text)
    if after == before:
        return None
    return workspace.perform(
        "change.summary-written",
        frozenset({Touched.DIALOGUES}),
        lambda: summaries.save(workspace.database, dialogue_id, after),
        lambda: summaries.save(workspace.database, dialogue_id, before),
        subject=dialogue_id,
    )
