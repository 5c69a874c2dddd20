"""Asks where a document shall be saved, and writes it in the background from frozen values."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Work


class SavingDesk(QObject):
    """Saves one kind of document where the user wants it.

    Args:
        session: runs the work and says how it ended.
        parent: the page above which the file dialog opens.
        area: which document: its texts are ``<area>.save``, ``.writing``, ``.written`` and one for each ending.
        endings: of the kinds of file it can be written to, the usual one first.
    """

    def __init__(self, session: Session, parent: QWidget, area: str, endings: Sequence[str]) -> None:
        super().__init__(parent)
        self._session, self._page, self._area, self._endings = session, parent, area, endings

    def save(self, stem: str, work_for: Callable[[Path], Work]) -> None:
        """Ask for a file, proposing ``stem`` as its name, and do what ``work_for`` returns for it."""
        target = self._ask_target(stem)
        if target:
            self._session.start(self._session.texts(f"{self._area}.writing"), work_for(target), self._written)

    def _ask_target(self, stem: str) -> Path | None:
        texts = self._session.texts
        kinds = {f"{texts(f'{self._area}.{ending}')} (*.{ending})": ending for ending in self._endings}
        proposed, title = self._folder() / f"{stem}.{self._endings[0]}", texts(f"{self._area}.save")
        name, kind = QFileDialog.getSaveFileName(self._page, title, str(proposed), ";;".join(kinds))
        if not name:
            return None
        target = Path(name)
        self._session.settings.keep_value(self._kept, str(target.parent))
        known = target.suffix.removeprefix(".").lower() in self._endings
        return target if known else target.with_name(f"{target.name}.{kinds.get(kind, self._endings[0])}")

    @property
    def _kept(self) -> str:
        """Name under which the folder used last is remembered."""
        return f"{self._area}/folder"

    def _folder(self) -> Path:
        kept = self._session.settings.value(self._kept)
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
        self._session.say(f"{self._area}.written", Tone.OK, ways, file=target.name)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
