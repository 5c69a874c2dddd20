"""What a user can do to an open workspace. No Qt; functions by task that take the ``Workspace`` first."""

from dialogue_app.workspace.history import Change, Touched
from dialogue_app.workspace.workspace import Surroundings, Workspace

__all__ = ["Change", "Surroundings", "Touched", "Workspace"]
