"""What the window says of its file by itself, and Tools: check, back up, restore. First aid comes when it is needed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session

if TYPE_CHECKING:
    from dialogue_app.gui.opening import Locked
    from dialogue_app.gui.widgets.ask_passphrase import AskPassphrase
    from dialogue_app.gui.widgets.first_aid_desk import FirstAidDesk
    from dialogue_app.gui.widgets.passphrase_desk import PassphraseDesk
    from dialogue_app.workspace.drafts import Draft

_STAYING = "places/staying"
_MOST_STAYING = 20


class FileHelp(QObject):
    """Listens to how files are opened and looked after.

    Args:
        session: the road to the file.
        parent: the window above which first aid opens.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session  # not the window: Qt keeps it, and it must be able to go
        self._desk: FirstAidDesk | None = None
        self._passphrases: PassphraseDesk | None = None
        self.asking: AskPassphrase | None = None
        self._damaged: Path | None = None
        session.opening.refused.connect(self._offer)
        session.opening.locked.connect(self._ask_soon)
        session.opening.missing.connect(self._say_missing)
        session.upkeep.damaged.connect(self._say_damaged)
        session.workspace_changed.connect(self._forget_damage)
        session.upkeep.away.connect(self._say_away)
        session.drafts.found.connect(self._offer_text)

    @property
    def _window(self) -> QWidget:
        window = self.parent()
        assert isinstance(window, QWidget)
        return window

    @property
    def desk(self) -> "FirstAidDesk":
        """The desk of the first-aid window."""
        from dialogue_app.gui.widgets.first_aid_desk import FirstAidDesk  # noqa: PLC0415 - the start can wait for it

        self._desk = self._desk or FirstAidDesk(self._session, self._window)
        return self._desk

    # Tools ---------------------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look at every row now and say what was found."""
        from dialogue_app.workspace import keeping  # noqa: PLC0415 - see desk

        if workspace := self._session.workspace:
            found = keeping.check(workspace)
            if found:
                self._say_damaged(found)
            else:
                self._session.say("tools.sound", Tone.OK, path=workspace.path)

    def back_up(self) -> None:
        """Write a backup now; a copy elsewhere is one button further."""
        from dialogue_app.workspace import backups, keeping  # noqa: PLC0415 - see desk

        if workspace := self._session.workspace:
            made = backups.make(workspace, backups.Reason.ASKED)
            held = keeping.contents(workspace)
            ways = [WayOut(self._session.texts("tools.copy-elsewhere"), self._copy_elsewhere)]
            counts = {"dialogues": held.dialogues, "events": held.events}
            self._session.say("tools.backed-up", Tone.OK, ways, path=made.path, **counts)

    def restore(self) -> None:
        """Show the backups of the open workspace; if it is known to be damaged, all ways out."""
        if workspace := self._session.workspace:
            damaged = Problem("workspace-damaged", path=workspace.path) if workspace.path == self._damaged else None
            self.desk.show(workspace.path, damaged)

    def change_passphrase(self) -> None:
        """Set, change or take away the passphrase of the open workspace."""
        from dialogue_app.gui.widgets.passphrase_desk import PassphraseDesk  # noqa: PLC0415 - see desk

        self._passphrases = self._passphrases or PassphraseDesk(self._session, self._window)
        self._passphrases.show()

    @property
    def passphrases(self) -> "PassphraseDesk | None":
        """The desk of the passphrase, once it was wanted."""
        return self._passphrases

    # A passphrase to be said ---------------------------------------------------------------------------------

    def _ask_soon(self, locked: "Locked") -> None:
        """Ask for a passphrase, as soon as the window is there; never while a supplier looks on."""
        if self._session.live_supplier:
            self._session.say("passphrase.later", Tone.WARN)
        elif self._window.isVisible():
            self._ask(locked)
        else:
            QTimer.singleShot(0, self, lambda: self._ask(locked))

    def _ask(self, locked: "Locked") -> None:
        from dialogue_app.gui.widgets.ask_passphrase import AskPassphrase  # noqa: PLC0415 - see desk
        from dialogue_app.workspace import backups  # noqa: PLC0415

        if self.asking:
            self.asking.reject()
        first_aid = self._desk.window if self._desk and self._desk.window and self._desk.window.isVisible() else None
        helps = not first_aid and backups.listed(locked.path)
        self.asking = AskPassphrase(
            self._session.texts,
            locked,
            None if first_aid else lambda: self._session.commands.run("file.open-workspace"),
            (lambda: self.desk.show(locked.path, Problem("passphrase-wrong", path=locked.path))) if helps else None,
            first_aid or self._window,
        )
        self.asking.finished.connect(self._asked)
        self.asking.open()

    def _asked(self) -> None:
        self.asking = None

    # What is said of the file --------------------------------------------------------------------------------

    def _offer(self, problem: Problem, path: Path) -> None:
        if problem.key == "passphrase-extra":
            about = self._session.commands.live("help.safety")
            self._session.report(problem, [WayOut(about.text(), about.trigger)])
        self.desk.offer(problem, path)

    def _offer_text(self, found: "tuple[Draft, ...]") -> None:
        from dialogue_app.gui.widgets.lost_text import LostText  # noqa: PLC0415 - see desk

        self.lost_text = LostText(self._session, found, self._window)
        self.lost_text.open()

    def _say_missing(self, path: Path) -> None:
        way = WayOut(self._session.texts("first-aid.open"), lambda: self._session.opening.open(path))
        now = self._session.workspace.path.name if self._session.workspace else ""
        self._session.say("first-aid.missing", Tone.WARN, [way], path=path, now=now)

    def _say_damaged(self, _findings: tuple[str, ...]) -> None:
        if workspace := self._session.workspace:
            self._damaged = workspace.path
            self._session.report(Problem("workspace-damaged", path=workspace.path))
            if not self._session.live_supplier:  # in a talk the bar alone says it
                self.restore()

    def _forget_damage(self) -> None:
        self._damaged = None

    def _say_away(self, place: str) -> None:
        workspace, texts = self._session.workspace, self._session.texts
        if workspace and str(workspace.path) not in self._staying():
            stay = WayOut(texts("place-of-file.stay"), lambda: self._stay(workspace.path))
            ways = [WayOut(texts("place-of-file.move"), self._move), stay]
            self._session.say(f"place-of-file.{place}", Tone.WARN, ways, path=workspace.path)

    def _staying(self) -> list[str]:
        return self._session.settings.value(_STAYING).splitlines()

    def _stay(self, path: Path) -> None:
        self._session.settings.keep_value(_STAYING, "\n".join([*self._staying(), str(path)][-_MOST_STAYING:]))
        self._session.say("place-of-file.stays")

    def _move(self) -> None:
        if target := self._ask_target(paths.data_folder()):
            before = self._session.opening.move(target)
            self._session.workspace_changed.emit()
            self._session.say("saving.moved", Tone.OK, path=target, before=before)

    def _copy_elsewhere(self) -> None:
        from dialogue_app.workspace import keeping  # noqa: PLC0415 - see desk

        target = self._ask_target(Path.home())
        if target and self._session.workspace:
            keeping.back_up(self._session.workspace, target)
            self._session.say("tools.copied", Tone.OK, path=target)

    def _ask_target(self, folder: Path) -> Path | None:
        from dialogue_app.gui.widgets.first_aid_desk import ask_target  # noqa: PLC0415 - see desk

        workspace = self._session.workspace
        return ask_target(self._session, self._window, folder / workspace.path.name) if workspace else None
