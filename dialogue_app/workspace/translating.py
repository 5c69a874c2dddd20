"""In which languages the items of a questionnaire can be asked; take over words that the bank has by now."""

from dialogue_app.domain import arranging, item_languages
from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.item_languages import LanguageState
from dialogue_app.domain.questionnaire import Item
from dialogue_app.workspace import banking
from dialogue_app.workspace.banking import Filter
from dialogue_app.workspace.form_changes import change_form
from dialogue_app.workspace.history import Change
from dialogue_app.workspace.workspace import Workspace
from question_bank import Question


def language_states(workspace: Workspace, dialogue_id: str, item: Item) -> tuple[LanguageState, ...]:
    """Return how an item stands in each language of its dialogue."""
    languages = workspace.dialogue(dialogue_id).languages
    return item_languages.states(item, languages, _known(workspace).get(item.snapshot.question_id))


def waiting(workspace: Workspace, dialogue_id: str) -> tuple[str, ...]:
    """Return the ids of the items for which the bank has words by now that they were taken over without."""
    languages, known = workspace.dialogue(dialogue_id).languages, _known(workspace)
    return tuple(
        item.id
        for item in workspace.questionnaire(dialogue_id).items()
        if any(state.in_bank for state in item_languages.states(item, languages, known.get(item.snapshot.question_id)))
    )


def take_translations(workspace: Workspace, dialogue_id: str) -> Change:
    """Take over the words that the bank has by now in the languages of the dialogue, where it still asks the same.

    Raises:
        Problem: the questionnaire is frozen.
    """
    languages = workspace.dialogue(dialogue_id).languages
    n = len(waiting(workspace, dialogue_id))
    newer = {known.id: forms.snapshot(known, languages) for known in _known(workspace).values()}
    return change_form(
        workspace,
        dialogue_id,
        "change.translations-taken",
        lambda form: arranging.take_translations(form, newer),
        {"n": n},
    )


def _known(workspace: Workspace) -> dict[str, Question]:
    return {question.id: question for question in banking.questions(workspace, Filter(retired=True))}
