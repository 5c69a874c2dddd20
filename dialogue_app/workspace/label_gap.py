"""What labels prove of a questionnaire, and the one step that leaves only the gap to ask."""

from dialogue_app.domain import label_proof, sections
from dialogue_app.domain.label_proof import Proof
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.workspace.form_changes import change_form
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace
from question_bank import Coverage, Label


def proofs(workspace: Workspace, dialogue_id: str) -> tuple[Proof, ...]:
    """Return what each label in force proves of a dialogue's questionnaire, the one that proves most first."""
    return label_proof.proofs(workspace.questionnaire(dialogue_id), workspace.release, _today(workspace))


def lines_of(workspace: Workspace, item: Item) -> tuple[tuple[Label, Coverage], ...]:
    """Return what labels in force prove of one item, and what is left to ask."""
    return label_proof.lines_of(item, workspace.release, _today(workspace))


def ask_only_the_gap(workspace: Workspace, dialogue_id: str, label_id: str, title: str) -> Change:
    """Put what a label proves, whole or in part, into a section of its own.

    Nothing is taken out and every must stays one: a supplier without the label is asked the same, in full.

    Args:
        workspace: the open workspace.
        dialogue_id: whose questionnaire.
        label_id: of the registry.
        title: of the section; tells suppliers that the certificate answers what it covers.

    Raises:
        Problem: frozen, the label proves nothing here, or the title is empty or too long.
    """
    found = next((each for each in proofs(workspace, dialogue_id) if each.label.id == label_id), None)
    if found is None:
        raise Problem("label-proves-nothing", label=label_id)
    new_id = workspace.surroundings.new_id

    def moved(form: Questionnaire) -> Questionnaire:
        return sections.into_section(form, found.items, title, new_id)

    details = {"n": len(found.items), "label": found.label.name}
    return change_form(workspace, dialogue_id, "change.label-gap", moved, details)


def _today(workspace: Workspace) -> str:
    return workspace.now()[:10]
