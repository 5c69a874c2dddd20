"""Own files in the shared folder: what is still to be written is remembered, tried again, and said once."""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.folder_steps import FolderSteps
from dialogue_app.workspace.shared_place import is_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dialogue_app.workspace.outbox import Outgoing, Written
    from dialogue_app.workspace.workspace import Workspace

AGAIN_MS = 5_000
"""After a change, own files that could not be written are tried again this late."""


def folder_of(session: Session) -> "Workspace | None":
    """Return the open workspace if it has a shared folder and can be written."""
    workspace = session.workspace
    if workspace is None or workspace.for_reading or not is_set(workspace):
        return None
    from dialogue_app.workspace import sharing  # noqa: PLC0415 - most have no shared folder

    return workspace if sharing.setting(workspace).path else None


class FolderWriting(QObject):
    """Writes when asked, and again as long as something is owed.

    Signals:
        news(): there is something else to say.
        works(): what could not be written before is there now.

    Attributes:
        trouble: why own files could not be written; "" when they could.
        done: what was done about own files, worth saying once.
    """

    news = Signal()
    works = Signal()

    def __init__(self, session: Session, steps: FolderSteps) -> None:
        super().__init__(session)
        self._session, self._steps = session, steps
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self.write)
        self.forget()
        steps.rested.connect(self._rested)
        session.notifier.changed.connect(self._told)

    def forget(self) -> None:
        """Another workspace is open."""
        self.trouble = self.done = ""
        self._owed = self._known = self._aloud = self._next = False
        self._again.stop()

    @property
    def owed(self) -> bool:
        """Whether own files are to be written; at first, what was left to be written when the program ended."""
        workspace = folder_of(self._session)
        if workspace is None:
            return False
        if not self._known:
            from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

            self._owed, self._known = self._owed or outbox.owes(workspace), True
        return self._owed

    def write(self, *, aloud: bool = False) -> None:
        """Write own files; ``aloud`` says how it ended although it went well."""
        workspace = folder_of(self._session)
        if workspace is None:
            return
        from dialogue_app.workspace import sharing  # noqa: PLC0415 - see folder_of

        self._aloud = self._aloud or aloud
        self._next = self._steps.busy
        if not self._next:
            # Gathered only for a folder that is there: what was handed on can't be changed any more.
            folder = sharing.folder(workspace)
            self._steps.start("folder.writing", lambda _tell: sharing.reach(folder), self._gather, self.failed)

    def restore(self, lost: "Sequence[str]", *, rival: bool) -> None:
        """Write own files anew that somebody else has changed; those that a copy of this workspace writes are left."""
        from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

        workspace, texts = self._session.workspace, self._session.texts
        assert workspace
        self._owed = True
        if not (rival and outbox.has_moved(workspace)):
            self.done = texts("folder.restored", file=lost[0])
            return
        with suppress(Problem):  # then the file can't be written, which the window says
            outbox.part_ways(workspace)
            self.done = texts("folder.parted")

    def failed(self, problem: Problem) -> None:
        """Remember that it is to be tried again."""
        why = self._session.sentence(problem)
        missing = problem.key == "shared-folder-missing"
        self._owed, self.trouble = True, why if missing else self._session.texts("folder.not-written", why=why)
        if self._aloud:
            self._aloud = False
            self._session.report(problem)
        self.news.emit()

    # Inside --------------------------------------------------------------------------------------------------

    def _gather(self, _reached: object) -> None:
        from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

        assert self._session.workspace
        self._owed = False
        self._steps.gather(outbox.gathering(self._session.workspace), self._gathered, self.failed)

    def _gathered(self, sent: "Outgoing") -> None:
        from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

        if self._owed:  # something was changed while it was gathered: it may not fit together
            self._next = True
            return
        self._steps.start("folder.writing", partial(outbox.write, sent), self._written, self.failed)

    def _written(self, done: "Written") -> None:
        from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

        session = self._session
        assert session.workspace
        try:
            outbox.record(session.workspace, done, owed=self._owed)
        except Problem as problem:
            self.failed(problem)
            return
        if done.problems:
            self.failed(done.problems[0])
            return
        if self.trouble:
            self.trouble, self.done = "", session.texts("folder.again")
            self.works.emit()
        if self._aloud and not session.live_supplier:
            session.messages.clear()
            session.say("folder.done", Tone.OK, what=session.texts.count("folder.written", len(done.files)))
        self._aloud = False
        self.news.emit()

    def _told(self, _touched: object, _originator: object) -> None:
        workspace = folder_of(self._session)
        if workspace is None:
            return
        from dialogue_app.workspace import outbox  # noqa: PLC0415 - see folder_of

        if not self._owed:
            with suppress(Problem):  # then the file can't be written, which the window says
                outbox.owe(workspace)
        self._owed = True
        if self.trouble and not self._session.live_supplier:
            self._again.start()

    def _rested(self) -> None:
        if self._next:
            self._next = False
            self.write()
