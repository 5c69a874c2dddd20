"""Joins the first-aid window with what can be done: restore, salvage, only read, go on in a copy elsewhere."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.gui.opening import Locked
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.first_aid import FirstAid
from dialogue_app.workspace import backups, first_aid, protecting
from dialogue_app.workspace.backups import Backup
from dialogue_app.workspace.first_aid import Restored, Salvaged

Found = TypeVar("Found")
PASSPHRASE = "tools.passphrase"
"""The action that sets a passphrase."""


class FirstAidDesk(QObject):
    """Helps with one file at a time.

    Args:
        session: the road to the file.
        parent: the window above which it opens.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.window: FirstAid | None = None
        self._path = Path()

    # What opens it -------------------------------------------------------------------------------------------

    def offer(self, problem: Problem, path: Path) -> None:
        """Open first aid for a file that can't be opened, where there is something that can be done for it."""
        found = backups.listed(path)
        helps = (problem.key in first_aid.RESTORABLE and found) or problem.key in first_aid.WITH_WAYS
        if helps:
            self.show(path, problem)

    def show(self, path: Path, problem: Problem | None) -> None:
        """Open first aid for a file; without a problem it is the window of Tools > Restore."""
        texts, self._path = self._session.texts, path
        if self.window:
            self.window.close()
        ways = first_aid.ways(problem.key if problem else "")
        title = texts("first-aid.title" if problem else "first-aid.restore-title", file=path.name)
        happened = [self._session.sentence(problem)] if problem else [texts("first-aid.why-restore")]
        told = [*happened, texts("first-aid.safe" if problem else "first-aid.safe-restore")]
        above = self.parent()
        assert isinstance(above, QWidget)
        self.window = FirstAid(texts, title, told, ways, above, protected=protecting.is_protected(path))
        self.window.looked.connect(self._look)
        self.window.restore_wanted.connect(lambda backup: self._restore(backup.path))
        self.window.way_wanted.connect(self._go)
        self.window.list_backups(backups.listed(path))
        self.window.open()

    # What is done in it --------------------------------------------------------------------------------------

    def _look(self, backup: Backup) -> None:
        assert self.window
        texts = self._session.texts
        try:
            held = backups.look_at(backup.path)
        except Problem as problem:
            if problem.key in protecting.ASKS:
                self.window.say_holds(texts("first-aid.holds-secret"))
            else:
                self.window.say_holds(self._session.sentence(problem), good=False)
        else:
            counts = {"dialogues": held.dialogues, "suppliers": held.suppliers, "events": held.events}
            self.window.say_holds(texts("first-aid.holds", **counts))

    def _go(self, way: str) -> None:
        ways: dict[str, Callable[[], None]] = {
            "restore-file": self._restore_file,
            "salvage": self._salvage,
            "copy-elsewhere": self._open_copy,
            "read": self._read,
            "open-other": self._open_other,
        }
        ways[way]()

    def _attempt(self, do: Callable[[], Found], tell: Callable[[Found], object]) -> None:
        """Do it, close the window and tell; a Problem is said in the window, and a passphrase is asked for."""

        def finish(found: Found) -> None:
            assert self.window
            self.window.close()
            tell(found)

        try:
            found = do()
        except Problem as problem:
            if problem.key in protecting.ASKS:
                path = Path(str(problem.details["path"]))
                self._session.opening.locked.emit(Locked(path, do, finish, self._complain))
            else:
                self._complain(problem)
        else:
            finish(found)

    def _complain(self, problem: Problem) -> None:
        assert self.window
        self.window.say(self._session.sentence(problem))

    def _restore(self, backup: Path) -> None:
        self._attempt(lambda: self._session.opening.restore(self._path, backup), self._tell_restored)

    def _tell_restored(self, done: Restored) -> None:
        if done.now_plain:
            way = WayOut(self._session.texts("passphrase.again"), partial(self._session.commands.run, PASSPHRASE))
            self._session.say("first-aid.restored-plain", Tone.WARN, [way], path=done.path, folder=done.aside)
            return
        key = "first-aid.restored" if done.aside else "first-aid.restored-lost"
        self._session.say(key, Tone.OK, path=done.path, folder=done.aside)

    def _restore_file(self) -> None:
        texts = self._session.texts
        name, _ = QFileDialog.getOpenFileName(
            self.window, texts("first-aid.restore-file"), str(self._path.parent), self._filter()
        )
        if name:
            self._restore(Path(name))

    def _salvage(self) -> None:
        assert self.window
        target, plain_text = first_aid.proposed_rescue(self._path), self.window.plain_text.isChecked()
        salvage = partial(self._session.opening.salvage, self._path, target, plain_text=plain_text)
        self._attempt(salvage, self._tell_salvaged)

    def _tell_salvaged(self, found: Salvaged) -> None:
        texts = self._session.texts
        rest = texts("first-aid.left-over", path=found.leftovers) if found.leftovers else ""
        if found.left_over and not found.leftovers:
            rest = texts("first-aid.left-over-secret", n=found.left_over)
        doubt = texts("first-aid.doubtful", tables=", ".join(found.doubtful)) if found.doubtful else ""
        self._session.say("first-aid.salvaged", Tone.WARN, path=found.path, n=found.records, rest=f"{rest} {doubt}")

    def _read(self) -> None:
        self._attempt(lambda: self._session.opening.read(self._path), self._tell_reading)

    def _tell_reading(self, is_open: bool) -> None:
        if is_open:
            way = self._session.texts("first-aid.copy-elsewhere")
            self._session.say("first-aid.reading", Tone.WARN, path=self._path.name, way=way)

    def _open_other(self) -> None:
        assert self.window
        self.window.close()
        self._session.commands.run("file.open-workspace")

    def _open_copy(self) -> None:
        target = ask_target(self._session, self.window, paths.data_folder() / self._path.name)
        if target:
            self._attempt(partial(self._session.opening.copy_elsewhere, self._path, target), self._tell_copied)

    def _tell_copied(self, is_open: bool) -> None:
        if is_open and (now := self._session.workspace):
            self._session.say("saving.moved", Tone.OK, path=now.path, before=self._path)

    def _filter(self) -> str:
        return file_filter(self._session, self._path.suffix)


def ask_target(session: Session, parent: QWidget | None, proposed: Path) -> Path | None:
    """Ask where a workspace shall go."""
    title = session.texts("first-aid.copy-elsewhere")
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), file_filter(session, proposed.suffix))
    path = Path(name)
    return (path if path.suffix else path.with_suffix(proposed.suffix)) if name else None


def file_filter(session: Session, suffix: str) -> str:
    """Return what file dialogs list: workspaces."""
    return f"{session.texts('files.workspaces')} (*{suffix})"
