"""Languages that a dialogue gets after its questions were chosen: the open questionnaire takes their texts along."""

from dataclasses import replace
from types import MappingProxyType

from dialogue_app.domain import questionnaire as forms
from dialogue_app.domain.questionnaire import Item, Questionnaire
from dialogue_app.storage import questionnaires
from dialogue_app.workspace.workspace import Workspace


def translated(workspace: Workspace, dialogue_id: str, languages: tuple[str, ...]) -> tuple[Questionnaire, ...]:
    """Return the newest questionnaire as it is and with texts in ``languages``; nothing when there is none to change.

    A frozen version is never touched, nor is a question whose wording the bank has changed since. Texts that are there
    stay, also those of a language that the dialogue no longer has.
    """
    form = questionnaires.newest(workspace.database, dialogue_id)
    if form is None or form.frozen_at:
        return ()
    sections = tuple(
        replace(section, items=tuple(_translated(workspace, item, languages) for item in section.items))
        for section in form.sections
    )
    after = replace(form, sections=sections)
    return () if after == form else (form, after)


def _translated(workspace: Workspace, item: Item, languages: tuple[str, ...]) -> Item:
    question = workspace.release.question(item.snapshot.question_id)
    if question is None or (question.rev, question.content_hash) != (item.snapshot.rev, item.snapshot.content_hash):
        return item
    texts = {**forms.snapshot(question, languages).texts, **item.snapshot.texts}
    return replace(item, snapshot=replace(item.snapshot, texts=MappingProxyType(texts)))
