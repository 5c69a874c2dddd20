"""How every change of an open questionnaire is made, stored and taken back."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dialogue_app.domain.joint import with_local_last
from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.errors import Problem
from dialogue_app.storage import progress, questionnaires
from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Workspace

QUESTIONNAIRES = frozenset({Touched.QUESTIONNAIRES})
"""What a change of a questionnaire touches."""


class Beside(NamedTuple):
    """Something done and taken back in the same step as a change of a questionnaire."""

    do: Callable[[], None]
    undo: Callable[[], None]


_NOTHING = Beside(lambda: None, lambda: None)


def change_form(
    workspace: Workspace,
    dialogue_id: str,
    label: str,
    change: Callable[[Questionnaire], Questionnaire],
    details: Mapping[str, object],
    *,
    beside: Beside = _NOTHING,
) -> Change:
    """Change the newest version of a dialogue's questionnaire; ``change`` returns it as it shall be.

    ``beside`` is done and taken back in the same step.

    Raises:
        Problem: what ``change`` refuses.
    """
    before = workspace.questionnaire(dialogue_id)
    after = with_local_last(workspace.dialogue(dialogue_id), before, change(before))
    is_first = not questionnaires.is_stored(workspace.database, before.id)

    def undo() -> None:
        refuse_answered(workspace, before)
        if is_first:
            questionnaires.remove(workspace.database, after.id)
        else:
            questionnaires.save(workspace.database, before)
        beside.undo()

    def do() -> None:
        beside.do()
        questionnaires.save(workspace.database, after)

    return workspace.perform(
        label,
        QUESTIONNAIRES if beside is _NOTHING else QUESTIONNAIRES | {Touched.BANK},
        do,
        undo,
        subject=after.id,
        details=details,
    )


def refuse_answered(workspace: Workspace, form: Questionnaire) -> None:
    """Refuse to take back what somebody has answered.

    Raises:
        Problem: a version of this questionnaire has an answer.
    """
    if progress.any_to(workspace.database, form.dialogue_id, form.id):
        raise Problem("questionnaire-answered", version=form.version)
