"""Joins the list of what is owed with the workspace: reads it, puts off, reminds, fills a calendar.

The list and what it is gathered from are imported when it is first opened: the first screen does without.
"""

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.domain.owed import Owed, PutOff
    from dialogue_app.gui.widgets.owed_view import OwedView
    from dialogue_app.workspace.reminding import Reminders

SHOWN = frozenset({Touched.FOLLOWUP, Touched.TALKS, Touched.ANSWERS, Touched.DIALOGUES, Touched.SUPPLIERS})
"""What the list is gathered from."""


class OwedDesk(QObject):
    """The list of everything owed, opened in the place of a page.

    Signals:
        opened(QWidget): show this.
        closed(): show the page again.
        wanted(Owed): work on this.
    """

    opened = Signal(QWidget)
    closed = Signal()
    wanted = Signal(object)

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.view: OwedView | None = None
        self.is_open = False
        self._targets = Targets(session, page, "sending")
        session.live_changed.connect(self.put_away)

    def open(self) -> None:
        """Show what is owed; not while a supplier is in the room: the list names others."""
        if self._session.live_supplier:
            self._session.say("owed.live-first", Tone.WARN)
            return
        self.is_open = True
        view = self._view()
        self.load()
        self.opened.emit(view)
        view.focus_first()

    def put_away(self) -> None:
        """Close the list and forget every name in it."""
        if self.view:
            self.view.forget()
        if self.is_open:
            self.is_open = False
            self.closed.emit()

    def load(self) -> None:
        """Read everything again and keep the mark where it was."""
        from dialogue_app.workspace import owing  # noqa: PLC0415 - see the module's first lines

        workspace = self._session.workspace
        if workspace and self.view and self.is_open:
            row = self.view.table.currentIndex().row()
            today = workspace.surroundings.clock().date()
            self.view.model.put(owing.entries(workspace), today)
            self.view.show_listed(row)

    def refresh(self, touched: frozenset) -> None:
        """Show anew what changed."""
        if touched & SHOWN:
            self.load()

    def _view(self) -> "OwedView":
        if self.view is None:
            from dialogue_app.gui.widgets.owed_view import OwedView  # noqa: PLC0415 - see the module's first lines

            self.view = view = OwedView(self._session.texts)
            view.left.connect(self.put_away)
            view.open_wanted.connect(self.wanted)
            view.putting_off.wanted.connect(self._put_off)
            view.brought_back.connect(lambda: self._put_off(None))
            view.letters_wanted.connect(self._write_letters)
            view.calendar_wanted.connect(self._write_calendar)
            self._session.look_changed.connect(view.table.follow_look)
        return self.view

    def _put_off(self, said: "PutOff | None") -> None:
        """Put off everything that is marked, or bring it back; each can be undone."""
        assert self.view
        for entry in self.view.chosen():
            if not self._put_off_one(entry, said):
                return
        self.view.putting_off.put_away()
        self.load()
        self.view.table.setFocus()

    def _put_off_one(self, entry: "Owed", said: "PutOff | None") -> bool:
        from dialogue_app.workspace import owing  # noqa: PLC0415 - see the module's first lines

        workspace, view, failures = self._session.workspace, self.view, list[Problem]()
        assert workspace
        assert view
        self._session.perform(partial(owing.put_off, workspace, entry.key, said), self._page, failures.append)
        for problem in failures:
            view.putting_off.say_error(problem.key, self._session.sentence(problem))
        return not failures

    def _write_letters(self) -> None:
        from dialogue_app.workspace import reminding  # noqa: PLC0415 - see the module's first lines

        session = self._session
        assert session.workspace
        assert self.view
        try:
            made = reminding.reminders(session.workspace, self.view.chosen(), session.texts)
        except Problem as problem:
            session.report(problem)
            return
        folder = self._targets.ask_folder(session.texts("sending.choose-folder"))
        if folder:
            work = _lettering(made, folder, session.texts.language)
            session.start(session.texts("sending.writing"), work, partial(self._letters_written, made))

    def _letters_written(self, made: "Reminders", paths: object) -> None:
        from dialogue_app.workspace import reminding  # noqa: PLC0415 - see the module's first lines

        assert isinstance(paths, tuple)
        session = self._session
        if session.workspace:
            session.perform(partial(reminding.note_reminded, session.workspace, made), self._page)
        self.load()
        self._say_written(paths)

    def _write_calendar(self) -> None:
        from dialogue_app.workspace import reminding  # noqa: PLC0415 - see the module's first lines

        session, view = self._session, self.view
        assert session.workspace
        assert view
        chosen = view.chosen()
        wanted = chosen if len(chosen) > 1 else view.model.shown
        try:
            days = reminding.calendar_days(session.workspace, wanted, session.texts)
        except Problem as problem:
            session.report(problem)
            return
        name = f"{session.texts('owed.title')} {date.today():%Y-%m-%d}.ics"
        target = self._targets.ask_file(session.texts("owed.calendar"), name, {".ics": session.texts("owed.ics")})
        if target:
            work: Work = lambda _progress: (reminding.write_calendar(days, target),)  # noqa: E731 - frozen values only
            session.start(session.texts("sending.writing"), work, self._say_written)

    def _say_written(self, made: object) -> None:
        assert isinstance(made, tuple)
        if self._session.live_supplier:
            self._session.say("room.written-meanwhile", Tone.OK)  # the names of the files may be somebody's
            return
        _file, folder = self._targets.ways_to(made[0])
        texts = self._session.texts
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=made[0].parent.name)
        self._session.messages.show(Message(sentence, Tone.OK, (folder,)))


def _lettering(made: "Reminders", folder: Path, language: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(_progress: Progress) -> tuple[Path, ...]:
        from dialogue_app.workspace import reminding  # noqa: PLC0415 - see the module's first lines

        return reminding.write_letters(made, folder, language)

    return work
