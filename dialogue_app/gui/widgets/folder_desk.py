"""Looks into the shared folder when the window comes to the front, and writes own files when it is left.

All of it runs beside the window, quietly; nothing that is found is taken in before somebody has looked at it.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from dialogue_app.domain.dates import date_text
from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress
from dialogue_app.gui.widgets.offer_line import OfferLine
from dialogue_app.workspace.shared_place import is_set

if TYPE_CHECKING:
    from dialogue_app.workspace.sharing import Asked, Offer, Outgoing, Seen
    from dialogue_app.workspace.workspace import Workspace

_ACTIVE = Qt.ApplicationState.ApplicationActive


class FolderDesk(QObject):
    """Keeps the line about what waits in the folder.

    Signals:
        dialogue_wanted(Path): look at this dialogue.
    """

    dialogue_wanted = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self.line = OfferLine(session.texts)
        self.offers: tuple[Offer, ...] = ()
        self._put_off: set[Path] = set()
        self._problem = ""
        self._busy = self._changed = False
        self.line.look_wanted.connect(self._look_at)
        self.line.later_wanted.connect(self._later)
        session.live_changed.connect(self._say)
        session.notifier.changed.connect(self._told)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.connect(self._front_or_back)

    def look(self) -> None:
        """See what others have put there; nothing where no folder is set."""
        from dialogue_app.workspace import sharing  # noqa: PLC0415 - most have no shared folder

        workspace = self._session.workspace
        if workspace is None or self._busy or not sharing.setting(workspace).path:
            self._show((), "")
            return
        self._start("folder.looking", partial(_looking, sharing.asked(workspace)), partial(self._seen, workspace))

    def write(self, *, aloud: bool = False) -> None:
        """Write own files; ``aloud`` says how it ended although it went well."""
        from dialogue_app.workspace import sharing  # noqa: PLC0415 - see look

        session, workspace = self._session, self._session.workspace
        if workspace is None or self._busy or not sharing.setting(workspace).path:
            return
        try:
            sent = sharing.outgoing(workspace)
        except Problem as problem:
            self._failed(problem)
            if aloud:
                session.report(problem)
            return
        self._changed = False
        self._start("folder.writing", partial(_writing, sent), partial(self._written, aloud))

    def come_forward(self) -> None:
        """The page is shown: look, where there is a folder and nobody is in the room."""
        self._front_or_back(_ACTIVE)

    # Inside --------------------------------------------------------------------------------------------------

    def _front_or_back(self, state: Qt.ApplicationState) -> None:
        session = self._session
        if session.workspace is None or session.live_supplier or not is_set(session.workspace):
            return
        if state is _ACTIVE:
            self.look()
        elif self._changed:
            self.write()

    def _start(self, name: str, work: object, done: object) -> None:
        self._busy = True
        job = self._session.start(self._session.texts(name), work, done, self._failed)  # type: ignore[arg-type]
        for ending in (job.done, job.failed, job.cancelled):
            ending.connect(self._ended)
        if not job.running:
            self._ended()

    def _ended(self, *_: object) -> None:
        self._busy = False

    def _seen(self, asking: "Workspace", found: object) -> None:
        seen: Seen = found  # type: ignore[assignment]
        texts = self._session.texts
        if self._session.workspace is not asking:
            return
        self._show(tuple(each for each in seen.offers if self._brings(each)), "")
        if seen.problems and not self.offers:
            self._show((), texts.count("folder.passed-over", len(seen.problems)))

    def _brings(self, offer: "Offer") -> bool:
        """Whether a package of questions holds anything that is not here."""
        from dialogue_app.domain.bank_merge import What  # noqa: PLC0415 - see look
        from dialogue_app.workspace import merging  # noqa: PLC0415 - see look

        if offer.package is None:
            return True
        assert self._session.workspace
        try:
            counts = merging.preview(self._session.workspace, offer.package, offer.path.name).counts()
        except Problem:
            return False  # it is refused with a sentence when somebody merges it
        return any(counts[what] for what in (What.NEW, What.CHANGED, What.CONFLICT))

    def _written(self, aloud: bool, files: object) -> None:
        assert isinstance(files, tuple)
        if aloud:
            self._session.messages.clear()
            words = self._session.texts.count("folder.written", len(files))
            self._session.say("folder.done", Tone.OK, what=words)

    def _failed(self, problem: Problem) -> None:
        self._show((), self._session.sentence(problem))

    def _show(self, offers: "tuple[Offer, ...]", problem: str) -> None:
        self.offers, self._problem = offers, problem
        self._say()

    @property
    def _waiting(self) -> "list[Offer]":
        return [each for each in self.offers if each.path not in self._put_off]

    def _say(self, _supplier: str = "") -> None:
        waiting = self._waiting
        if self._session.live_supplier:
            self.line.say("", offers=False)
        elif waiting:
            self.line.say(self._words(waiting), offers=waiting[0].package is None)
        else:
            self.line.say(self._problem, offers=False)

    def _words(self, waiting: "list[Offer]") -> str:
        texts, first = self._session.texts, waiting[0]
        people = first.people or texts("travel.somebody")
        if len(waiting) > 1:
            from_one = all(each.people == first.people for each in waiting)
            key = "folder.several-new" if from_one else "folder.several-new-from-all"
            return texts.count(key, len(waiting), people=people, title=first.title)
        if first.package is not None:
            return texts.count("folder.questions-new", len(first.package.stories), people=people)
        return texts("folder.one-new", people=people, title=first.title, day=date_text(first.made_at[:10], texts))

    def _look_at(self) -> None:
        if waiting := self._waiting:
            self.dialogue_wanted.emit(waiting[0].path)

    def _later(self) -> None:
        if waiting := self._waiting:
            self._put_off.add(waiting[0].path)
        self._problem = ""
        self._say()

    def _told(self, _touched: object, _originator: object) -> None:
        self._changed = True


def _looking(asked: "Asked", progress: Progress) -> "Seen":
    """Work for the background: only frozen values and a path."""
    from dialogue_app.workspace import sharing  # noqa: PLC0415 - see FolderDesk.look

    return sharing.look(asked, progress.say)


def _writing(sent: "Outgoing", progress: Progress) -> tuple[Path, ...]:
    """Work for the background: only frozen values and a path."""
    from dialogue_app.workspace import sharing  # noqa: PLC0415 - see FolderDesk.look

    return sharing.write(sent, progress.say)
