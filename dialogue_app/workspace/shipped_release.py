"""Whether this program brings a newer release of the shared bank: asked after a start, so little is loaded for it."""

from dialogue_app.workspace.workspace import Workspace
from question_bank import number_key, shipped_number


def waiting(workspace: Workspace) -> str:
    """Return the number of the release that this program brings, if it is newer than the newest here; else ""."""
    number = shipped_number()
    return number if number_key(number) > number_key(workspace.release_number) else ""
