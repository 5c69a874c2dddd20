"""In which languages the items of a questionnaire can be asked; take over words that the bank has by now."""

from dialogue_app.domain import arranging, item_languages
from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.item_languages import LanguageState
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.storage import questionnaires
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
    return change_form(
        workspace,
        dialogue_id,
        "change.translations-taken",
        lambda form: _with_languages(workspace, form, languages),
        {"n": len(waiting(workspace, dialogue_id))},
    )


def translated(workspace: Workspace, dialogue_id: str, languages: tuple[str, ...]) -> tuple[Questionnaire, ...]:
    """Return the newest questionnaire as it is and with texts in ``languages``; nothing when there is none to change.

    For languages that a dialogue gets after its questions were chosen. A frozen version is never touched.
    """
    form = questionnaires.newest(workspace.database, dialogue_id)
    if form is None or form.frozen_at:
        return ()
    after = _with_languages(workspace, form, languages)
    return () if after == form else (form, after)


def _with_languages(workspace: Workspace, form: Questionnaire, languages: tuple[str, ...]) -> Questionnaire:
    asked = {item.snapshot.question_id for item in form.items()}
    known = (question for question in _known(workspace).values() if question.id in asked)
    return arranging.take_translations(form, {each.id: forms.snapshot(each, languages) for each in known})


def _known(workspace: Workspace) -> dict[str, Question]:
    return {question.id: question for question in banking.questions(workspace, Filter(retired=True))}
