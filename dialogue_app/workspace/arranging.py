"""Arrange a questionnaire: order, sections, must or nice, local wording, and when an item is asked."""

from dialogue_app.domain import arranging, conditions, sections
from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.questionnaire import Condition, Item, Questionnaire
from dialogue_app.workspace.form_changes import change_form
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace


def move_item(workspace: Workspace, dialogue_id: str, item_id: str, steps: int) -> Change:
    """Move an item up (negative) or down.

    Raises:
        Problem: the questionnaire is frozen, or the item is not in it.
    """
    code = workspace.questionnaire(dialogue_id).item(item_id).code
    return change_form(
        workspace,
        dialogue_id,
        "change.question-moved",
        lambda before: forms.move(before, item_id, steps),
        {"item": code},
    )


def move_items(workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...], steps: int) -> Change:
    """Move several items up (negative) or down together.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.questions-moved",
        lambda before: arranging.move_items(before, item_ids, steps),
        {"n": len(item_ids)},
    )


def into_section(
    workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...], title: str, before: str = ""
) -> Change:
    """Put items into the section of this title, made when missing; before another item or at its end.

    Raises:
        Problem: the questionnaire is frozen, an item is not in it, or the title is empty or too long.
    """
    new_id = workspace.surroundings.new_id

    def grouped(form: Questionnaire) -> Questionnaire:
        return sections.into_section(form, item_ids, title, new_id, before=before)

    return change_form(
        workspace, dialogue_id, "change.questions-grouped", grouped, {"n": len(item_ids), "section": title}
    )


def rename_section(workspace: Workspace, dialogue_id: str, section_id: str, title: str) -> Change:
    """Give a section another title.

    Raises:
        Problem: frozen, no such section, or the title is empty, too long or used already.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.section-renamed",
        lambda form: sections.rename_section(form, section_id, title),
        {"section": title},
    )


def set_must(workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...], must: bool) -> Change:
    """Say of several items at once whether they are a must or nice to have.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.questions-marked",
        lambda form: arranging.set_must(form, item_ids, must),
        {"n": len(item_ids)},
    )


def move_section(workspace: Workspace, dialogue_id: str, section_id: str, steps: int) -> Change:
    """Move a section with all it holds up (negative) or down.

    Raises:
        Problem: the questionnaire is frozen, or has no such section.
    """
    form = workspace.questionnaire(dialogue_id)
    title = next((each.title for each in form.sections if each.id == section_id), "")
    return change_form(
        workspace,
        dialogue_id,
        "change.section-moved",
        lambda before: sections.move_section(before, section_id, steps),
        {"section": title},
    )


def use_bank_wording(workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...]) -> Change:
    """Ask these items in the words of the bank again.

    Raises:
        Problem: the questionnaire is frozen, or an item is not in it.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.bank-wording",
        lambda form: arranging.use_bank_wording(form, item_ids),
        {"n": len(item_ids)},
    )


def set_condition(
    workspace: Workspace, dialogue_id: str, item_ids: tuple[str, ...], condition: Condition | None
) -> Change:
    """Ask items only after certain answers to an earlier one; None asks them always.

    Raises:
        Problem: frozen, not in it, or the condition can't be met.
    """

    def conditioned(form: Questionnaire) -> Questionnaire:
        if condition:
            for item in arranging.chosen(form, item_ids):
                conditions.check(form, item, condition)
        return arranging.set_condition(form, item_ids, condition)

    return change_form(workspace, dialogue_id, "change.questions-conditioned", conditioned, {"n": len(item_ids)})


def change_item(workspace: Workspace, dialogue_id: str, item: Item) -> Change:
    """Reword an item locally, or say whether it is a must; what the bank asked is not changed.

    Raises:
        Problem: the questionnaire is frozen, the item is not in it, or the wording is too long.
    """
    return change_form(
        workspace,
        dialogue_id,
        "change.question-changed",
        lambda before: forms.change_item(before, item),
        {"item": item.code},
    )
