"""Whether a workspace has a shared folder at all: asked at every start, so nothing else is loaded for it."""

from dialogue_app.storage import about
from dialogue_app.workspace.workspace import Workspace

FACT = "shared folder"
"""Name of the fact under which the setting is kept."""


def is_set(workspace: Workspace) -> bool:
    """Whether a shared folder was ever chosen here."""
    return bool(about.read(workspace.database, FACT))
