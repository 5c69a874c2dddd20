"""The one door for files that come: asked for or dropped anywhere, told by what they hold, shown where they belong.

Nothing is stored here: the page that receives files shows first what they would do.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from dialogue_app import paths
from dialogue_app.domain.arrivals import SEVERAL, Kind
from dialogue_app.gui.problems import Tone, WayOut
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work

_FOLDER = "arrivals/folder"
_ENDINGS = "*.xlsx *.dialogue *.dialogue-bank *.dialogues *.csv *.tsv *.txt *.json *.xls"


class ArrivalDesk(QObject):
    """Sorts what comes.

    Signals:
        came(Kind, tuple[Path, ...]): these are for the page that takes in files of this kind.

    Args:
        session: runs the work and says what is in the way.
        window: where files can be dropped.
    """

    came = Signal(object, object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def ask(self) -> None:
        """Ask which files came, and bring them in."""
        texts, settings = self._session.texts, self._session.settings
        kinds = f"{texts('arrivals.files')} ({_ENDINGS});;{texts('arrivals.all-files')} (*)"
        window = self.parent()
        assert isinstance(window, QWidget)
        names, _ = QFileDialog.getOpenFileNames(window, texts("arrivals.ask"), str(self._folder()), kinds)
        if names:
            settings.keep_value(_FOLDER, str(Path(names[0]).parent))
            self.bring([Path(name) for name in names])

    def bring(self, files: Sequence[Path]) -> None:
        """Find out what files are, and hand them to the page where they belong."""
        session, workspace = self._session, self._session.workspace
        if session.live_supplier:
            end = WayOut(session.texts("arrivals.end-session"), lambda: session.set_live(""))
            session.say("arrivals.live-first", Tone.WARN, [end])
            return

        def sort(found: Any) -> None:
            # meanwhile another file may have been opened, or a supplier's session may have begun
            if session.workspace is workspace and not session.live_supplier:
                self._sort(found)

        session.messages.clear()
        release = workspace.release_number if workspace else ""
        session.start(session.texts.count("arrivals.looking", len(files)), _telling(tuple(files), release), sort)

    # Inside --------------------------------------------------------------------------------------------------

    def _sort(self, found: Mapping[Path, Kind]) -> None:
        session, texts = self._session, self._session.texts
        kinds = list(dict.fromkeys(found.values()))
        if len(kinds) > 1:
            session.say("arrivals.mixed", Tone.WARN, kinds=", ".join(texts(f"arrivals.kind.{kind}") for kind in kinds))
        elif len(found) > 1 and kinds[0] not in SEVERAL:
            session.say("arrivals.one-by-one", Tone.WARN, kind=texts(f"arrivals.kind.{kinds[0]}"))
        elif kinds[0] is Kind.WORKSPACE:
            session.open_workspace(next(iter(found)))
        elif session.workspace is None:
            session.say("arrivals.open-first", Tone.INFO)
        else:
            self.came.emit(kinds[0], tuple(found))

    def _folder(self) -> Path:
        kept, workspace = self._session.settings.value(_FOLDER), self._session.workspace
        if kept and Path(kept).is_dir():
            return Path(kept)
        return workspace.path.parent if workspace else paths.data_folder()

    # Dropping ------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped onto the window, wherever no field wants them for itself."""
        if isinstance(event, QDragEnterEvent | QDragMoveEvent | QDropEvent) and (files := _dropped(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                self.bring(files)
            return True
        return super().eventFilter(watched, event)


def _dropped(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _telling(files: tuple[Path, ...], release: str) -> Work:
    """Work for the background: only paths and a number."""

    def work(progress: Progress) -> dict[Path, Kind]:
        from dialogue_app.workspace import arriving  # noqa: PLC0415 - loaded when something comes

        progress.say(0)
        return arriving.told(files, release)

    return work
