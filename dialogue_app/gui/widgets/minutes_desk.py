"""Writes the minutes of every talk of a dialogue."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.workspace import minutes
from dialogue_app.workspace.minutes import Sheaf


class MinutesDesk(QObject):
    """Asks for a folder and writes in the background.

    Args:
        session: runs the work and says how it ended.
        window: the widget that the questions of the system stand before.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._targets = Targets(session, window, "sending")

    def write(self) -> None:
        """Write the minutes of every talk of the present dialogue into a folder; not while a session is live."""
        session = self._session
        if session.workspace is None or not session.dialogue_id or session.live_supplier:
            return
        try:
            sheaf = minutes.sheaf(session.workspace, session.dialogue_id)
        except Problem as problem:
            session.report(problem)
            return
        target = self._targets.ask_folder(session.texts("minutes.choose-folder"))
        if target:
            session.start(
                session.texts("minutes.writing"), _writing(sheaf, target, session.texts.language), self._written
            )

    def _written(self, made: object) -> None:
        assert isinstance(made, tuple)
        if self._session.live_supplier:
            self._session.say("room.written-meanwhile", Tone.OK)  # the names of the files may be somebody's
            return
        _file, folder = self._targets.ways_to(made[0])
        texts = self._session.texts
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=made[0].parent.name)
        self._session.messages.show(Message(sentence, Tone.OK, (folder,)))


def _writing(sheaf: Sheaf, target: Path, language: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return minutes.write_all(sheaf, target, language, tell=progress.say)

    return work
