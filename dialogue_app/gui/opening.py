"""Opens workspace files for the window: one at a time, the one before stays open when that fails.

Knows no widgets; the session hands it what it needs.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

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


class Opening(QObject):
    """The ways to a workspace. Each returns whether it is open now.

    Signals:
        opened(Path): another workspace is open.
        refused(Problem, Path): it could not be opened.
        missing(Path): the file used last is not there any more; another one is open instead.
    """

    opened = Signal(object)
    refused = Signal(object, object)
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
        """Open a workspace for reading only; the file is not touched."""
        from dialogue_app.workspace.workspace import Workspace  # noqa: PLC0415 - see open

        return self._replace(lambda: Workspace.read(path, self._host.surroundings()), path)

    def first(self, named: Path | None, recent: tuple[Path, ...]) -> bool:
        """Open the named workspace, else the one used last, else the default one; only that is ever made.

        It is not made where its backups are: then it is lost, and an empty one in its place would hide that.
        """
        default = paths.default_workspace()
        path = named or next((each for each in recent if each.is_file()), None)
        if path is None:
            return self._open_lost_or_default(recent, default)
        opened = self.open(path)
        if not named and path != recent[0]:
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
            Problem: it is not restored; what was open is open again, if it still can be.
        """
        from dialogue_app.workspace import first_aid  # noqa: PLC0415 - nobody needs it at the start

        if not self._host.may_leave():
            raise Problem("workspace-has-unsaved", path=path)
        self._let_go(path)
        try:
            return first_aid.restore(path, backup)
        finally:
            self.open(path)

    def salvage(self, path: Path, target: Path) -> "Salvaged":
        """Write what can be read of a damaged file into a new one and open that.

        Raises:
            Problem: nothing can be read, or it can't be written.
        """
        from dialogue_app.workspace import first_aid  # noqa: PLC0415 - see restore

        self._let_go(path)
        found = first_aid.rescue(path, target)
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
            self.refused.emit(problem, path)
            return False
        self._host.use(workspace)
        self.opened.emit(workspace.path)
        return True


def _free_name(path: Path) -> Path:
    tried, number = path, 2
    while tried.exists():
        tried, number = path.with_stem(f"{path.stem}-{number}"), number + 1
    return tried
