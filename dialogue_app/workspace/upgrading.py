"""What changed between two states of the bank, and who asks the questions that changed.

Nothing is changed here: an item keeps the wording it was taken over with.
"""

from collections.abc import Mapping
from pathlib import Path

from dialogue_app.errors import Problem
from dialogue_app.storage import banks, questionnaires
from dialogue_app.storage.questionnaires import Asked
from dialogue_app.workspace.workspace import BANK_ID, Workspace
from question_bank import ContentError, Release, load
from question_bank.differences import Difference, differences

__all__ = ["Asked", "Difference", "asked_in", "changed", "state_of_bank"]


def state_of_bank(workspace: Workspace, wanted: str) -> Release:
    """Return a state of the shared bank: the release of this number in the workspace, or the content of a folder.

    Raises:
        Problem: it is neither, or the folder can't be read as bank content.
    """
    numbers = banks.numbers(workspace.database, BANK_ID)
    if wanted in numbers:
        return banks.read(workspace.database, BANK_ID, wanted)
    if not Path(wanted).is_dir():
        raise Problem("bank-state-unknown", wanted=wanted, known=", ".join(numbers))
    try:
        return load(Path(wanted))
    except ContentError as error:
        raise Problem("bank-state-unreadable", path=wanted, reason=str(error)) from None


def changed(before: Release, now: Release) -> tuple[Difference, ...]:
    """Return what changed between two states of one bank, in the order of the question ids.

    Raises:
        Problem: they are two banks; equal ids would stand for different questions.
    """
    if before.bank.id != now.bank.id:
        raise Problem("bank-states-of-two", first=before.bank.id, second=now.bank.id)
    return differences(before, now)


def asked_in(workspace: Workspace, found: tuple[Difference, ...]) -> Mapping[str, tuple[Asked, ...]]:
    """Return for each changed question the newest questionnaires that ask it, newest dialogue first; none left out."""
    return {each.id: questionnaires.asked_in(workspace.database, BANK_ID, each.id) for each in found}
