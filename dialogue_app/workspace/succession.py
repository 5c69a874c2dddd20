"""What may follow what: no circle, one next round, and days in their order. Nothing is compared out of turn."""

from dialogue_app.domain.dialogue import Dialogue, DialogueKind
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues
from dialogue_app.workspace.workspace import Workspace


def check_baseline(workspace: Workspace, dialogue: Dialogue) -> None:
    """Say whether a dialogue can follow its baseline.

    Raises:
        Problem: the baseline is unknown or follows this dialogue, or another round follows it already.
    """
    earlier = workspace.dialogue(dialogue.baseline_id)
    while earlier.id != dialogue.id and earlier.baseline_id:
        earlier = workspace.dialogue(earlier.baseline_id)
    if earlier.id == dialogue.id:
        raise Problem("dialogue-follows-itself", title=dialogue.title)
    if not _is_round(workspace.dialogue(dialogue.baseline_id)):
        return  # several contracts may come from one dialogue before them
    for each in _followers(workspace, dialogue.baseline_id):
        if each.id != dialogue.id:
            raise Problem("round-there", title=each.title)


def check_days(workspace: Workspace, dialogue: Dialogue) -> None:
    """Say whether the day of a round fits the rounds before and after it; where a day is missing, it fits.

    Raises:
        Problem: the round would be held before the one it follows, or after the one that follows it.
    """
    if not _is_round(dialogue):
        return
    before = [workspace.dialogue(dialogue.baseline_id)] if dialogue.baseline_id else []
    pairs = [(each, dialogue) for each in before if _is_round(each)]
    pairs += [(dialogue, each) for each in _followers(workspace, dialogue.id)]
    for first, then in pairs:
        if first.event.day and then.event.day and then.event.day < first.event.day:
            raise Problem("round-before", title=then.title, day=then.event.day, earlier=first.title, on=first.event.day)


def _followers(workspace: Workspace, dialogue_id: str) -> list[Dialogue]:
    every = dialogues.read_all(workspace.database)
    return [each for each in every if each.baseline_id == dialogue_id and _is_round(each) and not each.archived]


def _is_round(dialogue: Dialogue) -> bool:
    return dialogue.kind is DialogueKind.IN_CONTRACT
