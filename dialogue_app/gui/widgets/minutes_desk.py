"""Writes the minutes of talks: of the supplier whose session is live, else of every talk of the dialogue."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Message, Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.workspace import minutes
from dialogue_app.workspace.minutes import Sheaf

_FOLDER = "sending/folder"


class MinutesDesk(QObject):
    """Asks where to, and writes in the background.

    Args:
        session: runs the work and says how it ended.
        window: the widget that the questions of the system stand before.
    """

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window

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
        target = self._ask_file(sheaf) if live else self._ask_folder()
        if target:
            work = _writing(sheaf, target, self._session.texts.language)
            self._session.start(self._session.texts("minutes.writing"), work, self._written)

    def _ask_file(self, sheaf: Sheaf) -> Path | None:
        texts = self._session.texts
        kinds = ";;".join(f"{texts(f'minutes.file{ending}')} (*{ending})" for ending in minutes.ENDINGS)
        proposed = self._folder() / sheaf.file_name(sheaf.talks[0], minutes.ENDINGS[0], texts)
        name, chosen = QFileDialog.getSaveFileName(self._window, texts("live.action.minutes"), str(proposed), kinds)
        if not name:
            return None
        ending = next((each for each in minutes.ENDINGS if f"*{each}" in chosen), minutes.ENDINGS[0])
        return self._kept(Path(name) if Path(name).suffix.lower() in minutes.ENDINGS else Path(name + ending))

    def _ask_folder(self) -> Path | None:
        title = self._session.texts("minutes.choose-folder")
        name = QFileDialog.getExistingDirectory(self._window, title, str(self._folder()))
        return self._kept(Path(name)) if name else None

    def _kept(self, target: Path) -> Path:
        self._session.settings.keep_value(_FOLDER, str(target if target.is_dir() else target.parent))
        return target

    def _folder(self) -> Path:
        kept = self._session.settings.value(_FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        return self._session.workspace.path.parent if self._session.workspace else Path.home()

    def _written(self, made: object) -> None:
        assert isinstance(made, tuple)
        texts, folder = self._session.texts, made[0].parent
        way = WayOut(texts("compare.open-folder"), lambda: _open(folder))
        sentence = texts.count("sending.written", len(made), file=made[0].name, folder=folder.name)
        self._session.messages.show(Message(sentence, Tone.OK, (way,)))


def _writing(sheaf: Sheaf, target: Path, language: str) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> tuple[Path, ...]:
        return minutes.write_all(sheaf, target, language, tell=progress.say)

    return work


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
