"""The two front doors: the window when nothing is asked for, the command line otherwise."""

import gc
import os
import sys
from pathlib import Path

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts

BROUGHT = frozenset({paths.SUFFIX, ".dialogue", ".dialogue-bank", ".xlsx"})
"""Endings of files that can be named instead of a command; no command has one."""

PROBLEM = 2
"""Exit code of a problem the user can act on."""


def main() -> int:
    """Run the program with the arguments of this process and return its exit code."""
    arguments = sys.argv[1:]
    files = _files(arguments)
    if arguments and not files:
        from dialogue_app.cli import run  # noqa: PLC0415 - the window starts without the command line

        return run(arguments, open_window)
    try:
        if len(files) == 1 and files[0].suffix.lower() == paths.SUFFIX:
            return open_window(files[0])
        return open_window(files=files)
    except Problem as problem:
        sys.stderr.write(Texts()(f"problem.{problem.key}", **problem.details) + "\n")
        return PROBLEM


def _files(arguments: list[str]) -> tuple[Path, ...]:
    """Return the files that the program was started with, as by a double click; () where they are a command."""
    files = tuple(Path(each) for each in arguments)
    return files if all(each.suffix.lower() in BROUGHT for each in files) else ()


def open_window(workspace: Path | None = None, language: str | None = None, *, files: tuple[Path, ...] = ()) -> int:
    """Open the window and return the exit code of the program.

    Args:
        workspace: file to open; the one used last when not given.
        language: of the window; the remembered one when not given.
        files: to be brought in.

    Raises:
        Problem: there is no screen, or a library of the system that windows need is missing.
    """
    if _no_screen():
        raise Problem("no-screen")
    gc.disable()  # what a start makes lives on, so collecting in the middle of it finds nothing; ``app.run`` enables it
    try:
        from dialogue_app.gui import app  # noqa: PLC0415 - the command line works where windows can't
    except ImportError as error:
        if (error.name or "").startswith("dialogue_app"):
            raise  # a mistake of ours, not a missing library
        raise Problem("no-window", reason=str(error)) from error
    # the window remembers files for starts in other folders
    return app.run(workspace.absolute() if workspace else None, language, [each.absolute() for each in files])


def _no_screen() -> bool:
    """Whether windows can't be shown here; Windows and macOS always can."""
    asked = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform not in {"win32", "darwin"} and not any(os.environ.get(name) for name in asked)


if __name__ == "__main__":
    sys.exit(main())
