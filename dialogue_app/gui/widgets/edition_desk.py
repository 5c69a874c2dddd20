"""Asks where the bank shall be saved as a document, and writes it in the background from one frozen release."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.texts import Texts
from dialogue_app.workspace import publishing
from question_bank import Release

_FOLDER = "bank/folder"


class EditionDesk(QObject):
    """Saves the reader's edition of a release where the user wants it.

    Args:
        session: runs the work and says how it ended.
        parent: the page above which the file dialog opens.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._page = session, parent

    def save(self, release: Release, language: str, moment: str) -> None:
        """Ask for a file and write the release to it, worded in ``language``, as made at ``moment``."""
        target = self._ask_target(f"{release.bank.id}-{release.number}-{language}")
        if target:
            name = self._session.texts("edition.writing")
            self._session.start(name, _writing(release, language, moment, target), self._written)

    def _ask_target(self, stem: str) -> Path | None:
        texts = self._session.texts
        kinds = {f"{texts(f'edition.{form}')} (*.{form})": form for form in publishing.FORMATS}
        proposed = self._folder() / f"{stem}.{publishing.FORMATS[0]}"
        name, kind = QFileDialog.getSaveFileName(self._page, texts("edition.save"), str(proposed), ";;".join(kinds))
        if not name:
            return None
        target = Path(name)
        self._session.settings.keep_value(_FOLDER, str(target.parent))
        known = target.suffix.removeprefix(".").lower() in publishing.FORMATS
        return target if known else target.with_name(f"{target.name}.{kinds.get(kind, publishing.FORMATS[0])}")

    def _folder(self) -> Path:
        kept = self._session.settings.value(_FOLDER)
        if kept and Path(kept).is_dir():
            return Path(kept)
        return self._session.workspace.path.parent if self._session.workspace else Path.home()

    def _written(self, target: object) -> None:
        assert isinstance(target, Path)
        texts = self._session.texts
        ways = (
            WayOut(texts("compare.open-file"), lambda: _open(target)),
            WayOut(texts("compare.open-folder"), lambda: _open(target.parent)),
        )
        self._session.say("edition.written", Tone.OK, ways, file=target.name)


def _writing(release: Release, language: str, moment: str, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(progress: Progress) -> Path:
        progress.say(0)
        document = publishing.edition(release, Texts(language), moment)
        return publishing.write_edition(document, target, tell=progress.say)

    return work


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
