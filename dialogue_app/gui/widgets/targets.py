"""Where documents of one kind are saved: asks the user, remembers the folder, and opens what was written."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app.gui.problems import WayOut
from dialogue_app.gui.session import Session


class Targets:
    """Files and folders that the user chooses to write to.

    Args:
        session: with the settings in which the folder is kept.
        before: the widget that the system's dialog stands before.
        area: which kind of document; each has a folder of its own.
    """

    def __init__(self, session: Session, before: QWidget, area: str) -> None:
        self._session, self._before, self._key = session, before, f"{area}/folder"

    def ask_file(self, title: str, proposed: str, kinds: Mapping[str, str]) -> Path | None:
        """Return the file the user chose; None when they gave up.

        Args:
            title: of the dialog.
            proposed: name of the file, with its ending.
            kinds: names of kinds of file by their ending (".pdf"); a name without one of them gets the chosen one.
        """
        filters = {f"{words} (*{ending})": ending for ending, words in kinds.items()}
        name, chosen = QFileDialog.getSaveFileName(self._before, title, str(self.folder / proposed), ";;".join(filters))
        if not name:
            return None
        target = Path(name)
        self._session.settings.keep_value(self._key, str(target.parent))
        if target.suffix.lower() in kinds:
            return target
        return target.with_name(target.name + filters.get(chosen, next(iter(kinds))))

    def ask_folder(self, title: str) -> Path | None:
        """Return the folder the user chose; None when they gave up."""
        name = QFileDialog.getExistingDirectory(self._before, title, str(self.folder))
        if name:
            self._session.settings.keep_value(self._key, name)
        return Path(name) if name else None

    def ways_to(self, target: Path) -> tuple[WayOut, ...]:
        """Return the ways to look at what was written: the file, and its folder."""
        texts = self._session.texts
        return (
            WayOut(texts("compare.open-file"), lambda: _open(target)),
            WayOut(texts("compare.open-folder"), lambda: _open(target.parent)),
        )

    @property
    def folder(self) -> Path:
        """Where the user wrote or chose last, else beside the workspace."""
        kept = self._session.settings.value(self._key)
        if kept and Path(kept).is_dir():
            return Path(kept)
        return self._session.workspace.path.parent if self._session.workspace else Path.home()


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
