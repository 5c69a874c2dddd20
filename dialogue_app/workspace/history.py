"""Undo and redo, for the window and the command line alike. Knows what was done, not how it is stored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogue_app.errors import Problem


class Touched(StrEnum):
    """Kinds of thing a change can touch; each view decides whether that concerns it."""

    DIALOGUES = "dialogues"
    SUPPLIERS = "suppliers"
    QUESTIONNAIRES = "questionnaires"
    ANSWERS = "answers"
    BANK = "bank"
    TALKS = "talks"
    FOLLOWUP = "followup"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class Change:
    """Something that was done and is on disk.

    ``label`` is a message key and ``details`` fill its placeholders ("answer of {supplier}"). ``subject`` is the id of
    what was made or changed. ``undo`` and ``redo`` write to the open workspace, each in one transaction.
    ``suppliers`` are the ids of those it tells something of, its label included: while the session of one supplier
    is live, changes that tell of another are out of reach.
    """

    label: str
    touched: frozenset[Touched]
    undo: Callable[[], None]
    redo: Callable[[], None]
    details: Mapping[str, object] = field(default_factory=dict)
    subject: str = ""
    suppliers: frozenset[str] = frozenset()

    def tells_of_others(self, supplier_id: str) -> bool:
        """Whether somebody may not hear of this while this supplier is in the room."""
        return not self.suppliers <= {supplier_id}


class History:
    """What can be undone and redone since the workspace was opened."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []

    @property
    def next_undo(self) -> Change | None:
        """The change that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Change | None:
        """The change that redo would do again."""
        return self._undone[-1] if self._undone else None

    def push(self, change: Change) -> None:
        """Remember a change; what was undone before can no longer be redone."""
        self._done.append(change)
        self._undone.clear()

    def undo(self) -> Change:
        """Take back the newest change and return it.

        Raises:
            Problem: there is nothing to undo, or taking it back failed; then it can be tried again.
        """
        if not self._done:
            raise Problem("nothing-to-undo")
        change = self._done[-1]
        change.undo()
        self._undone.append(self._done.pop())
        return change

    def redo(self) -> Change:
        """Do again what was undone last and return it.

        Raises:
            Problem: there is nothing to redo, or doing it failed; then it can be tried again.
        """
        if not self._undone:
            raise Problem("nothing-to-redo")
        change = self._undone[-1]
        change.redo()
        self._done.append(self._undone.pop())
        return change
