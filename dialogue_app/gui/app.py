"""Starts the window: one running instance, the look, the workspace, and what to do when it can't be opened.

Knows no pages.
"""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from dialogue_app import paths
from dialogue_app.gui import problems, theme
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.problems import Watch
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_ANSWER_MS = 1000
_RAISE, _BRING = b"raise", b"bring"


def run(workspace: Path | None = None, language: str | None = None, files: Sequence[Path] = ()) -> int:
    """Show the window and return the exit code of the program.

    A second start in the same settings folder raises the first window, hands over its files, and ends.

    Args:
        workspace: file to open; the one used last, or the default one, when not given.
        language: language of the window from now on; the remembered one when not given.
        files: to be brought in once the window is up.
    """
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication([sys.argv[0], *theme.FUSION])
    application.setApplicationName("Dialogue App")
    application.setDesktopFileName("dialogue-app")
    single = SingleInstance(paths.settings_folder())
    if not single.first:
        single.call_first(workspace, files)
        return 0
    front = Front(Session(_settings(language)))
    single.called.connect(front.come_to_front)
    single.came.connect(front.bring)
    front.build(expecting=True)
    front.open_first(workspace)
    front.show()
    single.listen()
    if files:
        front.bring(files)
    problems.write_log()
    gc.freeze()
    gc.enable()
    code = application.exec()
    front.close()
    single.release()
    return code


def _settings(language: str | None) -> Settings:
    settings = Settings()
    if language:
        settings.language = language
    return settings


class Front(QObject):
    """The session and its window. The window is built anew when the language changes.

    Args:
        session: the state that outlives the window.
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.window: MainWindow | None = None
        self._qt_texts: QTranslator | None = None
        self.watch = Watch(session.report, lambda: session.texts)
        self.watch.install()
        session.apply_look()
        # Queued: the choice comes from a widget of the window that is about to go.
        session.language_changed.connect(self._rebuild, Qt.ConnectionType.QueuedConnection)
        QGuiApplication.styleHints().colorSchemeChanged.connect(session.apply_look)

    def build(self, place: str = "", *, expecting: bool = False) -> None:
        """Build the window in the present language, with the page ``place`` in it if given.

        With ``expecting`` it stays empty until ``open_first`` has found a workspace, or has not.
        """
        self._speak()
        self.window = MainWindow(self.session, place=place, expecting=expecting)

    def show(self) -> None:
        """Show the window."""
        if self.window:
            self.window.show()

    def open_first(self, workspace: Path | None) -> None:
        """Open the named workspace, else the one used last, else the default one, which is made if need be."""
        try:
            self.session.opening.first(workspace, self.session.settings.recent)
        except Exception as fault:  # the window must come up, with the ways to another workspace
            self.watch.report(fault)
        if self.window and not self.session.workspace:
            self.window.begin()

    def come_to_front(self, workspace: str) -> None:
        """Raise the window because the program was started again; open the workspace named there."""
        if self.window:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
            self.window.raise_()
            self.window.activateWindow()
        if workspace:
            self.session.open_workspace(Path(workspace))

    def bring(self, files: Sequence[Path]) -> None:
        """Raise the window and bring in the files that the program was started with."""
        self.come_to_front("")
        if self.window:
            self.window.arrivals.bring(files)

    def close(self) -> None:
        """Close window, work and workspace."""
        sys.excepthook = sys.__excepthook__
        if self.window:
            self.window.close()
        self.session.close()

    def _rebuild(self) -> None:
        old = self.window
        if not old:
            return
        old.retire()
        self.build(old.place)
        self.show()
        old.close()  # after the new one is shown: the program ends with its last window
        old.deleteLater()

    def _speak(self) -> None:
        """Let Qt's own menus (cut, copy, paste) speak the window's language, where Qt knows it."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        if self._qt_texts:
            application.removeTranslator(self._qt_texts)
        self._qt_texts = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        locale = QLocale(self.session.texts.language)
        application.setLayoutDirection(locale.textDirection())
        if self._qt_texts.load(locale, "qtbase", "_", folder):
            application.installTranslator(self._qt_texts)


class SingleInstance(QObject):
    """Finds out whether the program runs already, and listens for later starts.

    Args:
        folder: the settings folder; two starts with different folders are strangers.
    """

    called = Signal(str)
    came = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)
        self._name = f"dialogue-app-{_fingerprint(folder)}"
        self._server: QLocalServer | None = None
        self.first = self._lock.tryLock(0)

    def call_first(self, workspace: Path | None, files: Sequence[Path] = ()) -> bool:
        """Ask the first instance to come to the front and take files over; False if it does not answer."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - see listen

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_ANSWER_MS):
            return False
        named = files or filter(None, [workspace])
        words = "\0".join(str(each.resolve()) for each in named)
        socket.write((_BRING if files else _RAISE) + words.encode())
        socket.waitForBytesWritten(_ANSWER_MS)
        socket.disconnectFromServer()
        return True

    def release(self) -> None:
        """Let the next start be the first."""
        if self._server:
            self._server.close()
        self._lock.unlock()

    def listen(self) -> None:
        """Answer later starts; to be called when the window is up, because nobody has waited for it before."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - the first picture does not wait for it

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        self._server.listen(self._name)

    def _answer(self) -> None:
        assert self._server
        socket = self._server.nextPendingConnection()
        socket.readChannelFinished.connect(lambda: self._heard(socket))

    def _heard(self, socket: "QLocalSocket") -> None:
        words = bytes(socket.readAll().data())
        socket.deleteLater()
        if words.startswith(_RAISE):
            self.called.emit(words.removeprefix(_RAISE).decode("utf-8", "replace"))
        elif words.startswith(_BRING):
            named = words.removeprefix(_BRING).decode("utf-8", "replace").split("\0")
            self.came.emit(tuple(Path(each) for each in named))


def _fingerprint(folder: Path) -> str:
    import hashlib  # noqa: PLC0415 - one line of the start

    return hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16]
