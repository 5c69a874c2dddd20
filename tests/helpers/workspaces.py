"""Workspaces for tests, on a clock and with ids that the test controls."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dialogue_app.workspace import Surroundings, Workspace
from dialogue_app.workspace.samples import create_sample

START = datetime(2026, 11, 22, 14, 32, 7, 123000, UTC)


class FixedClock:
    """Stands still until the test moves it on."""

    def __init__(self, moment: datetime = START) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        return self.moment

    def move_on(self, seconds: float = 60) -> None:
        """Let time pass."""
        self.moment += timedelta(seconds=seconds)


class CountingIds:
    """Ids in the shape of UUIDv7 that count from 1."""

    def __init__(self) -> None:
        self.given = 0

    def __call__(self) -> str:
        self.given += 1
        return f"00000000-0000-7000-8000-{self.given:012d}"


def surroundings(author: str = "Note taker", device: str = "") -> Surroundings:
    """Return surroundings with a clock that stands still and counting ids."""
    return Surroundings(clock=FixedClock(), new_id=CountingIds(), author=author, device=device)


def new_workspace(folder: Path, given: Surroundings | None = None) -> Workspace:
    """Return a new, empty workspace, open; the caller closes it."""
    return Workspace.create(folder / "test.dialogues", given or surroundings())


def sample_workspace(folder: Path, given: Surroundings | None = None) -> Workspace:
    """Return the sample workspace, open; the caller closes it."""
    return create_sample(folder / "sample.dialogues", given or surroundings())
