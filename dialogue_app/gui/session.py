"""What all pages share: the open workspace, the present dialogue, texts, settings, messages and background work.

Every change the user makes goes through ``Session.perform``; it is the window's only road to the data. Knows no
widgets and no pages.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QObject, Signal

from dialogue_app.errors import Problem
from dialogue_app.gui import problems, theme
from dialogue_app.gui.actions import Commands, Need
from dialogue_app.gui.drafts import Drafts
from dialogue_app.gui.notifier import Notifier
from dialogue_app.gui.opening import Opening
from dialogue_app.gui.problems import Message, Messages, Tone, WayOut
from dialogue_app.gui.saving import Saving
from dialogue_app.gui.settings import LocaleFormats, Settings
from dialogue_app.gui.tasks import Job, Runner, ThreadRunner, Work
from dialogue_app.gui.upkeep import Upkeep
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.workspace.history import Change
    from dialogue_app.workspace.workspace import Surroundings, Workspace


def local_time() -> datetime:
    """Return the time on the user's clock; unlike Python's own, Qt's follows a laptop into another time zone."""
    now = QDateTime.currentDateTime().toPython()
    assert isinstance(now, datetime)
    return now


EVERYBODY = "*"
"""Stands for a supplier while the meeting of all is live: then no supplier at all is named anywhere."""


class Session(QObject):
    """The state of one open window.

    Signals:
        workspace_leaving(): the open workspace is about to be closed; save what is being typed.
        workspace_changed(): another workspace is open, or none.
        dialogue_changed(str): the id of the present dialogue, empty for none.
        dialogue_renamed(): the present dialogue has another title.
        live_changed(str): id of the supplier whose session is live, empty for none. While it is live no widget may
            show another supplier's data.
        protection_changed(): the open workspace has another passphrase, or none any more.
        saved(datetime): a change is safely in the file.
        place_wanted(str): show the page of this id.
        language_changed(): all texts have changed; the window rebuilds itself.
        look_changed(): palette or text size changed.
        job_started(Job, str): background work began, with its name.

    Args:
        settings: what the window remembers.
        runner: where background work runs.
        clock: returns the local time now, for "Saved 14:32:07".
    """

    workspace_leaving = Signal()
    workspace_changed = Signal()
    dialogue_changed = Signal(str)
    dialogue_renamed = Signal()
    live_changed = Signal(str)
    protection_changed = Signal()
    saved = Signal(object)
    place_wanted = Signal(str)
    language_changed = Signal()
    look_changed = Signal()
    job_started = Signal(object, str)

    def __init__(
        self,
        settings: Settings | None = None,
        runner: Runner | None = None,
        clock: Callable[[], datetime] = local_time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.settings = settings or Settings()
        self.runner: Runner = runner or ThreadRunner()
        self.notifier = Notifier(self)
        self.messages = Messages(self)
        self.saving = Saving(self._try_saving, self)
        self.opening = Opening(self, self)
        self.opening.opened.connect(self.settings.remember_workspace)
        self.opening.refused.connect(self._refuse)
        self.upkeep = Upkeep(self)
        self.upkeep.failed.connect(self.report)
        self.drafts = Drafts(self)
        self.commands = Commands(lambda: self.texts, self)
        self.commands.failed.connect(self.report)
        self.texts = _texts(self.settings.language)
        self.workspace: Workspace | None = None
        self.dialogue_id = ""
        self.dialogue_title = ""
        self.live_supplier = ""
        self.saved_at: datetime | None = None
        self._clock = clock

    # Changes -------------------------------------------------------------------------------------------------

    def perform(
        self,
        do: "Callable[[], Change | None]",
        originator: object | None = None,
        failed: Callable[[Problem], object] | None = None,
    ) -> "Change | None":
        """Make one change of the user and tell every view about it.

        Args:
            do: calls one function of ``dialogue_app.workspace`` and returns its Change, or None for "nothing to do".
            originator: the page or widget the user is working in; a page is not asked to refresh because of itself.
            failed: called with the Problem if the change was not possible; shows it in the message bar when not
                given. What the user typed must stay where it is.

        While the file can't be written, ``saving`` says so in the window and asks for another try; ``failed`` is called
        then too, so that the text can be marked where it stands.

        Returns:
            The change, or None if there was none.
        """
        try:
            change = do()
        except Problem as problem:
            lasting = self._is_of_file(problem)
            if lasting:
                self.saving.went_wrong(problem)
            if failed or not lasting:
                (failed or self.report)(problem)
            return None
        self._mark_saved()
        if change is not None:
            self.notifier.tell(change.touched, originator)
            self.update_needs()
        return change

    def undo(self) -> None:
        """Take the last change back and say which one it was."""
        if self.workspace and self._reachable(self.workspace.history.next_undo):
            change = self.perform(self._stepping(self.workspace.history.undo))
            self._say_stepped("undo.done", change)

    def redo(self) -> None:
        """Do again what was taken back last, and say which change it was."""
        if self.workspace and self._reachable(self.workspace.history.next_redo):
            change = self.perform(self._stepping(self.workspace.history.redo))
            self._say_stepped("redo.done", change)

    def undo_text(self) -> str:
        """Return what undo would take back, such as "answer of Alpha"; empty for nothing within reach."""
        return self._name_of(self.workspace.history.next_undo if self.workspace else None)

    def redo_text(self) -> str:
        """Return what redo would do again, or empty."""
        return self._name_of(self.workspace.history.next_redo if self.workspace else None)

    # Telling the user ----------------------------------------------------------------------------------------

    def say(self, key: str, /, tone: Tone = Tone.INFO, ways_out: Iterable[WayOut] = (), **details: object) -> None:
        """Show the sentence of ``key`` in the message bar."""
        self.messages.show(Message(self.texts(key, **details), tone, tuple(ways_out)))

    def report(self, problem: Problem, ways_out: Iterable[WayOut] = ()) -> None:
        """Show a Problem's sentence in the message bar, with buttons that help."""
        damaged = problem.key == "workspace-damaged" and self._is_of_file(problem)
        ways = tuple(ways_out)
        if damaged and not ways:
            ways = (WayOut(self.texts("first-aid.open"), lambda: self.commands.run("tools.restore")),)
        self.messages.show(Message(self.sentence(problem), Tone.BAD, ways))
        if damaged:
            self.upkeep.stop_at((self.sentence(problem),))

    def sentence(self, problem: Problem) -> str:
        """Return the plain sentence of ``problem``, for a place beside the field."""
        return problems.sentence(problem, self.texts)

    def say_saved(self) -> None:
        """Answer Ctrl+S: everything is saved already."""
        if self.saved_at:
            self.say("status.saved", Tone.OK, time=f"{self.saved_at:%H:%M:%S}")
        else:
            self.say("status.nothing-to-save")

    # Where the user is ---------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Show the page with the id ``place``: one of ``actions.PLACES``, ``guide`` or ``settings``."""
        self.place_wanted.emit(place)

    def choose_dialogue(self, dialogue_id: str, title: str = "") -> None:
        """Make a dialogue the present one. All pages follow; the title is shown above the window."""
        self.dialogue_id, self.dialogue_title = dialogue_id, title
        self.update_needs()
        self.dialogue_changed.emit(dialogue_id)

    def rename_dialogue(self, title: str) -> None:
        """Follow the title of the present dialogue; it stays the present one."""
        if title != self.dialogue_title:
            self.dialogue_title = title
            self.dialogue_renamed.emit()

    def set_live(self, supplier_id: str) -> None:
        """Begin the live session of a supplier, or of ``EVERYBODY``, or end it with an empty id."""
        self.live_supplier = supplier_id
        if supplier_id:
            self.messages.clear()  # it may have named somebody else
        self.update_needs()
        self.live_changed.emit(supplier_id)

    # The workspace -------------------------------------------------------------------------------------------

    def open_workspace(self, path: Path) -> bool:
        """Open a workspace file instead of the present one. A Problem is shown and leaves the present one open."""
        return self.opening.open(path)

    def create_workspace(self, path: Path) -> bool:
        """Make an empty workspace file and open it."""
        return self.opening.create(path)

    def may_leave(self) -> bool:
        """Whether nothing unsaved stands against closing the present workspace; says so when something does."""
        saved = self.saving.try_again()
        if not saved:
            self.say("saving.stays", Tone.WARN)
        return saved

    def surroundings(self) -> "Surroundings":
        """Return who works where."""
        from dialogue_app.workspace.workspace import Surroundings  # noqa: PLC0415 - the first picture can do without

        return Surroundings(author=self.settings.recorded_by)

    def use(self, workspace: "Workspace | None") -> None:
        """Work with ``workspace`` from now on; the one before is closed."""
        self.workspace_leaving.emit()
        if self.workspace:  # before the exchange: pages that are on their way out still listen
            self.choose_dialogue("")
            self.set_live("")
        if self.workspace and self.workspace is not workspace:
            self.workspace.close()
        unsaved = self.saving.problem is not None
        self.workspace = workspace
        self.saved_at = None
        self.saving.forget()
        self.upkeep.follow(workspace)
        self.workspace_changed.emit()
        self.drafts.follow(workspace, unsaved=unsaved)

    def set_recorded_by(self, name: str) -> None:
        """Say who writes down answers from now on."""
        self.settings.recorded_by = name
        if self.workspace:
            self.workspace.surroundings = self.surroundings()

    def close(self) -> None:
        """End background work and close the workspace."""
        self.runner.close()
        self.drafts.follow(None, unsaved=self.saving.problem is not None)
        self.saving.forget()
        self.upkeep.follow(None)
        if self.workspace:
            self.workspace.close()
            self.workspace = None
        self.settings.write()

    def _ways_to_workspace(self) -> list[WayOut]:
        ways = filter(self.commands.knows, ("file.open-workspace", "file.new-workspace"))
        return [WayOut(live.text(), live.trigger) for live in map(self.commands.live, ways)]

    def _refuse(self, problem: Problem, _path: Path) -> None:
        self.report(problem, self._ways_to_workspace())

    # Background work -----------------------------------------------------------------------------------------

    def start(
        self,
        name: str,
        work: Work,
        done: Callable[[object], object],
        failed: Callable[[Problem], object] | None = None,
    ) -> Job:
        """Run ``work`` beside the window and hand its result to ``done`` in the window's thread.

        Args:
            name: what it is, in the user's words; shown in the status bar with a way to cancel.
            work: takes a ``tasks.Progress``; it may use frozen values and paths, never the workspace.
            done: called with what ``work`` returned.
            failed: called with the Problem; shows it in the message bar when not given.
        """
        job = Job(work, self)
        job.done.connect(done)
        job.failed.connect(lambda error: self._work_failed(error, failed or self.report))
        self.job_started.emit(job, name)
        self.runner.start(job)
        return job

    @staticmethod
    def _work_failed(error: Exception, show: Callable[[Problem], object]) -> None:
        if not isinstance(error, Problem):
            raise error  # a fault: the excepthook logs it and shows it
        show(error)

    # Look and language ---------------------------------------------------------------------------------------

    def set_language(self, code: str) -> None:
        """Speak another language from now on; not while something is unsaved, because all pages are built anew."""
        if not self.may_leave():
            return
        self.settings.language = code
        self.texts = _texts(code)
        self.language_changed.emit()

    def set_theme(self, choice: str) -> None:
        """Use another look: one of ``settings.THEMES``."""
        self.settings.theme = choice
        self.apply_look()

    def set_scale(self, percent: int) -> None:
        """Use another text size: one of ``settings.SCALES``."""
        self.settings.scale = percent
        self.apply_look()

    def apply_look(self) -> None:
        """Give the application the look of the settings."""
        theme.apply(theme.Look(theme.resolve(self.settings.theme), self.settings.scale))
        self.look_changed.emit()

    # Needs ---------------------------------------------------------------------------------------------------

    def update_needs(self) -> None:
        """Work out anew which actions make sense."""
        state = {
            Need.WORKSPACE: self.workspace is not None,
            Need.DIALOGUE: bool(self.dialogue_id),
            Need.UNDO: bool(self.undo_text()),
            Need.REDO: bool(self.redo_text()),
            Need.NOT_LIVE: not self.live_supplier,
        }
        self.commands.meet(frozenset(need for need, met in state.items() if met))

    def _stepping(self, step: "Callable[[], Change | None]") -> "Callable[[], Change | None]":
        """Return ``step``, an undo or redo, after which nothing points at a dialogue whose making was taken back."""

        def stepped() -> "Change | None":
            change = step()
            if self.dialogue_id and not self._has_dialogue():
                self.choose_dialogue("")
                self.set_live("")
            return change

        return stepped

    def _has_dialogue(self) -> bool:
        assert self.workspace
        try:
            self.workspace.dialogue(self.dialogue_id)
        except Problem:
            return False
        return True

    def _say_stepped(self, key: str, change: "Change | None") -> None:
        if change:
            self.say(key, what=self._name_of(change))

    def _reachable(self, change: "Change | None") -> bool:
        """Whether a change can be taken back or done again now: never one that tells of who is not in the room."""
        return change is not None and not (self.live_supplier and change.tells_of_others(self.live_supplier))

    def _name_of(self, change: "Change | None") -> str:
        return self.texts(change.label, **change.details) if change and self._reachable(change) else ""

    # Saving --------------------------------------------------------------------------------------------------

    def go_on_in_copy(self, target: Path) -> bool:
        """Work on in a copy of the workspace, with what could not be saved; False when the copy can't be written."""
        from dialogue_app.workspace import keeping  # noqa: PLC0415 - see surroundings

        assert self.workspace
        try:
            keeping.go_on_in_copy(self.workspace, target)
        except Problem as problem:
            self.report(problem)
            return False
        self.settings.remember_workspace(target)
        self.workspace_changed.emit()
        self.saving.try_again()
        return True

    def _mark_saved(self) -> None:
        self.saved_at = self._clock()
        self.saved.emit(self.saved_at)
        self.upkeep.note_change()
        self.saving.went_well()

    def _try_saving(self) -> None:
        from dialogue_app.workspace import keeping  # noqa: PLC0415 - see surroundings

        if self.workspace:
            keeping.try_saving(self.workspace)

    def _is_of_file(self, problem: Problem) -> bool:
        """Whether a problem is one of the open workspace file as such, and not of what was typed."""
        return self.workspace is not None and problem.details.get("path") == self.workspace.path


def _texts(language: str) -> Texts:
    return Texts(language, LocaleFormats(language))
