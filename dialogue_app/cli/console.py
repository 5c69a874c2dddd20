"""What a command works with: the open workspace, the wording, and the way to say results.

Results go to stdout as text or as one JSON document; progress goes to stderr, and only to a terminal.
"""

import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from dialogue_app import paths
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from dialogue_app.workspace import Workspace, backups, protecting

_CONTROL = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd") | {ord("\n"): "\n", ord("\t"): "  "}
"""Control characters are shown as marks: text of suppliers must not steer the terminal."""

OpenWindow = Callable[[Path | None, str | None], int]
"""Opens the window with a workspace and a language (None: the usual ones) and returns the exit code."""


Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Said:
    """The result of a command: lines for people, the same as data for programs.

    ``problem`` is raised after the result was printed: a check that found errors did its work and still fails.
    """

    lines: Sequence[str]
    data: object
    problem: Problem | None = None


class Console:
    """One run of the program from the command line."""

    def __init__(self, open_window: OpenWindow) -> None:
        self.open_window = open_window
        self.texts = Texts()
        self.path: Path | None = None
        self.language: str | None = None
        self.as_json = False
        self._opened: Workspace | None = None

    def speak(self, language: str) -> None:
        """Use another language from now on."""
        self.language, self.texts = language, Texts(language)

    def workspace(self, *, make: bool = False) -> Workspace:
        """Return the workspace, opened once.

        Args:
            make: make the named file when it is missing. The default one is always made at its first use; neither
                is made where there are backups, because then a file is lost.

        Raises:
            Problem: it is missing, or can't be opened.
        """
        if self._opened is None:
            path = self.path or paths.default_workspace()
            missing = not path.exists() and (make or self.path is None) and not backups.listed(path)
            self._opened = Workspace.create(path) if missing else self.asking(lambda: Workspace.open(path))
            if not missing:
                self._opened.database.before_first_write = partial(backups.make_if_old, self._opened)
        return self._opened

    def asking(self, act: Callable[[], Outcome]) -> Outcome:
        """Do something with a file; ask for its passphrase when it needs one and somebody is there to type it.

        Raises:
            Problem: what was done raises, or the passphrase is missing or wrong.
        """
        try:
            return act()
        except Problem as problem:
            if problem.key not in protecting.ASKS or not sys.stdin.isatty():
                raise
            self.complain(self.texts(f"problem.{problem.key}", **problem.details))
        typed = click.prompt(self.texts("cli.workspace.passphrase"), hide_input=True, err=True)
        return protecting.opened_with(typed, act)

    def say(self, said: Said) -> None:
        """Print a result on stdout.

        Raises:
            Problem: the one that the result carries.
        """
        if self.as_json:
            click.echo(json.dumps(said.data, ensure_ascii=not _speaks_unicode(), indent=2))
        else:
            for line in said.lines:
                click.echo(line.translate(_CONTROL))
        if said.problem:
            raise said.problem

    def complain(self, sentence: str) -> None:
        """Print one sentence on stderr."""
        click.echo(" ".join(sentence.translate(_CONTROL).split()), err=True)

    def progress(self, key: str, **details: object) -> None:
        """Say on stderr what is being done, if somebody is watching."""
        if sys.stderr.isatty():
            self.complain(self.texts(key, **details))

    def close(self) -> None:
        """Close the workspace if it was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None


def columns(rows: Iterable[Sequence[str]], spaces: int = 0) -> list[str]:
    """Return rows as lines with their cells below each other, ``spaces`` to the right; the last cell runs on."""
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
    return [" " * spaces + line.rstrip() for line in lines]


def indented(text: str, spaces: int = 4) -> str:
    """Return a text of one or several lines moved to the right."""
    return "\n".join(" " * spaces + line for line in text.split("\n"))


def tolerate_any_text() -> None:
    """Let consoles that lack a character print a replacement instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _speaks_unicode() -> bool:
    return (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("-", "").startswith("utf")
