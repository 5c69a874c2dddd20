"""The one place that shows what went wrong: a Problem as a sentence in the window, a Fault as text to copy.

Knows no pages; the message bar listens to ``Messages``. The log never holds an answer.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from dialogue_app import __version__, paths
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.texts import Texts

_log = logging.getLogger("dialogue_app")


class Tone(StrEnum):
    """How serious a message is; also the name of its colours and its icon's meaning."""

    INFO = "info"
    OK = "ok"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button beside a message.

    Attributes:
        text: what the button says, already in the user's language.
        do: what it does.
    """

    text: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the message bar, as plain text, with the buttons that help."""

    text: str
    tone: Tone = Tone.INFO
    ways_out: tuple[WayOut, ...] = ()


class Messages(QObject):
    """Carries messages to whoever shows them; remembers the last one until it is to be forgotten."""

    shown = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last: Message | None = None

    def show(self, message: Message) -> None:
        """Show ``message`` instead of the one before."""
        self.last = message
        self.shown.emit(message)

    def clear(self) -> None:
        """Take away what is said: the user has gone on, and it may be read as said about what comes next."""
        self.last = None
        self.cleared.emit()


def sentence(problem: Problem, texts: Texts) -> str:
    """Return the plain sentence of ``problem`` in the language of ``texts``."""
    return texts(f"problem.{problem.key}", **problem.details)


def write_log() -> None:
    """Let the program log to its own rotating file, three of at most 500 KB."""
    from logging.handlers import RotatingFileHandler  # noqa: PLC0415 - called when the window is up

    file = paths.log_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(file, maxBytes=500_000, backupCount=2, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


def fault_report(error: BaseException) -> str:
    """Return where the program failed, without the values it worked on: they may be answers."""
    import platform  # noqa: PLC0415 - needed only when something failed

    lines = [f"dialogue-app {__version__}, Python {platform.python_version()}, {platform.system()}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {frame.name} ({_short(frame.filename)}:{frame.lineno})" for frame in frames]
    return "\n".join([*lines, type(error).__name__])


def _short(filename: str) -> str:
    parts = filename.replace("\\", "/").split("/")
    return "/".join(parts[-3:])


class FaultDialog(QDialog):
    """Says that the program made a mistake, that the work is safe, and gives text to copy."""

    def __init__(self, report: str, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(texts("fault.title"))
        self.setMinimumSize(560, 320)
        explanation = QLabel(texts("fault.explanation"))
        explanation.setTextFormat(Qt.TextFormat.PlainText)
        explanation.setWordWrap(True)
        self.report = QPlainTextEdit(report, readOnly=True)
        self.report.setAccessibleName(texts("fault.report"))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(texts("button.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons.addButton(texts("button.close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (explanation, self.report, buttons):
            layout.addWidget(part)
        if parent is None:
            theme.dress(self)


class Watch(QObject):
    """Catches whatever nobody caught: a Problem goes to the message bar, anything else becomes a Fault.

    Args:
        show_problem: shows a Problem's sentence in the window.
        texts: returns the texts of the window's present language.
    """

    fault_seen = Signal(object)

    def __init__(self, show_problem: Callable[[Problem], object], texts: Callable[[], Texts]) -> None:
        super().__init__()
        self._show_problem = show_problem
        self._texts = texts
        self._dialog: FaultDialog | None = None
        # Queued, because a fault may come from a thread or from the middle of painting.
        self.fault_seen.connect(self._show_fault, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over ``sys.excepthook``."""
        sys.excepthook = self.caught

    def caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Handle an exception that reached the top."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        elif isinstance(error, Problem):
            self._show_problem(error)
        else:
            self.report(error)

    def report(self, error: BaseException) -> None:
        """Log a fault and show it with text to copy."""
        text = fault_report(error)
        _log.error("fault\n%s", text)
        self.fault_seen.emit(text)

    def _show_fault(self, report: str) -> None:
        if self._dialog and self._dialog.isVisible():
            return  # one dialog is enough; the log has the rest
        self._dialog = FaultDialog(report, self._texts(), QApplication.activeWindow())
        self._dialog.open()
