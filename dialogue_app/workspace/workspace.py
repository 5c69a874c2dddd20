"""An open workspace: the file, the bank in it, and the history. Operations live in the modules by task.

What reads questions is imported where it is first needed: the first screen shows none.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import time_ns
from types import MappingProxyType
from typing import TYPE_CHECKING

from dialogue_app.domain.dialogue import Dialogue
from dialogue_app.domain.identity import Clock, NewId, timestamp, uuid7
from dialogue_app.errors import Problem
from dialogue_app.storage import dialogues, opening, progress
from dialogue_app.storage.database import Database
from dialogue_app.workspace.history import Change, History, Touched

if TYPE_CHECKING:
    from dialogue_app.domain.questionnaire import Questionnaire
    from question_bank import Release

BANK_ID = "ict-ethics"
"""The shared bank that every workspace starts with."""


def system_clock() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)


def system_id() -> str:
    """Return a new UUIDv7."""
    return uuid7(time_ns() // 1_000_000, os.urandom(10))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a workspace takes from outside: time, identity, and who is writing on which device."""

    clock: Clock = system_clock
    new_id: NewId = system_id
    author: str = ""
    device: str = ""


class Workspace:
    """One open workspace file with its history. Belongs to the thread that opened it."""

    def __init__(self, opened: Database, surroundings: Surroundings) -> None:
        self.database = opened
        self.surroundings = surroundings
        self.history = History()
        self.text_key = ""
        self._releases: dict[str, Release] = {}
        self._newest: dict[str, Questionnaire] = {}

    @classmethod
    def create(
        cls, path: Path, surroundings: Surroundings = Surroundings(), passphrase: str | None = None
    ) -> "Workspace":
        """Make a new workspace file with the shipped bank in it.

        Args:
            path: where.
            surroundings: of the workspace.
            passphrase: protects it; "" for none, None for the one of the environment, if there is one.

        Raises:
            Problem: the file exists, or can't be written.
        """
        from dialogue_app.storage import banks  # noqa: PLC0415 - see the module's first lines
        from question_bank import load  # noqa: PLC0415

        release = load()
        at = timestamp(surroundings.clock())
        return cls(opening.create_file(path, lambda made: banks.install(made, release, at), passphrase), surroundings)

    @classmethod
    def open(cls, path: Path, surroundings: Surroundings = Surroundings()) -> "Workspace":
        """Open an existing workspace file.

        Raises:
            Problem: missing, not a workspace, made by a newer version, open elsewhere, not writable, damaged; or under
                a passphrase: see ``protecting``.
        """
        return cls(opening.open_file(path), surroundings)

    @classmethod
    def read(cls, path: Path, surroundings: Surroundings = Surroundings()) -> "Workspace":
        """Open a workspace to be read only; the file itself is not touched, every change is refused.

        Raises:
            Problem: missing, not a workspace, made by a newer version, damaged, or under a passphrase.
        """
        return cls(opening.open_for_reading(path), surroundings)

    @property
    def for_reading(self) -> bool:
        """Whether every change is refused."""
        return self.database.for_reading

    @property
    def protected(self) -> bool:
        """Whether the file can't be read without a passphrase."""
        return bool(self.database.passphrase)

    @property
    def path(self) -> Path:
        """The workspace file."""
        return self.database.path

    @property
    def release_number(self) -> str:
        """Number of the newest installed release of the shared bank."""
        return progress.newest_release(self.database, BANK_ID)

    @property
    def release(self) -> "Release":
        """The newest installed release of the shared bank with what was translated here; read from the file once."""
        number = self.release_number
        if number not in self._releases:
            from dialogue_app.storage import banks  # noqa: PLC0415
            from dialogue_app.workspace.local_layer import read_here  # noqa: PLC0415

            self._releases[number] = read_here(self.database, banks.read(self.database, BANK_ID, number))
        return self._releases[number]

    def forget_releases(self) -> None:
        """Read the bank from the file again when it is next needed."""
        self._releases.clear()

    def now(self) -> str:
        """Return the present moment as it is stored."""
        return timestamp(self.surroundings.clock())

    def dialogue(self, dialogue_id: str) -> Dialogue:
        """Return a dialogue.

        Raises:
            Problem: there is none with this id.
        """
        found = dialogues.read(self.database, dialogue_id)
        if found is None:
            raise Problem("dialogue-unknown", dialogue=dialogue_id)
        return found

    def questionnaire(self, dialogue_id: str) -> "Questionnaire":
        """Return the newest version of a dialogue's questionnaire; an open, empty one when there is none yet.

        Raises:
            Problem: there is no dialogue with this id.
        """
        if dialogue_id not in self._newest:
            from dialogue_app.domain.questionnaire import Questionnaire  # noqa: PLC0415
            from dialogue_app.storage import questionnaires  # noqa: PLC0415

            stored = questionnaires.newest(self.database, dialogue_id)
            self._newest[dialogue_id] = stored or Questionnaire(
                self.surroundings.new_id(), self.dialogue(dialogue_id).id, 1
            )
        return self._newest[dialogue_id]

    def perform(
        self,
        label: str,
        touched: frozenset[Touched],
        do: Callable[[], None],
        undo: Callable[[], None],
        *,
        subject: str = "",
        redo: Callable[[], None] | None = None,
        details: Mapping[str, object] = MappingProxyType({}),
        suppliers: frozenset[str] = frozenset(),
    ) -> Change:
        """Do something in one transaction, remember how to take it back, and return it as a change.

        The arguments are those of ``Change``; name every supplier of whom label, details or records tell.

        Raises:
            Problem: it could not be done; then nothing of it is on disk.
        """
        change = Change(
            label,
            touched,
            undo=lambda: self._write(undo, touched),
            redo=lambda: self._write(redo or do, touched),
            details=details,
            subject=subject,
            suppliers=suppliers,
        )
        self._write(do, touched)
        self.history.push(change)
        return change

    def close(self) -> None:
        """Close the file."""
        self.database.close()

    def _write(self, action: Callable[[], None], touched: frozenset[Touched]) -> None:
        """Run an action in one transaction and forget what is kept of questionnaires if it touched them."""
        try:
            with self.database.atomic():
                action()
        finally:
            if Touched.QUESTIONNAIRES in touched:
                self._newest.clear()
