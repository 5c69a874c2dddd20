"""Opens workspace files for the window: one at a time, the one before stays open when that fails.

Knows no widgets; the session hands it what it needs.
"""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal

from dialogue_app import paths
from dialogue_app.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from dialogue_app.workspace.first_aid import Restored, Salvaged
    from dialogue_app.workspace.workspace import Surroundings, Workspace


class Host(Protocol):
    """What opening asks of the session."""

    workspace: "Workspace | None"

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands against closing the present workspace."""

    def surroundings(self) -> "Surroundings":
        """Return who works where."""

    def use(self, workspace: "Workspace | None") -> None:
        """Work with this one from now on."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What waits until somebody says the passphrase of a file.

    Attributes:
        path: the file.
        attempt: does it; raises a Problem of ``protecting.ASKS`` while nothing that was said fits.
        then: called with what it returned.
        failed: called with any other Problem it raised.
    """

    path: Path
    attempt: "Callable[[], object]"
    then: "Callable[[Any], object]"
    failed: "Callable[[Problem], object]"


class Opening(QObject):
    """The ways to a workspace. Each returns whether it is open now.

    Signals:
        opened(Path): another workspace is open.
        refused(Problem, Path): it could not be opened.
        locked(Locked): it is under a passphrase that nobody has said.
        missing(Path): the file used last is not there any more; another one is open instead.
    """

    opened = Signal(object)
    refused = Signal(object, object)
    locked = Signal(object)
    missing = Signal(object)

    def __init__(self, host: Host, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._host = host

    def open(self, path: Path) -> bool:
        """Open a workspace file."""
        from dialogue_app.workspace.workspace import Workspace  # noqa: PLC0415 - the first picture does not wait for it

        return self._replace(lambda: Workspace.open(path, self._host.surroundings()), path)

    def create(self, path: Path) -> bool:
        """Make an empty workspace file and open it."""
        from dialogue_app.workspace.workspace import Workspace  # noqa: PLC0415 - see open

        return self._replace(lambda: Workspace.create(path, self._host.surroundings()), path)

    def open_sample(self) -> bool:
        """Make a fresh sample workspace beside the user's own and open it."""
        from dialogue_app.workspace.samples import create_sample  # noqa: PLC0415 - see open

        path = _free_name(paths.data_folder() / "sample.dialogues")
        return self._replace(lambda: create_sample(path, self._host.surroundings()), path)

    def read(self, path: Path) -> bool:
        """Open a workspace for reading only; the file is not touched. False when something unsaved stands against it.

        Raises:
            Problem: it can't be read, or is under a passphrase that nobody has said.
        """
        from dialogue_app.workspace.workspace import Workspace  # noqa: PLC0415 - see open

        if not self._host.may_leave():
            return False
        self._go_to(Workspace.read(path, self._host.surroundings()))
        return True

    def first(self, named: Path | None, recent: tuple[Path, ...]) -> bool:
        """Open the named workspace, else the one used last, else the default one; only that is ever made.

        It is not made where its backups are: then it is lost, and an empty one in its place would hide that.
        """
        default = paths.default_workspace()
        path = named or next((each for each in recent if each.is_file()), None)
        if path is None:
            return self._open_lost_or_default(recent, default)
        opened = self.open(path)
        if opened and not named and path != recent[0]:
            self.missing.emit(recent[0])
        return opened

    def _open_lost_or_default(self, recent: tuple[Path, ...], default: Path) -> bool:
        from dialogue_app.workspace import backups  # noqa: PLC0415 - see open

        lost = next((each for each in (*recent, default) if not each.exists() and backups.listed(each)), None)
        if lost or default.exists():
            return self.open(lost or default)
        return self.create(default)

    # When a file is lost, damaged, or in a bad place ---------------------------------------------------------

    def restore(self, path: Path, backup: Path) -> "Restored":
        """Put a backup in the place of a workspace, which is closed first if it is the open one, and open it.

        Raises:
            Problem: it is not restored; what was open is open again, if it still can be. A backup under a passphrase
                that nobody has said is refused before anything is closed.
        """
        from dialogue_app.workspace import backups, first_aid  # noqa: PLC0415 - nobody needs it at the start

        if not self._host.may_leave():
            raise Problem("workspace-has-unsaved", path=path)
        if backup != path:
            backups.look_at(backup)
        self._let_go(path)
        try:
            return first_aid.restore(path, backup)
        finally:
            self.open(path)

    def salvage(self, path: Path, target: Path, *, plain_text: bool = False) -> "Salvaged":
        """Write what can be read of a damaged file into a new one and open that.

        Args:
            path: the damaged file.
            target: the new one.
            plain_text: records that find no place become text, even of a file under a passphrase.

        Raises:
            Problem: nothing can be read, or it can't be written.
        """
        from dialogue_app.workspace import first_aid  # noqa: PLC0415 - see restore

        self._let_go(path)
        found = first_aid.rescue(path, target, plain_text=plain_text)
        self.open(target)
        return found

    def copy_elsewhere(self, path: Path, target: Path) -> bool:
        """Open a copy at another place, because the file can't be written where it is.

        Raises:
            Problem: it can't be read, or the target exists or can't be written.
        """
        from dialogue_app.workspace import keeping  # noqa: PLC0415 - see restore
        from dialogue_app.workspace.workspace import Workspace  # noqa: PLC0415 - see open

        reading = Workspace.read(path, self._host.surroundings())
        try:
            keeping.back_up(reading, target)
        finally:
            reading.close()
        return self.open(target)

    def move(self, target: Path) -> Path:
        """Go on in a copy of the open workspace at another place; return what the file before is called now.

        Raises:
            Problem: the target exists or can't be written; nothing has changed then.
        """
        from dialogue_app.workspace import places  # noqa: PLC0415 - see restore

        workspace = self._host.workspace
        assert workspace
        before = places.move(workspace, target)
        self.opened.emit(workspace.path)
        return before

    def _let_go(self, path: Path) -> None:
        if self._host.workspace and self._host.workspace.path == path:
            self._host.use(None)

    def _replace(self, opened: "Callable[[], Workspace]", path: Path) -> bool:
        if not self._host.may_leave():
            return False
        try:
            workspace = opened()
        except Problem as problem:
            self._turn_away(problem, path, opened)
            return False
        self._go_to(workspace)
        return True

    def _go_to(self, workspace: "Workspace") -> None:
        self._host.use(workspace)
        self.opened.emit(workspace.path)

    def _turn_away(self, problem: Problem, path: Path, opened: "Callable[[], Workspace]") -> None:
        from dialogue_app.workspace.protecting import ASKS  # noqa: PLC0415 - see open

        if problem.key in ASKS:
            self.locked.emit(Locked(path, opened, self._go_to, partial(self._refuse, path)))
        else:
            self._refuse(path, problem)

    def _refuse(self, path: Path, problem: Problem) -> None:
        self.refused.emit(problem, path)


def _free_name(path: Path) -> Path:
    tried, number = path, 2
    while tried.exists():
        tried, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return tried
