"""Writes a mistake of ours to the log file, without the values the program worked on: they may be answers."""

import platform
import traceback
from datetime import UTC, datetime
from logging import ERROR, LogRecord
from logging.handlers import RotatingFileHandler
from pathlib import Path

from dialogue_app import __version__, paths
from dialogue_app.errors import Fault


def log_fault(error: BaseException) -> Path | None:
    """Append where the program failed to its log and return the log; None when it can't be written."""
    log = paths.log_file()
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(log, maxBytes=500_000, backupCount=2, encoding="utf-8")
    except OSError:
        return None
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    record = LogRecord("dialogue_app", ERROR, "", 0, f"{moment} ERROR {_report(error)}", None, None)
    handler.emit(record)
    handler.close()
    return log


def _report(error: BaseException) -> str:
    lines = [f"dialogue-app {__version__}, Python {platform.python_version()}, {platform.system()}"]
    lines += [
        f"  {frame.name} ({'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno})"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    words = f": {error}" if isinstance(error, Fault) else ""  # only our own words are known to hold no answer
    return "\n".join([*lines, f"{type(error).__name__}{words}"])
