"""Hands dialogues on as files and takes them in: reads and writes beside the window, shows first, stores in one step.

Closed while a supplier's session is live: nothing of other suppliers stays in any widget then.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.targets import Targets

if TYPE_CHECKING:
    from dialogue_app.domain.packed_dialogue import PackedDialogue
    from dialogue_app.gui.widgets.hand_on_view import HandOnView
    from dialogue_app.gui.widgets.take_in_view import TakeInView
    from dialogue_app.workspace.taking_in import Incoming, Preview
    from dialogue_app.workspace.workspace import Workspace

SUFFIX = ".dialogue"


class TravelDesk(QObject):
    """Keeps one file on its way for a page.

    Signals:
        opened(QWidget): show this.
        closed(): show the page again.
        kept(): what is kept in the shared folder has changed.
        taken(str, str): the dialogue of this id and title came in.
    """

    opened = Signal(QWidget)
    closed = Signal()
    taken = Signal(str, str)
    kept = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self._targets = Targets(session, page, "travel")
        self._giving: HandOnView | None = None
        self._taking: TakeInView | None = None
        self._dialogue_id = ""
        self._incoming: Incoming | None = None
        self._seen: Preview | None = None
        self.is_open = False
        session.live_changed.connect(self.put_away)
        session.notifier.changed.connect(self._told)

    def focus_first(self) -> None:
        """Begin where the open view begins."""
        if self._incoming and self._taking:
            self._taking.begin()
        elif self._giving:
            self._giving.focus_first()

    def put_away(self) -> None:
        """Close what is open and forget every name in it."""
        self._incoming = self._seen = None
        self._dialogue_id = ""
        if self._giving:
            self._giving.forget()
        if self._taking:
            self._taking.show_preview(None)
        if self.is_open:
            self.is_open = False
            self.closed.emit()

    # Handing on ----------------------------------------------------------------------------------------------

    def hand_on(self, dialogue_id: str) -> None:
        """Offer to hand a dialogue on."""
        from dialogue_app.workspace import handing_on, sharing, travel_words  # noqa: PLC0415 - when first asked for

        if not self._may_begin():
            return
        session = self._session
        try:
            sent = handing_on.packed_for_each(self._workspace, dialogue_id)
        except Problem as problem:
            session.report(problem)
            return
        self._dialogue_id = dialogue_id
        words = {who: "\n".join(travel_words.sent_lines(each, session.texts)) for who, each in sent.items()}
        view = self._giving_view()
        found = sharing.setting(self._workspace)
        kept = found.readers(dialogue_id)
        title = self._workspace.dialogue(dialogue_id).title
        view.show_dialogue(title, words, folder=bool(found.path), kept=kept)
        self._open(view)

    def _write(self) -> None:
        from dialogue_app.workspace import handing_on  # noqa: PLC0415 - see hand_on

        session, readers = self._session, self._giving_view().readers
        if readers is None:
            return
        texts = session.texts
        proposed = handing_on.file_name(self._workspace, self._dialogue_id, readers)
        target = self._targets.ask_file(texts("travel.hand-on-title"), proposed, {SUFFIX: texts("travel.kind")})
        if target is None:
            return
        try:
            sent = handing_on.packed(self._workspace, self._dialogue_id, readers)
        except Problem as problem:
            session.report(problem)
            return
        session.start(texts("travel.writing"), _writing(sent, target), self._written)

    def _keep(self, wanted: bool) -> None:
        from dialogue_app.workspace import sharing  # noqa: PLC0415 - see hand_on

        session, dialogue_id = self._session, self._dialogue_id
        readers = self._giving_view().readers if wanted else None
        if session.perform(lambda: sharing.share(self._workspace, dialogue_id, readers), self):
            self.put_away()
            self.kept.emit()

    def _written(self, target: object) -> None:
        assert isinstance(target, Path)
        session = self._session
        if session.live_supplier:
            session.say("room.written-meanwhile", Tone.OK)  # the title of the dialogue may name somebody
            return
        self.put_away()
        _file, folder = self._targets.ways_to(target)
        session.say("travel.written", Tone.OK, [folder], file=target.name)

    # Taking in -----------------------------------------------------------------------------------------------

    def look_at(self, file: Path) -> None:
        """Read a file beside the window and show what it would do. Nothing is stored."""
        if not self._may_begin():
            return
        session, workspace = self._session, self._workspace

        def show(found: object) -> None:
            if session.workspace is workspace and self._may_begin():
                self._show(found)  # type: ignore[arg-type]

        session.messages.clear()
        session.start(session.texts("travel.reading", file=file.name), _reading(file), show)

    def _show(self, incoming: "Incoming") -> None:
        self.put_away()
        self._incoming = incoming
        if self._look_again():
            self._open(self._taking_view())

    def _look_again(self) -> bool:
        from dialogue_app.workspace import taking_in  # noqa: PLC0415 - see hand_on

        assert self._incoming
        view = self._taking_view()
        try:
            self._seen = taking_in.preview(self._workspace, self._incoming, view.same)
        except Problem as problem:
            self.put_away()
            self._session.report(problem)
            return False
        view.show_preview(self._seen)
        return True

    def _accept(self) -> None:
        from dialogue_app.workspace import taking_over  # noqa: PLC0415 - see hand_on

        seen, session = self._seen, self._session
        if seen is None:
            return
        choices = dict(self._taking_view().model.choices)
        if session.perform(partial(taking_over.take_over, self._workspace, seen, choices), self, self._not_taken):
            dialogue = seen.incoming.packed.dialogue
            self.put_away()
            self.taken.emit(dialogue.id, self._workspace.dialogue(dialogue.id).title)
            undo = WayOut(session.texts("action.undo"), session.undo)
            session.say("travel.taken", Tone.OK, [undo], title=dialogue.title)

    def _not_taken(self, problem: Problem) -> None:
        self._session.report(problem)
        self._look_again()

    def _told(self, _touched: object, originator: object) -> None:
        if self._incoming and self.is_open and originator is not self:
            self._look_again()

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace
        return self._session.workspace

    def _may_begin(self) -> bool:
        session = self._session
        if session.live_supplier:
            end = WayOut(session.texts("returns.end-session"), lambda: session.set_live(""))
            session.say("travel.live-first", Tone.WARN, [end])
            return False
        return session.workspace is not None

    def _open(self, view: QWidget) -> None:
        self.is_open = True
        self.opened.emit(view)
        self.focus_first()

    def _giving_view(self) -> "HandOnView":
        from dialogue_app.gui.widgets.hand_on_view import HandOnView  # noqa: PLC0415 - see hand_on

        if self._giving is None:
            self._giving = HandOnView(self._session)
            self._giving.wanted.connect(self._write)
            self._giving.keep_wanted.connect(self._keep)
            self._giving.left.connect(self.put_away)
        return self._giving

    def _taking_view(self) -> "TakeInView":
        from dialogue_app.gui.widgets.take_in_view import TakeInView  # noqa: PLC0415 - see hand_on

        if self._taking is None:
            self._taking = TakeInView(self._session)
            self._taking.accepted.connect(self._accept)
            self._taking.left.connect(self.put_away)
            self._taking.pairs_changed.connect(lambda: self._incoming and self._look_again())
        return self._taking


def _writing(sent: "PackedDialogue", target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Path:
        from dialogue_app.workspace import handing_on  # noqa: PLC0415 - see TravelDesk.hand_on

        return handing_on.write(sent, target, progress.say)

    return work


def _reading(file: Path) -> Work:
    """Work for the background: only a path."""

    def work(progress: Progress) -> "Incoming":
        from dialogue_app.workspace import taking_in  # noqa: PLC0415 - see TravelDesk.hand_on

        return taking_in.read(file, progress.say)

    return work
