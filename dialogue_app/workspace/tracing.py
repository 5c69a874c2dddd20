"""Follow what was asked: where else a question was used, and who must be asked again after a new version."""

from dialogue_app.domain.asking_again import Again, asked_again
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.storage import dialogues, questionnaires, tracing
from dialogue_app.storage.tracing import Use
from dialogue_app.workspace.workspace import Workspace

__all__ = ["Again", "Use", "again", "used_elsewhere"]


def used_elsewhere(workspace: Workspace, dialogue_id: str, item: Item) -> tuple[Use, ...]:
    """Return the other dialogues that ask the question of an item, in any revision and any words, newest first."""
    shot = item.snapshot
    found = tracing.uses(workspace.database, shot.bank_id, shot.question_id)
    return tuple(use for use in found if use.dialogue_id != dialogue_id)


def again(workspace: Workspace, dialogue_id: str) -> tuple[tuple[Supplier, Again], ...]:
    """Return the suppliers, by name, who answered an earlier version and what they must be asked again."""
    form = workspace.questionnaire(dialogue_id)
    if form.version == 1:
        return ()
    *earlier, _ = questionnaires.versions(workspace.database, dialogue_id)
    found = {
        each.supplier_id: each for each in asked_again(form, earlier, tracing.told(workspace.database, dialogue_id))
    }
    suppliers = (each.supplier for each in dialogues.participants(workspace.database, dialogue_id))
    return tuple((supplier, found[supplier.id]) for supplier in suppliers if supplier.id in found)
