"""Writes the minutes of talks: of the supplier whose session is live, else of every talk of the dialogue."""

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
    """Asks where to, and writes in the background.

    Args:
        session: runs the work and says how it ended.
        window: the widget that the questions of the system stand before.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._targets = Targets(session, window, "sending")

    def write(self) -> None:
        """Write the minutes of the live session to a file, or those of all talks to a folder."""
        workspace, live = self._session.workspace, self._session.live_supplier
        if workspace is None or not self._session.dialogue_id:
            return
        try:
            sheaf = minutes.sheaf(workspace, self._session.dialogue_id, live or None)
        except Problem as problem:
            self._session.report(problem)
            return
        target = (
            self._ask_file(sheaf) if live else self._targets.ask_folder(self._session.texts("minutes.choose-folder"))
        )
        if target:
            work = _writing(sheaf, target, self._session.texts.language)
            self._session.start(self._session.texts("minutes.writing"), work, self._written)

    def _ask_file(self, sheaf: Sheaf) -> Path | None:
        texts = self._session.texts
        kinds = {ending: texts(f"minutes.file{ending}") for ending in minutes.ENDINGS}
        proposed = sheaf.file_name(sheaf.talks[0], minutes.ENDINGS[0], texts)
        return self._targets.ask_file(texts("live.action.minutes"), proposed, kinds)

    def _written(self, made: object) -> None:
        assert isinstance(made, tuple)
        _file, folder = self._targets.ways_to(made[0])
        texts = self._session.texts
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=made[0].parent.name)
        self._session.messages.show(Message(sentence, Tone.OK, (folder,)))


def _writing(sheaf: Sheaf, target: Path, language: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return minutes.write_all(sheaf, target, language, tell=progress.say)

    return work
