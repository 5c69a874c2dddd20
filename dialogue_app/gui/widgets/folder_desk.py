"""Looks into the shared folder when the window comes to the front, and has own files written when it is left.

One for the whole window, whatever page is shown; ``FolderLine`` shows what it says. All of it runs beside the window,
quietly; nothing that is found is taken in before somebody has looked at it.
"""

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from dialogue_app.errors import Problem
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.folder_steps import FolderSteps
from dialogue_app.gui.widgets.folder_writing import FolderWriting, folder_of
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dialogue_app.workspace.inbox import Asked, Looked, Seen
    from dialogue_app.workspace.shared_files import Offer

_ACTIVE = Qt.ApplicationState.ApplicationActive


class FolderDesk(QObject):
    """Knows what waits in the folder, and what there is to say about it.

    Signals:
        news(): there is something else to say, or nothing any more.
        dialogue_wanted(Path): look at this dialogue.
        package_wanted(Path): look at this package of questions.
    """

    news = Signal()
    dialogue_wanted = Signal(object)
    package_wanted = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session, self._steps = session, FolderSteps(session)
        self.own = FolderWriting(session, self._steps)
        self.offers: tuple[Offer, ...] = ()
        self._looked: Mapping[Path, Looked] = {}
        self._put_off = set[object]()
        self._shown: dict[Path, str] = {}
        self._known = frozenset[str]()
        self._missing = self._passed_over = ""
        self._next = False
        self._steps.rested.connect(self._rested)
        self.own.news.connect(self.news)
        self.own.works.connect(self._speak_again)
        session.workspace_changed.connect(self._forget)
        session.live_changed.connect(lambda _: self.news.emit())
        session.notifier.changed.connect(self._told)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.connect(self.front_or_back)

    @classmethod
    def of(cls, session: Session) -> "FolderDesk":
        """Return the desk of a window."""
        found = session.findChild(cls)
        return found if isinstance(found, FolderDesk) else cls(session)

    @property
    def waiting(self) -> "tuple[Offer, ...]":
        """What is new from others and was not put off; nothing while a supplier is in the room."""
        if self._session.live_supplier:
            return ()
        return tuple(each for each in self.offers if (each.path, each.contents) not in self._put_off)

    @property
    def remark(self) -> str:
        """What else there is to say, in one sentence; "" for nothing."""
        of_ours = (self.own.trouble or self._missing, self.own.done)
        said = of_ours if self.waiting else (*of_ours, self._passed_over)
        open_ones = (each for each in said if each and each not in self._put_off)
        return "" if self._session.live_supplier else next(open_ones, "")

    # What the user does --------------------------------------------------------------------------------------

    def front_or_back(self, state: Qt.ApplicationState = _ACTIVE) -> None:
        """The window came to the front, or was left; nothing happens while somebody is in the room."""
        if self._session.live_supplier:
            return
        if state is _ACTIVE:
            self.look()
        elif self.own.owed:
            self.own.write()

    def look(self) -> None:
        """See what others have put there; nothing where no folder is set."""
        workspace = folder_of(self._session)
        if workspace is None:
            if self.offers or self.remark:
                self._forget()
            return
        from dialogue_app.workspace import inbox  # noqa: PLC0415 - most have no shared folder

        self._next = self._steps.busy
        if not self._next:
            wanted = inbox.asked(workspace, self._looked)
            step = partial(inbox.look, wanted)
            self._steps.start("folder.looking", step, partial(self._seen, wanted), self._not_there)

    def look_at(self) -> None:
        """Go where the first thing that waits can be looked at."""
        if waiting := self.waiting:
            first, dialogue = waiting[0], waiting[0].questions is None
            self._session.go("dialogues" if dialogue else "bank")
            self._shown[first.path] = first.contents
            (self.dialogue_wanted if dialogue else self.package_wanted).emit(first.path)

    def settle(self, path: "Path") -> None:
        """This package was taken in, with everything there was to choose; what it leaves open is not asked again."""
        workspace = folder_of(self._session)
        offered = {each.path: each.contents for each in self.offers}
        contents = (offered | self._shown).get(path)
        if workspace and contents:
            from dialogue_app.workspace import inbox  # noqa: PLC0415 - see look

            with suppress(Problem):  # then it is offered once more
                inbox.settle(workspace, contents)
            self.look()

    def put_off(self) -> None:
        """Say no more of what is said now; what waits stays in the folder."""
        self._put_off |= {self.remark, *((each.path, each.contents) for each in self.waiting)}
        self.news.emit()

    # Inside --------------------------------------------------------------------------------------------------

    def _seen(self, wanted: "Asked", seen: "Seen") -> None:
        from dialogue_app.workspace import inbox, known_here, merging  # noqa: PLC0415 - see look

        workspace = self._session.workspace
        if not seen.unread or workspace is None:
            self._compared(wanted, seen)
            return
        step = partial(inbox.compare, merging.here(workspace), known_here.known(workspace), wanted, seen)
        self._steps.start("folder.looking", step, partial(self._compared, wanted), self._not_there)

    def _compared(self, wanted: "Asked", seen: "Seen") -> None:
        self._looked, self.offers, self._known = seen.looked, seen.offers, wanted.known
        self._put_off.discard(self._missing)
        self._missing = self.own.done = ""
        self._passed_over = self._why_not(seen.problems)
        if seen.lost:
            self.own.restore(seen.lost, rival=seen.rival)
        self.news.emit()
        if self.own.owed:
            self.own.write()

    def _why_not(self, problems: tuple[Problem, ...]) -> str:
        if len(problems) == 1:
            return self._session.sentence(problems[0])
        return self._session.texts.count("folder.passed-over", len(problems)) if problems else ""

    def _not_there(self, problem: Problem) -> None:
        self.offers = ()
        self._missing = self._session.sentence(problem)
        if self.own.owed:
            self.own.failed(problem)
        self.news.emit()

    def _told(self, touched: frozenset, _originator: object) -> None:
        """Take away what has been taken in, and compare anew what waits."""
        workspace = folder_of(self._session)
        if workspace is None or not self._looked:
            return
        from dialogue_app.domain.shared_folder import BANK, DIALOGUE  # noqa: PLC0415 - see look
        from dialogue_app.workspace import inbox  # noqa: PLC0415 - see look

        known = inbox.taken_in(workspace)
        stale = {BANK} if Touched.BANK in touched else set[str]()
        stale |= {DIALOGUE} if known != self._known else set()
        self._known = known
        for ending in stale:
            self._looked = inbox.without(self._looked, ending)
        waited = {each.path.suffix for each in self.offers}
        self.offers = tuple(each for each in self.offers if each.contents not in known)
        if stale & waited and not self._session.live_supplier:
            self.look()
        self.news.emit()

    def _speak_again(self) -> None:
        """What was put off may be said again when it happens again."""
        self._put_off = {each for each in self._put_off if not isinstance(each, str)}

    def _rested(self) -> None:
        if self._next:
            self._next = False
            self.look()

    def _forget(self) -> None:
        self.own.forget()
        self.offers, self._looked = (), {}
        self._put_off.clear()
        self._shown.clear()
        self._missing = self._passed_over = ""
        self._next = False
        self.news.emit()
